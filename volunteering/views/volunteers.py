"""What a volunteer does: applies, follows the answers, withdraws, describes oneself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tcal.shared.access import allowed_or_403, get_visible_or_404
from volunteering import applying
from volunteering.forms import ApplicationForm, ProfileForm
from volunteering.models import Application, Opportunity, VolunteerProfile
from volunteering.permissions import can_withdraw

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request, slug):
    opportunity = get_visible_or_404(
        Opportunity.objects.visible_to(request.user).for_cards(), slug=slug
    )
    profile = VolunteerProfile.objects.of(request.user).first()
    form = ApplicationForm(request.POST or None, profile=profile)
    if request.method == "POST" and _applied(form, opportunity, by=request.user):
        messages.success(request, _("Your application has been sent. The answer comes by e-mail."))
        return redirect("volunteering:my_applications")
    return render(
        request,
        "volunteering/apply.html",
        {
            "form": form,
            "opportunity": opportunity,
            "my_application": Application.objects.of(request.user)
            .to(opportunity)
            .lasting()
            .first(),
        },
    )


def _applied(form, opportunity, *, by) -> Application | None:
    if not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        return applying.apply(
            applying.ApplicationRequest(
                opportunity=opportunity,
                message=data["message"],
                birth_date=data.get("birth_date"),
                about=data.get("about", ""),
                skills=data.get("skills", []),
            ),
            by=by,
            submission_id=data["submission_id"],
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return None


@require_safe
def my_applications(request):
    applications = Application.objects.of(request.user).with_details().latest_first()
    page = Paginator(applications, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "volunteering/my_applications.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    application = get_visible_or_404(
        Application.objects.visible_to(request.user).with_details(), pk=pk
    )
    allowed_or_403(can_withdraw(request.user, application))
    if request.method == "POST":
        try:
            application.withdraw(by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("You have withdrawn. The organisation has been told."))
        return redirect("volunteering:my_applications")
    if not application.can_be_withdrawn:
        return redirect("volunteering:my_applications")
    return render(request, "volunteering/withdraw.html", {"application": application})


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request):
    own = VolunteerProfile.objects.of(request.user).first()
    form = ProfileForm(request.POST or None, instance=own or VolunteerProfile(user=request.user))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("volunteering:my_applications")
    return render(request, "volunteering/profile.html", {"form": form, "profile": own})
