from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rooms.models import Booking
from tcal.accounts.models import User
from tcal.portal.forms import PersonForm
from tcal.shared.registry import sections

BOOKINGS_SHOWN = 5


def account(request):
    # Read anew: a refused form leaves the person at the top of the page as it was.
    person = User.objects.get(pk=request.user.pk)
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details are saved."))
        return redirect("account")
    bookings = Booking.objects.of_organizations_of(request.user).holding_time().upcoming()
    return render(
        request,
        "portal/account.html",
        {
            "form": form,
            "bookings": bookings.with_details()[:BOOKINGS_SHOWN],
            "sections": sections("account", request),
        },
    )
