"""Taking remarks into the one numbered register of a consultation, from whatever channel."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from consultations.models import Consultation, Remark
from consultations.own_remarks import thank_author
from consultations.remark_pictures import pictures_kept_if_all_goes_well
from consultations.states import Channel
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.periods import local_today


def send_remark(
    consultation: Consultation, *, by, submission_id=None, pictures=(), **fields
) -> Remark:
    """Store what somebody wrote in the portal, give it the next number and queue the letter.

    ``by`` is who is signed in, or ``None``; ``fields`` are those of ``Remark``; ``pictures`` are
    ``remark_pictures.Described``. Sent twice, it returns the first result. It belongs to the stage
    that runs now, where there are stages. Raises ``ValidationError`` (``remarks_over``) outside
    the time for remarks, which ends with the last second of the deadline.
    """
    with refusals_as_validation_errors(), pictures_kept_if_all_goes_well() as keep:
        locked = consultation.locked()
        if submission_id and (first := Remark.objects.filter(submission_id=submission_id).first()):
            return first
        if not locked.takes_remarks:
            raise ValidationError(_("Remarks are not accepted now."), code="remarks_over")
        running = locked.stages.open_now().through(Channel.PORTAL)
        remark = _numbered(
            Remark(
                consultation=locked,
                stage=running.last(),
                user=by,
                channel=Channel.PORTAL,
                received_on=local_today(),
                submission_id=submission_id,
                **fields,
            )
        )
        keep(remark, pictures)
        thank_author(remark)
        return remark


def enter_remark(
    consultation: Consultation, *, by, channel: str, received_on, pictures=(), **fields
) -> Remark:
    """Enter a remark that came another way; the coordinator decides about lateness.

    It belongs to the stage of the day when it came, unless ``fields`` name a ``stage``. An author
    who left an e-mail address gets the letter with the number. Sent twice, it returns the first
    result. Raises ``ValidationError`` after the report was published, and for a table or a
    provision of another consultation.
    """
    with refusals_as_validation_errors(), pictures_kept_if_all_goes_well() as keep:
        locked = consultation.locked()
        submission_id = fields.get("submission_id")
        if submission_id and (first := Remark.objects.for_submission(submission_id).first()):
            return first
        if locked.report_published_at:
            raise ValidationError(
                _("The report is published already; no remark can be added to it."),
                code="report_published",
            )
        fields.setdefault("stage", _stage_of_the_day(locked, received_on, channel))
        remark = _numbered(
            Remark(
                consultation=locked,
                entered_by=by,
                channel=channel,
                received_on=received_on,
                **fields,
            )
        )
        keep(remark, pictures)
        thank_author(remark)
        return remark


def _stage_of_the_day(consultation: Consultation, day, channel: str):
    """The stage that ran on a day; of several, one that takes the channel, then the later one."""
    running = consultation.stages.running_on(day)
    return running.through(channel).last() or running.last()


def _numbered(remark: Remark) -> Remark:
    """Save under the next number. The consultation's row is locked, so no number comes twice."""
    last = remark.consultation.remarks.aggregate(last=Max("number"))["last"] or 0
    remark.number = last + 1
    remark.save()
    return remark
