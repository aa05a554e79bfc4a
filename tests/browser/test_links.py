"""Whatever a public page links to answers."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.test import Client

from tests.browser.pages import public_pages


class _Links(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found, self.ids = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.add(given.get("id"))
        for name in ("href", "src", "action"):
            if given.get(name) and not (tag == "form" and given.get("method") == "post"):
                self.found.add(given[name])


def test_links_of_public_pages_answer():
    visitor = Client()
    linked = {}  # address → a page that links to it
    problems = []
    for page in public_pages():
        if page.status != 200:
            continue
        html = visitor.get(page.path, follow=True).content.decode()
        links = _Links(html)
        for address in links.found:
            whole, fragment = urldefrag(urljoin(f"http://testserver{page.path}", address))
            if urlsplit(whole).netloc != "testserver" or not whole.startswith("http"):
                continue
            if address.startswith("#"):
                if fragment and unquote(fragment) not in links.ids:
                    problems.append(f"{page.path}: nothing has the id {fragment}")
                continue
            linked.setdefault(whole.removeprefix("http://testserver"), page.path)

    problems += [
        f"{source}: {address} answers {answer}"
        for address, source in sorted(linked.items())
        if (answer := _answer(visitor, address)) not in (200, "sign-in")
    ]

    assert len(linked) > 100
    assert not problems, "\n" + "\n".join(problems)


def _answer(visitor, address) -> int | str:
    response = visitor.get(address)
    if response.status_code in (301, 302):
        if response.url.startswith("/konto/login/"):
            return "sign-in"
        response = visitor.get(response.url)
    if response.streaming:
        response.close()
    return response.status_code
