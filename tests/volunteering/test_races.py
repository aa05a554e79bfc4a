"""Real threads on a real PostgreSQL."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tcal.shared.models import QueuedMail
from tests.factories import accounts, volunteering
from tests.races import all_at_once
from volunteering.applying import ApplicationRequest, apply
from volunteering.models import Application, Opportunity, VolunteerProfile
from volunteering.offering import save_offer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def statuses(opportunity) -> list[str]:
    return sorted(opportunity.applications.values_list("status", flat=True))


def test_last_place_raced_for_by_two_gives_one_accepted_and_one_waitlisted(opportunity, manager):
    both = [volunteering.application(opportunity=opportunity) for _number in range(2)]

    results = all_at_once([lambda one=one: one.accept(by=manager) for one in both])

    assert results == [None, None]
    assert statuses(opportunity) == ["accepted", "waitlisted"]
    assert QueuedMail.objects.count() == 2


def test_eight_accepted_at_once_take_three_places(opportunity, manager):
    Opportunity.objects.filter(pk=opportunity.pk).update(places=3)
    eight = [volunteering.application(opportunity=opportunity) for _number in range(8)]

    all_at_once([lambda one=one: one.accept(by=manager) for one in eight])

    assert statuses(opportunity) == ["accepted"] * 3 + ["waitlisted"] * 5


def test_two_statements_past_all_python_do_not_take_one_place_twice(opportunity):
    both = [volunteering.application(opportunity=opportunity) for _number in range(2)]

    def take(application):
        try:
            return Application.objects.filter(pk=application.pk).update(status="accepted")
        except Exception as error:
            return error

    all_at_once([lambda one=one: take(one) for one in both])

    assert statuses(opportunity) == ["accepted", "submitted"]


def test_two_withdrawing_at_once_promote_two_once_each(opportunity, manager):
    Opportunity.objects.filter(pk=opportunity.pk).update(places=2)
    accepted = [
        volunteering.application(opportunity=opportunity, status="accepted", decided_by=manager)
        for _number in range(2)
    ]
    for _number in range(3):
        volunteering.application(opportunity=opportunity, status="waitlisted", decided_by=manager)

    all_at_once([lambda one=one: one.withdraw(by=one.profile.user) for one in accepted])

    assert statuses(opportunity) == ["accepted"] * 2 + ["waitlisted"] + ["withdrawn"] * 2


def test_one_form_sent_many_times_at_once_is_one_application(opportunity, volunteer):
    number = uuid4()
    request = ApplicationRequest(opportunity=opportunity, birth_date=date(1990, 1, 1))

    results = all_at_once([lambda: apply(request, by=volunteer, submission_id=number)] * 5)

    assert Application.objects.count() == 1
    assert VolunteerProfile.objects.count() == 1
    assert {result.pk for result in results} == {Application.objects.get().pk}


def test_two_forms_of_one_person_at_once_are_one_application(opportunity, volunteer):
    request = ApplicationRequest(opportunity=opportunity, birth_date=date(1990, 1, 1))

    results = all_at_once(
        [lambda: apply(request, by=volunteer, submission_id=uuid4()) for _number in range(2)]
    )

    assert Application.objects.count() == 1
    assert len([one for one in results if isinstance(one, ValidationError)]) == 1


def test_offers_of_one_title_written_at_once_have_addresses_of_their_own(organization, manager):
    def write():
        offer = Opportunity(
            organization=organization,
            title="Wspólny ogród",
            summary="Sadzenie krzewów.",
            description="Co tydzień.",
            ongoing=True,
            place="ul. Próbna 7",
            insurance="Organizacja ubezpiecza.",
        )
        return save_offer(offer, spheres=[], skills=[], by=manager, submission_id=uuid4())

    all_at_once([write] * 3)

    slugs = sorted(Opportunity.objects.values_list("slug", flat=True))
    assert slugs == ["wspolny-ogrod", "wspolny-ogrod-2", "wspolny-ogrod-3"]


def test_publishing_and_returning_at_once_do_one_of_the_two(organization, manager):
    offer = volunteering.opportunity(
        organization=organization, created_by=manager, status="submitted"
    )
    one, two = Opportunity.objects.get(pk=offer.pk), Opportunity.objects.get(pk=offer.pk)
    staff = accounts.staff()

    results = all_at_once(
        [
            lambda: one.publish(by=staff),
            lambda: two.return_for_changes(by=staff, reason="Prosimy podać godziny."),
        ]
    )

    assert len([one for one in results if isinstance(one, ValidationError)]) == 1
    assert QueuedMail.objects.count() == 1
