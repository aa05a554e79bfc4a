"""What the columns are called, what the outcomes are called, and the key of each row."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils.translation import override

from consultations.answering import fingerprint_of
from consultations.models import Remark
from consultations.states import Outcome

COLUMNS = {
    "number": "Nr uwagi",
    "department": "Wydział",
    "provision": "Jednostka redakcyjna",
    "text": "Treść uwagi",
    "proposed_wording": "Proponowane brzmienie",
    "reason": "Powody podane w uwadze",
    "outcome": "Stanowisko",
    "justification": "Uzasadnienie",
    "key": "Klucz wiersza",
}
FILLED_IN = ("outcome", "justification")
# Without these nothing can be taken from a file.
NEEDED = ("number", "outcome", "justification", "key")

_signer = Signer(salt="consultations.answer_sheets")


def outcome_labels() -> dict[str, str]:
    """Return what each outcome is called in the file, whatever language the page has."""
    with override("pl"):
        return {outcome.value: str(outcome.label) for outcome in Outcome}


@dataclass(frozen=True)
class RowKey:
    """Which remark of which consultation a row is about, whose it was, and its answer then."""

    consultation: int
    department: int | None
    number: int
    answer: str

    @classmethod
    def of(cls, remark: Remark) -> "RowKey":
        return cls(
            remark.consultation_id, remark.department_id, remark.number, fingerprint_of(remark)
        )

    @classmethod
    def read(cls, text: str) -> "RowKey | None":
        """Return the key, or None for one that the portal did not write."""
        try:
            consultation, department, number, answer = _signer.unsign(text.strip()).split(".")
        except (BadSignature, ValueError):
            return None
        return cls(int(consultation), int(department) or None, int(number), answer)

    def __str__(self):
        return _signer.sign(
            f"{self.consultation}.{self.department or 0}.{self.number}.{self.answer}"
        )
