"""At a table with a telephone: write a proposal, see the others, vote. Nobody signs in."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.forms.live import TableProposalForm
from consultations.live.board import Board
from consultations.live.proposals import send_proposal
from consultations.live.tokens import tables_for_writing, tables_on_board
from consultations.live.voting import take_vote_back, vote_for, votes_left, votes_of
from consultations.models import ProposalPicture, TableProposal
from tcal.shared.access import get_visible_or_404, is_over_limit, public, rate_limited

VOTER = "table_voter"


@public
def table(request, token):
    at_table = get_visible_or_404(tables_for_writing(token))
    if request.method == "POST":
        if is_over_limit(request, action="table_proposal"):
            # What was typed comes back, but is not even looked at.
            form = TableProposalForm(initial=request.POST.dict())
            return _table_page(request, at_table, token, form, status=429)
        form = TableProposalForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                proposal = send_proposal(at_table, **form.cleaned_data)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                return redirect("tables:sent", token, proposal.submission_id)
        form.remind_of_photo()
    else:
        form = TableProposalForm()
    return _table_page(request, at_table, token, form)


def _table_page(request, at_table, token, form, *, status: int = 200):
    voter = _voter(request)
    return render(
        request,
        "consultations/live/table.html",
        {
            "table": at_table,
            "meeting": at_table.meeting,
            "consultation": at_table.meeting.consultation,
            "token": token,
            "form": form,
            "too_many": status == 429,
            "board": Board(at_table),
            "mine": votes_of(voter, at_table),
            "left": votes_left(voter, at_table),
        },
        status=status,
    )


@public
@require_safe
def sent(request, token, submission_id):
    """Thanks, with the number. The address is known only to who sent the form."""
    at_table = get_visible_or_404(tables_for_writing(token))
    proposal = get_visible_or_404(at_table.proposals, submission_id=submission_id)
    return render(
        request,
        "consultations/live/sent.html",
        {"table": at_table, "meeting": at_table.meeting, "proposal": proposal, "token": token},
    )


@public
@rate_limited(action="table_vote")
def vote(request, token):
    """Give a vote or take it back; opened by hand, it leads to the table."""
    at_table = get_visible_or_404(tables_for_writing(token))
    if request.method != "POST":
        return redirect("tables:table", token)
    number = request.POST.get("proposal", "")
    proposal = get_visible_or_404(
        TableProposal.objects.filter(table=at_table).select_related("table"),
        number=number if number.isdecimal() and len(number) < 6 else None,
    )
    try:
        if "back" in request.POST:
            take_vote_back(proposal, voter=_voter(request, make=True))
        else:
            vote_for(proposal, voter=_voter(request, make=True))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        said = _("Your vote is taken back.") if "back" in request.POST else _("Your vote counts.")
        messages.success(request, said)
    return redirect(reverse("tables:table", args=[token]) + "#propozycje")


@public
@require_safe
def picture(request, token, pk):
    """A picture of the board, while the meeting lasts: what waits or was set aside stays hidden."""
    at_table = (tables_for_writing(token) | tables_on_board(token)).first()
    if at_table is None or not at_table.meeting.is_on:
        raise Http404
    return picture_response(
        get_visible_or_404(ProposalPicture.objects.on_the_board(at_table), pk=pk)
    )


def picture_response(shown: ProposalPicture) -> FileResponse:
    try:
        file = shown.image.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"propozycja-{shown.proposal.number}-{shown.pk}.webp",
        content_type="image/webp",
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _voter(request, *, make: bool = False) -> UUID | None:
    """The random number of this browser, made with its first vote."""
    if make and VOTER not in request.session:
        request.session[VOTER] = str(uuid4())
    known = request.session.get(VOTER)
    return UUID(known) if known else None
