"""Calendars to subscribe to, and the secret addresses of a person's own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organizations.models import Organization
from rooms.calendar_links import make_link, revoke_link
from rooms.feeds import link_entries, room_entries
from rooms.forms.feeds import CalendarForm
from rooms.models import CalendarLink, Resource
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.ical import calendar_response
from tcal.shared.mail import absolute_url


@public
@require_safe
def room_ics(request, slug):
    """Busy times only; a title appears where the organisation made it public."""
    room = get_object_or_404(Resource.objects.with_capacity().select_related("venue"), slug=slug)
    return calendar_response(room_entries(room), name=str(room), filename=f"{room.slug}.ics")


@public
@never_cache
@require_safe
def calendar_feed(request, token):
    """The calendar of whoever has the token, in its owner's language."""
    link = get_object_or_404(
        CalendarLink.objects.for_token(token).select_related("owner", "organization"),
        owner__is_active=True,
    )
    with translation.override(link.owner.language):
        name = str(link.organization or _("Bookings of my organisations"))
        response = calendar_response(link_entries(link), name=name, filename="rezerwacje.ics")
    response["X-Robots-Tag"] = "noindex"
    return response


def calendars(request):
    """The person's calendars; sending the form makes an address of one."""
    form = CalendarForm(request.POST or None, user=request.user)
    if request.method == "POST":
        if not form.is_valid():
            raise Http404
        make_link(by=request.user, organization=form.cleaned_data["organization"])
        messages.success(request, _("The address is ready. Copy it to your calendar."))
        return redirect("rooms:calendars")
    links = {
        link.organization_id: link for link in CalendarLink.objects.valid().of_person(request.user)
    }
    own = list(Organization.objects.active().of_member(request.user).in_polish_order())
    # An address of an organisation that the person left is still theirs to revoke.
    left = [link for pk, link in links.items() if pk and pk not in {one.pk for one in own}]
    return render(
        request,
        "rooms/calendars.html",
        {
            "all_of_them": links.get(None),
            "organizations": [(one, links.get(one.pk)) for one in own],
            "left": left,
            "portal_url": absolute_url(""),
            # Programs that know calendars open this kind of address by themselves.
            "webcal_url": f"webcal://{absolute_url('').partition('://')[2]}",
        },
    )


def revoke_calendar(request, pk):
    """Ask first: calendars that read the address will stop following."""
    link = get_visible_or_404(CalendarLink.objects.of_person(request.user), pk=pk)
    if request.method == "POST":
        revoke_link(link, by=request.user)
        messages.success(request, _("The address is revoked and shows nothing any more."))
        return redirect("rooms:calendars")
    return render(request, "rooms/revoke_calendar.html", {"link": link})
