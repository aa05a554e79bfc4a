"""The coordinator's tables to take away. They hold personal data: coordinators only."""

from django.utils.translation import gettext as _

from consultations.models import Consultation, Participation
from consultations.rotation import Rotation
from consultations.seating import PlanExplained
from consultations.states import Channel, Outcome
from tcal.shared.tables import Table


def participants_table(consultation: Consultation) -> Table:
    """Everybody who signed up, withdrawn ones included, with the status of each."""
    seats = (
        Participation.objects.of_consultation(consultation)
        .select_related("meeting", "table", "first_choice", "second_choice", "waiting_for")
        .in_polish_order()
    )
    return Table(
        title=_("Participants"),
        columns=[
            _("No."),
            _("First and last name"),
            _("Organisation"),
            _("E-mail"),
            _("Telephone"),
            _("Meeting"),
            _("Table number"),
            _("Table"),
            _("First choice"),
            _("Second choice"),
            _("Waits for"),
            _("Accessibility needs"),
            _("Status"),
            _("Channel"),
            _("Came without signing up"),
            _("Registered"),
        ],
        rows=(
            [
                number,
                seat.name,
                seat.organization_name,
                seat.email or "",
                seat.phone,
                seat.meeting.title,
                seat.table.number if seat.table else "",
                seat.table.topic if seat.table else "",
                str(seat.first_choice or ""),
                str(seat.second_choice or ""),
                str(seat.waiting_for or ""),
                seat.accessibility_needs,
                seat.get_status_display(),
                seat.get_channel_display(),
                _yes_or_no(seat.channel == Channel.WALK_IN),
                seat.registered_at.replace(microsecond=0),
            ]
            for number, seat in enumerate(seats, start=1)
        ),
    )


def remarks_table(consultation: Consultation) -> Table:
    """The register of remarks with every column of the report, and the authors in full."""
    remarks = (
        consultation.remarks.with_final_answer()
        .select_related(
            "table", "stage", "answered_by", "department", "merged_into", "provision_point"
        )
        .prefetch_related("pictures")
        .in_order()
    )
    return Table(
        title=_("Remarks"),
        columns=[
            _("No."),
            _("Received on"),
            _("Channel"),
            _("Stage"),
            _("Thematic table"),
            _("Author"),
            _("Organisation"),
            _("E-mail"),
            _("Address for the answer on paper"),
            _("Name may be published"),
            _("Provision"),
            _("Present wording"),
            _("Text of the remark"),
            _("Proposed wording"),
            _("Author's reasons"),
            _("Pictures"),
            _("Department"),
            _("Answered together with"),
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
                str(remark.stage or ""),
                str(remark.table or ""),
                remark.author_name,
                remark.organization_name,
                remark.author_email,
                remark.author_address,
                _yes_or_no(remark.is_name_public),
                remark.provision
                or (remark.provision_point.label if remark.provision_point else ""),
                remark.present_wording,
                remark.text,
                remark.proposed_wording,
                remark.reason,
                len(remark.pictures.all()),
                str(remark.department or ""),
                remark.merged_into.number if remark.merged_into else "",
                str(Outcome(remark.final_outcome).label) if remark.final_outcome else "",
                remark.final_justification,
                str(remark.answered_by or ""),
                remark.answered_at.replace(microsecond=0) if remark.answered_at else "",
            ]
            for remark in remarks
        ),
    )


def seating_table(plan: PlanExplained) -> Table:
    """Everybody in a seating plan: where they sit now, where they would sit and why."""
    return Table(
        title=_("Seating plan"),
        columns=[
            _("No."),
            _("First and last name"),
            _("Organisation"),
            _("First choice"),
            _("Second choice"),
            _("Table now"),
            _("Table in the plan"),
            _("Moves"),
            _("Gets"),
            _("Why"),
        ],
        rows=(
            [
                number,
                seat.participation.name,
                seat.participation.organization_name,
                str(seat.participation.first_choice or ""),
                str(seat.participation.second_choice or ""),
                str(seat.from_table or ""),
                str(seat.table),
                _yes_or_no(seat.table_id != seat.from_table_id),
                plan.outcome(seat),
                plan.reason(seat),
            ]
            for number, seat in enumerate(plan.seats, start=1)
        ),
    )


def rotation_table(plan: Rotation) -> Table:
    """The way of each person: the table's number in each round."""
    return Table(
        title=_("Plan of rounds"),
        columns=[
            _("No."),
            _("First and last name"),
            _("Organisation"),
            *(_("Round %(number)d") % {"number": number} for number in plan.round_numbers),
        ],
        rows=(
            [
                number,
                route.person.name,
                route.person.organization_name,
                *(table.number for table in route.tables),
            ]
            for number, route in enumerate(plan.routes, start=1)
        ),
    )


def _yes_or_no(fact: bool) -> str:
    return _("yes") if fact else _("no")
