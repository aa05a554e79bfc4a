"""What people are told when their meeting moves or is called off, written or spoken."""

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

from django.utils.translation import gettext as _

from consultations.meeting_calendar import meeting_ics_attachment
from consultations.models import Meeting, TableModerator
from tcal.shared.dates import human_period
from tcal.shared.mail import Attachment, absolute_url, queue_mail


@dataclass
class NewsOfMeeting:
    """``was`` holds ``starts_at``, ``ends_at`` and ``place`` as they were before."""

    meeting: Meeting
    letter: str
    reason: str = ""
    was: SimpleNamespace | None = None

    @property
    def context(self) -> dict:
        return {
            "reason": self.reason,
            "was": self.was,
            "meeting": self.meeting,
            "place": self._place,
            "meeting_url": absolute_url(self.meeting.get_absolute_url()),
        }

    @cached_property
    def calendar(self) -> Attachment:
        """The entry that takes the older one's place in a calendar, or takes it away."""
        return meeting_ics_attachment(self.meeting)

    @cached_property
    def _place(self) -> str:
        return self.meeting.whole_place

    def as_spoken(self) -> str:
        """Return what to say on the telephone, in the active language."""
        if self.meeting.is_cancelled:
            said = _("The meeting of %(when)s is called off.")
            return self._with_reason(said % {"when": _when(self.meeting)})
        said = _("The meeting moves: %(when)s, %(place)s.") % {
            "when": _when(self.meeting),
            "place": self._place,
        }
        return self._with_reason(said)

    def write_to_moderator(self, moderator: TableModerator) -> None:
        """Queue the letter to somebody who leads a table and has an account."""
        consultation = self.meeting.consultation
        queue_mail(
            f"consultations/mail/{self.letter}",
            to=moderator.user.email,
            language=moderator.user.language,
            context={
                **self.context,
                "consultation": consultation,
                "consultation_url": absolute_url(consultation.get_absolute_url()),
                "table": moderator.table,
                "leads_the_table": True,
            },
            attachments=(self.calendar,),
        )

    def _with_reason(self, said: str) -> str:
        if not self.reason:
            return said
        return f"{said} " + _("Reason: %(reason)s") % {"reason": self.reason}


def _when(meeting: Meeting) -> str:
    return human_period(meeting.starts_at, meeting.ends_at)
