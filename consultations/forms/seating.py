"""What the coordinator decides before people are seated anew or sent from table to table."""

from django import forms
from django.utils.translation import gettext_lazy

from tcal.shared.forms import PortalForm

USUAL_ROUNDS = 3


class SeatingForm(PortalForm):
    largest_difference = forms.IntegerField(
        label=gettext_lazy("Largest difference between tables"),
        help_text=gettext_lazy(
            "How many more people may sit at the largest table than at the smallest."
        ),
        min_value=0,
        max_value=100,
        initial=2,
        error_messages={
            "required": gettext_lazy("Write a number, such as 2."),
            "invalid": gettext_lazy("Write a whole number, such as 2."),
        },
    )
    most_of_one_organization = forms.IntegerField(
        label=gettext_lazy("Most people of one organisation at a table"),
        help_text=gettext_lazy("Leave it empty when it does not matter."),
        min_value=1,
        max_value=100,
        required=False,
        error_messages={"invalid": gettext_lazy("Write a whole number, such as 2.")},
    )


class RotationForm(PortalForm):
    rounds = forms.IntegerField(
        label=gettext_lazy("Number of rounds"),
        help_text=gettext_lazy(
            "With the first one, in which everybody sits at their own table. At most as many as "
            "there are tables."
        ),
        error_messages={
            "required": gettext_lazy("Write a number, such as 3."),
            "invalid": gettext_lazy("Write a whole number, such as 3."),
        },
    )

    def __init__(self, *args, tables: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rounds"].initial = min(USUAL_ROUNDS, tables)
        # The verb refuses what is out of bounds; this is for the browser.
        self.fields["rounds"].widget.attrs |= {"min": 2, "max": tables}
