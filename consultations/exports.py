"""The coordinator's tables to take away. They hold personal data: coordinators only."""

from django.utils.translation import gettext as _

from consultations.models import Consultation, Participation
from tcal.shared.tables import Table


def participants_table(consultation: Consultation) -> Table:
    """Everybody who signed up, withdrawn ones included, with the status of each."""
    seats = (
        Participation.objects.of_consultation(consultation)
        .select_related("meeting", "table")
        .in_polish_order()
    )
    return Table(
        title=_("Participants"),
        columns=[
            _("No."),
            _("First and last name"),
            _("Organisation"),
            _("E-mail"),
            _("Meeting"),
            _("Table number"),
            _("Table"),
            _("Status"),
            _("Channel"),
            _("Registered"),
        ],
        rows=(
            [
                number,
                seat.name,
                seat.organization_name,
                seat.email or "",
                seat.meeting.title,
                seat.table.number if seat.table else "",
                seat.table.topic if seat.table else "",
                seat.get_status_display(),
                seat.get_channel_display(),
                seat.registered_at.replace(microsecond=0),
            ]
            for number, seat in enumerate(seats, start=1)
        ),
    )


def remarks_table(consultation: Consultation) -> Table:
    """The register of remarks with every column of the report, and the authors in full."""
    remarks = consultation.remarks.select_related("table", "answered_by").in_order()
    return Table(
        title=_("Remarks"),
        columns=[
            _("No."),
            _("Received on"),
            _("Channel"),
            _("Thematic table"),
            _("Author"),
            _("Organisation"),
            _("E-mail"),
            _("Name may be published"),
            _("Provision"),
            _("Present wording"),
            _("Text of the remark"),
            _("Proposed wording"),
            _("Author's reasons"),
            _("Outcome"),
            _("Justification"),
            _("Answered by"),
            _("Answered"),
        ],
        rows=(
            [
                remark.number,
                remark.received_on,
                remark.get_channel_display(),
                str(remark.table or ""),
                remark.author_name,
                remark.organization_name,
                remark.author_email,
                _("yes") if remark.is_name_public else _("no"),
                remark.provision,
                remark.present_wording,
                remark.text,
                remark.proposed_wording,
                remark.reason,
                remark.get_outcome_display(),
                remark.justification,
                str(remark.answered_by or ""),
                remark.answered_at.replace(microsecond=0) if remark.answered_at else "",
            ]
            for remark in remarks
        ),
    )
