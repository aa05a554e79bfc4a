"""What a document says of the remarks: the answers of a published version, or the drafts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from consultations.live.documents import PrintedPicture
from consultations.models import Consultation, Remark, ReportVersion
from consultations.remark_pictures import pictures_to_publish, published_pictures

# Above this a document takes longer than somebody waits for a page.
REMARKS_AT_ONCE = 60
CHARACTERS_AT_ONCE = 60_000
# What a row takes besides its texts, in characters; a picture takes about half a page.
ROW_COSTS = 300
PICTURE_COSTS = 1500
# From here on a row may be too tall for a page that has the head of the table as well.
TALL_IN_A_COLUMN = 1000
TALL_BESIDE_PICTURES = 2000

_DETAILS = ("table", "stage", "provision_point", "department")


@dataclass(frozen=True)
class AnsweredRemark:
    """A remark with the answer that an edition gives to it.

    ``answered_with`` is the number of the remark under which the answer stands; ``joined`` are the
    numbers of those that are answered here as well.
    """

    remark: Remark
    outcome: str
    justification: str
    answered_with: int | None
    joined: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        return self.remark.number

    @property
    def author(self) -> str:
        """As far as it may be published, whatever the version; empty for a person without consent."""
        return self.remark.public_author

    @property
    def provision(self) -> str:
        point = self.remark.provision_point
        return self.remark.provision or (point.label if point else "")

    @property
    def pictures(self) -> list[PrintedPicture]:
        return [PrintedPicture(picture) for picture in self.remark.pictures.all()]

    @property
    def picture_count(self) -> int:
        return len(self.remark.pictures.all())

    @property
    def is_long(self) -> bool:
        """Whether its row may have to be broken between pages, under repeated heads."""
        beside = len(self.remark.text + self.remark.proposed_wording)
        return (
            self.remark.is_long
            or len(self.justification) > TALL_IN_A_COLUMN
            or beside + PICTURE_COSTS * self.picture_count > TALL_BESIDE_PICTURES
        )

    @property
    def weight(self) -> int:
        """About how much it takes on paper, in characters."""
        remark = self.remark
        texts = (remark.text, remark.proposed_wording, remark.present_wording, remark.reason)
        written = sum(map(len, texts)) + len(self.justification)
        return ROW_COSTS + written + PICTURE_COSTS * self.picture_count


@dataclass(frozen=True)
class Edition:
    """One version of the answers; without a version, the drafts as they are now.

    Drafts are for coordinators only. Every document made of them says on each page what it is.
    """

    consultation: Consultation
    version: ReportVersion | None = None

    @property
    def is_draft(self) -> bool:
        return self.version is None

    @property
    def dated(self) -> date:
        moment = self.version.published_at if self.version else timezone.now()
        return timezone.localtime(moment).date()

    @property
    def suffix(self) -> str:
        """What tells its files from those of other editions."""
        return f"wersja-{self.version.number}" if self.version else "projekt"

    def check(self) -> None:
        """Raise ``ValidationError`` when drafts are asked for before they can make a document."""
        if self.is_draft:
            self.consultation.check_report_can_be_made()

    @cached_property
    def remarks(self) -> list[AnsweredRemark]:
        """Each number once, in order."""
        found = self._published() if self.version else self._drafts()
        together = defaultdict(list)
        for one in found:
            if one.answered_with:
                together[one.answered_with].append(one.number)
        return [
            AnsweredRemark(
                one.remark,
                one.outcome,
                one.justification,
                one.answered_with,
                tuple(together.get(one.number, ())),
            )
            for one in found
        ]

    @cached_property
    def is_long(self) -> bool:
        """Whether its table takes more time than a page may."""
        weight = sum(one.weight for one in self.remarks)
        return len(self.remarks) > REMARKS_AT_ONCE or weight > CHARACTERS_AT_ONCE

    def in_parts(self) -> list[list[AnsweredRemark]]:
        """The remarks in parts of about the same length on paper."""
        parts, weight = [], CHARACTERS_AT_ONCE
        for one in self.remarks:
            if weight + one.weight > CHARACTERS_AT_ONCE:
                parts.append([])
                weight = 0
            parts[-1].append(one)
            weight += one.weight
        return parts

    def _published(self) -> list[AnsweredRemark]:
        answers = (
            self.version.answers.select_related(*(f"remark__{name}" for name in _DETAILS))
            .prefetch_related(Prefetch("remark__pictures", published_pictures()))
            .order_by("remark__number")
        )
        return [
            AnsweredRemark(one.remark, one.outcome, one.justification, one.answered_with)
            for one in answers
        ]

    def _drafts(self) -> list[AnsweredRemark]:
        remarks = (
            self.consultation.remarks.with_final_answer()
            .select_related("merged_into", *_DETAILS)
            .prefetch_related(Prefetch("pictures", pictures_to_publish()))
            .in_order()
        )
        return [
            AnsweredRemark(
                one,
                one.final_outcome,
                one.final_justification,
                one.merged_into.number if one.merged_into else None,
            )
            for one in remarks
        ]
