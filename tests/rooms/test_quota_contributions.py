"""What an organisation gave to others raises its hours, also while somebody books the last one."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from organizations.contributions import declare_contribution, record_contribution
from organizations.models import Contribution
from rooms.booking_requests import request_booking
from rooms.models import Booking, FairnessRules, Quota, Strike
from rooms.quota import limit_of, limits_of
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)


def given(organization, *, by, points=4, made_on=date(2026, 11, 1)):
    return record_contribution(
        organization=organization,
        kind="know_how",
        description="Szkolenie z księgowości",
        made_on=made_on,
        points=points,
        by=by,
    )


@pytest.mark.django_db
def test_each_point_gives_hours_by_the_rules(organization, staff):
    Quota.objects.create(kind="ngo", hours=10)
    given(organization, by=staff)
    given(organization, by=staff, points=1)
    assert limit_of(organization) == 15 * HOUR

    FairnessRules.objects.create(pk=1, hours_per_point=2)
    assert limit_of(organization) == 20 * HOUR


@pytest.mark.django_db
def test_only_what_is_accepted_counts(organization, staff, member):
    Quota.objects.create(kind="ngo", hours=10)
    organizations.membership(
        organization=organization, user=(manager := accounts.user()), role="manager"
    )
    declared = declare_contribution(
        organization=organization,
        kind="material",
        description="Krzesła",
        made_on=date(2026, 11, 1),
        by=manager,
    )
    assert limit_of(organization) == 10 * HOUR
    declared.accept(by=staff)
    assert limit_of(organization) == 11 * HOUR
    declared.reject(by=staff, reason="Krzesła wróciły")
    assert limit_of(organization) == 10 * HOUR


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("made_on", "counts"), [(date(2025, 11, 22), True), (date(2025, 11, 21), False)]
)
def test_contributions_count_for_twelve_months_that_day_included(
    organization, staff, made_on, counts
):
    Quota.objects.create(kind="ngo", hours=10)
    given(organization, by=staff, made_on=made_on)

    assert limit_of(organization) == (14 if counts else 10) * HOUR


@pytest.mark.django_db
def test_unlimited_stays_unlimited_and_others_have_their_own(organization, staff):
    Quota.objects.create(kind="ngo", hours=10)
    other = organizations.organization()
    group = organizations.organization(legal_form="informal_group")
    given(organization, by=staff)
    given(group, by=staff)

    assert limits_of([organization, other, group]) == {
        organization.pk: 14 * HOUR,
        other.pk: 10 * HOUR,
        group.pk: None,
    }


@pytest.mark.django_db(transaction=True)
def test_last_hour_of_a_raised_quota_is_given_once(member, staff, venue, organization):
    Quota.objects.create(kind="ngo", hours=1)
    given(organization, by=staff, points=1)
    requests = [
        rooms.booking_request(
            organization=organization, room=rooms.room(venue=venue), period=rooms.period(9, 11)
        )
        for _number in range(2)
    ]

    results = all_at_once(
        [
            lambda request=request: request_booking(request, by=member, submission_id=uuid4())
            for request in requests
        ]
    )

    assert Booking.objects.count() == 1
    (refusal,) = [one for one in results if isinstance(one, ValidationError)]
    assert [e.code for e in refusal.error_dict["organization"]] == ["quota"]


@pytest.mark.django_db(transaction=True)
def test_contribution_accepted_meanwhile_is_seen_or_not_but_never_half(
    member, staff, venue, organization
):
    """Two want two hours each of one; with the contribution there are three: one of them at most."""
    Quota.objects.create(kind="ngo", hours=1)
    contribution = Contribution.objects.create(
        organization=organization,
        kind="know_how",
        description="Szkolenie",
        made_on=date(2026, 11, 1),
        points=2,
    )
    requests = [
        rooms.booking_request(
            organization=organization, room=rooms.room(venue=venue), period=rooms.period(9, 11)
        )
        for _number in range(2)
    ]

    all_at_once(
        [
            *[
                lambda request=request: request_booking(request, by=member, submission_id=uuid4())
                for request in requests
            ],
            lambda: Contribution.objects.get(pk=contribution.pk).accept(by=staff),
        ]
    )

    assert Contribution.objects.get().is_accepted
    assert limit_of(organization) == 3 * HOUR
    assert Booking.objects.count() <= 1
    used = sum((booking.duration for booking in Booking.objects.all()), timedelta())
    assert used <= 3 * HOUR


@pytest.mark.django_db(transaction=True)
def test_second_strike_and_a_new_booking_at_one_moment(member, staff, venue, organization):
    """Whichever comes first: never a booking made after the suspension began."""
    room = rooms.room(venue=venue)
    bookings = [
        rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(9 + n, 10 + n)
        )
        for n in range(2)
    ]
    Booking.objects.update(
        status="confirmed", starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR, answer_by=None
    )
    request = rooms.booking_request(
        organization=organization, room=rooms.room(venue=venue), period=rooms.period(9, 11)
    )

    all_at_once(
        [
            *[
                lambda pk=one.pk: Booking.objects.get(pk=pk).cancel(by=member) and None
                for one in bookings
            ],
            lambda: request_booking(request, by=member, submission_id=uuid4()),
        ]
    )

    assert Strike.objects.count() == 2
    with pytest.raises(ValidationError):
        request_booking(request, by=member, submission_id=uuid4())
