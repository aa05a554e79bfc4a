import pytest
from django.core.cache import cache
from django.test.utils import override_settings


@pytest.fixture(autouse=True)
def _own_cache(request):
    """Rate limits are counted in the cache; no test starts with another's attempts."""
    memory = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": request.node.nodeid,
        }
    }
    with override_settings(CACHES=memory):
        yield
        cache.clear()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With -n, one worker has all the tests in a browser, with one Chromium and one demo centre.

    (The groups of xdist 3.8 are lost with pytest 9.2, which names tests in another way.)
    """
    from xdist.scheduler import LoadScopeScheduling

    class BrowserTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return "browser" if nodeid.startswith("tests/browser/") else nodeid

    return BrowserTogether(config, log)
