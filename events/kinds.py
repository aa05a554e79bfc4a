"""What an event is, whom it is for and in which language it is held."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    WORKSHOP = "workshop", _("workshop")
    TRAINING = "training", _("training")
    MEETING = "meeting", _("meeting")
    CULTURE = "culture", _("concert or culture")
    ADVICE = "advice", pgettext_lazy("kind of event", "advice")
    SPORT = "sport", _("sport")
    ACTION = "action", _("volunteering action")
    OPEN_DAY = "open_day", _("open day")
    OTHER = "other", pgettext_lazy("kind of event", "other")


class Audience(models.TextChoices):
    EVERYONE = "everyone", _("for everyone")
    CHILDREN = "children", _("for children")
    YOUTH = "youth", _("for young people")
    SENIORS = "seniors", _("for seniors")
    FAMILIES = "families", _("for families")
    ORGANIZATIONS = "organizations", _("for organisations")


class Language(models.TextChoices):
    """Codes of the HTML ``lang`` attribute: the text about an event is in the event's language."""

    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")
    GERMAN = "de", _("German")


class Access(models.TextChoices):
    """What makes an event open to people with disabilities: each is a field of ``Event``."""

    STEP_FREE = "step_free", _("without steps")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    SIGN_LANGUAGE = "sign_language", _("sign-language interpreter")
    QUIET_SPACE = "quiet_space", _("quiet space")
