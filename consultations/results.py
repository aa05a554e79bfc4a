"""What came out of a consultation, as everybody reads it: published answers only.

Names are asked of the remarks each time, so that a consent that was withdrawn takes the name out of
every version.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from consultations.models import Consultation, PublishedAnswer, Remark, ReportVersion
from consultations.remark_pictures import published_pictures
from consultations.report import organization_key
from consultations.states import Outcome
from tcal.shared.polish import polish_key
from tcal.shared.tables import Table

THANKED_FOR = (Outcome.ACCEPTED, Outcome.PARTLY)


@dataclass(frozen=True)
class Thanked:
    """An organisation, a person or a table whose remarks changed something."""

    name: str
    numbers: list[int]


@dataclass(frozen=True)
class Overview:
    """How the remarks of a version ended, thanks to whom, and what they can be narrowed by."""

    counts: dict[str, int]
    leading: int
    stages: list[tuple[int, str]]
    tables: list[tuple[int, str]]
    thanked: list[Thanked]

    @property
    def total(self) -> int:
        return self.counts["total"]

    @property
    def bars(self) -> list[dict]:
        """For the chart: each outcome with its number and share."""
        return [
            {"label": outcome.label, "value": count, "text": f"{count} ({self._share(count)}%)"}
            for outcome in Outcome
            for count in [self.counts[outcome.value]]
        ]

    @property
    def most(self) -> int:
        """The longest bar; never 0, by which nothing can be divided."""
        return max(max(self.counts[outcome.value] for outcome in Outcome), 1)

    def _share(self, count: int) -> int:
        return round(100 * count / self.total) if self.total else 0


@dataclass
class Answered:
    """A published answer with the remarks that got it together."""

    answer: PublishedAnswer
    joined: list[PublishedAnswer] = field(default_factory=list)

    @property
    def remark(self) -> Remark:
        return self.answer.remark


def overview(version: ReportVersion) -> Overview:
    """One query, which leaves the long texts behind."""
    answers = list(
        version.answers.select_related("remark__table", "remark__stage")
        .only(
            "version",
            "outcome",
            "answered_with",
            "remark__number",
            "remark__author_name",
            "remark__organization_name",
            "remark__is_name_public",
            "remark__table",
            "remark__stage",
            "remark__table__number",
            "remark__table__topic",
            "remark__stage__number",
            "remark__stage__title",
        )
        .order_by("remark__number")
    )
    ended = Counter(answer.outcome for answer in answers)
    remarks = [answer.remark for answer in answers]
    stages = {one.stage_id: (one.stage.number, one.stage.title) for one in remarks if one.stage}
    tables = {one.table_id: (one.table.number, one.table.topic) for one in remarks if one.table}
    return Overview(
        counts={"total": len(answers)} | {outcome: ended[outcome] for outcome in Outcome.values},
        leading=sum(answer.answered_with is None for answer in answers),
        stages=_choices(stages),
        tables=_choices(tables),
        thanked=_thanked(answer.remark for answer in answers if answer.outcome in THANKED_FOR),
    )


def _choices(found: dict) -> list[tuple[int, str]]:
    in_order = sorted(found.items(), key=lambda one: one[1])
    return [(pk, f"{number}. {title}") for pk, (number, title) in in_order]


def published_counts(version: ReportVersion) -> dict[str, int]:
    """How many remarks ended each way in a version, and their ``total``."""
    ended = dict(version.answers.order_by().values_list("outcome").annotate(Count("pk")))
    counts = {outcome: ended.get(outcome, 0) for outcome in Outcome.values}
    return {"total": sum(counts.values())} | counts


def _thanked(remarks) -> list[Thanked]:
    """Organisations, then people, with their consent only, then tables, where nobody said a name."""
    numbers, names = defaultdict(list), {}
    for remark in remarks:
        name, kind = _whom_to_thank(remark)
        if name:
            key = (kind, organization_key(name))
            names.setdefault(key, name)
            numbers[key].append(remark.number)
    in_order = sorted(names, key=lambda key: (key[0], polish_key(names[key])))
    return [Thanked(names[key], numbers[key]) for key in in_order]


def _whom_to_thank(remark: Remark) -> tuple[str, int]:
    if remark.organization_name:
        return remark.organization_name, 0
    if remark.public_author:
        return remark.public_author, 1
    if remark.table and not remark.author_name:
        said = _("people at table %(number)d: %(topic)s")
        return said % {"number": remark.table.number, "topic": remark.table.topic}, 2
    return "", 3


def with_joined(version: ReportVersion, leading: list[PublishedAnswer]) -> list[Answered]:
    """Return the answers with the remarks joined to them, and the published pictures of all."""
    groups = {answer.remark.number: Answered(answer) for answer in leading}
    joined = version.answers.for_reading().filter(answered_with__in=groups)
    for answer in joined:
        groups[answer.answered_with].joined.append(answer)
    everything = [answer.remark for group in groups.values() for answer in _all_of(group)]
    prefetch_related_objects(everything, Prefetch("pictures", published_pictures()))
    return list(groups.values())


def _all_of(group: Answered) -> list[PublishedAnswer]:
    return [group.answer, *group.joined]


def write_result(consultation: Consultation, *, by, text: str) -> None:
    """Save what is said of the changes; after publication everybody sees it at once."""
    with transaction.atomic():
        consultation.locked()
        consultation.result = text.strip()
        consultation.clean_fields(
            exclude=[one.name for one in consultation._meta.fields if one.name != "result"]
        )
        consultation.save(update_fields=["result"])


def results_table(version: ReportVersion) -> Table:
    """The remarks table of a version with public columns only."""
    return Table(
        title=_("Remarks"),
        columns=[
            _("No."),
            _("Received on"),
            _("Channel"),
            _("Author"),
            _("Provision"),
            _("Present wording"),
            _("Text of the remark"),
            _("Proposed wording"),
            _("Author's reasons"),
            _("Outcome"),
            _("Justification"),
            _("Answered together with"),
        ],
        rows=(_row(answer, answer.remark) for answer in version.answers.for_reading()),
    )


def _row(answer: PublishedAnswer, remark: Remark) -> list:
    return [
        remark.number,
        remark.received_on,
        remark.came_by,
        remark.public_author or _("private person"),
        remark.provision,
        remark.present_wording,
        remark.text,
        remark.proposed_wording,
        remark.reason,
        answer.get_outcome_display(),
        answer.justification,
        answer.answered_with or "",
    ]
