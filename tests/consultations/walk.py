"""Walking through every address of the portal as somebody, and reading all that is said there."""

import io
import re
import zipfile
from html import unescape
from itertools import product
from urllib.parse import urljoin

from pypdf import PdfReader

from tests.urls import all_addresses

# Where consultations are spoken of; links that lead elsewhere are not followed.
FOLLOWED = ("/konsultacje/", "/programy/", "/stolik/", "/dokumenty/", "/szukaj/", "/sitemap")
MOST_LINKS = 400
OURS = ("consultations:", "programmes:", "tables:")
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
LINK = re.compile(r'(?:href|src|hx-get)="([^"#]+)')


def addresses(arguments: dict[str, list]) -> list[str]:
    """Return every address of the portal; of consultations, with all values of their arguments.

    ``arguments`` holds the values by the argument's name. What others' addresses ask for is left as
    something that there isn't. Raises ``KeyError`` for an argument without values.
    """
    found = []
    for address in all_addresses():
        if address.path.startswith("/admin/") and "<" in address.route:
            continue
        asked = ARGUMENT.findall(address.route)
        if not asked or not address.name.startswith(OURS):
            found.append(address.path)
            continue
        for chosen in product(*(arguments[name] for _kind, name in asked)):
            rest = iter(chosen)
            found.append(
                "/" + ARGUMENT.sub(lambda _match, rest=rest: str(next(rest)), address.route)
            )
    return found


def pages_seen(client, start: list[str]) -> dict[str, str]:
    """Return what is said at these addresses and at those that their pages lead to."""
    said, waiting, known = {}, list(start), set(start)
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        said[path] = folded(words_of(response))
        if response.headers.get("Content-Type", "").startswith(("text/html", "application/xml")):
            for link in links_in(response, path):
                if link not in known and link.startswith(FOLLOWED):
                    known.add(link)
                    waiting.append(link)
        assert len(known) < MOST_LINKS + len(start), "there is no end to the links"
    return said


def links_in(response, path: str) -> list[str]:
    text = response.content.decode(errors="replace")
    found = [unescape(link) for link in LINK.findall(text)]
    found += re.findall(r"<loc>https?://[^/<]+([^<]+)</loc>", text)
    return [urljoin(path, link) for link in found]


def words_of(response) -> str:
    """The whole answer: headers, cookies and content, also of documents, tables and bundles."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers}\n{response.cookies}\n{words_in(content)}"


def words_in(content: bytes) -> str:
    """The words of a page, of a PDF, or of all that is in a ZIP (an XLSX is one)."""
    if content.startswith(b"%PDF-"):
        reader = PdfReader(io.BytesIO(content))
        inside = [page.extract_text() for page in reader.pages]
        for attached in reader.attachments.values():
            inside += map(words_in, attached)
        return "\n".join([str(reader.metadata), *inside])
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            return "\n".join(f"{name}\n{words_in(bundle.read(name))}" for name in bundle.namelist())
    return unescape(content.decode(errors="replace"))


def folded(text: str) -> str:
    """Without what a narrow column or a long line puts between the letters of a word."""
    return re.sub(r"[\s\u00ad-]+", "", text).casefold()


def told(said: dict[str, str], markers: dict[str, str]) -> dict[str, list[str]]:
    """Return which markers are said where, by address."""
    found = {}
    for path, text in said.items():
        if names := [name for name, marker in markers.items() if folded(marker) in text]:
            found[path] = names
    return found
