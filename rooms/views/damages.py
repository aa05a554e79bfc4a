"""What is broken, for staff: the list, a new report, the repair."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rooms.damages import repair, report_damage
from rooms.forms.handovers import DamageForm
from rooms.models import Damage, Resource
from rooms.permissions import can_keep_damages
from tcal.shared.access import allowed_or_403
from tcal.shared.tables import Table, csv_response, xlsx_response

PER_PAGE = 20


def _unrepaired():
    return Damage.objects.unrepaired().select_related(
        "resource", "closure", "reported_by", "handover__booking"
    )


@require_safe
def damages(request):
    allowed_or_403(can_keep_damages(request.user))
    page = Paginator(_unrepaired(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "rooms/damages.html", {"page": page})


def new_damage(request):
    """Tell what is broken; ``?co=`` is the thing whose page one comes from."""
    allowed_or_403(can_keep_damages(request.user))
    things = Resource.objects.order_by("-kind", "name_sort", "name")
    form = DamageForm(
        request.POST if request.method == "POST" else None,
        resources=things,
        initial={"resource": things.filter(slug=request.GET.get("co", "")).first()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            report_damage(**form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The damage is recorded."))
            return redirect("rooms:damages")
    return render(request, "rooms/new_damage.html", {"form": form})


@require_POST
def repair_damage(request, pk):
    damage = get_object_or_404(Damage.objects.select_related("resource"), pk=pk)
    allowed_or_403(can_keep_damages(request.user, damage))
    try:
        repair(damage, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(
            request, _("%(thing)s: the repair is recorded.") % {"thing": damage.resource}
        )
    return redirect("rooms:damages")


@require_safe
def damages_csv(request):
    allowed_or_403(can_keep_damages(request.user))
    return csv_response(_table(), "usterki.csv")


@require_safe
def damages_xlsx(request):
    allowed_or_403(can_keep_damages(request.user))
    return xlsx_response(_table(), "usterki.xlsx")


def _table() -> Table:
    """What the page shows, without its pages."""
    return Table(
        title=_("Damages"),
        columns=[
            _("What"),
            _("What is wrong"),
            _("Reported"),
            _("Reported by"),
            _("Booking"),
            _("Out of use until"),
        ],
        rows=(
            [
                damage.resource.name,
                damage.description,
                damage.reported_at,
                str(damage.reported_by),
                damage.handover.booking.reference if damage.handover else "",
                damage.closure.ends_at if damage.closure else "",
            ]
            for damage in _unrepaired()
        ),
    )
