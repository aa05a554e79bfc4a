"""Real threads on a real PostgreSQL: of two who want the last place one gets it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.models import Consultation, Participation, Remark
from consultations.publishing import publish_report
from consultations.registration import register
from consultations.remarks import send_remark
from consultations.schedule import keep_places
from consultations.waiting import promote
from tcal.shared.models import QueuedMail
from tests.factories import accounts
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def test_two_people_race_for_the_last_place(db):
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=1)
    free = make.table(meeting=meeting, number=7)
    url = reverse("consultations:register", args=[meeting.consultation.slug])

    def sign_up(number):
        return Client().post(
            url,
            {
                "submission_id": str(uuid4()),
                "name": f"Osoba Numer{number}",
                "email": f"osoba{number}@ngo.example",
                "first_choice": table.pk,
            },
        )

    pages = all_at_once([lambda number=number: sign_up(number) for number in range(2)])

    assert Participation.objects.count() == 1
    (lost,) = [page for page in pages if page.status_code == 200]
    (error,) = lost.context["form"].errors["first_choice"]
    assert str(free.number) in error
    assert "Osoba Numer" in lost.content.decode()
    assert sum(page.status_code == 302 for page in pages) == 1


def test_twenty_people_race_for_three_places(settings, db):
    # The limit of forms from one address would stop some of the twenty before the race.
    settings.ACCOUNT_RATE_LIMITS = False
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=3)
    people = [accounts.user() for _number in range(20)]
    url = reverse("consultations:register", args=[meeting.consultation.slug])

    def sign_up(person):
        client = Client()
        client.force_login(person)
        typed = {"submission_id": str(uuid4()), "name": person.name, "first_choice": table.pk}
        return client.post(url, typed).status_code

    answers = all_at_once([lambda person=person: sign_up(person) for person in people])

    assert Participation.objects.confirmed().count() == 3
    assert sorted(set(answers)) == [200, 302]


@pytest.mark.parametrize("waits", [False, True], ids=["second choice", "waiting list"])
def test_of_two_who_race_for_a_place_the_other_gets_the_next_best(db, waits):
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=1)
    second = None if waits else make.table(meeting=meeting, capacity=1)
    people = [accounts.user() for _number in range(2)]

    all_at_once(
        [
            lambda person=person: register(
                meeting,
                by=person,
                first_choice=table,
                second_choice=second,
                name=person.name,
                waits_if_full=waits,
            )
            for person in people
        ]
    )

    got = Participation.objects.order_by("table", "pk")
    assert {(seat.status, seat.table, seat.waiting_for) for seat in got} == {
        ("confirmed", table, None),
        ("waiting" if waits else "confirmed", second, table),
    }


def test_same_person_twice_at_one_moment_has_one_seat(db):
    meeting = make.meeting()
    tables = [make.table(meeting=meeting) for _number in range(2)]
    person = accounts.user(email="jola@ngo.example")
    client = Client()
    client.force_login(person)
    url = reverse("consultations:register", args=[meeting.consultation.slug])
    typed = [
        {
            "submission_id": str(uuid4()),
            "name": "Jola Nowak",
            "email": "Jola@NGO.example",
            "first_choice": table.pk,
        }
        for table in tables
    ]

    pages = all_at_once(
        [
            lambda: client.post(url, typed[0]).status_code,
            lambda: Client().post(url, typed[1]).status_code,
        ]
    )

    assert set(pages) <= {200, 302}
    (seat,) = Participation.objects.all()
    assert (seat.status, seat.user) == ("confirmed", person)


def test_freed_place_is_given_once_whoever_asks(db):
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=1)
    holder = make.participation(meeting=meeting, table=table)
    waiters = [
        make.participation(meeting=meeting, status="waiting", waiting_for=table) for _n in range(3)
    ]

    results = all_at_once(
        [
            lambda: Participation.objects.get(pk=holder.pk).withdraw(by=None),
            keep_places,
            lambda: promote(meeting),
            keep_places,
        ]
    )

    assert not [result for result in results if isinstance(result, Exception)]
    (seated,) = Participation.objects.confirmed()
    assert seated == waiters[0]
    assert QueuedMail.objects.filter(to=seated.email).count() == 1


def test_place_given_up_by_two_clicks_at_once_is_given_up_once(db):
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=2)
    holder = make.participation(meeting=meeting, table=table)
    make.participation(meeting=meeting, table=table)
    for _number in range(2):
        make.participation(meeting=meeting, status="waiting", waiting_for=table)

    url = reverse("consultations:withdraw", args=[holder.seat_token()])
    answers = all_at_once([lambda: Client().post(url).status_code] * 2)

    assert answers == [302, 302]
    assert Participation.objects.confirmed().count() == 2
    assert Participation.objects.filter(status="waiting").count() == 1


def test_rows_written_past_the_verb_meet_the_same_guard(db):
    meeting = make.meeting()
    table = make.table(meeting=meeting, capacity=2)
    seats = [
        make.participation(meeting=meeting, table=table, status="unconfirmed") for _n in range(6)
    ]

    all_at_once(
        [
            lambda pk=seat.pk: Participation.objects.filter(pk=pk).update(status="confirmed")
            for seat in seats
        ]
    )

    assert Participation.objects.confirmed().count() == 2


def test_one_form_sent_many_times_takes_one_place(db):
    meeting = make.meeting()
    table = make.table(meeting=meeting)
    url = reverse("consultations:register", args=[meeting.consultation.slug])
    typed = {
        "submission_id": str(uuid4()),
        "name": "Jola Nowak",
        "email": "jola@ngo.example",
        "first_choice": table.pk,
    }
    answers = all_at_once([lambda: Client().post(url, typed).status_code] * 6)
    assert set(answers) == {302}
    assert Participation.objects.count() == 1


def test_remarks_sent_at_one_moment_get_different_numbers(db):
    consultation = make.consultation()
    all_at_once(
        [
            lambda: send_remark(
                Consultation.objects.get(pk=consultation.pk),
                by=None,
                text="Uwaga.",
                submission_id=uuid4(),
            )
        ]
        * 8
    )
    numbers = Remark.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 9))


def test_report_is_published_once(db):
    coordinator = accounts.coordinator()
    consultation = make.consultation(
        status="closed", closes_at=timezone.now() - timedelta(days=1), days=0
    )
    results = all_at_once(
        [lambda: publish_report(Consultation.objects.get(pk=consultation.pk), by=coordinator)] * 4
    )
    assert sum(isinstance(one, ValidationError) for one in results) == 3
