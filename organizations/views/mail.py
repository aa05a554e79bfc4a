"""Mail that came to the centre for organisations: the staff's desk and the organisation's list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from organizations.models import Organization, ReceivedMail
from organizations.received_mail import collect_mail, log_mail
from organizations.service_forms import CollectForm, MailForm
from organizations.service_permissions import can_log_mail, can_see_private_matters
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def mail_desk(request):
    """What waits to be collected, the oldest first, under the form that logs one more."""
    allowed_or_403(can_log_mail(request.user))
    form = MailForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            mail = log_mail(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            _say_logged(request, mail)
            return redirect("services:mail_desk")
    shows_all = request.GET.get("wszystkie") == "1"
    mail = ReceivedMail.objects.select_related("organization")
    if not shows_all:
        mail = mail.filter(collected_on=None).order_by("received_on", "pk")
    return render(
        request,
        "organizations/services/mail_desk.html",
        {
            "form": form,
            "page": Paginator(mail, PER_PAGE).get_page(request.GET.get("page")),
            "shows_all": shows_all,
        },
    )


def _say_logged(request, mail) -> None:
    people = getattr(mail, "people", None)
    if people == 0:
        messages.warning(
            request,
            _("It is logged, but nobody was told: %(name)s has nobody with an account or e-mail.")
            % {"name": mail.organization},
        )
        return
    told = (
        ngettext("%(count)d person was told.", "%(count)d people were told.", people)
        % {"count": people}
        if people
        else ""
    )
    logged = _("Mail for %(name)s is logged.") % {"name": mail.organization}
    messages.success(request, f"{logged} {told}".strip())


@require_http_methods(["GET", "HEAD", "POST"])
def collect(request, pk):
    allowed_or_403(can_log_mail(request.user))
    mail = get_visible_or_404(ReceivedMail.objects.select_related("organization"), pk=pk)
    form = CollectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            collect_mail(mail, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("Collected: mail for %(name)s.") % {"name": mail.organization}
            )
            return redirect("services:mail_desk")
    return render(request, "organizations/services/collect.html", {"mail": mail, "form": form})


@require_safe
def mail_of_organization(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_see_private_matters(request.user, organization))
    return render(
        request,
        "organizations/mail_of_organization.html",
        {
            "organization": organization,
            "page": Paginator(organization.received_mail.all(), PER_PAGE).get_page(
                request.GET.get("page")
            ),
            "waiting": organization.received_mail.filter(collected_on=None).count(),
        },
    )
