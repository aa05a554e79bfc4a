"""Bookings that repeat: made in three steps, then changed, called off or filled up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from organizations.models import Organization
from organizations.permissions import can_act_for
from rooms.fairness import is_warned_of, what_cancelling_costs
from rooms.forms.series import (
    SeriesCancellationForm,
    SeriesChangeForm,
    SeriesForm,
    SkippedDayForm,
    choices_from,
    field_of_day,
)
from rooms.models import BookingSeries, HouseRules
from rooms.permissions import can_cancel
from rooms.prefill import initial_booking
from rooms.series import (
    add_day,
    book_series,
    cancel_series,
    cancellable,
    change_series,
    preview,
    preview_of_change,
    preview_of_day,
)
from rooms.series.page import days_of, has_coming
from rooms.series.rhythm import rhythm_in_words
from tcal.shared.access import allowed_or_403, get_visible_or_404


def new_series(request):
    """Fill in, look at every day, confirm. Until the last step, all is carried in the form."""
    if not Organization.objects.active().of_member(request.user).exists():
        return render(request, "rooms/no_organization.html")
    step = request.POST.get("step", "")
    form = SeriesForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        initial={"frequency": "weekly"} | initial_booking(request.GET, request.user),
    )
    if request.method != "POST" or step == "edit" or not form.is_valid():
        return _fill_in(request, form)
    choices = choices_from(request.POST, form.recurrence.days)
    if step == "book":
        try:
            series = book_series(
                form.plan,
                choices,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
                seen=request.POST.get("seen", ""),
            )
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        else:
            messages.success(request, _asked(series))
            return redirect(series)
    try:
        outlook = preview(form.plan, choices)
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return _fill_in(request, form)
    is_confirming = step == "confirm" and outlook.can_be_booked
    if step == "confirm" and not is_confirming:
        messages.error(request, _what_is_missing(outlook))
    return render(
        request,
        "rooms/new_series_confirm.html" if is_confirming else "rooms/new_series_days.html",
        {
            "form": form,
            "outlook": outlook,
            "rhythm": _rhythm(form.recurrence),
            "steps": _steps(),
        },
    )


def _fill_in(request, form):
    return render(request, "rooms/new_series.html", {"form": form, "steps": _steps()})


@require_safe
def series(request, pk):
    """All days of a series, with what was left out among them."""
    series = _visible_or_404(request, pk)
    days = days_of(series)
    may_act = can_act_for(request.user, series.organization)
    is_open = has_coming(days)
    return render(
        request,
        "rooms/series.html",
        {
            "series": series,
            "rhythm": rhythm_in_words(series.frequency, series.first_day),
            "coming": [one for one in days if not one.is_past],
            "past": [one for one in days if one.is_past],
            "can_add": may_act,
            "can_change": is_open and may_act,
            "can_cancel": is_open and can_cancel(request.user, series),
        },
    )


def change(request, pk):
    """Other hours or another room: what differs, then every day, then all or nothing."""
    series = _visible_or_404(request, pk)
    allowed_or_403(can_act_for(request.user, series.organization))
    if not cancellable(series).exists():
        messages.info(request, _("Nothing of this series is still to come."))
        return redirect(series)
    form = SeriesChangeForm(
        request.POST if request.method == "POST" else None,
        series=series,
        initial={"since": request.GET.get("od", "")},
    )
    step = request.POST.get("step", "")
    if request.method != "POST" or step == "edit" or not form.is_valid():
        return render(request, "rooms/change_series.html", {"series": series, "form": form})
    since, kept = form.cleaned_data["since"], _kept(request, form)
    if step == "change":
        try:
            changes = change_series(
                series,
                form.move,
                since=since,
                kept=kept or (),
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
                seen=request.POST.get("seen", ""),
            )
        except ValidationError as refusal:
            messages.warning(request, refusal.messages[0])
        else:
            messages.success(request, _changed(changes))
            return redirect(series)
    outlook = preview_of_change(series, form.move, since=since, kept=kept)
    return render(
        request,
        "rooms/change_series_days.html",
        {"series": series, "form": form, "outlook": outlook},
    )


def cancel(request, pk):
    """Ask first, then give back the time of all coming days, or of those from one on."""
    series = _visible_or_404(request, pk)
    allowed_or_403(can_cancel(request.user, series))
    form = SeriesCancellationForm(
        request.POST if request.method == "POST" else None,
        series=series,
        initial={"since": request.GET.get("od", "")},
    )
    since = form.cleaned_data["since"] if form.is_valid() else _day_or_none(request.GET.get("od"))
    costs = what_cancelling_costs(cancellable(series, since), by=request.user)
    if request.method == "POST" and form.is_valid() and is_warned_of(costs, request.POST):
        try:
            cancelled = cancel_series(
                series,
                since=form.cleaned_data["since"],
                by=request.user,
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _cancelled(len(cancelled)))
        return redirect(series)
    return render(
        request, "rooms/cancel_series.html", {"series": series, "form": form, "costs": costs}
    )


@require_POST
def add_skipped_day(request, pk):
    """Book a day that was left out: shown first with what would work, then booked."""
    series = _visible_or_404(request, pk)
    allowed_or_403(can_act_for(request.user, series.organization))
    day = _day_or_404(request.POST.get("day"))
    skipped = series.skipped_days.select_related("series").filter(day=day).first()
    if skipped is None:
        messages.info(request, _("This day is booked already."))
        return redirect(series)
    outlook = preview_of_day(skipped, rules=HouseRules.objects.in_force())
    form = SkippedDayForm(request.POST if "choice" in request.POST else None, outlook=outlook)
    if form.is_bound and form.is_valid():
        try:
            booking = add_day(
                series,
                day,
                form.cleaned_data["choice"],
                rules=form.accepted_rules,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The day is booked again."))
            return redirect(booking)
    return render(
        request,
        "rooms/add_series_day.html",
        {"series": series, "outlook": outlook, "form": form},
    )


def _visible_or_404(request, pk) -> BookingSeries:
    return get_visible_or_404(
        BookingSeries.objects.visible_to(request.user).select_related(
            "organization", "requested_by"
        ),
        pk=pk,
    )


def _day_or_none(text):
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _day_or_404(text):
    try:
        day = parse_date(text or "")
    except ValueError:
        day = None
    if day is None:
        raise Http404
    return day


def _kept(request, form):
    """The days that stay as they are; None while nobody has been asked about them."""
    if "seen" not in request.POST:
        return None
    return {
        booking.series_day
        for booking in form.coming
        if request.POST.get(field_of_day(booking.series_day)) == "keep"
    }


def _rhythm(recurrence) -> str:
    return rhythm_in_words(recurrence.frequency, recurrence.first_day)


def _steps() -> list[str]:
    return [_("What and when"), _("Day by day"), _("Confirm")]


def _what_is_missing(outlook) -> str:
    if outlook.open_questions:
        return _("What is chosen for some of the days can't be done. Choose something else there.")
    return _("Nothing would be booked. Choose at least one day.")


def _asked(series) -> str:
    count = series.bookings.count()
    return ngettext(
        "%(count)d day is booked. The list is in your mail.",
        "%(count)d days are booked. The list is in your mail.",
        count,
    ) % {"count": count}


def _changed(changes) -> str:
    if any(change.is_awaiting for change in changes):
        return _(
            "Asked for. Both the present time and the new one are held for you; staff will answer, "
            "usually on the same day."
        )
    return _("The series is changed.")


def _cancelled(count: int) -> str:
    return ngettext(
        "%(count)d booking is cancelled; the time is free for others.",
        "%(count)d bookings are cancelled; the time is free for others.",
        count,
    ) % {"count": count}
