"""Every move from every status: allowed, or refused with nothing changed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, volunteering
from volunteering.models import Application, Opportunity
from volunteering.states import (
    APPLICATION_MOVES,
    OPPORTUNITY_MOVES,
    ApplicationStatus,
    OpportunityStatus,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OFFER_VERBS = {
    "submitted": lambda offer, by: offer.submit(by=by),
    "published": lambda offer, by: offer.publish(by=by),
    "returned": lambda offer, by: offer.return_for_changes(by=by, reason="Podaj godziny."),
    "closed": lambda offer, by: offer.close(by=by),
}
APPLICATION_VERBS = {
    "accepted": lambda application, by: application.accept(by=by),
    "declined": lambda application, by: application.decline(by=by),
    "withdrawn": lambda application, by: application.withdraw(by=application.profile.user),
}


@pytest.mark.parametrize("start", OpportunityStatus.values)
@pytest.mark.parametrize("goal", OFFER_VERBS)
def test_offer_moves_only_as_allowed(manager, start, goal):
    offer = volunteering.opportunity(status=start)

    if goal in OPPORTUNITY_MOVES[start]:
        OFFER_VERBS[goal](offer, manager)
        expected = goal
    else:
        with pytest.raises(ForbiddenMove):
            OFFER_VERBS[goal](offer, manager)
        expected = start

    assert Opportunity.objects.get(pk=offer.pk).status == expected


@pytest.mark.parametrize("start", ApplicationStatus.values)
@pytest.mark.parametrize("goal", APPLICATION_VERBS)
def test_application_moves_only_as_allowed(opportunity, manager, start, goal):
    application = volunteering.application(opportunity=opportunity, status=start)

    if goal in APPLICATION_MOVES[start]:
        APPLICATION_VERBS[goal](application, manager)
        expected = goal
    else:
        with pytest.raises(ForbiddenMove):
            APPLICATION_VERBS[goal](application, manager)
        expected = start

    assert Application.objects.get(pk=application.pk).status == expected


def test_every_status_has_its_moves():
    assert set(OPPORTUNITY_MOVES) == set(OpportunityStatus)
    assert set(APPLICATION_MOVES) == set(ApplicationStatus)


def test_move_looks_at_what_is_stored_and_not_at_an_old_copy(manager):
    offer = volunteering.opportunity(status="submitted")
    old = Opportunity.objects.get(pk=offer.pk)
    offer.return_for_changes(by=manager, reason="Podaj godziny.")

    with pytest.raises(ForbiddenMove):
        old.publish(by=manager)
    assert Opportunity.objects.get(pk=offer.pk).status == "returned"


def test_published_offer_tells_its_author(manager, staff):
    offer = volunteering.opportunity(status="submitted", created_by=manager, title="Ogród")
    offer.publish(by=staff)

    stored = Opportunity.objects.get(pk=offer.pk)
    assert stored.decided_by == staff
    assert stored.published_at is not None
    mail = QueuedMail.objects.get()
    assert mail.to == manager.email
    assert "Ogród" in mail.subject
    assert f"https://portal.example/wolontariat/{offer.slug}/" in mail.text


def test_returned_offer_tells_the_reason_and_where_to_correct_it(manager, staff):
    offer = volunteering.opportunity(status="submitted", created_by=manager)
    offer.return_for_changes(by=staff, reason="  Podaj godziny.  ")

    assert Opportunity.objects.get(pk=offer.pk).decision_reason == "Podaj godziny."
    mail = QueuedMail.objects.get()
    assert "Podaj godziny." in mail.text
    assert "Podaj godziny." in mail.html
    assert f"/wolontariat/{offer.slug}/edytuj/" in mail.text


def test_returning_without_a_reason_is_refused(staff):
    offer = volunteering.opportunity(status="submitted")
    with pytest.raises(ValidationError) as refusal:
        offer.return_for_changes(by=staff, reason="  ")
    assert refusal.value.code == "returned_offer_has_a_reason"
    assert Opportunity.objects.get(pk=offer.pk).status == "submitted"
    assert not QueuedMail.objects.exists()


@pytest.mark.parametrize(("status", "verb"), [("draft", "submitted"), ("submitted", "published")])
def test_offer_of_the_past_goes_no_further(staff, status, verb):
    offer = volunteering.opportunity(
        status=status, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 21)
    )
    with pytest.raises(ValidationError) as refusal:
        OFFER_VERBS[verb](offer, staff)
    assert [error.code for error in refusal.value.error_dict["ends_on"]] == ["past"]
    assert Opportunity.objects.get(pk=offer.pk).status == status


def test_offer_is_open_on_its_last_day_and_closes_by_itself(db):
    last_today = volunteering.opportunity(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 22))
    over = volunteering.opportunity(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 21))
    of_ended = volunteering.opportunity()
    of_ended.organization.end(by=accounts.staff(), reason="Rozwiązana.")
    of_ended.refresh_from_db()
    closed = volunteering.opportunity(status="closed")

    assert list(Opportunity.objects.open()) == [last_today]
    is_open = [offer.is_open for offer in (last_today, over, of_ended, closed)]
    assert is_open == [True, False, False, False]


# Accepting ------------------------------------------------------------------------------------


def test_accepted_volunteer_is_told_with_the_answer_and_a_contact(opportunity, manager, volunteer):
    opportunity.organization.public_email = "ogrod@ngo.example"
    opportunity.organization.save()
    application = volunteering.application(
        opportunity=opportunity, profile=volunteering.profile(user=volunteer)
    )
    application.accept(by=manager, message=" Do zobaczenia we wtorek! ")

    stored = Application.objects.get(pk=application.pk)
    assert (stored.decided_by, stored.decision_message) == (manager, "Do zobaczenia we wtorek!")
    mail = QueuedMail.objects.get()
    assert mail.to == volunteer.email
    assert "Do zobaczenia we wtorek!" in mail.text
    assert "ogrod@ngo.example" in mail.text


def test_nobody_decides_on_their_own_application(opportunity, manager):
    own = volunteering.application(
        opportunity=opportunity, profile=volunteering.profile(user=manager)
    )
    for verb in (own.accept, own.decline):
        with pytest.raises(PermissionDenied):
            verb(by=manager)
    with pytest.raises(PermissionDenied):
        own.record_register_check(by=manager, checked_on=date(2026, 11, 20), result="clear")
    assert Application.objects.get(pk=own.pk).status == "submitted"


def test_nobody_withdraws_for_somebody_else(opportunity, manager):
    application = volunteering.application(opportunity=opportunity)
    with pytest.raises(PermissionDenied):
        application.withdraw(by=manager)


def test_full_offer_puts_on_the_waiting_list_and_then_says_that_it_is_full(opportunity, manager):
    volunteering.application(opportunity=opportunity, status="accepted")
    second = volunteering.application(opportunity=opportunity)

    second.accept(by=manager)
    assert second.status == "waitlisted"
    with pytest.raises(ValidationError) as refusal:
        second.accept(by=manager)
    assert refusal.value.code == "full"


def test_nobody_is_accepted_for_what_is_over(manager):
    offer = volunteering.opportunity(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 21))
    application = volunteering.application(opportunity=offer)
    with pytest.raises(ValidationError) as refusal:
        application.accept(by=manager)
    assert refusal.value.code == "past"
    application.decline(by=manager)


def test_people_can_still_be_accepted_after_the_recruitment_is_closed(opportunity, manager):
    application = volunteering.application(opportunity=opportunity)
    opportunity.close(by=manager)
    application.accept(by=manager)
    assert application.is_accepted


def test_withdrawing_gives_the_place_to_the_first_waiting_once(opportunity, manager):
    accepted = volunteering.application(opportunity=opportunity)
    accepted.accept(by=manager)
    waiting = [volunteering.application(opportunity=opportunity) for _number in range(2)]
    for one in waiting:
        one.accept(by=manager)
    QueuedMail.objects.all().delete()

    accepted.withdraw(by=accepted.profile.user)

    statuses = [Application.objects.get(pk=one.pk).status for one in (accepted, *waiting)]
    assert statuses == ["withdrawn", "accepted", "waitlisted"]
    # The managers hear of both; the one who moved up is told.
    told = sorted(QueuedMail.objects.values_list("to", flat=True))
    assert told == sorted([manager.email, manager.email, waiting[0].profile.user.email])


def test_withdrawing_from_the_waiting_list_promotes_nobody(opportunity, manager):
    volunteering.application(opportunity=opportunity, status="accepted")
    first, second = (
        volunteering.application(opportunity=opportunity, status="waitlisted", decided_by=manager)
        for _number in range(2)
    )
    first.withdraw(by=first.profile.user)
    assert Application.objects.get(pk=second.pk).status == "waitlisted"


def test_who_may_no_longer_be_accepted_is_passed_over(manager):
    offer = volunteering.opportunity(contact_with_children=True)
    clear = volunteering.clear_check(by=manager)
    accepted = volunteering.application(opportunity=offer, status="accepted", **clear)
    unchecked = volunteering.application(opportunity=offer, status="waitlisted", decided_by=manager)
    checked = volunteering.application(
        opportunity=offer, status="waitlisted", decided_by=manager, **clear
    )

    accepted.withdraw(by=accepted.profile.user)

    assert Application.objects.get(pk=unchecked.pk).status == "waitlisted"
    assert Application.objects.get(pk=checked.pk).status == "accepted"


def test_closed_recruitment_does_not_promote(opportunity, manager):
    accepted = volunteering.application(opportunity=opportunity, status="accepted")
    waiting = volunteering.application(
        opportunity=opportunity, status="waitlisted", decided_by=manager
    )
    opportunity.close(by=manager)
    accepted.withdraw(by=accepted.profile.user)
    assert Application.objects.get(pk=waiting.pk).status == "waitlisted"


# Work with children ---------------------------------------------------------------------------


def test_work_with_children_needs_a_clear_check_first(manager):
    offer = volunteering.opportunity(contact_with_children=True)
    application = volunteering.application(opportunity=offer)

    with pytest.raises(ValidationError) as refusal:
        application.accept(by=manager)
    assert refusal.value.code == "register_check"

    application.record_register_check(by=manager, checked_on=date(2026, 11, 20), result="listed")
    with pytest.raises(ValidationError):
        application.accept(by=manager)

    application.record_register_check(by=manager, checked_on=date(2026, 11, 22), result="clear")
    application.accept(by=manager)
    stored = Application.objects.get(pk=application.pk)
    assert stored.is_accepted
    assert stored.register_checked_by == manager
    assert stored.register_checked_on == date(2026, 11, 22)


def test_check_made_tomorrow_is_refused(manager):
    offer = volunteering.opportunity(contact_with_children=True)
    application = volunteering.application(opportunity=offer)
    with pytest.raises(ValidationError) as refusal:
        application.record_register_check(by=manager, checked_on=date(2026, 11, 23), result="clear")
    assert [error.code for error in refusal.value.error_dict["checked_on"]] == ["future"]


@pytest.mark.parametrize("status", ["accepted", "declined", "withdrawn"])
def test_check_is_not_rewritten_after_the_decision(opportunity, manager, status):
    application = volunteering.application(opportunity=opportunity, status=status)
    with pytest.raises(ForbiddenMove):
        application.record_register_check(by=manager, checked_on=date(2026, 11, 20), result="clear")
