"""The consulted document as a page: kept as points, read together with the remarks about each."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.legal_text import (
    LONGEST_TEXT,
    MOST_PROVISIONS,
    PREAMBLE,
    ParsedText,
    as_pasted,
    read_legal_text,
)
from consultations.models import ConsultedText, Provision, PublishedAnswer, Remark
from consultations.publishing import latest_version
from consultations.remark_pictures import published_pictures
from tcal.shared.conflicts import refusals_as_validation_errors

__all__ = [
    "PREAMBLE",
    "PointWithRemarks",
    "as_pasted",
    "check_points",
    "find_point",
    "points_with_remarks",
    "read_legal_text",
    "save_consulted_text",
    "wording_of",
    "wording_to_quote",
]

LONGEST_WORDING = Remark._meta.get_field("present_wording").max_length
LONGEST_LABEL = Provision._meta.get_field("label").max_length
CUT = " (…)"


# Keeping it --------------------------------------------------------------------------------------


def check_points(parsed: ParsedText) -> None:
    """Raise ``ValidationError`` for a text without points, with too many, or with too long ones."""
    points = parsed.provisions
    if all(point.label == PREAMBLE for point in points):
        raise ValidationError(
            _(
                "No chapter, § or numbered point was found. Each has to begin in a line of its "
                "own, such as “§ 8.”, “1.”, “1)” or “a)”."
            ),
            code="no_points",
        )
    if len(points) > MOST_PROVISIONS:
        raise ValidationError(
            ngettext(
                "This text has %(count)d point; at most %(most)d will do. Divide it into documents.",
                "This text has %(count)d points; at most %(most)d will do. Divide it into documents.",
                len(points),
            )
            % {"count": len(points), "most": MOST_PROVISIONS},
            code="too_many_points",
        )
    for point in points:
        if len(point.text) > LONGEST_TEXT or len(point.label) > LONGEST_LABEL:
            raise ValidationError(
                _("%(label)s is too long. Is the number of the next point missing in it?")
                % {"label": point.label[:60]},
                code="too_long_point",
            )


def save_consulted_text(
    consultation, *, by, number: int, title: str, text: str, stage=None
) -> ConsultedText:
    """Store a pasted text as the document with this number, instead of what was there.

    Raises ``ValidationError`` for a text without points, and once a remark points at the document:
    then its points can't be changed (``remarked_on``).
    """
    parsed = read_legal_text(text)
    check_points(parsed)
    with refusals_as_validation_errors(), transaction.atomic():
        locked = consultation.locked()
        document = locked.consulted_texts.filter(number=number).first()
        if document is None:
            document = ConsultedText(consultation=locked, number=number)
        elif document.is_remarked_on:
            raise ValidationError(remarked_on(document), code="remarked_on")
        else:
            document.provisions.all().delete()
        document.title, document.stage = title.strip(), stage
        document.save()
        Provision.objects.bulk_create(
            Provision(
                document=document,
                position=position,
                level=point.level,
                label=point.label,
                text=point.text,
            )
            for position, point in enumerate(parsed.provisions, start=1)
        )
        return document


def remarked_on(document: ConsultedText) -> str:
    """Why the points can't be changed, with the numbers of the remarks that point at them."""
    numbers = (
        Remark.objects.filter(provision_point__document=document)
        .in_order()
        .values_list("number", flat=True)
    )
    return _(
        "Remarks point at this document: %(numbers)s. Its text stays as its readers saw it. "
        "Paste a new version as another document."
    ) % {"numbers": ", ".join(map(str, numbers))}


# Quoting it --------------------------------------------------------------------------------------


def find_point(consultation, *, number, position) -> Provision | None:
    """Return a point by its place in one of the consultation's documents, whatever was typed."""
    try:
        number, position = int(number), int(position)
    except (TypeError, ValueError):
        return None
    if not (0 < number < 2**15 and 0 < position < 2**15):
        return None
    return (
        Provision.objects.select_related("document")
        .filter(document__consultation=consultation, document__number=number, position=position)
        .first()
    )


def wording_of(point: Provision) -> str:
    """The whole wording: of a § with its sections, points and letters; of a chapter its heading."""
    lines = [point.text]
    if point.level > Provision.Level.CHAPTER:
        for after in point.document.provisions.filter(position__gt=point.position):
            if after.level <= point.level:
                break
            lines.append(f"{_marker(after)} {after.text}".strip())
    return "\n".join(filter(None, lines))


def wording_to_quote(point: Provision) -> str:
    """The wording as it is kept with a remark, where it is cut if it is very long."""
    wording = wording_of(point)
    if len(wording) <= LONGEST_WORDING:
        return wording
    return wording[: LONGEST_WORDING - len(CUT)] + CUT


# Reading it --------------------------------------------------------------------------------------


@dataclass
class PointWithRemarks:
    """A point as the page shows it.

    ``remarks`` are those that whoever looks may read before publication, ``answers`` what
    everybody reads after it.
    """

    point: Provision
    remarks: list[Remark] = field(default_factory=list)
    answers: list[PublishedAnswer] = field(default_factory=list)

    @property
    def marker(self) -> str:
        return _marker(self.point)

    @property
    def heading(self) -> str:
        """The first line of what stands under a chapter's number."""
        return self.point.text.partition("\n")[0]

    @property
    def below_heading(self) -> str:
        return self.point.text.partition("\n")[2]

    @property
    def is_chapter(self) -> bool:
        return self.point.level == Provision.Level.CHAPTER

    @property
    def is_preamble(self) -> bool:
        return self.is_chapter and self.point.label == PREAMBLE

    @property
    def is_paragraph(self) -> bool:
        return self.point.level == Provision.Level.PARAGRAPH


def points_with_remarks(document: ConsultedText, *, user) -> list[PointWithRemarks]:
    """Return every point in order, with what ``user`` may read about it; the same few queries."""
    points = [PointWithRemarks(point) for point in document.provisions.order_by("position")]
    by_pk = {one.point.pk: one for one in points}
    consultation = document.consultation
    if consultation.report_published_at:
        answers = (
            PublishedAnswer.objects.filter(
                version=latest_version(consultation), remark__provision_point__document=document
            )
            .select_related("remark")
            .prefetch_related(Prefetch("remark__pictures", published_pictures()))
            .order_by("remark__number")
        )
        for answer in answers:
            by_pk[answer.remark.provision_point_id].answers.append(answer)
    elif user.is_authenticated:
        remarks = (
            Remark.objects.visible_to(user)
            .filter(provision_point__document=document)
            .select_related("table")
            .in_order()
        )
        for remark in remarks:
            by_pk[remark.provision_point_id].remarks.append(remark)
    return points


def _marker(point: Provision) -> str:
    """How a point begins in the document itself: "2.", "4)", "a)"."""
    return as_pasted([Provision(level=point.level, label=point.label)])


def documents_with_points(consultation):
    """The documents of a consultation with their points, in two queries."""
    ordered = Provision.objects.order_by("position")
    return consultation.consulted_texts.prefetch_related(Prefetch("provisions", ordered))
