"""A dated expression as far as its own words tell: the partial value that the resolver completes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from annotate.model import TimexType

Base = Literal["now", "context"]
ShiftUnit = Literal["day", "week", "month", "quarter", "year"]

UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance in whole units from the day of writing ("now") or from the day last told of ("context")."""

    unit: ShiftUnit
    offset: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Partial:
    """What the words of one expression state; None where they do not.

    ``start`` and ``end`` are code points in the seed's text. ``sub`` is a TIMEX3 part of a year (Q3, H1, SU, W23,
    W23-WE), ``era`` a decade or century (199, 19), ``fixed`` a finished value (durations, sets, lunar dates) and
    ``until`` the other end of a range. ``direction`` is -1 where the words place it before the day of writing, 1
    where they place it after, else 0. ``pattern`` names the pattern that found it.
    """

    start: int
    end: int
    pattern: str
    type: TimexType = "DATE"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    later: int | None = None
    hour: int | None = None
    minute: int | None = None
    sub: str | None = None
    era: str | None = None
    shift: Shift | None = None
    direction: int = 0
    fixed: str | None = None
    until: Partial | None = None

    @property
    def dated(self) -> bool:
        """Whether it says anything about a day, week, month or year (a bare hour or part of the day does not)."""
        return bool(
            self.year
            or self.month
            or self.day
            or self.weekday
            or self.sub
            or self.era
            or self.shift
            or self.fixed
            or self.until
        )

    @property
    def day_waits(self) -> bool:
        """Whether it gives a day and leaves its month to the next expression ("tối 18 rạng sáng 19/5")."""
        return bool(self.day and not self.month and not self.shift)

    @property
    def full_day(self) -> date | None:
        """The day it states in full, or None."""
        if self.year and self.month and self.day:
            return day_or_none(self.year, self.month, self.day)
        return None

    def on(self, day: date) -> Partial:
        """This expression, completed to one day."""
        return replace(self, year=day.year, month=day.month, day=day.day, weekday=None, shift=None, sub=None)


def value(partial: Partial) -> str:
    """The TIMEX3 value of ``partial``, X for each digit that is not known."""
    if partial.fixed:
        return partial.fixed
    here = _point(partial) + _time_of_day(partial)
    if partial.until is None:
        return here
    return f"{here}/{value(partial.until)}"


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (31/2)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _point(partial: Partial) -> str:
    if partial.era:
        return partial.era
    if partial.shift and not partial.year:
        return _unresolved_shift(partial, partial.shift)
    year = f"{partial.year:04d}" if partial.year else "XXXX"
    if partial.month:
        day = f"-{partial.day:02d}" if partial.day else ""
        return f"{year}-{partial.month:02d}{day}"
    if partial.day:
        return f"{year}-XX-{partial.day:02d}"
    if partial.weekday:
        return f"{year}-{partial.sub or 'WXX'}-{partial.weekday}"
    if partial.sub:
        return f"{year}-{partial.sub}"
    if partial.hour is None and not partial.part:
        return year
    return year if partial.year else "XXXX-XX-XX"


def _unresolved_shift(partial: Partial, shift: Shift) -> str:
    if partial.month:
        day = f"-{partial.day:02d}" if partial.day else ""
        return f"XXXX-{partial.month:02d}{day}"
    if partial.day:
        return f"XXXX-XX-{partial.day:02d}"
    if partial.weekday:
        return f"XXXX-WXX-{partial.weekday}"
    if partial.sub:
        return f"XXXX-{partial.sub}"
    return UNKNOWN[shift.unit]


def _time_of_day(partial: Partial) -> str:
    if partial.hour is None:
        return f"T{partial.part}" if partial.part else ""
    hour = partial.hour
    if partial.later is not None and partial.later <= hour < 12:
        hour += 12
    elif hour == 12 and partial.part == "NI":
        hour = 0
    return f"T{hour:02d}:{partial.minute or 0:02d}"
