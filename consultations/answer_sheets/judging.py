"""What each returned row would change, and what is in its way: a fixed number of queries."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.answer_sheets.layout import RowKey, outcome_labels
from consultations.answering import fingerprint, fingerprint_of, plain
from consultations.models import Consultation, DepartmentMember, Remark
from consultations.states import OUTCOMES_TO_JUSTIFY, Outcome
from tcal.accounts.permissions import is_coordinator

LONGEST = Remark._meta.get_field("justification").max_length


@dataclass
class Judged:
    """One row. It is taken when it has an ``outcome`` and no ``problem``."""

    line: int
    said: dict
    remark: Remark | None = None
    outcome: str = ""
    justification: str = ""
    problem: str = ""
    note: str = ""

    @property
    def is_taken(self) -> bool:
        return bool(self.outcome) and not self.problem

    @property
    def outcome_label(self) -> str:
        return Outcome(self.outcome).label if self.outcome else ""


@dataclass(frozen=True)
class _Circumstances:
    consultation: Consultation
    remarks: dict[int, Remark]
    departments: set[int] | None
    outcomes: dict[str, str]
    times: Counter

    @classmethod
    def load(cls, consultation, rows, *, by) -> "_Circumstances":
        """``departments`` is None for the coordinator, who returns the tables of all."""
        departments = None
        if not is_coordinator(by):
            mine = DepartmentMember.objects.of_person(by)
            departments = set(mine.values_list("department", flat=True))
        remarks = consultation.remarks.select_related("merged_into")
        return cls(
            consultation=consultation,
            remarks={remark.number: remark for remark in remarks},
            departments=departments,
            outcomes={label.casefold(): value for value, label in outcome_labels().items()},
            times=Counter(row["key"] for row in rows if row["key"]),
        )


def judge(consultation: Consultation, rows: list[dict], *, by) -> list[Judged]:
    """Return every row judged, in the order of the file, as things are now."""
    circumstances = _Circumstances.load(consultation, rows, by=by)
    return [_judged(row, circumstances) for row in rows]


def digest(judged: list[Judged]) -> str:
    """Return what changes as soon as anything that was shown of these rows changes."""
    shown = [
        (one.line, one.outcome, one.problem and 1, one.remark and fingerprint_of(one.remark))
        for one in judged
    ]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def _judged(row: dict, now: _Circumstances) -> Judged:
    judged = Judged(line=row["line"], said=row)
    key = RowKey.read(row["key"])
    judged.problem = _not_this_row(row, key, now)
    if judged.problem:
        return judged
    judged.remark = now.remarks[key.number]
    judged.problem = _not_theirs(judged.remark, key, now)
    if judged.problem:
        # What another department is writing is not theirs to see either.
        judged.remark = None
        return judged
    outcome, justification = _what_it_says(row, now)
    written = fingerprint(outcome, justification)
    if not outcome and not row["outcome"] and not justification:
        judged.note = _("left empty: nothing changes")
    elif outcome and written == fingerprint_of(judged.remark):
        judged.note = _("the same as in the portal")
    elif outcome and written == key.answer:
        judged.note = _("not changed in the file; in the portal there is a newer answer, it stays")
    else:
        judged.problem = _not_an_answer(row, outcome, justification, now) or _too_late(
            judged.remark, key
        )
        if not judged.problem:
            judged.outcome, judged.justification = outcome, justification
    return judged


def _not_this_row(row: dict, key: RowKey | None, now: _Circumstances) -> str:
    if row.get("problem") == "formula":
        return _("A cell is a formula. Write the text itself, without = or - at the beginning.")
    if key is None:
        return _(
            "The hidden key of this row is missing or changed, so it is not known which remark it "
            "is. Download the table anew and copy the answer there."
        )
    if key.consultation != now.consultation.pk:
        return _("This row is from the table of another consultation.")
    if row["number"] != str(key.number):
        return _("The number was changed: this row is remark %(number)d.") % {"number": key.number}
    if now.times[row["key"]] > 1:
        return _("Remark %(number)d is in the file more than once. Leave one row of it.") % {
            "number": key.number
        }
    if key.number not in now.remarks:
        return _("This consultation has no remark %(number)d.") % {"number": key.number}
    return ""


def _not_theirs(remark: Remark, key: RowKey, now: _Circumstances) -> str:
    if now.departments is not None and remark.department_id not in now.departments:
        return _("Remark %(number)d is not your department's, so nothing of it is taken.") % {
            "number": remark.number
        }
    if remark.department_id != key.department:
        return _("Remark %(number)d was given to another department since.") % {
            "number": remark.number
        }
    if now.departments is not None and now.consultation.report_published_at:
        return _("The answers are published; only the coordinator prepares a correction.")
    return ""


def _what_it_says(row: dict, now: _Circumstances) -> tuple[str, str]:
    said = " ".join(row["outcome"].split()).casefold()
    return now.outcomes.get(said, ""), plain(row["justification"])


def _not_an_answer(row: dict, outcome: str, justification: str, now: _Circumstances) -> str:
    if not row["outcome"]:
        return _("There is a justification without an outcome. Choose the outcome from the list.")
    if not outcome:
        return _("“%(text)s” is none of the four outcomes: %(outcomes)s.") % {
            "text": row["outcome"][:60],
            "outcomes": ", ".join(now.outcomes),
        }
    if outcome in OUTCOMES_TO_JUSTIFY and not justification:
        return _("Say why: a remark that is not accepted, or only partly, needs a justification.")
    if len(justification) > LONGEST:
        return _("The justification is longer than %(most)d characters. Shorten it.") % {
            "most": LONGEST
        }
    return ""


def _too_late(remark: Remark, key: RowKey) -> str:
    if remark.merged_into:
        return _("This remark is answered together with remark %(number)d. Answer that one.") % {
            "number": remark.merged_into.number
        }
    if fingerprint_of(remark) != key.answer:
        return _(
            "The answer was changed in the portal after the table was downloaded. Compare both "
            "and change it there."
        )
    return ""
