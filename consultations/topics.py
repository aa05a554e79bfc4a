"""Topics that people miss at the tables: proposed in the portal, or entered by the coordinator."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Meeting, TopicProposal
from consultations.states import Channel
from tcal.shared.conflicts import refusals_as_validation_errors


def propose_topic(
    meeting: Meeting, *, by, language: str = "pl", submission_id=None, **fields
) -> TopicProposal:
    """Store a topic sent in the portal.

    ``by`` is who is signed in, or ``None``; ``fields`` are those of ``TopicProposal``. Sent twice,
    it returns the first result. Raises ``ValidationError`` (``topics_over``) when topics are not
    accepted; the last second of the deadline still counts.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = meeting.locked()
        sent_before = TopicProposal.objects.for_submission(submission_id)
        if submission_id and (first := sent_before.first()):
            return first
        if not locked.takes_topic_proposals:
            raise ValidationError(_("Topics are not accepted any more."), code="topics_over")
        return TopicProposal.objects.create(
            meeting=locked,
            user=by,
            language=by.language if by else language,
            submission_id=submission_id,
            **fields,
        )


def enter_topic(
    meeting: Meeting, *, by, channel: str, topic: str, author_name: str, proposed_at=None, **fields
) -> TopicProposal:
    """Enter a topic that came by telephone, letter or e-mail; no address needed.

    The coordinator decides about lateness. Raises ``ValidationError`` for a channel that is the
    portal, and when the meeting is over or called off (``meeting_over``).
    """
    if channel == Channel.PORTAL:
        raise ValidationError({"channel": _("Choose how it came.")}, code="entered_by_portal")
    with refusals_as_validation_errors(), transaction.atomic():
        locked = meeting.locked()
        submission_id = fields.get("submission_id")
        sent_before = TopicProposal.objects.for_submission(submission_id)
        if submission_id and (first := sent_before.first()):
            return first
        if locked.is_cancelled or locked.is_over:
            raise ValidationError(
                _("The meeting is over or called off, so no topic can be added to it."),
                code="meeting_over",
            )
        return TopicProposal.objects.create(
            meeting=locked,
            channel=channel,
            entered_by=by,
            topic=topic,
            author_name=author_name,
            proposed_at=proposed_at or timezone.now(),
            **fields,
        )


def meetings_with_topics(consultation: Consultation) -> list[Meeting]:
    """Return the meetings whose topics may be proposed now, the nearest first.

    Where there is none any more: the one that took topics last, so that a page can say until
    when. Empty where nobody could ever propose a topic.
    """
    asked = [
        meeting
        for meeting in consultation.meetings.select_related("consultation")
        if meeting.topic_proposals_until
    ]
    open_now = [meeting for meeting in asked if meeting.takes_topic_proposals]
    latest = sorted(asked, key=lambda meeting: (not meeting.is_cancelled, meeting.starts_at))
    return open_now or latest[-1:]
