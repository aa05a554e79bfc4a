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
