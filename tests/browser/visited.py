"""A page that is looked at, and the accounts that more than one list of them needs."""

from dataclasses import dataclass

COORDINATOR = "koordynator@tcal.example"
CULTURE = "kultura@tcal.example"  # answers for a department of the city


@dataclass(frozen=True)
class Visited:
    name: str
    path: str
    email: str | None = None
    status: int = 200
    is_sample: bool = False  # shows components with made-up texts
