"""The lives of a programme, a consultation, a participation; where remarks come from and end."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("programme", "draft")
    CONSULTED = "consulted", pgettext_lazy("programme", "in consultation")
    ADOPTED = "adopted", pgettext_lazy("programme", "adopted by the City Council")
    REPORTED = "reported", pgettext_lazy("programme", "report published")


class ConsultationStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("consultation", "draft")
    PUBLISHED = "published", pgettext_lazy("consultation", "published")
    CLOSED = "closed", pgettext_lazy("consultation", "closed")


CONSULTATION_MOVES = {
    ConsultationStatus.DRAFT: {ConsultationStatus.PUBLISHED},
    ConsultationStatus.PUBLISHED: {ConsultationStatus.CLOSED},
    ConsultationStatus.CLOSED: set(),
}


class ParticipationStatus(models.TextChoices):
    UNCONFIRMED = (
        "unconfirmed",
        pgettext_lazy("place at a table", "waits for the person's confirmation"),
    )
    CONFIRMED = "confirmed", pgettext_lazy("place at a table", "confirmed")
    WITHDRAWN = "withdrawn", pgettext_lazy("place at a table", "withdrawn")


PARTICIPATION_MOVES = {
    ParticipationStatus.UNCONFIRMED: {ParticipationStatus.CONFIRMED, ParticipationStatus.WITHDRAWN},
    ParticipationStatus.CONFIRMED: {ParticipationStatus.WITHDRAWN},
    ParticipationStatus.WITHDRAWN: set(),
}


class Channel(models.TextChoices):
    """How a remark or a registration reached the city."""

    PORTAL = "portal", pgettext_lazy("channel", "portal")
    TABLE = "table", pgettext_lazy("channel", "thematic table")
    PAPER = "paper", pgettext_lazy("channel", "paper")
    EMAIL = "email", pgettext_lazy("channel", "e-mail")
    POST = "post", pgettext_lazy("channel", "post")
    PHONE = "phone", pgettext_lazy("channel", "telephone")
    INFO_POINT = "info_point", pgettext_lazy("channel", "information point")


class Sector(models.TextChoices):
    """Whom a moderator represents; a table is led by one of each."""

    LOCAL_GOVERNMENT = "local_government", _("local government")
    NGO = "ngo", _("non-governmental organisations")


class Outcome(models.TextChoices):
    """What the city says to a remark (its *stanowisko*)."""

    ACCEPTED = "accepted", pgettext_lazy("outcome of a remark", "accepted")
    PARTLY = "partly", pgettext_lazy("outcome of a remark", "partly accepted")
    REJECTED = "rejected", pgettext_lazy("outcome of a remark", "not accepted")
    EXPLAINED = "explained", pgettext_lazy("outcome of a remark", "explained")


OUTCOMES_TO_JUSTIFY = (Outcome.PARTLY, Outcome.REJECTED)
