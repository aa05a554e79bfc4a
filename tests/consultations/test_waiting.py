"""Waiting lists: the second choice meanwhile, then the first; the longest waiting first, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django_q.models import Schedule

from consultations.choices import change_choices
from consultations.models import Participation, PhoneCall, ThematicTable
from consultations.registration import HOLD, enter_participation, register
from consultations.schedule import keep_places
from consultations.waiting import promote
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def tables(meeting):
    """Three tables with one place each."""
    return [make.table(meeting=meeting, number=number, capacity=1) for number in (1, 2, 3)]


@pytest.fixture
def url(meeting):
    return reverse("consultations:register", args=[meeting.consultation.slug])


def typed(first, second=None, **fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "name": "Jola Nowak",
        "email": "jola@ngo.example",
        "first_choice": first.pk,
        "second_choice": second.pk if second else "",
        **fields,
    }


def sign_up(meeting, first, second=None, **fields) -> Participation:
    person = accounts.user()
    return register(
        meeting, by=person, first_choice=first, second_choice=second, name=person.name, **fields
    )


def letters_to(seat) -> list[str]:
    letters = QueuedMail.objects.filter(to=seat.email).order_by("pk")
    return [letter.subject for letter in letters]


def where(seat) -> tuple:
    seat.refresh_from_db()
    return seat.status, seat.table, seat.waiting_for


def test_full_first_choice_leads_to_the_second_and_its_waiting_list(client, url, meeting, tables):
    first, second, _third = tables
    make.participation(meeting=meeting, table=first)
    client.force_login(accounts.user())
    page = client.post(url, typed(first, second), follow=True)
    seat = Participation.objects.latest("pk")
    assert where(seat) == ("confirmed", second, first)
    assert seat.waiting_since == NOW
    assert (seat.first_choice, seat.second_choice) == (first, second)
    content = page.content.decode()
    assert str(first) in content
    assert str(second) in content
    letter = QueuedMail.objects.get()
    assert str(first) in letter.text
    assert str(second) in letter.text
    assert seat.own_page in letter.text


def test_guest_is_told_before_and_after_confirming(client, url, meeting, tables):
    first, second, _third = tables
    make.participation(meeting=meeting, table=first)
    page = client.post(url, typed(first, second), follow=True)
    assert str(second) in page.content.decode()
    seat = Participation.objects.latest("pk")
    assert where(seat) == ("unconfirmed", second, first)
    letter = QueuedMail.objects.get()
    assert str(second) in letter.text
    client.post(reverse("consultations:confirm", args=[seat.token()]))
    assert where(seat) == ("confirmed", second, first)


def test_stranger_reads_the_same_about_an_address_that_has_a_seat(client, url, meeting, tables):
    first, second, _third = tables
    make.participation(meeting=meeting, table=first, email="Jola@ngo.example")
    known = client.post(url, typed(first, second), follow=True)
    unknown = client.post(url, typed(first, second, email="inna@ngo.example"), follow=True)
    said = [[str(message) for message in page.context["messages"]] for page in (known, unknown)]
    assert said[0] == said[1] != []
    full = [
        client.post(url, typed(first, email=email)).status_code
        for email in ("jola@ngo.example", "nikt@ngo.example")
    ]
    assert full == [200, 200], "a full table is refused to both"


def test_both_full_are_refused_naming_what_is_free_and_offering_the_list(
    client, url, meeting, tables
):
    first, second, third = tables
    make.participation(meeting=meeting, table=first)
    make.participation(meeting=meeting, table=second)
    page = client.post(url, typed(first, second, organization_name="Fundacja Zapisana"))
    (error,) = page.context["form"].errors["first_choice"]
    assert all(str(said) in error for said in (first, second, third.number))
    assert "Fundacja Zapisana" in page.content.decode()
    assert Participation.objects.count() == 2

    client.post(url, typed(first, second, waits_if_full="on"))
    seat = Participation.objects.latest("pk")
    assert where(seat) == ("unconfirmed", None, first)
    client.post(reverse("consultations:confirm", args=[seat.token()]))
    assert where(seat) == ("waiting", None, first)
    assert "rezerwow" in letters_to(seat)[-1] or "waiting" in letters_to(seat)[-1]


def test_who_waits_takes_no_place(meeting, tables):
    first, *_others = tables
    make.participation(meeting=meeting, table=first)
    sign_up(meeting, first, waits_if_full=True)
    assert [table.taken for table in meeting.tables.with_seats()] == [1, 0, 0]
    assert meeting.participations.taking_a_seat().count() == 1


def test_full_meeting_has_a_waiting_list_too(meeting, tables, coordinator):
    type(meeting).objects.filter(pk=meeting.pk).update(capacity=1)
    holder = make.participation(meeting=meeting, table=tables[0])
    with pytest.raises(ValidationError) as refusal:
        sign_up(meeting, tables[1])
    assert refusal.value.code == "meeting_full"
    older = sign_up(meeting, tables[1], waits_if_full=True)
    younger = sign_up(meeting, tables[2], waits_if_full=True)
    assert promote(meeting) == []
    holder.withdraw(by=coordinator)
    assert where(older) == ("confirmed", tables[1], None)
    assert where(younger)[0] == "waiting"


def test_freed_place_goes_to_who_waited_longest_and_theirs_to_the_next(
    meeting, tables, coordinator
):
    first, second, third = tables
    holder = make.participation(meeting=meeting, table=first)
    oldest = sign_up(meeting, first, second)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        next_one = sign_up(meeting, first, third)
        for_second = sign_up(meeting, second, waits_if_full=True)
    QueuedMail.objects.all().delete()

    holder.withdraw(by=coordinator)

    assert where(oldest) == ("confirmed", first, None)
    assert where(next_one) == ("confirmed", third, first)
    assert where(for_second) == ("confirmed", second, None)
    assert len(letters_to(oldest)) == len(letters_to(for_second)) == 1
    assert not letters_to(next_one)
    assert promote(meeting) == [], "nothing is free any more"


def test_who_has_no_place_gets_the_second_choice_and_goes_on_waiting(meeting, tables, coordinator):
    first, second, _third = tables
    make.participation(meeting=meeting, table=first)
    holder = make.participation(meeting=meeting, table=second)
    seat = sign_up(meeting, first, second, waits_if_full=True)
    holder.withdraw(by=coordinator)
    assert where(seat) == ("confirmed", second, first)
    assert seat.waiting_since == NOW


def test_both_choices_freed_at_once_make_one_letter(meeting, tables):
    first, second, _third = tables
    for table in (first, second):
        make.participation(meeting=meeting, table=table)
    seat = sign_up(meeting, first, second, waits_if_full=True)
    QueuedMail.objects.all().delete()
    meeting.participations.exclude(pk=seat.pk).update(status="withdrawn")
    assert len(promote(meeting)) == 1
    assert where(seat) == ("confirmed", first, None)
    assert len(letters_to(seat)) == 1


def test_unconfirmed_guest_keeps_the_turn_but_is_not_promoted(client, url, meeting, tables):
    first, second, _third = tables
    holder = make.participation(meeting=meeting, table=first)
    client.post(url, typed(first, second))
    guest = Participation.objects.latest("pk")
    holder.withdraw(by=None)
    assert where(guest) == ("unconfirmed", second, first)
    guest.confirm()
    assert where(guest) == ("confirmed", first, None)


@pytest.mark.parametrize("minutes", [0, 1])
def test_nobody_is_moved_once_the_meeting_has_begun(meeting, tables, coordinator, minutes):
    first, second, _third = tables
    holder = make.participation(meeting=meeting, table=first)
    seat = sign_up(meeting, first, second)
    with time_machine.travel(meeting.starts_at + timedelta(minutes=minutes), tick=False):
        holder.withdraw(by=coordinator)
        keep_places()
        assert where(seat) == ("confirmed", second, first)
    with time_machine.travel(meeting.starts_at - timedelta(seconds=1), tick=False):
        assert [one.pk for one in promote(meeting)] == [seat.pk]


def test_nobody_is_promoted_to_a_meeting_that_is_called_off(meeting, tables):
    first, second, _third = tables
    make.participation(meeting=meeting, table=second, waiting_for=first)
    type(meeting).objects.filter(pk=meeting.pk).update(cancelled_at=NOW, cancel_reason="Awaria.")
    assert promote(meeting) == []


def test_who_gave_no_address_is_called(meeting, tables, coordinator):
    first, second, _third = tables
    holder = make.participation(meeting=meeting, table=first)
    seat = enter_participation(
        meeting,
        by=coordinator,
        channel="phone",
        name="Hanna Bezadresowa",
        phone="000 000 101",
        first_choice=first,
        second_choice=second,
    )
    assert where(seat) == ("confirmed", second, first)
    holder.withdraw(by=coordinator)
    call = PhoneCall.objects.get()
    assert (call.participation, call.about) == (seat, "promoted")
    assert str(first) in call.message


def test_hold_that_ran_out_is_ended_by_the_clock_and_the_place_given_on(
    client, url, meeting, tables
):
    first, second, _third = tables
    client.post(url, typed(first))
    guest = Participation.objects.get()
    waiter = sign_up(meeting, first, second)
    with time_machine.travel(NOW + HOLD, tick=False):
        keep_places()
        assert where(guest)[0] == "unconfirmed", "the last second counts"
    with time_machine.travel(NOW + HOLD + timedelta(seconds=1), tick=False):
        assert keep_places() == "holds ended 1, promoted 1"
        assert keep_places() == "holds ended 0, promoted 0"
    assert where(guest)[0] == "withdrawn"
    assert where(waiter) == ("confirmed", first, None)


def test_newcomer_does_not_overtake_who_waits_for_a_hold_that_ran_out(client, url, meeting, tables):
    first, second, third = tables
    client.post(url, typed(first))
    waiter = sign_up(meeting, first, second)
    with time_machine.travel(NOW + HOLD + timedelta(seconds=1), tick=False):
        newcomer = sign_up(meeting, first, third)
    assert where(waiter)[1] == first
    assert where(newcomer) == ("confirmed", third, first)


def test_place_added_in_the_admin_is_given_by_the_clock(meeting, tables):
    first, second, _third = tables
    make.participation(meeting=meeting, table=first)
    seat = sign_up(meeting, first, second)
    ThematicTable.objects.filter(pk=first.pk).update(capacity=2)
    keep_places()
    assert where(seat)[1] == first


def test_worker_is_told_to_keep_the_places():
    schedule = Schedule.objects.get(name="consultations: places")
    assert (schedule.func, schedule.minutes) == ("consultations.schedule.keep_places", 5)


def test_withdrawn_twice_is_refused_and_frees_one_place(meeting, tables):
    first, _second, _third = tables
    holder = make.participation(meeting=meeting, table=first)
    waiters = [sign_up(meeting, first, waits_if_full=True) for _number in range(2)]
    again = Participation.objects.get(pk=holder.pk)
    holder.withdraw(by=None)
    with pytest.raises(ForbiddenMove):
        again.withdraw(by=None)
    assert [where(seat)[0] for seat in waiters] == ["confirmed", "waiting"]


# Other tables, chosen later ---------------------------------------------------------------------


def test_changed_choice_moves_and_frees_the_old_table(meeting, tables):
    first, second, _third = tables
    mine = sign_up(meeting, first)
    waiter = sign_up(meeting, first, waits_if_full=True)
    change_choices(mine, first_choice=second)
    assert where(mine) == ("confirmed", second, None)
    assert where(waiter) == ("confirmed", first, None)
    assert mine.first_choice == second


def test_nobody_loses_a_place_by_trying_for_full_tables(meeting, tables):
    first, second, third = tables
    for table in (first, second):
        make.participation(meeting=meeting, table=table)
    mine = sign_up(meeting, third)
    with pytest.raises(ValidationError) as refusal:
        change_choices(mine, first_choice=first, second_choice=second)
    assert list(refusal.value.error_dict) == ["first_choice"]
    assert where(mine) == ("confirmed", third, None)
    change_choices(mine, first_choice=first, second_choice=second, waits_if_full=True)
    assert where(mine) == ("confirmed", third, first)


def test_unchanged_wish_keeps_its_turn(meeting, tables):
    first, second, third = tables
    make.participation(meeting=meeting, table=first)
    mine = sign_up(meeting, first, second)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        change_choices(mine, first_choice=first, second_choice=third)
    assert where(mine) == ("confirmed", third, first)
    assert mine.waiting_since == NOW


def test_choices_change_until_the_deadline_and_not_after_giving_up(meeting, tables):
    mine = sign_up(meeting, tables[0])
    with time_machine.travel(meeting.registration_until, tick=False):
        change_choices(mine, first_choice=tables[1])
    with (
        time_machine.travel(meeting.registration_until + timedelta(seconds=1), tick=False),
        pytest.raises(ValidationError) as refusal,
    ):
        change_choices(mine, first_choice=tables[2])
    assert refusal.value.code == "registration_over"
    mine.withdraw(by=None)
    with pytest.raises(ForbiddenMove):
        change_choices(mine, first_choice=tables[2])


@pytest.mark.parametrize("which", ["foreign first", "foreign second", "same twice"])
def test_choices_are_two_tables_of_the_meeting(meeting, tables, which):
    foreign = make.table(meeting=make.meeting())
    first, second = {
        "foreign first": (foreign, tables[0]),
        "foreign second": (tables[0], foreign),
        "same twice": (tables[0], tables[0]),
    }[which]
    with pytest.raises(ValidationError) as refusal:
        sign_up(meeting, first, second)
    field = "first_choice" if which == "foreign first" else "second_choice"
    assert list(refusal.value.error_dict) == [field]
    assert not Participation.objects.exists()


def test_meeting_without_tables_needs_no_choice(client, url, meeting):
    client.force_login(accounts.user())
    assert "first_choice" not in client.get(url).context["form"].fields
    client.post(url, {"submission_id": str(uuid4()), "name": "Jola Nowak"})
    assert where(Participation.objects.get()) == ("confirmed", None, None)


def test_10000_characters_are_refused_beside_the_field(client, url, tables):
    page = client.post(url, typed(tables[0], accessibility_needs="x" * 10_000, name="y" * 10_000))
    assert set(page.context["form"].errors) == {"accessibility_needs", "name"}
    assert not Participation.objects.exists()


def test_everything_asked_is_kept(client, url, tables):
    client.force_login(accounts.user())
    client.post(
        url,
        typed(tables[0], tables[1], accessibility_needs=" pętla ", wants_invitations="on"),
    )
    seat = Participation.objects.get()
    assert (seat.accessibility_needs, seat.wants_invitations) == ("pętla", True)
    assert (seat.first_choice, seat.second_choice) == (tables[0], tables[1])


def test_coordinator_changes_choices_after_the_deadline_and_calls_who_has_no_address(
    meeting, tables, coordinator
):
    mine = make.participation(meeting=meeting, table=tables[0], email=None)
    with time_machine.travel(meeting.registration_until + timedelta(seconds=1), tick=False):
        change_choices(mine, by=coordinator, first_choice=tables[1])
    assert where(mine) == ("confirmed", tables[1], None)
    assert str(tables[1]) in PhoneCall.objects.get().message
    with (
        time_machine.travel(meeting.starts_at, tick=False),
        pytest.raises(ValidationError) as refusal,
    ):
        change_choices(mine, by=coordinator, first_choice=tables[2])
    assert refusal.value.code == "meeting_started"
