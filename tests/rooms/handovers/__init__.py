"""The pages at the door and the papers: what they share."""

from django.test import Client
from django.urls import reverse

from tests.factories import rooms

START, END = rooms.at(17), rooms.at(19)


def signed_in_as(person) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def address(name, *args, **query) -> str:
    return reverse(f"rooms:{name}", args=args, query=query or None)


def returned(**changes) -> dict:
    return {
        "returned_by": "Zofia Odbierająca",
        "key_returned": "on",
        "condition": "",
        "damage-TOTAL_FORMS": "2",
        "damage-INITIAL_FORMS": "0",
        "damage-MIN_NUM_FORMS": "0",
        "damage-MAX_NUM_FORMS": "5",
        **changes,
    }
