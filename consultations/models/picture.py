"""Photographs that came with a proposal of a table."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.proposal import TableProposal
from consultations.states import ProposalStatus
from tcal.shared.storage import private_storage


class PictureQuerySet(models.QuerySet):
    def of_table(self, table):
        return self.filter(proposal__table=table).select_related("proposal")

    def on_the_board(self, table):
        """Pictures of what is shown there, and of what was joined to it."""
        own = Q(proposal__status=ProposalStatus.SHOWN)
        joined = Q(proposal__merged_into__status=ProposalStatus.SHOWN)
        return self.of_table(table).filter(own | joined)


class ProposalPicture(models.Model):
    """A photograph of a flip-chart or a drawing, drawn anew without its metadata."""

    proposal = models.ForeignKey(TableProposal, models.CASCADE, related_name="pictures")
    image = models.FileField(_("picture"), storage=private_storage, upload_to="proposals/")
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    alt = models.CharField(_("what can be seen"), max_length=300)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture of a proposal")
        verbose_name_plural = _("pictures of proposals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="picture_of_a_proposal_is_described",
                violation_error_message=_("Say in a few words what can be seen in the picture."),
            )
        ]

    def __str__(self):
        return self.alt
