"""Constraints speak through forms, also where a form leaves some of their fields out."""

import pytest
from django.core.exceptions import ValidationError

from organizations.models import Organization
from rooms.models import OpeningHours, SpecialDay
from tcal.shared.forms import PortalForm, PortalModelForm, SubmissionIdMixin, fields_of
from tests.factories import organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class NameAndNumber(PortalModelForm):
    """Leaves out the legal form, of which the rule about the KRS number speaks too."""

    class Meta:
        model = Organization
        fields = ["name", "krs"]


class ClosingHour(PortalModelForm):
    class Meta:
        model = SpecialDay
        fields = ["closes_at"]


class Hours(PortalModelForm):
    class Meta:
        model = OpeningHours
        fields = ["weekday", "opens_at", "closes_at"]


def test_rule_is_kept_though_one_of_its_fields_is_not_on_the_form():
    form = NameAndNumber(
        {"name": "Nowa", "krs": ""}, instance=Organization(legal_form="association")
    )

    assert not form.is_valid()
    assert "KRS" in form.errors["krs"][0]


def test_rule_names_the_field_of_the_form_that_it_speaks_of():
    special = SpecialDay(venue=rooms.venue(), day="2026-12-24", opens_at="10:00")

    form = ClosingHour({"closes_at": ""}, instance=special)

    assert not form.is_valid()
    assert list(form.errors) == ["closes_at"]


def test_unique_rule_with_a_field_outside_the_form_is_kept():
    venue = rooms.venue()

    form = Hours(
        {"weekday": "0", "opens_at": "8:00", "closes_at": "10:00"},
        instance=OpeningHours(venue=venue),
    )

    assert not form.is_valid()
    assert form.errors["opens_at"] == ["Te godziny są już wpisane."]


def test_rule_is_left_out_while_a_value_that_it_needs_is_refused():
    form = Hours(
        {"weekday": "0", "opens_at": "o ósmej", "closes_at": "10:00"},
        instance=OpeningHours(venue=rooms.venue()),
    )

    assert not form.is_valid()
    assert list(form.errors) == ["opens_at"]


def test_fields_of_a_rule_are_found_inside_its_conditions():
    named = {
        constraint.name: fields_of(constraint) for constraint in Organization._meta.constraints
    }

    assert named["organization_of_this_form_has_a_krs_number"] == {"legal_form", "krs"}


class Question(SubmissionIdMixin, PortalForm):
    pass


def test_each_filling_in_of_a_form_has_its_own_number():
    assert Question()["submission_id"].value() != Question()["submission_id"].value()


def test_refusal_of_a_verb_is_shown_beside_its_field_or_above_the_form():
    form = Question({"submission_id": "7b7e0c9e-8a3e-4f66-9d9b-3a4de3a2f111"})
    assert form.is_valid()

    form.add_refusal(ValidationError({"submission_id": "przy polu", "inne": "nad formularzem"}))

    assert form.errors["submission_id"] == ["przy polu"]
    assert form.non_field_errors() == ["nad formularzem"]


def test_organization_factory_breaks_no_rule():
    organizations.organization().full_clean()
