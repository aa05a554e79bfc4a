"""Letters to the coordinators before the dates that the act sets for the yearly programme.

Once a day by the worker, or by ``remind_of_programmes``. Each letter is written once: the row of
``ProgrammeReminder`` is stored in the same transaction. Running twice at once changes nothing more.
"""

from datetime import datetime, time, timedelta

from django.apps import apps as global_apps
from django.db import transaction
from django.utils import timezone

from consultations.models import CooperationProgramme, ProgrammeReminder
from tcal.accounts.models import User
from tcal.accounts.roles import Role
from tcal.shared.mail import queue_mail
from tcal.shared.periods import WARSAW, local_today

Kind = ProgrammeReminder.Kind

# Days before the date; the day after it, and later while nothing is done, is the last letter.
REMINDED_BEFORE = (30, 7, 0)
OVERDUE = -1
# Programmes of past years, entered for the archive, are nobody's delay any more.
OVERDUE_AT_MOST_DAYS = 60
SENT_FROM = time(7, 0)


def remind_of_programmes() -> int:
    """Write what is due today; return about how many dates.

    Where a day was missed, or a programme was entered late, only the nearest letter is written.
    """
    awaited = [
        (Kind.ADOPTION, CooperationProgramme.objects.awaiting_adoption()),
        (Kind.REPORT, CooperationProgramme.objects.awaiting_report()),
    ]
    return sum(
        _remind(pk, kind, programmes)
        for kind, programmes in awaited
        for pk in list(programmes.values_list("pk", flat=True))
    )


def _remind(pk, kind, programmes) -> bool:
    with transaction.atomic():
        # What another run of this job writes about, or somebody is deciding now, is left out.
        programme = (
            programmes.select_for_update(of=("self",), skip_locked=True, no_key=True)
            .filter(pk=pk)
            .first()
        )
        if programme is None:
            return False
        due = programme.adoption_due if kind == Kind.ADOPTION else programme.report_due
        days_left = (due - local_today()).days
        step = _step(days_left)
        coordinators = _coordinators()
        if step is None or not coordinators:
            return False
        _row, is_new = ProgrammeReminder.objects.get_or_create(
            programme=programme, kind=kind, days_before=step
        )
        if not is_new:
            return False
        for coordinator in coordinators:
            queue_mail(
                "consultations/mail/programme_reminder",
                to=coordinator.email,
                language=coordinator.language,
                context={
                    "programme": programme,
                    "due": due,
                    "days_left": days_left,
                    "is_adoption": kind == Kind.ADOPTION,
                },
            )
    return True


def _step(days_left: int) -> int | None:
    """Return which of the letters is due so many days before; None for none."""
    if days_left < 0:
        return OVERDUE if -days_left <= OVERDUE_AT_MOST_DAYS else None
    return min((step for step in REMINDED_BEFORE if step >= days_left), default=None)


def _coordinators() -> list[User]:
    found = User.objects.filter(groups__name=Role.COORDINATOR.value, is_active=True)
    return list(found.order_by("pk"))


def schedule_reminders(*, using, apps=global_apps, **kwargs):
    """Tell the worker to do it every morning, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    tomorrow = timezone.now().astimezone(WARSAW).date() + timedelta(days=1)
    wanted = {
        "func": "consultations.reminders.remind_of_programmes",
        "schedule_type": "D",
    }
    Schedule.objects.using(using).update_or_create(
        name="consultations: reminders of programmes",
        defaults=wanted,
        create_defaults=wanted | {"next_run": datetime.combine(tomorrow, SENT_FROM, tzinfo=WARSAW)},
    )
