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
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
)
