"""How much a first visit costs, as a production server would send it: compressed, nothing cached."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
from django.contrib.staticfiles import finders

from tests.browser.pages import public_pages

WITHOUT_FONTS = 90_000
WITH_FONTS = 150_000
PACKED_ALREADY = {".woff2", ".png", ".webp", ".jpg"}


def test_first_visit_is_light(visit):
    tab = visit()
    # As if the browser had never been here.
    tab.context.new_cdp_session(tab).send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked, problems = set(), []
    tab.on("request", lambda request: asked.add(request.url))
    for page in public_pages():
        asked.clear()
        response = tab.goto(page.path)
        tab.evaluate("document.fonts.ready.then(() => true)")
        # Browsers with a window ask for the icon too.
        asked.add(tab.locator("link[rel=icon]").first.evaluate("link => link.href"))
        files = {urlsplit(url).path for url in asked if "/static/" in url}
        assert any(path.endswith(".css") for path in files)
        fonts = sum(_packed(path) for path in files if path.endswith(".woff2"))
        rest = sum(_packed(path) for path in files if not path.endswith(".woff2"))
        rest += len(gzip.compress(response.body(), 6))
        if rest > WITHOUT_FONTS or rest + fonts > WITH_FONTS:
            problems.append(f"{page.path}: {rest:,} bytes and {fonts:,} of fonts: {sorted(files)}")

    assert not problems, "\n" + "\n".join(problems)


@cache
def _packed(address: str) -> int:
    """Bytes on the wire: as whitenoise packs the file when it is collected."""
    file = Path(finders.find(unquote(address).removeprefix("/static/")))
    content = file.read_bytes()
    if file.suffix in PACKED_ALREADY:
        return len(content)
    return min(len(content), len(brotli.compress(content)))
