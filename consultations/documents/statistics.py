"""How many remarks came, how, about what, and how they ended: numbers, bars and a table."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.documents.editions import AnsweredRemark, Edition
from consultations.states import Channel, Outcome
from tcal.shared.polish import polish_key
from tcal.shared.tables import Table

OUTCOMES_IN_POLISH = {
    Outcome.ACCEPTED: "uwzględniono",
    Outcome.PARTLY: "uwzględniono częściowo",
    Outcome.REJECTED: "nie uwzględniono",
    Outcome.EXPLAINED: "wyjaśniono",
}
CHANNELS_IN_POLISH = {
    Channel.PORTAL: "portal",
    Channel.TABLE: "stolik tematyczny",
    Channel.PAPER: "papier",
    Channel.EMAIL: "e-mail",
    Channel.POST: "poczta",
    Channel.PHONE: "telefon",
    Channel.INFO_POINT: "punkt informacyjny",
}


@dataclass(frozen=True)
class Bar:
    """A group of remarks in a chart; ``percent`` is its length beside the longest one."""

    label: str
    counts: dict[str, int]  # by outcome
    percent: int = 0

    @property
    def value(self) -> int:
        return sum(self.counts.values())

    @property
    def by_outcome(self) -> list[int]:
        return [self.counts.get(outcome, 0) for outcome in Outcome]


@dataclass(frozen=True)
class Chart:
    caption: str
    bars: list[Bar]


def counts(edition: Edition) -> dict[str, int]:
    """How many remarks ended each way, and their ``total``; joined ones count too."""
    ended = [one.outcome for one in edition.remarks]
    return {"total": len(ended), **{outcome.value: ended.count(outcome) for outcome in Outcome}}


def charts(edition: Edition) -> list[Chart]:
    """By outcome and channel always; by stage, table and department where remarks have them."""
    made = [
        _chart("Uwagi według stanowiska", edition, _outcome),
        _chart("Uwagi według kanału wpływu", edition, _channel),
        _chart("Uwagi według etapu", edition, _stage),
        _chart("Uwagi zgłoszone przy stolikach", edition, _table),
        _chart("Uwagi według komórki, która odpowiadała", edition, _department),
    ]
    return [chart for chart in made if chart.bars]


def statistics_table(edition: Edition) -> Table:
    """The numbers of all charts, with how the remarks of each group ended."""
    return Table(
        title=_("Statistics"),
        columns=[
            _("Chart"),
            _("Group"),
            _("Remarks"),
            *(str(outcome.label) for outcome in Outcome),
        ],
        rows=(
            [chart.caption, bar.label, bar.value, *bar.by_outcome]
            for chart in charts(edition)
            for bar in chart.bars
        ),
    )


def _chart(caption: str, edition: Edition, group: Callable[[AnsweredRemark], tuple]) -> Chart:
    """``group`` gives a remark's (place in order, label), or None to leave it out."""
    found = {}
    for one in edition.remarks:
        if (key := group(one)) is not None:
            ended = found.setdefault(key, {})
            ended[one.outcome] = ended.get(one.outcome, 0) + 1
    longest = max((sum(ended.values()) for ended in found.values()), default=1)
    return Chart(
        caption,
        [
            Bar(label, ended, round(100 * sum(ended.values()) / longest))
            for (_place, label), ended in sorted(found.items())
        ],
    )


def _outcome(one):
    return list(Outcome).index(one.outcome), OUTCOMES_IN_POLISH[one.outcome]


def _channel(one):
    channel = Channel(one.remark.channel)
    return list(Channel).index(channel), CHANNELS_IN_POLISH.get(channel, channel.value)


def _stage(one):
    stage = one.remark.stage
    return (stage.number, stage.title) if stage else None


def _table(one):
    table = one.remark.table
    return (table.number, f"stolik {table.number}: {table.topic}") if table else None


def _department(one):
    department = one.remark.department
    return (polish_key(department.name), department.name) if department else None
