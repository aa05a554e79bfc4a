"""An organisation announces, corrects and calls off."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from events.models import Event
from rooms.models import Booking
from tests.factories import accounts, events, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SUBMIT = "/wydarzenia/nowe/"


@pytest.fixture
def signed_in(client, member, organization):
    client.force_login(member)
    return client


def _post(client, data, *, button="send", url=SUBMIT):
    return client.post(url, data | {button: ""})


def _errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_event_sent_to_staff_waits_for_them(signed_in, organization, member):
    data = events.form_data(organizer=organization, spheres=[organizations.sphere(code="16").pk])
    response = _post(signed_in, data)
    event = Event.objects.get()
    assert response.url == event.get_absolute_url()
    assert (event.status, event.submitted_by, event.organizer) == (
        "submitted",
        member,
        organization,
    )
    assert event.starts_at == rooms.at(17, day=date(2026, 12, 10))
    assert [sphere.code for sphere in event.spheres.all()] == ["16"]


def test_draft_stays_with_its_author(signed_in, organization):
    _post(signed_in, events.form_data(organizer=organization), button="keep")
    event = Event.objects.get()
    assert (event.status, event.submitted_by, event.submitted_at) == ("draft", None, None)


def test_the_only_organization_is_chosen_already(signed_in, organization):
    form = signed_in.get(SUBMIT).context["form"]
    assert form["organizer"].value() == organization.pk


def test_form_sent_twice_makes_one_event(signed_in, organization):
    data = events.form_data(organizer=organization)
    first = _post(signed_in, data)
    second = _post(signed_in, data)
    assert Event.objects.count() == 1
    assert second.url == first.url


def test_number_of_anothers_form_does_not_lead_to_their_event(signed_in, organization):
    data = events.form_data(organizer=organization)
    events.event(status="draft", submission_id=data["submission_id"])
    response = _post(signed_in, data)
    assert response.status_code == 200
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("ends_at", {"ends_at": "2026-12-10T16:00"}),
        ("ends_at", {"ends_at": "2026-12-10T17:00"}),
        ("ends_at", {"ends_at": ""}),
        ("ends_at", {"ends_at": "2226-12-10T17:00"}),
        ("starts_at", {"starts_at": "2026-11-22T09:00", "ends_at": "2026-11-22T11:00"}),
        ("starts_at", {"starts_at": "2027-03-28T02:30", "ends_at": "2027-03-28T05:00"}),
        ("starts_at", {"starts_at": "2027-10-31T02:30", "ends_at": "2027-10-31T05:00"}),
        ("starts_at", {"starts_at": "jutro o piątej"}),
        ("starts_at", {"starts_at": "0001-01-01T00:00"}),
        ("starts_at", {"starts_at": "9999-12-31T23:59"}),
        ("place_name", {"place_name": ""}),
        ("place_name", {"place_name": "   "}),
        ("price", {"is_free": None}),
        ("title", {"title": ""}),
        ("title", {"title": "T" * 121}),
        ("title", {"title": "Ty\0tuł"}),
        ("lead", {"lead": ""}),
        ("kind", {"kind": "party"}),
        ("audience", {"audience": "cats"}),
        ("booking", {"booking": "999999"}),
        ("booking", {"booking": "x"}),
        ("organizer", {"organizer": ""}),
        ("organizer", {"organizer": "999999"}),
        ("public_email", {"public_email": "nie e-mail"}),
        ("spheres", {"spheres": ["999999"]}),
        ("description", {"description": "o" * 5001}),
        ("submission_id", {"submission_id": "1"}),
    ],
)
def test_bad_input_is_explained_beside_its_field_and_nothing_is_lost(
    signed_in, organization, field, changes
):
    data = events.form_data(**{"organizer": organization} | changes)
    response = _post(signed_in, data)
    assert list(_errors(response)) == [field]
    assert Event.objects.count() == 0
    if field != "lead":
        assert "Lepimy pierwsze naczynie." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends_at": "2026-12-10T16:00"}, "Koniec musi być później niż początek."),
        (
            {"starts_at": "2026-11-22T09:00", "ends_at": "2026-11-22T11:00"},
            "Początek jest w przeszłości. Wybierz późniejszy termin.",
        ),
        (
            {"place_name": ""},
            "Podaj, gdzie się odbędzie: wybierz zarezerwowaną salę albo wpisz miejsce.",
        ),
        ({"is_free": None}, "Podaj cenę albo zaznacz, że udział jest bezpłatny."),
    ],
)
def test_refusals_are_plain_polish_sentences(signed_in, organization, changes, sentence):
    response = _post(signed_in, events.form_data(organizer=organization, **changes))
    assert sentence in response.content.decode()


def test_foreign_organization_is_refused_with_a_message(signed_in, stranger):
    foreign = stranger.memberships.get().organization
    response = _post(signed_in, events.form_data(organizer=foreign))
    assert list(_errors(response)) == ["organizer"]
    assert Event.objects.count() == 0


@pytest.mark.parametrize("status", ["pending", "ended", "rejected"])
def test_only_an_active_organization_announces(client, member, organization, status):
    inactive = organizations.organization(status=status, members=[member])
    client.force_login(member)
    assert list(_errors(_post(client, events.form_data(organizer=inactive)))) == ["organizer"]


def test_who_left_the_organization_meanwhile_announces_nothing(client, member, organization):
    client.force_login(member)
    member.memberships.update(status="ended")
    assert _post(client, events.form_data(organizer=organization)).status_code == 403
    assert Event.objects.count() == 0


def test_organizer_is_not_its_own_partner(signed_in, organization):
    data = events.form_data(organizer=organization, co_organizers=[organization.pk])
    assert list(_errors(_post(signed_in, data))) == ["co_organizers"]


# A room of the centre ---------------------------------------------------------------------------


@pytest.fixture
def booking(member, organization):
    room = rooms.room(venue=rooms.venue(address="ul. Konopnickiej 13, Toruń"), name="Warsztatowa")
    period = rooms.period(16, 20, day=date(2026, 12, 10))
    return rooms.booking(by=member, organization=organization, room=room, period=period)


def test_event_takes_place_in_the_booked_room(signed_in, organization, booking):
    data = events.form_data(organizer=organization, booking=booking.pk, place_name="", address="")
    _post(signed_in, data)
    event = Event.objects.get()
    assert event.where == "Warsztatowa, ul. Konopnickiej 13, Toruń"
    assert "Warsztatowa" in signed_in.get(event.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("starts", "ends"), [("15:59", "18:00"), ("19:00", "20:01"), ("08:00", "10:00")]
)
def test_event_has_to_fit_in_the_booked_time(signed_in, organization, booking, starts, ends):
    data = events.form_data(
        organizer=organization,
        booking=booking.pk,
        starts_at=f"2026-12-10T{starts}",
        ends_at=f"2026-12-10T{ends}",
    )
    assert list(_errors(_post(signed_in, data))) == ["booking"]


def test_booking_of_another_organization_is_refused(signed_in, organization, stranger):
    room = rooms.room(venue=rooms.venue())
    foreign = rooms.booking(
        by=stranger,
        organization=stranger.memberships.get().organization,
        room=room,
        period=rooms.period(16, 20, day=date(2026, 12, 10)),
    )
    data = events.form_data(organizer=organization, booking=foreign.pk)
    assert list(_errors(_post(signed_in, data))) == ["booking"]


def test_booking_of_ones_other_organization_is_refused(signed_in, organization, member, booking):
    other = organizations.organization(members=[member])
    data = events.form_data(organizer=other, booking=booking.pk)
    assert list(_errors(_post(signed_in, data))) == ["booking"]


def test_booking_that_was_cancelled_is_refused(signed_in, organization, member, booking):
    Booking.objects.get(pk=booking.pk).cancel(by=member)
    data = events.form_data(organizer=organization, booking=booking.pk)
    assert list(_errors(_post(signed_in, data))) == ["booking"]


# Correcting -------------------------------------------------------------------------------------


def _edit(event):
    return reverse("events:edit", args=[event.slug])


def test_returned_event_is_corrected_and_sent_again(signed_in, organization, member):
    event = events.event(status="returned", organizer=organization)
    assert "Prosimy podać numer sali." in signed_in.get(_edit(event)).content.decode()
    _post(signed_in, events.form_data(title="Po poprawce"), url=_edit(event))
    event.refresh_from_db()
    assert (event.status, event.title, event.submitted_by) == ("submitted", "Po poprawce", member)


def test_returned_event_can_be_saved_without_sending(signed_in, organization):
    event = events.event(status="returned", organizer=organization)
    _post(signed_in, events.form_data(title="W połowie"), url=_edit(event), button="keep")
    event.refresh_from_db()
    assert (event.status, event.title) == ("returned", "W połowie")


def test_draft_of_the_past_can_not_be_sent(signed_in, organization):
    event = events.event(status="draft", organizer=organization, days_ahead=-2)
    data = events.form_data(starts_at="2026-11-20T17:00", ends_at="2026-11-20T19:00")
    assert list(_errors(_post(signed_in, data, url=_edit(event)))) == ["starts_at"]


def test_organizer_can_not_be_changed_by_editing(signed_in, organization, member):
    event = events.event(status="draft", organizer=organization)
    other = organizations.organization(members=[member])
    _post(signed_in, events.form_data(organizer=other), url=_edit(event))
    event.refresh_from_db()
    assert event.organizer == organization


def test_editing_shows_what_is_stored(signed_in, organization):
    event = events.event(
        status="draft", organizer=organization, starts_at=rooms.at(17), ends_at=rooms.at(19)
    )
    page = signed_in.get(_edit(event)).content.decode()
    assert 'value="2026-11-26T17:00"' in page
    assert 'value="2026-11-26T19:00"' in page


def test_staff_correct_a_published_event(client, staff):
    event = events.event()
    client.force_login(staff)
    response = _post(client, events.form_data(title="Bez literówki"), url=_edit(event), button="x")
    assert response.status_code == 302
    event.refresh_from_db()
    assert (event.status, event.title, event.sequence) == ("published", "Bez literówki", 1)


def test_staff_correct_the_page_of_what_took_place(client, staff):
    event = events.event(starts_at=rooms.at(17, day=date(2026, 11, 20)), hours=2)
    client.force_login(staff)
    data = events.form_data(starts_at="2026-11-20T17:00", ends_at="2026-11-20T19:00")
    assert _post(client, data, url=_edit(event), button="x").status_code == 302


def test_sending_what_staff_have_already_is_refused_in_words(client, staff):
    event = events.event(status="submitted")
    client.force_login(staff)
    response = _post(client, events.form_data(), url=_edit(event))
    assert list(_errors(response)) == ["__all__"]
    event.refresh_from_db()
    assert event.title != "Warsztat ceramiki"


def test_what_is_sent_meanwhile_can_not_be_changed_by_an_old_page(signed_in, organization, member):
    event = events.event(status="draft", organizer=organization)
    event.submit(by=member)
    assert _post(signed_in, events.form_data(), url=_edit(event)).status_code == 403


# Calling off ------------------------------------------------------------------------------------


def _cancel(event):
    return reverse("events:cancel", args=[event.slug])


def test_organization_calls_off_with_a_reason(signed_in, organization):
    event = events.event(organizer=organization)
    assert "events" not in signed_in.get(_cancel(event)).context.get("errors", "")
    response = signed_in.post(_cancel(event), {"reason": "Choroba prowadzącej."})
    assert response.url == event.get_absolute_url()
    event.refresh_from_db()
    assert (event.status, event.decision_reason) == ("cancelled", "Choroba prowadzącej.")


@pytest.mark.parametrize("reason", ["", "   ", "o" * 2001])
def test_calling_off_needs_a_reason(signed_in, organization, reason):
    event = events.event(organizer=organization)
    assert list(_errors(signed_in.post(_cancel(event), {"reason": reason}))) == ["reason"]
    event.refresh_from_db()
    assert event.status == "published"


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "cancelled"])
def test_only_a_published_event_is_called_off(signed_in, organization, status):
    event = events.event(organizer=organization, status=status)
    response = signed_in.post(_cancel(event), {"reason": "Choroba."})
    assert list(_errors(response)) == ["__all__"]
    event.refresh_from_db()
    assert event.status == status


@pytest.mark.parametrize("role", ["stranger", "nobody"])
def test_others_can_not_call_off(client, stranger, role):
    event = events.event()
    client.force_login(stranger if role == "stranger" else accounts.user())
    assert client.post(_cancel(event), {"reason": "Złośliwość."}).status_code == 403


# Races ------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("same_form", "stored"), [(True, 1), (False, 4)])
def test_forms_sent_at_the_same_moment(member, organization, same_form, stored):
    number = str(uuid4())
    barrier = Barrier(4)

    def send(_thread):
        client = Client()
        client.force_login(member)
        changes = {"submission_id": number} if same_form else {}
        data = events.form_data(organizer=organization, **changes)
        barrier.wait(timeout=30)
        try:
            return _post(client, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        codes = list(threads.map(send, range(4)))
    assert codes == [302] * 4
    assert Event.objects.count() == stored
    assert len(set(Event.objects.values_list("slug", flat=True))) == stored
