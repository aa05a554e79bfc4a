"""Comments under a consultation: written by people who are signed in, shown by a moderator."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.models import Comment, CommentReport, Consultation
from tcal.shared.conflicts import refusals_as_validation_errors


def write_comment(consultation: Consultation, *, by, text: str, submission_id=None) -> Comment:
    """Store a comment, signed with the account's name; it waits for the moderator.

    Sent twice, it returns the first result. Raises ``ValidationError`` (``comments_over``) unless
    the consultation is running.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = consultation.locked()
        sent_before = Comment.objects.filter(user=by, submission_id=submission_id)
        if submission_id and (first := sent_before.first()):
            return first
        if not locked.takes_comments:
            raise ValidationError(
                _("The consultation is over, so comments are not accepted any more."),
                code="comments_over",
            )
        return Comment.objects.create(
            consultation=locked,
            user=by,
            author_name=by.name,
            text=text.strip(),
            submission_id=submission_id,
        )


def report_comment(comment: Comment, *, by, reason: str) -> CommentReport:
    """Ask the moderator to look at a published comment again; it stays until then.

    Raises ``ValidationError`` when this person reported it before (the constraint's sentence) and
    when it is not on the page any more (``not_published``).
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.pk)
        if not locked.is_published:
            raise ValidationError(
                _("This comment is not on the page any more."), code="not_published"
            )
        return CommentReport.objects.create(comment=locked, user=by, reason=reason.strip())
