import pytest
from django.db import OperationalError, connection

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_health_is_good_while_the_database_answers(client):
    response = client.get("/zdrowie/")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-cache" in response["Cache-Control"]


def test_health_is_bad_without_the_database_and_tells_no_secrets(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError('connection to "db.example" failed: password of user "portal"')

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/zdrowie/")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable"}


def test_health_costs_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/zdrowie/")


def test_health_is_only_read(client):
    assert client.post("/zdrowie/").status_code == 405
