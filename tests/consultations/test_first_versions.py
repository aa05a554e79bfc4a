"""Reports published before there were versions have one after the migration, and no letters."""

from importlib import import_module

import pytest
from django.apps import apps

from consultations.models import AnswerLetter, ReportVersion
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

migration = import_module("consultations.migrations.0004_versions_of_published_reports")


def test_published_report_gets_its_first_version_once(client, coordinator):
    old = make.consultation(status="closed", days=-1)
    make.remark(consultation=old, outcome="accepted", text="Więcej ławek.")
    make.remark(consultation=old, outcome="rejected", justification="Brak środków.")
    type(old).objects.filter(pk=old.pk).update(
        report_published_at=NOW, report_published_by=coordinator
    )
    unpublished = make.consultation(status="closed", days=-1)
    for _again in range(2):
        migration.store_first_versions(apps, None)
    version = ReportVersion.objects.get()
    assert (version.consultation, version.number, version.published_at) == (old, 1, NOW)
    assert list(version.answers.values_list("remark__number", "outcome", "justification")) == [
        (1, "accepted", "Tak zdecydowano."),
        (2, "rejected", "Brak środków."),
    ]
    assert not AnswerLetter.objects.exists(), "authors were told then"
    assert client.get(f"{old.get_absolute_url()}wyniki/").status_code == 200
    assert client.get(f"{unpublished.get_absolute_url()}wyniki/").status_code == 404
