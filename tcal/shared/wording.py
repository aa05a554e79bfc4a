"""Sentences of Django's admin that the portal says in its own words.

Django puts a model's name into them as it stands, which Polish grammar can't bear. They are listed
so that ``make messages`` keeps them in our catalogue, which comes before Django's.
"""

from django.utils.translation import gettext_noop as _

SAID_DIFFERENTLY = (
    _("Add %s"),
    _("Add %(name)s"),
    _("Add another %(verbose_name)s"),
    _("Change %s"),
    _("View %s"),
)
