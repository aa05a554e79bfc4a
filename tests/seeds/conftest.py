"""The demo's centre with its consultations, as far as the source texts speak of them."""

from types import SimpleNamespace

import pytest

from tcal.portal.demo import consultations, organizations, people
from tcal.portal.demo.consultations import making
from tcal.shared.periods import local_today

_printed = {}


@pytest.fixture
def world(db, monkeypatch):
    """Each paper of the demo is printed once for all tests: it is the slow part of loading."""
    printed = making.render_pdf

    def once(template, context):
        key = context["title"], tuple(context["paragraphs"])
        if key not in _printed:
            _printed[key] = printed(template, context)
        return _printed[key]

    monkeypatch.setattr(making, "render_pdf", once)
    loaded = SimpleNamespace(today=local_today(), users={}, organizations={}, rooms={})
    for area in (people, organizations, consultations):
        area.load(loaded)
    return loaded
