"""Letters: staff write them, look at who gets them, and send; organisations read their copies."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from organizations.letter_forms import LetterForm
from organizations.letters import audience_of, chosen_organizations, send_letter
from organizations.models import Letter, Organization
from organizations.service_permissions import can_see_private_matters, can_write_letters
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 20
COPIES_PER_PAGE = 50


@require_safe
def sent_letters(request):
    allowed_or_403(can_write_letters(request.user))
    page = Paginator(_counted(Letter.objects), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "organizations/letters_sent.html", {"page": page})


@require_safe
def sent_letter(request, pk):
    allowed_or_403(can_write_letters(request.user))
    letter = get_visible_or_404(_counted(Letter.objects), pk=pk)
    copies = letter.copies.select_related("organization").order_by(
        "organization__name_sort", "organization__name"
    )
    return render(
        request,
        "organizations/letters_sent_letter.html",
        {
            "letter": letter,
            "page": Paginator(copies, COPIES_PER_PAGE).get_page(request.GET.get("page")),
        },
    )


def _counted(letters):
    return (
        letters.select_related("written_by")
        .annotate(
            organizations_count=Count("copies"),
            people_count=Sum("copies__people", default=0),
            waiting_count=Count("copies", filter=Q(copies__queued_at=None)),
        )
        .order_by("-sent_at", "-pk")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    """The form; then who exactly would get it; then it is sent, if that has not changed."""
    allowed_or_403(can_write_letters(request.user))
    form = LetterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "change" not in request.POST and form.is_valid():
        already = Letter.objects.filter(submission_id=form.cleaned_data["submission_id"]).first()
        if already:
            return _sent(request, already)
        audience = audience_of(chosen_organizations(**form.choice))
        if not audience.organizations:
            form.add_error(None, _("No organisation is chosen by this. Choose more widely."))
        elif "send" not in request.POST:
            return _preview(request, form, audience)
        elif request.POST.get("seen") != audience.fingerprint:
            messages.warning(
                request,
                _("Meanwhile the list of who gets it has changed. Look at it once more."),
            )
            return _preview(request, form, audience)
        else:
            return _send(request, form, audience)
    return render(request, "organizations/letters_write.html", {"form": form})


def _preview(request, form, audience):
    return render(
        request,
        "organizations/letters_preview.html",
        {
            "form": form,
            "audience": audience,
            "chosen_by": form.choice_in_words(),
            "subject": form.cleaned_data["subject"],
            "body": form.cleaned_data["body"],
            "sent_again": [
                (name, value)
                for name in form.fields
                for value in request.POST.getlist(name)
                if value
            ],
        },
    )


def _send(request, form, audience):
    try:
        letter = send_letter(
            subject=form.cleaned_data["subject"],
            body=form.cleaned_data["body"],
            organizations=audience.organizations,
            chosen_by=form.choice_in_words(),
            submission_id=form.cleaned_data["submission_id"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return render(request, "organizations/letters_write.html", {"form": form})
    return _sent(request, letter)


def _sent(request, letter):
    messages.success(request, _("The letter is on its way. Sending many takes a few minutes."))
    return redirect("organizations:sent_letter", letter.pk)


# What organisations read -----------------------------------------------------------------------


@require_safe
def letters(request, slug):
    organization = _own(request, slug)
    copies = organization.letters.select_related("letter")
    return render(
        request,
        "organizations/letters.html",
        {
            "organization": organization,
            "page": Paginator(copies, PER_PAGE).get_page(request.GET.get("page")),
        },
    )


@require_safe
def letter(request, slug, pk):
    organization = _own(request, slug)
    copy = get_visible_or_404(organization.letters.select_related("letter"), pk=pk)
    return render(
        request,
        "organizations/letters_letter.html",
        {"organization": organization, "copy": copy, "letter": copy.letter},
    )


def _own(request, slug) -> Organization:
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_see_private_matters(request.user, organization))
    return organization
