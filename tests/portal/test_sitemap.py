import pytest

from tests.factories.events import event
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_sitemap_names_what_is_public_and_nothing_else(client):
    shown, hidden = event(), event(status="submitted")
    listed, pending = organization(), organization(status="pending")
    xml = client.get("/sitemap.xml").content.decode()
    for address in ["/", "/o-centrum/", shown.get_absolute_url(), listed.get_absolute_url()]:
        assert f"{address}</loc>" in xml
    for secret in [hidden, pending]:
        assert secret.get_absolute_url() not in xml
    for private in ["/konto/", "/admin/", "/rezerwacje/moje/"]:
        assert private not in xml
