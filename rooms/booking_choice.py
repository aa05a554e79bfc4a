"""Choosing one of the bookings that somebody has, in a form of another app."""

from django import forms

from tcal.shared.dates import human_period


class BookingChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, booking):
        return f"{booking.room}, {human_period(booking.starts_at, booking.ends_at)}"
