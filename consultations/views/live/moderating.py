"""A table's moderator at work, mostly on a telephone: people, what waits, the board, voting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from consultations.live.board import Board
from consultations.live.register import record_in_register, to_record
from consultations.live.tokens import board_token, writing_token
from consultations.live.voting import close_voting, open_voting
from consultations.models import ThematicTable
from consultations.models.proposal import refuse_unless_moderated_now
from consultations.permissions import can_moderate
from tcal.shared.access import allowed_or_403, get_visible_or_404


@require_safe
def moderate(request, slug, number, table):
    moderated = moderated_table(request, slug, number, table)
    proposals = moderated.proposals.with_votes().with_details().select_related("remark")
    by_status = {"waiting": [], "shown": [], "merged": [], "set_aside": []}
    for proposal in proposals.select_related("merged_into").in_order():
        by_status[proposal.status].append(proposal)
    return render(
        request,
        "consultations/live/moderate.html",
        {
            **whose_table(moderated),
            **by_status,
            "waiting_count": len(by_status["waiting"]),
            "refusal": why_nothing_changes(moderated),
            "people": moderated.participations.confirmed().in_polish_order(),
            "to_record": to_record(moderated).count(),
            "board": Board(moderated),
            "board_token": board_token(moderated),
            "writing_token": writing_token(moderated),
        },
    )


@require_safe
def waiting_proposals(request, slug, number, table):
    """How many wait by now, for a page that was opened before."""
    moderated = moderated_table(request, slug, number, table)
    count = moderated.proposals.waiting().count()
    response = render(
        request,
        "consultations/live/_waiting_count.html",
        {**whose_table(moderated), "waiting_count": count},
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def open_table_voting(request, slug, number, table):
    said = _("The voting is open: everybody at the table can give their votes now.")
    return _done(request, slug, number, table, open_voting, said)


@require_POST
def close_table_voting(request, slug, number, table):
    return _done(request, slug, number, table, close_voting, _("The voting is closed."))


@require_POST
def record_proposals(request, slug, number, table):
    moderated = moderated_table(request, slug, number, table)
    try:
        remarks = record_in_register(moderated, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        if remarks:
            said = ngettext(
                "%(count)d proposal is in the register of remarks now.",
                "%(count)d proposals are in the register of remarks now.",
                len(remarks),
            )
            messages.success(request, said % {"count": len(remarks)})
        else:
            messages.info(request, _("Everything on the board is in the register already."))
    return to_table(moderated)


def _done(request, slug, number, table, verb, said):
    moderated = moderated_table(request, slug, number, table)
    try:
        verb(moderated, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, said)
    return to_table(moderated)


def moderated_table(request, slug, number, table) -> ThematicTable:
    """The table with this number at this meeting, for its moderators and coordinators only."""
    moderated = get_visible_or_404(
        ThematicTable.objects.visible_to(request.user)
        .select_related("meeting__consultation")
        .prefetch_related("moderators"),
        meeting__consultation__slug=slug,
        meeting__number=number,
        number=table,
    )
    allowed_or_403(can_moderate(request.user, moderated))
    return moderated


def whose_table(table: ThematicTable) -> dict:
    """What each page of a table's moderator speaks of."""
    return {
        "table": table,
        "meeting": table.meeting,
        "consultation": table.meeting.consultation,
    }


def why_nothing_changes(table: ThematicTable) -> str:
    """A sentence for the page, empty while the moderators may work."""
    try:
        refuse_unless_moderated_now(table)
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""


def to_table(table: ThematicTable, *, part: str = ""):
    place = redirect(
        "consultations:moderate",
        table.meeting.consultation.slug,
        table.meeting.number,
        table.number,
    )
    if part:
        place["Location"] += f"#{part}"
    return place
