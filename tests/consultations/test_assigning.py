"""Departments get their remarks, many at once, and answer only those."""

import pytest
from django.core.exceptions import ValidationError

from consultations.assigning import assign
from consultations.models import DepartmentMember, Remark
from consultations.permissions import can_answer
from consultations.states import Outcome
from tests.factories import accounts, organizations
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def department(db):
    return organizations.organization(legal_form="institution", name="Wydział Kultury")


@pytest.fixture
def clerk(department):
    person = accounts.user()
    DepartmentMember.objects.create(department=department, user=person)
    return person


def test_remarks_are_given_to_a_department_together(consultation, coordinator, department):
    for _ in range(3):
        make.remark(consultation=consultation)
    assert assign(consultation, [1, 3], to=department, by=coordinator) == [1, 3]
    assert assign(consultation, [1, 2], to=department, by=coordinator) == [2]
    assert consultation.remarks.filter(department=department).count() == 3


def test_unknown_number_assigns_nothing(consultation, coordinator, department):
    make.remark(consultation=consultation)
    with pytest.raises(ValidationError, match="7"):
        assign(consultation, [1, 7], to=department, by=coordinator)
    assert not consultation.remarks.exclude(department=None).exists()


def test_only_city_units_answer(consultation, coordinator):
    make.remark(consultation=consultation)
    with pytest.raises(ValidationError):
        assign(consultation, [1], to=organizations.organization(), by=coordinator)


def test_department_sees_and_answers_its_own_remarks_until_publication(
    consultation, coordinator, department, clerk
):
    mine, others = make.remark(consultation=consultation), make.remark(consultation=consultation)
    assign(consultation, [mine.number], to=department, by=coordinator)
    mine.refresh_from_db()
    assert list(Remark.objects.visible_to(clerk)) == [mine]
    assert can_answer(clerk, mine)
    assert not can_answer(clerk, others)
    mine.answer(by=clerk, outcome=Outcome.ACCEPTED)
    consultation.report_published_at = mine.answered_at
    mine.consultation = consultation
    assert not can_answer(clerk, mine)
    assert can_answer(coordinator, mine)
