"""Pages about late cancelling, strikes and appeals; who may see and decide them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.models import Booking, BookingSeries, FairnessRules, Strike
from rooms.permissions import can_appeal, can_decide_strike
from rooms.series import cancel_series
from rooms.states import BookingStatus, StrikeStatus
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms
from tests.rooms.conftest import NOW
from tests.rooms.test_fairness import at, book, letters_about_strikes, strike

__all__ = ["book", "strike"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.REQUIRE_MFA = False


def cancel_url(booking):
    return reverse("rooms:cancel", args=[booking.pk])


# Cancelling ------------------------------------------------------------------------------------


def test_page_says_until_when_cancelling_is_free(signed_in, book):
    page = signed_in.get(cancel_url(book())).content.decode()

    assert "24 listopada, 17:00" in page
    assert 'name="late" value="0"' in page


def test_page_warns_before_the_button(signed_in, book, strike):
    strike(NOW)
    booking = book()

    with at(booking.starts_at - HOUR):
        response = signed_in.get(cancel_url(booking))

    page, costs = response.content.decode(), response.context["costs"]
    assert costs.standing.counting == 1
    assert costs.would_be.suspended_until is not None
    assert "26 lutego 2027, 16:00" in page
    assert page.index("notice--no") < page.index("btn-danger")


def test_who_was_not_warned_is_asked_again(signed_in, book):
    """The free time passed while the page was open."""
    booking = book()
    sent = {"late": "0", "reason": "Chorujemy"}

    with at(booking.starts_at - HOUR):
        response = signed_in.post(cancel_url(booking), sent)
        booking.refresh_from_db()
        assert booking.status == BookingStatus.CONFIRMED
        page = response.content.decode()
        assert "notice--no" in page
        assert "Chorujemy" in page

        signed_in.post(cancel_url(booking), sent | {"late": "1"})

    booking.refresh_from_db()
    assert booking.cancelled_late


def test_staff_are_not_warned(client, staff, book):
    client.force_login(staff)
    booking = book()

    with at(booking.starts_at - HOUR):
        assert "notice--no" not in client.get(cancel_url(booking)).content.decode()
        client.post(cancel_url(booking), {"reason": "Awaria"})

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED
    assert not booking.cancelled_late


@pytest.fixture
def series(book, member, organization, room, staff):
    """Three days in a row, 24–26 November, all confirmed."""
    made = BookingSeries.objects.create(
        organization=organization,
        frequency="weekly",
        first_day=date(2026, 11, 24),
        last_day=date(2026, 11, 26),
        starts_at="17:00",
        ends_at="19:00",
        purpose="Próby",
        submission_id=uuid4(),
        requested_by=member,
    )
    for number in [24, 25, 26]:
        booking = book(day=date(2026, 11, number))
        Booking.objects.filter(pk=booking.pk).update(series=made, series_day=date(2026, 11, number))
    return made


def test_each_day_of_a_series_is_judged_by_itself(series, member):
    """On the 23rd at 18:00 UTC: the 24th and the 25th are less than two days away."""
    QueuedMail.objects.all().delete()
    with time_machine.travel("2026-11-23T18:00Z", tick=False):
        cancel_series(series, by=member)

    late = Booking.objects.filter(cancelled_late=True)
    assert sorted(one.series_day.day for one in late) == [24, 25]
    assert Strike.objects.count() == 2
    letter = letters_about_strikes().get()
    assert all(strike.booking.reference in letter.text for strike in Strike.objects.all())
    assert QueuedMail.objects.count() == 2  # the other one tells what was called off


def test_page_of_a_series_warns_of_its_late_days(signed_in, series):
    address = reverse("rooms:cancel_series", args=[series.pk])
    with time_machine.travel("2026-11-23T18:00Z", tick=False):
        response = signed_in.get(address)
        assert len(response.context["costs"].late) == 2
        assert "notice--no" in response.content.decode()

        signed_in.post(address, {"since": "", "reason": "", "late": "1"})
        assert not Strike.objects.exists()
        signed_in.post(address, {"since": "2026-11-26", "reason": "", "late": "0"})
        assert not Strike.objects.exists()
        assert Booking.objects.filter(status=BookingStatus.CANCELLED).count() == 1
        signed_in.post(address, {"since": "", "reason": "", "late": "2"})
        assert Strike.objects.count() == 2


def test_page_of_a_timely_series_says_until_when(signed_in, series):
    page = signed_in.get(reverse("rooms:cancel_series", args=[series.pk])).content.decode()

    assert "22 listopada, 17:00" in page
    assert "notice--no" not in page


# Strikes and appeals ---------------------------------------------------------------------------


def test_list_shows_strikes_of_own_organisations_only(signed_in, strike, member, staff, room):
    own = strike(NOW)
    stranger = accounts.user()
    other = organizations.organization(members=[stranger])
    booking = rooms.booking(
        by=stranger, organization=other, room=room, period=rooms.period(9, 10), purpose="Cudze"
    )
    booking.confirm(by=staff)
    with at(booking.starts_at):
        booking.mark_no_show(by=staff)

    page = signed_in.get(reverse("rooms:strikes")).content.decode()

    assert own.booking.reference in page
    assert "Cudze" not in page


def test_appeal_is_sent_once(signed_in, strike, member):
    given = strike(NOW)
    address = reverse("rooms:appeal", args=[given.pk])

    assert signed_in.post(address, {"appeal": " "}).context["form"].errors
    signed_in.post(address, {"appeal": "Dzwoniliśmy dzień wcześniej."})
    signed_in.post(address, {"appeal": "Jeszcze raz"})

    given.refresh_from_db()
    assert given.status == StrikeStatus.APPEALED
    assert given.appeal == "Dzwoniliśmy dzień wcześniej."


def test_suspended_organisation_is_told_where_it_books(signed_in, strike):
    assert reverse("rooms:strikes") not in signed_in.get(reverse("rooms:book")).content.decode()
    strike(NOW - timedelta(days=30))
    strike(NOW)

    for name in ["book", "new_series", "join_waitlist", "my_bookings"]:
        page = signed_in.get(reverse(f"rooms:{name}")).content.decode()
        assert reverse("rooms:strikes") in page
        assert "22 lutego 2027, 10:00" in page


def test_form_refuses_with_nothing_lost(send, strike):
    strike(NOW - timedelta(days=30))
    strike(NOW)

    response = send()

    assert "2027, 10:00" in str(response.context["form"].errors["organization"])
    assert "Warsztaty żywności" in response.content.decode()


def test_list_costs_the_same_with_one_and_with_many(signed_in, strike, django_assert_num_queries):
    FairnessRules.objects.create(pk=1)
    strike(NOW)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(reverse("rooms:strikes"))
    for days in range(1, 12):
        strike(NOW - timedelta(days=days))

    with django_assert_num_queries(len(few)):
        signed_in.get(reverse("rooms:strikes"))


def admin_url(name, *args):
    return reverse(f"admin:rooms_strike_{name}", args=args)


def test_appeal_waits_on_the_desk_and_is_decided_there(client, staff, strike, member):
    given = strike(NOW)
    given.file_appeal(text="Chorowaliśmy.", by=member)
    client.force_login(staff)

    assert admin_url("change", given.pk) in client.get("/admin/").content.decode()
    page = client.get(admin_url("change", given.pk)).content.decode()
    assert "Chorowaliśmy." in page
    client.post(admin_url("decide", given.pk, "lift"), {"reason": ""})
    given.refresh_from_db()
    assert given.is_appealed
    client.post(admin_url("decide", given.pk, "lift"), {"reason": "Zwolnienie lekarskie"})

    given.refresh_from_db()
    assert (given.status, given.decided_by) == (StrikeStatus.LIFTED, staff)


def test_staff_do_not_decide_about_their_own(client, staff, strike, organization):
    given = strike(NOW)
    organizations.membership(organization=organization, user=staff)
    client.force_login(staff)

    response = client.post(admin_url("decide", given.pk, "lift"), {"reason": "Bo tak"})

    assert response.status_code == 403


def test_record_beside_a_booking_tells_of_the_strikes(client, staff, strike, book):
    booking = book(confirmed=False)
    strike(NOW - timedelta(days=30))
    strike(NOW)
    client.force_login(staff)

    page = client.get(reverse("admin:rooms_booking_change", args=[booking.pk])).content.decode()

    assert "22 lutego 2027, 10:00" in page


def test_rules_of_fairness_are_one_row(client, staff):
    client.force_login(staff)
    address = reverse("admin:rooms_fairnessrules_changelist")

    response = client.get(address, follow=True)
    assert response.redirect_chain[-1][0].endswith("/1/change/")
    fields = {
        "free_cancelling_hours": 24,
        "strikes_to_suspend": 3,
        "strikes_within_months": 6,
        "suspended_months": 1,
        "hours_per_point": 2,
        "contributions_within_months": 24,
    }
    client.post(response.redirect_chain[-1][0], fields)

    assert FairnessRules.current().free_cancelling_hours == 24
    assert client.get(reverse("admin:rooms_fairnessrules_add")).status_code == 403


def test_who_may_see_and_do_what(client, strike, member, staff, organization):
    given = strike(NOW)
    former, other = accounts.user(), accounts.user()
    organizations.membership(organization=organization, user=former, status="ended")
    organizations.organization(managers=[other])
    # fmt: off
    expected = {
        #               list appeal admin  appeals decides
        "anonymous":    (302, 302, 302, False, False),
        "resident":     (200, 404, 302, False, False),
        "member":       (200, 200, 302, True,  False),
        "former":       (200, 404, 302, False, False),
        "other":        (200, 404, 302, False, False),
        "staff":        (200, 403, 200, False, True),
        "coordinator":  (200, 404, 403, False, False),
    }
    # fmt: on
    people = {
        "resident": accounts.user(),
        "member": member,
        "former": former,
        "other": other,
        "staff": staff,
        "coordinator": accounts.coordinator(),
    }
    answers = {}
    for role in expected:
        client.logout()
        person = people.get(role)
        if person:
            client.force_login(person)
        codes = [
            client.get(address).status_code
            for address in [
                reverse("rooms:strikes"),
                reverse("rooms:appeal", args=[given.pk]),
                admin_url("change", given.pk),
            ]
        ]
        may = [bool(person) and ask(person, given) for ask in (can_appeal, can_decide_strike)]
        answers[role] = (*codes, *may)
    assert answers == expected
