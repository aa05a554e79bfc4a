from dataclasses import dataclass, replace
from datetime import date

from tcal.shared.periods import WARSAW, LocalTimeError, Period, local_datetime


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. ``needs`` are codes of features; ``kind`` empty: any."""

    period: Period
    people: int = 1
    needs: frozenset[str] = frozenset()
    kind: str = ""

    @property
    def day(self) -> date:
        return self.period.starts_at.astimezone(WARSAW).date()

    def on(self, day: date) -> "Wish | None":
        """Return the same at the same hour of another day; None where that hour is not one."""
        at = self.period.starts_at.astimezone(WARSAW).time()
        try:
            starts_at = local_datetime(day, at)
        except LocalTimeError:
            return None
        return replace(self, period=Period(starts_at, starts_at + self.period.duration))
