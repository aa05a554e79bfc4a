"""Each rule that the database keeps by itself, broken past all Python."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tcal.shared.conflicts import constraint_name, violation_message
from tests.factories import volunteering
from volunteering.models import Application, Opportunity, VolunteerProfile

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@contextmanager
def refused_by(name: str):
    """Expect the database to refuse, by a rule of this name that has words for people."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        yield
    assert constraint_name(refusal.value) == name
    assert violation_message(name)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("offer_has_both_dates_or_is_ongoing", {"ongoing": False}),
        (
            "offer_has_both_dates_or_is_ongoing",
            {"ongoing": False, "starts_on": date(2026, 12, 1)},
        ),
        ("offer_has_both_dates_or_is_ongoing", {"ends_on": date(2026, 12, 1)}),
        (
            "offer_ends_on_or_after_its_first_day",
            {"ongoing": False, "starts_on": date(2026, 12, 2), "ends_on": date(2026, 12, 1)},
        ),
        ("offer_has_at_least_one_place", {"places": 0}),
        ("offer_has_a_sensible_minimum_age", {"minimum_age": 0}),
        ("offer_has_a_sensible_minimum_age", {"minimum_age": 100}),
        ("offer_says_where_unless_it_is_remote", {"place": ""}),
        ("returned_offer_has_a_reason", {"status": "returned"}),
    ],
)
def test_opportunity_keeps_its_rules(opportunity, name, changes):
    with refused_by(name):
        Opportunity.objects.filter(pk=opportunity.pk).update(**changes)


def test_opportunity_of_one_day_and_remote_without_a_place_are_allowed(opportunity):
    day = date(2026, 12, 1)
    Opportunity.objects.filter(pk=opportunity.pk).update(
        ongoing=False, starts_on=day, ends_on=day, remote=True, place=""
    )


def test_account_has_one_volunteer_profile(volunteer):
    volunteering.profile(user=volunteer)
    with refused_by("account_has_one_volunteer_profile"):
        VolunteerProfile.objects.create(user=volunteer)


def test_volunteer_was_born_in_living_memory(volunteer):
    with refused_by("volunteer_was_born_in_living_memory"):
        VolunteerProfile.objects.create(user=volunteer, birth_date=date(1899, 12, 31))


@pytest.mark.parametrize("status", ["submitted", "accepted", "waitlisted", "declined"])
def test_volunteer_applies_to_an_offer_once(opportunity, status):
    first = volunteering.application(opportunity=opportunity, status=status)
    with refused_by("volunteer_applies_to_an_offer_once"):
        volunteering.application(opportunity=opportunity, profile=first.profile)


def test_volunteer_may_apply_again_after_withdrawing(opportunity):
    first = volunteering.application(opportunity=opportunity, status="withdrawn")
    volunteering.application(opportunity=opportunity, profile=first.profile)


@pytest.mark.parametrize(
    "partial",
    [
        {"register_check_result": "clear"},
        {"register_checked_on": date(2026, 11, 20)},
        {"register_checked_on": date(2026, 11, 20), "register_check_result": "clear"},
        {"register_checked_on": date(2026, 11, 20), "register_check_result": "maybe", "by": True},
    ],
)
def test_register_check_says_who_when_and_what(opportunity, manager, partial):
    application = volunteering.application(opportunity=opportunity)
    if partial.pop("by", False):
        partial = {**partial, "register_checked_by": manager}
    with refused_by("register_check_says_who_when_and_what"):
        Application.objects.filter(pk=application.pk).update(**partial)


def test_no_more_are_accepted_than_there_are_places(opportunity):
    volunteering.application(opportunity=opportunity, status="accepted")
    second = volunteering.application(opportunity=opportunity)

    with refused_by("no_more_accepted_than_places"):
        Application.objects.filter(pk=second.pk).update(status="accepted")
    with refused_by("no_more_accepted_than_places"):
        volunteering.application(opportunity=opportunity, status="accepted")


def test_several_accepted_at_once_by_one_statement_are_counted_together(opportunity):
    for _number in range(2):
        volunteering.application(opportunity=opportunity)
    with refused_by("no_more_accepted_than_places"):
        opportunity.applications.update(status="accepted")


def test_places_can_not_be_taken_from_those_accepted(opportunity):
    Opportunity.objects.filter(pk=opportunity.pk).update(places=2)
    for _number in range(2):
        volunteering.application(opportunity=opportunity, status="accepted")

    with refused_by("no_more_accepted_than_places"):
        Opportunity.objects.filter(pk=opportunity.pk).update(places=1)
    Opportunity.objects.filter(pk=opportunity.pk).update(places=3)


def test_places_of_one_offer_do_not_count_for_another(opportunity):
    volunteering.application(opportunity=opportunity, status="accepted")
    volunteering.application(status="accepted")


def test_nobody_is_accepted_for_children_unchecked(manager):
    offer = volunteering.opportunity(contact_with_children=True, places=3)
    with refused_by("nobody_meets_children_unchecked"):
        volunteering.application(opportunity=offer, status="accepted")
    with refused_by("nobody_meets_children_unchecked"):
        volunteering.application(
            opportunity=offer,
            status="accepted",
            **volunteering.clear_check(by=manager) | {"register_check_result": "listed"},
        )
    volunteering.application(
        opportunity=offer, status="accepted", **volunteering.clear_check(by=manager)
    )


def test_offer_can_not_turn_to_children_with_somebody_unchecked(opportunity):
    volunteering.application(opportunity=opportunity, status="accepted")
    with refused_by("nobody_meets_children_unchecked"):
        Opportunity.objects.filter(pk=opportunity.pk).update(contact_with_children=True)


@pytest.mark.parametrize("model", [Opportunity, VolunteerProfile, Application])
def test_every_constraint_speaks_to_people(model):
    named = [c for c in model._meta.constraints if c.violation_error_message]
    assert len(named) == len(model._meta.constraints)
    for constraint in named:
        assert "is violated" not in str(constraint.violation_error_message), constraint.name


def test_history_remembers_each_status(opportunity):
    application = volunteering.application(opportunity=opportunity)
    Application.objects.filter(pk=application.pk).update(status="declined")
    statuses = application.history.order_by("pgh_id").values_list("status", flat=True)
    assert list(statuses) == ["submitted", "declined"]


def test_history_keeps_no_personal_words():
    for model in (Application, VolunteerProfile):
        columns = {f.name for f in model._meta.get_field("history").related_model._meta.fields}
        assert not columns & {"message", "decision_message", "birth_date", "about"}
