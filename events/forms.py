"""Announcing an event, and calling it off."""

import uuid
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.kinds import EventKind
from events.models import Event
from events.states import WITH_ITS_AUTHOR
from organizations.models import Organization, PublicTaskSphere
from rooms.booking_choice import BookingChoiceField
from rooms.models import Booking
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.fields import LocalDateTimeField
from tcal.shared.forms import PortalForm, PortalModelForm

# Nobody plans further; a year typed with a slip is noticed.
PLANNED_AT_MOST = timedelta(days=3 * 366)
CHOOSE = _("choose")
SENT_TWICE = "event_is_sent_in_once"
ADDRESS_TAKEN = "event_has_an_address_of_its_own"
ATTEMPTS_AT_AN_ADDRESS = 10


class EventForm(PortalModelForm):
    """A new event, or one that is corrected; sends it to staff when asked to."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    starts_at = LocalDateTimeField(label=_("Start"))
    ends_at = LocalDateTimeField(label=_("End"))
    booking = BookingChoiceField(
        label=_("Room booked in the centre"),
        queryset=Booking.objects.none(),
        required=False,
        empty_label=_("another place, written below"),
        help_text=_("Only your organisation's coming bookings are here."),
        error_messages={"invalid_choice": _("Choose one of your organisation's bookings.")},
    )

    class Meta:
        model = Event
        fields = [
            "organizer",
            "title",
            "kind",
            "lead",
            "description",
            "starts_at",
            "ends_at",
            "booking",
            "place_name",
            "address",
            "audience",
            "language",
            "is_free",
            "price",
            "step_free",
            "hearing_loop",
            "sign_language",
            "quiet_space",
            "spheres",
            "co_organizers",
            "contact_name",
            "public_email",
            "public_phone",
        ]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 8}),
            "spheres": forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
            "co_organizers": forms.SelectMultiple(attrs={"size": 6}),
        }
        labels = {"is_free": _("Free of charge"), "step_free": _("Without steps")}
        help_texts = {
            "lead": _("What it is and why to come. This sentence is shown in lists."),
            "description": _("Plain text. An empty line begins a new paragraph."),
            "place_name": _("For example: Park na Bydgoskim Przedmieściu, by the fountain."),
            "price": _("For example: 10 zł, children 5 zł. Leave empty when it is free."),
            "co_organizers": _("Agree it with them first. Hold Ctrl to choose several."),
            "contact_name": _("These contacts are public, on the page of the event."),
        }
        error_messages = {
            "organizer": {
                "required": _("Choose the organisation that announces the event."),
                "invalid_choice": _("You can announce only for your own organisation."),
            },
            "title": {"required": _("Give the event a title.")},
            "lead": {"required": _("Say in one sentence what it is.")},
            "kind": {"required": _("Choose what kind of event it is.")},
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.is_new = self.instance.pk is None
        self.fields["kind"].choices = [("", CHOOSE), *EventKind.choices]
        bookings = Booking.objects.of_organizations_of(user)
        if self.is_new:
            own = Organization.objects.active().of_member(user).in_polish_order()
            self.fields["organizer"].queryset = own
            self.fields["organizer"].initial = own[0] if len(own) == 1 else None
            self.fields["organizer"].empty_label = CHOOSE
            self.fields["submission_id"].initial = uuid.uuid4
        else:
            del self.fields["organizer"], self.fields["submission_id"]
            bookings = self.instance.organizer.bookings.all()
        chosen = Booking.objects.filter(pk=self.instance.booking_id)
        coming = bookings.holding_time().upcoming()
        self.fields["booking"].queryset = (coming | chosen).select_related("room").distinct()
        self.fields["spheres"].queryset = PublicTaskSphere.objects.on_offer()
        self.fields["co_organizers"].queryset = Organization.objects.active().in_polish_order()

    def clean_starts_at(self):
        starts_at = self.cleaned_data["starts_at"]
        # Staff may correct the page of what has taken place already, but nobody announces it.
        is_new_time = self.instance.starts_at != starts_at
        if (is_new_time or self.instance.status in WITH_ITS_AUTHOR) and starts_at < timezone.now():
            raise ValidationError(_("The start is in the past. Choose a later time."), code="past")
        if starts_at > timezone.now() + PLANNED_AT_MOST:
            raise ValidationError(_("This is years away. Check the year."), code="far")
        return starts_at

    def clean_ends_at(self):
        ends_at = self.cleaned_data["ends_at"]
        if ends_at > timezone.now() + PLANNED_AT_MOST:
            raise ValidationError(_("This is years away. Check the year."), code="far")
        return ends_at

    def clean(self):
        data = super().clean()
        organizer = data.get("organizer") or (None if self.is_new else self.instance.organizer)
        if organizer and organizer in data.get("co_organizers", ()):
            self.add_error("co_organizers", _("The organiser is named already. Choose others."))
        return data

    def announce(self, *, send: bool) -> Event | None:
        """Store the event and, with ``send``, hand it to staff; None where that was refused.

        Sent twice, it returns the first result. Errors are then on the form.
        """
        for attempts_left in reversed(range(ATTEMPTS_AT_AN_ADDRESS)):
            try:
                with refusals_as_validation_errors(), transaction.atomic():
                    return self._store(send=send)
            except ValidationError as refusal:
                if refusal.code == SENT_TWICE:
                    return self.first_result()
                if refusal.code != ADDRESS_TAKEN or not attempts_left:
                    self.add_refusal(refusal)
                    return None
                # The same title was announced at this moment: take the next number.
                self.instance.slug = ""
        return None

    def _store(self, *, send: bool) -> Event:
        event = self.instance
        if self.is_new:
            event.submission_id = self.cleaned_data["submission_id"]
            event.save()
        else:
            event.revise()
        self._save_m2m()
        if send:
            event.submit(by=self.user)
        return event

    def first_result(self) -> Event | None:
        """Return what this same form has made already, if it was sent before."""
        try:
            number = uuid.UUID(self.data.get("submission_id", ""))
        except ValueError:
            return None
        return Event.objects.of_organizations_of(self.user).filter(submission_id=number).first()


class CancelForm(PortalForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It will stand on the page of the event, for those who planned to come."),
        error_messages={"required": _("Give the reason: those whom it concerns will read it.")},
    )
