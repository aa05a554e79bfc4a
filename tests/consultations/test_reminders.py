"""Letters before the dates that the act sets for the yearly programme."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command

from consultations.models import ProgrammeReminder
from consultations.reminders import remind_of_programmes, schedule_reminders
from tcal.shared.models import QueuedMail
from tcal.shared.periods import WARSAW
from tests.factories import accounts
from tests.factories import programmes as archive
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ADOPTION, REPORT = date(2026, 11, 30), date(2028, 5, 31)


def run_on(day: date) -> int:
    with time_machine.travel(datetime(day.year, day.month, day.day, 7, tzinfo=WARSAW), tick=False):
        return remind_of_programmes()


def days_of_letters(*, around, first=-40, last=70) -> list[int]:
    """Run the job every day; return on which days before the date it wrote."""
    return [-d for d in range(first, last) if run_on(around + timedelta(days=d))]


@pytest.mark.parametrize("status", ["draft", "consulted"])
def test_programme_not_adopted_is_reminded_of_30_7_and_0_days_before_and_once_after(
    coordinator, status
):
    archive.programme(year=2027, status=status)
    assert days_of_letters(around=ADOPTION) == [30, 7, 0, -1]
    assert QueuedMail.objects.count() == 4


def test_programme_without_a_report_is_reminded_of_by_31_may(coordinator):
    archive.programme(year=2027, status="adopted")
    assert days_of_letters(around=REPORT) == [30, 7, 0, -1]


@pytest.mark.parametrize(
    ("status", "around"), [("adopted", ADOPTION), ("reported", REPORT)], ids=["adopted", "reported"]
)
def test_what_is_done_needs_no_letter(coordinator, status, around):
    archive.programme(year=2027, status=status)
    assert days_of_letters(around=around) == []


@pytest.mark.parametrize(
    ("first_day", "step"),
    [(31, None), (30, 30), (20, 30), (8, 30), (7, 7), (3, 7), (0, 0), (-60, -1), (-61, None)],
)
def test_entered_late_only_the_nearest_letter_is_written(coordinator, first_day, step):
    archive.programme(year=2027, status="draft")
    assert run_on(ADOPTION - timedelta(days=first_day)) == (step is not None)
    assert list(ProgrammeReminder.objects.values_list("days_before", flat=True)) == (
        [] if step is None else [step]
    )


def test_programmes_of_past_years_entered_for_the_archive_are_nobodys_delay(coordinator):
    archive.programme(year=2012, status="draft")
    archive.programme(year=2013, status="adopted")
    assert run_on(date(2026, 11, 24)) == 0


def test_every_active_coordinator_is_written_to_in_own_language(coordinator):
    accounts.coordinator(language="en", email="anglik@tcal.example")
    accounts.coordinator(is_active=False)
    accounts.staff()
    archive.programme(year=2027, status="draft")
    run_on(ADOPTION - timedelta(days=7))
    letters = {mail.to: mail for mail in QueuedMail.objects.all()}
    assert set(letters) == {coordinator.email, "anglik@tcal.example"}
    english = letters["anglik@tcal.example"]
    assert "to be adopted by 30 November 2026" in english.subject
    assert "7 days are left" in english.text
    assert "/programy/2027/uchwala/" in english.text
    assert "/programy/2027/uchwala/" in english.html


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day is left"), (0, "This is today"), (-3, "passed")]
)
def test_letter_says_how_much_time_is_left(days, words):
    accounts.coordinator(language="en")
    archive.programme(year=2027, status="adopted")
    run_on(REPORT - timedelta(days=days))
    letter = QueuedMail.objects.get()
    assert words in letter.text
    assert "/programy/2027/sprawozdanie/" in letter.text


def test_without_a_coordinator_nothing_is_marked_as_sent():
    archive.programme(year=2027, status="draft")
    assert run_on(ADOPTION) == 0
    assert not ProgrammeReminder.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_once():
    accounts.coordinator()
    archive.programme(year=2027, status="draft")
    with time_machine.travel(datetime(2026, 11, 30, 7, tzinfo=WARSAW), tick=False):
        all_at_once([remind_of_programmes, remind_of_programmes])
    assert QueuedMail.objects.count() == 1


def test_schedule_is_written_once_and_keeps_its_hour():
    Schedule = apps.get_model("django_q", "Schedule")
    Schedule.objects.filter(func__contains="remind_of_programmes").delete()
    schedule_reminders(using="default")
    first = Schedule.objects.get(func="consultations.reminders.remind_of_programmes")
    assert first.next_run.astimezone(WARSAW).hour == 7
    schedule_reminders(using="default")
    again = Schedule.objects.get(func="consultations.reminders.remind_of_programmes")
    assert (again.next_run, again.schedule_type) == (first.next_run, "D")


def test_command_does_the_same_for_cron(coordinator, capsys):
    archive.programme(year=2027, status="draft")
    with time_machine.travel(datetime(2026, 11, 30, 7, tzinfo=WARSAW), tick=False):
        call_command("remind_of_programmes")
    assert "reminded of 1" in capsys.readouterr().out
