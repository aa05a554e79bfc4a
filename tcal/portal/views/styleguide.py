"""Every component of the pages in its states, for staff who write pages and for tests."""

from datetime import timedelta

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext, pgettext_lazy

from tcal.shared.access import allowed_or_403
from tcal.shared.forms import PortalForm


class ExampleForm(PortalForm):
    """One field of each kind that the portal uses."""

    name = forms.CharField(label=pgettext_lazy("example", "Name of the meeting"), max_length=60)
    email = forms.EmailField(
        label=pgettext_lazy("example", "E-mail"),
        help_text=pgettext_lazy("example", "The confirmation comes here."),
    )
    day = forms.DateField(
        label=pgettext_lazy("example", "Day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    start = forms.TimeField(
        label=pgettext_lazy("example", "From"), widget=forms.TimeInput(attrs={"type": "time"})
    )
    people = forms.IntegerField(
        label=pgettext_lazy("example", "People"), min_value=1, required=False
    )
    room = forms.ChoiceField(
        label=pgettext_lazy("example", "Room"),
        choices=[("", "—"), ("a", "Sala warsztatowa"), ("b", "Sala kanapowa")],
        required=False,
    )
    needs = forms.MultipleChoiceField(
        label=pgettext_lazy("example", "Needed"),
        choices=[
            ("projector", pgettext_lazy("example", "projector")),
            ("loop", pgettext_lazy("example", "induction loop")),
            ("step-free", pgettext_lazy("example", "step-free access")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("example", "Kind"),
        choices=[
            ("open", pgettext_lazy("example", "open to all")),
            ("closed", pgettext_lazy("example", "members only")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=pgettext_lazy("example", "Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    picture = forms.FileField(label=pgettext_lazy("example", "Picture"), required=False)
    rules = forms.BooleanField(label=pgettext_lazy("example", "I have read the rules of the rooms"))

    def clean(self):
        if self.cleaned_data.get("name") == "taken":
            self.add_error(
                None, pgettext("example", "This room is already taken then. Choose another time.")
            )


class ExampleFilter(PortalForm):
    q = forms.CharField(label=pgettext_lazy("example", "What you look for"), required=False)
    day = forms.DateField(
        label=pgettext_lazy("example", "Day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )
    room = forms.ChoiceField(
        label=pgettext_lazy("example", "Room"),
        choices=[("", pgettext_lazy("example", "any")), ("a", "Sala warsztatowa")],
        required=False,
    )

    prefix = "filter"


def styleguide(request):
    allowed_or_403(request.user.is_staff)
    return render(request, "styleguide.html", _examples())


def _examples() -> dict:
    now = timezone.localtime()
    here = reverse("styleguide")
    days = [now.date() + timedelta(days=number) for number in range(7)]
    return {
        "now": now,
        "here_url": here,
        "tones": [
            ("ok", pgettext("example", "confirmed")),
            ("wait", pgettext("example", "waits for confirmation")),
            ("busy", pgettext("example", "taken until 18:00")),
            ("no", pgettext("example", "refused")),
            ("info", pgettext("example", "open to all")),
            ("neutral", pgettext("example", "past")),
        ],
        "slots": [
            {
                "state": "free",
                "hours": "8:00–10:00",
                "text": pgettext("example", "free"),
                "url": here,
            },
            {"state": "busy", "hours": "10:00–13:00", "text": pgettext("example", "taken")},
            {
                "state": "wait",
                "hours": "13:00–14:00",
                "text": pgettext("example", "waits for confirmation"),
            },
            {
                "state": "mine",
                "hours": "14:00–16:00",
                "text": pgettext("example", "yours"),
                "url": here,
            },
            {"state": "closed", "hours": "16:00–18:00", "text": pgettext("example", "closed")},
            {"state": "past", "hours": "18:00–20:00", "text": pgettext("example", "past")},
        ],
        "chips": [
            {"text": "8:00", "url": here},
            {"text": "10:00", "url": here, "current": True},
            {"text": "13:00"},
            {"text": "17:00", "url": here},
        ],
        "days": [
            {
                "date": day,
                "url": here,
                "today": day == now.date(),
                "current": number == 2,
                "closed": day.weekday() == 6,
            }
            for number, day in enumerate(days)
        ],
        "page": Paginator(range(240), 20).get_page(6),
        "filter_form": ExampleFilter(),
        "empty_form": ExampleForm(auto_id="empty_%s"),
        "wrong_form": ExampleForm(
            {"name": "taken", "email": "anna", "day": "2026-11-26"}, auto_id="wrong_%s"
        ),
        "history": [
            {
                "title": pgettext("example", "Asked for"),
                "at": now - timedelta(days=2),
                "by": "Anna Wrona",
            },
            {
                "title": pgettext("example", "Waits for confirmation"),
                "at": now - timedelta(days=1),
                "tone": "wait",
            },
            {
                "title": pgettext("example", "Confirmed"),
                "at": now,
                "by": pgettext("example", "staff"),
                "tone": "ok",
                "text": pgettext("example", "The key waits at the desk from 16:45."),
            },
        ],
        "steps": [
            pgettext("example", "Time"),
            pgettext("example", "Room"),
            pgettext("example", "Your details"),
            pgettext("example", "Done"),
        ],
        "columns": [
            {"label": pgettext("example", "Organisation"), "sort": "name"},
            {"label": pgettext("example", "State")},
            {"label": pgettext("example", "Meetings"), "sort": "meetings", "number": True},
        ],
        "rows": [
            [
                {"text": "Fundacja Zielony Kąt", "url": here},
                {"text": pgettext("example", "active"), "tone": "ok"},
                14,
            ],
            [
                {"text": "Klub Złota Nić", "url": here},
                {"text": pgettext("example", "waits"), "tone": "wait"},
                3,
            ],
            [
                {"text": "Stowarzyszenie Łęg", "url": here},
                {"text": pgettext("example", "ended"), "tone": "neutral"},
                0,
            ],
        ],
        "bars": [
            {"label": "Sala warsztatowa", "value": 42, "text": "42 h"},
            {"label": "Sala kanapowa", "value": 27, "text": "27 h"},
            {"label": "Pokój zwierzeń", "value": 6, "text": "6 h"},
        ],
        "heat": [
            {"label": pgettext("example", "Mon"), "values": [0, 2, 5, 9]},
            {"label": pgettext("example", "Tue"), "values": [1, 4, 8, 12]},
            {"label": pgettext("example", "Wed"), "values": [0, 0, 3, 6]},
        ],
        "heat_columns": ["8–11", "11–14", "14–17", "17–20"],
        "stats": [
            {"value": 49, "label": pgettext("example", "remarks in all")},
            {"value": 27, "label": pgettext("example", "accepted")},
            {"value": 6, "label": pgettext("example", "accepted in part")},
            {"value": 9, "label": pgettext("example", "not accepted")},
        ],
        "colours": [
            "paper",
            "card",
            "sand",
            "line",
            "ink",
            "muted",
            "brick",
            "brick-dark",
            "river",
            "amber",
            "danger",
        ],
    }
