"""The lives of a programme, a consultation, a participation; where remarks come from and end."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("programme", "draft")
    CONSULTED = "consulted", pgettext_lazy("programme", "in consultation")
    ADOPTED = "adopted", pgettext_lazy("programme", "adopted by the City Council")
    REPORTED = "reported", pgettext_lazy("programme", "report published")


PROGRAMME_MOVES = {
    ProgrammeStatus.DRAFT: {ProgrammeStatus.CONSULTED, ProgrammeStatus.ADOPTED},
    ProgrammeStatus.CONSULTED: {ProgrammeStatus.ADOPTED},
    ProgrammeStatus.ADOPTED: {ProgrammeStatus.REPORTED},
    ProgrammeStatus.REPORTED: set(),
}


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
    WAITING = "waiting", pgettext_lazy("place at a table", "on the waiting list")
    WITHDRAWN = "withdrawn", pgettext_lazy("place at a table", "withdrawn")


PARTICIPATION_MOVES = {
    ParticipationStatus.UNCONFIRMED: {
        ParticipationStatus.CONFIRMED,
        ParticipationStatus.WAITING,
        ParticipationStatus.WITHDRAWN,
    },
    ParticipationStatus.CONFIRMED: {ParticipationStatus.WITHDRAWN},
    ParticipationStatus.WAITING: {ParticipationStatus.CONFIRMED, ParticipationStatus.WITHDRAWN},
    ParticipationStatus.WITHDRAWN: set(),
}


class TopicStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("topic", "waits for a decision")
    ACCEPTED = "accepted", pgettext_lazy("topic", "has its table")
    DECLINED = "declined", pgettext_lazy("topic", "declined")


TOPIC_MOVES = {
    TopicStatus.WAITING: {TopicStatus.ACCEPTED, TopicStatus.DECLINED},
    TopicStatus.ACCEPTED: set(),
    TopicStatus.DECLINED: {TopicStatus.ACCEPTED},
}


class CommentStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("comment", "waits for the moderator")
    PUBLISHED = "published", pgettext_lazy("comment", "published")
    HIDDEN = "hidden", pgettext_lazy("comment", "hidden")
    WITHDRAWN = "withdrawn", pgettext_lazy("comment", "withdrawn by its author")


COMMENT_MOVES = {
    CommentStatus.WAITING: {
        CommentStatus.PUBLISHED,
        CommentStatus.HIDDEN,
        CommentStatus.WITHDRAWN,
    },
    CommentStatus.PUBLISHED: {CommentStatus.HIDDEN, CommentStatus.WITHDRAWN},
    CommentStatus.HIDDEN: {CommentStatus.PUBLISHED},
    CommentStatus.WITHDRAWN: set(),
}


class ProposalStatus(models.TextChoices):
    """What happens at the table with a proposal: the moderator decides."""

    WAITING = "waiting", pgettext_lazy("proposal at a table", "waits for the moderator")
    SHOWN = "shown", pgettext_lazy("proposal at a table", "on the board")
    MERGED = "merged", pgettext_lazy("proposal at a table", "joined to another one")
    SET_ASIDE = "set_aside", pgettext_lazy("proposal at a table", "set aside")


PROPOSAL_MOVES = {
    ProposalStatus.WAITING: {
        ProposalStatus.SHOWN,
        ProposalStatus.MERGED,
        ProposalStatus.SET_ASIDE,
    },
    ProposalStatus.SHOWN: {ProposalStatus.MERGED, ProposalStatus.SET_ASIDE},
    ProposalStatus.MERGED: {ProposalStatus.SHOWN},
    ProposalStatus.SET_ASIDE: {ProposalStatus.SHOWN},
}


class SeatingStatus(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("seating plan", "waits for acceptance")
    ACCEPTED = "accepted", pgettext_lazy("seating plan", "accepted")
    DISMISSED = "dismissed", pgettext_lazy("seating plan", "dismissed")


SEATING_MOVES = {
    SeatingStatus.PROPOSED: {SeatingStatus.ACCEPTED, SeatingStatus.DISMISSED},
    SeatingStatus.ACCEPTED: set(),
    SeatingStatus.DISMISSED: set(),
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
    WALK_IN = "walk_in", pgettext_lazy("channel", "came without signing up")


# How a remark can reach the city; nobody walks in with one except to a table.
REMARK_CHANNELS = tuple(channel for channel in Channel if channel != Channel.WALK_IN)
# What staff enter for people who don't use the portal.
ENTERED_CHANNELS = tuple(channel for channel in Channel if channel != Channel.PORTAL)


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
