"""One proposal in its moderator's hands."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.forms.live import (
    EditProposalForm,
    JoinProposalForm,
    PictureDescriptionForm,
    ProposalPhotoForm,
    WrittenProposalForm,
)
from consultations.live.proposals import add_picture, describe_picture, write_proposal
from consultations.models import ProposalPicture, TableProposal
from consultations.views.live.moderating import (
    moderated_table,
    to_table,
    whose_table,
    why_nothing_changes,
)
from consultations.views.live.tables import picture_response
from tcal.shared.access import get_visible_or_404


def write(request, slug, number, table):
    moderated = moderated_table(request, slug, number, table)
    sent = request.method == "POST"
    form = WrittenProposalForm(*([request.POST, request.FILES] if sent else []))
    if sent:
        if form.is_valid():
            try:
                written = write_proposal(moderated, by=request.user, **form.cleaned_data)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                said = _("Proposal %(number)d is written down.") % {"number": written.number}
                messages.success(request, said)
                return to_table(moderated)
        form.remind_of_photo()
    return render(
        request,
        "consultations/live/write_proposal.html",
        {**whose_table(moderated), "form": form, "refusal": why_nothing_changes(moderated)},
    )


def edit(request, slug, number, table, proposal):
    edited = _proposal(request, slug, number, table, proposal)
    sent = request.method == "POST"
    form = EditProposalForm(
        request.POST if sent else None,
        initial={"text": edited.text, "author_name": edited.author_name},
    )
    if sent and form.is_valid():
        try:
            edited.edit(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The proposal is saved."))
            return to_table(edited.table)
    return _proposal_page(request, edited, form=form)


@require_POST
def show(request, slug, number, table, proposal):
    said = _("Proposal %(number)d is on the board.")
    return _moved(request, slug, number, table, proposal, TableProposal.show, said)


@require_POST
def set_aside(request, slug, number, table, proposal):
    said = _("Proposal %(number)d is set aside.")
    return _moved(request, slug, number, table, proposal, TableProposal.set_aside, said)


@require_POST
def move_up(request, slug, number, table, proposal):
    return _moved(request, slug, number, table, proposal, TableProposal.move_up)


@require_POST
def move_down(request, slug, number, table, proposal):
    return _moved(request, slug, number, table, proposal, TableProposal.move_down)


@require_POST
def join(request, slug, number, table, proposal):
    joined = _proposal(request, slug, number, table, proposal)
    form = JoinProposalForm(request.POST, proposal=joined)
    if form.is_valid():
        other = form.cleaned_data["other"]
        try:
            joined.join_to(other, by=request.user)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            said = _("Proposal %(number)d is joined to proposal %(other)d.")
            messages.success(request, said % {"number": joined.number, "other": other.number})
            return to_table(joined.table)
    return _proposal_page(request, joined, join_form=form)


@require_POST
def add_photo(request, slug, number, table, proposal):
    changed = _proposal(request, slug, number, table, proposal)
    form = ProposalPhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_picture(changed, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The photo is added."))
            return _to_proposal(changed)
    return _proposal_page(request, changed, photo_form=form)


@require_safe
def picture(request, slug, number, table, pk):
    """Any picture of the own table, also of what waits or was set aside."""
    moderated = moderated_table(request, slug, number, table)
    return picture_response(get_visible_or_404(ProposalPicture.objects.of_table(moderated), pk=pk))


@require_POST
def describe(request, slug, number, table, pk):
    moderated = moderated_table(request, slug, number, table)
    described = get_visible_or_404(ProposalPicture.objects.of_table(moderated), pk=pk)
    described.proposal.table = moderated
    form = PictureDescriptionForm(request.POST, prefix=f"picture-{pk}")
    if form.is_valid():
        try:
            describe_picture(described, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The description is saved."))
            return _to_proposal(described.proposal)
    return _proposal_page(request, described.proposal, description_form=form)


def _proposal(request, slug, number, table, proposal) -> TableProposal:
    moderated = moderated_table(request, slug, number, table)
    found = get_visible_or_404(moderated.proposals.select_related("remark"), number=proposal)
    found.table = moderated
    return found


def _moved(request, slug, number, table, proposal, verb, said=""):
    moved = _proposal(request, slug, number, table, proposal)
    try:
        verb(moved, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        if said:
            messages.success(request, said % {"number": moved.number})
    return to_table(moved.table, part="" if said else f"propozycja-{moved.number}")


def _to_proposal(proposal: TableProposal):
    meeting = proposal.table.meeting
    return redirect(
        "consultations:edit_proposal",
        meeting.consultation.slug,
        meeting.number,
        proposal.table.number,
        proposal.number,
    )


def _proposal_page(
    request, proposal, *, form=None, join_form=None, photo_form=None, description_form=None
):
    # Whatever was typed in one form, the others show what is stored.
    stored = {"text": proposal.text, "author_name": proposal.author_name}
    descriptions = [
        (
            one,
            description_form
            if description_form and description_form.prefix == f"picture-{one.pk}"
            else PictureDescriptionForm(initial={"alt": one.alt}, prefix=f"picture-{one.pk}"),
        )
        for one in proposal.pictures.all()
    ]
    return render(
        request,
        "consultations/live/edit_proposal.html",
        {
            **whose_table(proposal.table),
            "proposal": proposal,
            "joined": proposal.merged.order_by("number"),
            "form": form or EditProposalForm(initial=stored),
            "join_form": join_form or JoinProposalForm(proposal=proposal),
            "photo_form": photo_form or ProposalPhotoForm(),
            "descriptions": descriptions,
            "refusal": why_nothing_changes(proposal.table),
        },
    )
