import pytest


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    """Staff sign in here without one; that they need it is tested with the accounts."""
    settings.REQUIRE_MFA = False
