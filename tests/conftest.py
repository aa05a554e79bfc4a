import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _fresh_cache(request):
    """Rate limits are counted in the cache; no test starts with another's attempts."""
    yield
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        cache.clear()
