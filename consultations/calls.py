"""Telling people of a change: by letter, or by telephone to who gave no e-mail address."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _

from consultations.letters import calendar_for, letter_context
from consultations.models import Meeting, Participation, PhoneCall
from tcal.shared.mail import Attachment, queue_mail
from tcal.shared.tables import Table

LONGEST_MESSAGE = PhoneCall._meta.get_field("message").max_length


def call_or_write(
    participation: Participation,
    *,
    about: str,
    message: str | Callable[[], str],
    letter: str,
    context: dict | None = None,
    attachments: tuple[Attachment, ...] | None = None,
) -> PhoneCall | None:
    """Tell one person of a change, within the caller's transaction.

    With an e-mail address: queue ``letter`` (a name under ``consultations/mail/``, or a whole
    path) in the person's language and return None. Without one: return the new call to make.
    ``message`` is what to say on the telephone; a function is asked for it in the person's
    language. ``context`` is added to that of every letter; ``attachments`` are the meeting for
    the calendar unless given. A call that was not made yet and that this news replaces is taken off the list.
    """
    _drop_old_news(participation, about)
    if participation.email:
        queue_mail(
            letter if "/" in letter else f"consultations/mail/{letter}",
            to=participation.email,
            language=participation.language,
            context=letter_context(participation) | (context or {}),
            attachments=(
                calendar_for(participation, letter) if attachments is None else attachments
            ),
        )
        return None
    with translation.override(participation.language):
        said = str(message() if callable(message) else message)
    return PhoneCall.objects.create(
        participation=participation, about=about, message=said[:LONGEST_MESSAGE]
    )


def calls_table(meeting: Meeting) -> Table:
    """The call list to take away, made calls at the end. It holds personal data."""
    calls = PhoneCall.objects.of_meeting(meeting).select_related("participation__table", "made_by")
    return Table(
        title=_("Calls to make"),
        columns=[
            _("No."),
            _("First and last name"),
            _("Telephone"),
            _("Organisation"),
            _("Table"),
            _("What to say"),
            _("Waits since"),
            _("Called"),
            _("Called by"),
            _("Note"),
        ],
        rows=(
            [
                number,
                call.participation.name,
                call.participation.phone,
                call.participation.organization_name,
                str(call.participation.table or ""),
                call.message,
                call.since.replace(microsecond=0),
                call.made_at.replace(microsecond=0) if call.made_at else "",
                str(call.made_by or ""),
                call.note,
            ]
            for number, call in enumerate([*calls.to_make(), *calls.made()], start=1)
        ),
    )


def _drop_old_news(participation: Participation, about: str) -> None:
    """Nobody is called about a place of a meeting that is called off, nor twice about one move."""
    outdated = participation.calls.to_make()
    if about != PhoneCall.About.CALLED_OFF:
        outdated = outdated.filter(about=about)
    outdated.delete()
