"""Complete partial values: named steps in a fixed order, each of which decides or passes on.

The order is that of HeidelTime: what is stated, the weekday of a date, words
that count from the day of writing, the same day stated in full elsewhere, the nearest day in the direction that
tense and modifier allow. What no step decides stays partial, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from annotate.dates import periods
from annotate.dates.partial import Partial, Shift, day_or_none, value
from annotate.labels import WEEKDAYS, day_in_year_label

# An unmarked "12/7" lies at most so many days after the day of writing; farther off it is last year's
AHEAD = 60
# An unmarked month or quarter lies at most so many months after that of writing
MONTHS_AHEAD = 1
# First and last months of the seasons; winter is counted to the year in which it begins
SEASON_MONTHS = {"SP": (1, 3), "SU": (4, 8), "FA": (7, 10), "WI": (10, 12)}
# The years tried for "thứ Ba (18/2)" where the page gives no other hold
FIRST_YEAR, LAST_YEAR = 1990, 2035


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing of a zone, as far as known: from ``earliest`` to ``latest``, ends included."""

    earliest: date
    latest: date

    def __str__(self) -> str:
        """The day, or both ends of the interval."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a zone gives its expressions: its anchor, days stated in full, and what was told of before.

    ``stated`` maps (month, day) to the one year in which the zone states that day in full. ``told`` is the last day
    told of, ``period`` the last year or month (or day), ``main`` the last day that a line began with, ``first`` the first
    day of all. An hour without a day in a new line belongs to ``main`` or else to ``first``.
    """

    anchor: Anchor | None = None
    stated: Mapping[tuple[int, int], int] = field(default_factory=dict)
    told: Partial | None = None
    period: Partial | None = None
    main: Partial | None = None
    first: Partial | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A partial value after the first step that decided: the step's name and what fills its reason's blanks."""

    partial: Partial
    rule: str
    blanks: Mapping[str, str] = field(default_factory=dict)


def resolve(partial: Partial, context: Context) -> Resolved:
    """Complete ``partial`` in ``context`` by the first step that can."""
    for step in STEPS:
        found = step(partial, context)
        if found:
            return _with_end(found)
    raise AssertionError("the last step takes everything")


def _with_end(found: Resolved) -> Resolved:
    """The other end of a range is resolved as its start was, and never before it."""
    partial = found.partial
    until = partial.until
    if until and until.hour is not None and not until.dated:
        end = replace(partial, until=None, hour=until.hour, minute=until.minute)
        return replace(found, partial=replace(partial, until=end))
    if until is None or until.year or not found.partial.year:
        return found
    end = replace(until, year=found.partial.year, shift=None)
    if end.month and found.partial.month and end.month < found.partial.month:
        end = replace(end, year=found.partial.year + 1)
    return replace(found, partial=replace(found.partial, until=end))


def _fixed(partial: Partial, _context: Context) -> Resolved | None:
    """Durations, sets, decades, centuries and lunar dates mean the same on every day."""
    if partial.type == "SET":
        return Resolved(partial, "set")
    if partial.pattern == "month-lunar" or (partial.fixed or "").startswith("XXXX"):
        return Resolved(partial, "lunar-date")
    if partial.type == "DURATION":
        return Resolved(partial, "duration")
    if partial.era:
        return Resolved(partial, "decade-or-century")
    return Resolved(partial, "explicit-year") if partial.fixed else None


def _explicit_year(partial: Partial, _context: Context) -> Resolved | None:
    if not partial.year:
        return None
    return Resolved(replace(partial, shift=None), "explicit-year")


def _weekday_and_date(partial: Partial, context: Context) -> Resolved | None:
    """ "thứ Ba (18/2)" fits few years; the anchor says which."""
    if not (partial.weekday and partial.day and partial.month):
        return None
    anchor = context.anchor
    first, last = (anchor.earliest.year - 1, anchor.latest.year + 1) if anchor else (FIRST_YEAR, LAST_YEAR)
    years = periods.years_with_weekday(partial.month, partial.day, partial.weekday, first, last)
    if anchor is None or len(years) != 1:
        return None
    return Resolved(
        replace(partial, year=years[0], shift=None),
        "weekday-and-date",
        {
            "date": day_in_year_label(partial.day, partial.month),
            "weekday": WEEKDAYS[str(partial.weekday)],
            "year": str(years[0]),
            "others": other_years(partial.month, partial.day, partial.weekday, years[0]),
        },
    )


def other_years(month: int, day: int, weekday: int, year: int) -> str:
    """The years around ``year`` in which a date falls on the same weekday, for readers to see how few they are."""
    near = periods.years_with_weekday(month, day, weekday, year - 12, year + 8)
    return ", ".join(str(other) for other in near if other != year)


def _counted_from_writing(partial: Partial, context: Context) -> Resolved | None:
    """ "hôm qua", "năm nay", "tuần tới", "3 năm trước": counted from the day of writing."""
    shift = partial.shift
    if shift is None or shift.base != "now" or context.anchor is None:
        return None
    if partial.day and shift.unit == "day":
        return None
    found = _same_at_both_ends(context.anchor, lambda day: periods.shifted(partial, shift, day))
    return Resolved(found, "counted-from-writing", {"anchor": str(context.anchor)}) if found else None


def _counted_from_told(partial: Partial, context: Context) -> Resolved | None:
    """ "cùng ngày", "hôm sau", "ba ngày sau": counted from the day told of before; a year is not needed for that."""
    shift = partial.shift
    if shift is None or shift.base != "context":
        return None
    told = context.told if shift.unit in ("day", "week") else context.period
    if told is None:
        return None
    found = _from_told(partial, shift, told)
    return (
        Resolved(found, "counted-from-told", {"anchor": value(replace(told, hour=None, part=None))})
        if found
        else None
    )


def _from_told(partial: Partial, shift: Shift, told: Partial) -> Partial | None:
    if told.month and told.day:
        start = day_or_none(told.year or 2001, told.month, told.day)
        moved = periods.shifted(partial, shift, start) if start else None
        if moved is None:
            return None
        if told.year is None:
            return replace(moved, year=None) if moved.year == 2001 and moved.day else None
        return moved
    if told.year and shift.unit == "year":
        return replace(partial, year=told.year + shift.offset, shift=None)
    if told.year and told.month and shift.unit == "month":
        return periods.shifted(partial, shift, date(told.year, told.month, 1))
    return None


def _weekday_alone(partial: Partial, context: Context) -> Resolved | None:
    """ "hôm thứ Năm": the last one up to the day of writing, or the next where the words look ahead."""
    if not partial.weekday or partial.day or partial.shift or context.anchor is None:
        return None
    weekday, direction = partial.weekday, partial.direction
    found = _same_at_both_ends(
        context.anchor, lambda day: partial.on(periods.weekday_near(day, weekday, direction))
    )
    return Resolved(found, "nearest-to-writing", {"anchor": str(context.anchor)}) if found else None


def _stated_elsewhere(partial: Partial, context: Context) -> Resolved | None:
    """The same day and month stands with its year elsewhere in the zone, and the anchor does not speak against it."""
    if not (partial.day and partial.month) or partial.shift:
        return None
    year = context.stated.get((partial.month, partial.day))
    if year is None or (context.anchor and abs(context.anchor.latest.year - year) > 1):
        return None
    return Resolved(replace(partial, year=year), "stated-elsewhere", {"year": str(year)})


def _nearest_to_writing(partial: Partial, context: Context) -> Resolved | None:
    """The nearest such day, month or quarter in the direction that tense and modifier allow."""
    if context.anchor is None or (partial.shift and partial.shift.unit != "day") or partial.type == "SET":
        return None
    found = _same_at_both_ends(context.anchor, lambda day: _nearest(partial, day))
    return Resolved(found, "nearest-to-writing", {"anchor": str(context.anchor)}) if found else None


def _nearest(partial: Partial, day: date) -> Partial | None:
    if partial.month and partial.day:
        found = periods.nearest_day(day, partial.month, partial.day, partial.direction, AHEAD)
        return replace(partial, year=found.year, shift=None) if found else None
    if partial.month:
        return replace(partial, year=_year_of_month(day, partial.month, partial.month, partial.direction))
    if partial.day:
        return _nearest_of_month(partial, day)
    if partial.hour is not None or partial.part:
        return partial.on(day)
    if partial.sub in SEASON_MONTHS:
        first, last = SEASON_MONTHS[partial.sub]
        return replace(partial, year=_year_of_month(day, first, last, partial.direction))
    if partial.sub and partial.sub[0] in "QH":
        size = 3 if partial.sub[0] == "Q" else 6
        last = int(partial.sub[1]) * size
        return replace(partial, year=_year_of_month(day, last - size + 1, last, partial.direction))
    return None


def _year_of_month(day: date, first: int, last: int, direction: int) -> int:
    """The year of a month (or a run of months) named without one: this year's unless that lies on the wrong side."""
    if direction > 0:
        return day.year if last >= day.month else day.year + 1
    ahead = 0 if direction < 0 else MONTHS_AHEAD
    if first <= day.month + ahead:
        if direction == 0 and day.month <= 1 and first >= 11:
            return day.year - 1
        return day.year
    return day.year - 1


def _nearest_of_month(partial: Partial, day: date) -> Partial | None:
    """ "ngày 12" alone: this month's, or last month's where this month's lies ahead and nothing looks ahead."""
    number = partial.day or 1
    month = day
    if number > day.day and partial.direction <= 0:
        month = day.replace(day=1) - timedelta(days=1)
    found = day_or_none(month.year, month.month, number)
    return partial.on(found) if found else None


def _told_day(partial: Partial, context: Context) -> Resolved | None:
    """An hour alone belongs to the day that is being told, a bare "ngày 12" to its month."""
    told = context.told
    if told is None or (partial.dated and not (partial.day and not partial.month and not partial.shift)):
        return None
    if partial.day:
        if not told.month or context.anchor:
            return None
        return Resolved(replace(partial, year=told.year, month=told.month), "day-being-told")
    if not told.day or (partial.hour is None and not partial.part):
        return None
    filled = replace(partial, year=told.year, month=told.month, day=told.day)
    return Resolved(filled, "day-being-told", {})


def _same_at_both_ends(anchor: Anchor, found_on: Callable[[date], Partial | None]) -> Partial | None:
    """What ``found_on`` gives for the anchor, if it gives the same at both ends of the interval."""
    first = found_on(anchor.earliest)
    if first is None or anchor.earliest == anchor.latest:
        return first
    last = found_on(anchor.latest)
    return first if last is not None and value(first) == value(last) else None


def _left_partial(partial: Partial, context: Context) -> Resolved:
    if partial.weekday and partial.day and partial.month:
        years = periods.years_with_weekday(partial.month, partial.day, partial.weekday, FIRST_YEAR, LAST_YEAR)
        blanks = {
            "date": day_in_year_label(partial.day, partial.month),
            "weekday": WEEKDAYS[str(partial.weekday)],
            "years": ", ".join(map(str, years)),
        }
        return Resolved(partial, "weekday-fits-several-years", blanks)
    if context.anchor is None:
        return Resolved(partial, "no-anchor")
    return Resolved(partial, "anchor-too-wide", {"anchor": str(context.anchor)})


Step = Callable[[Partial, Context], Resolved | None]
STEPS: tuple[Step, ...] = (
    _fixed,
    _explicit_year,
    _weekday_and_date,
    _counted_from_writing,
    _counted_from_told,
    _weekday_alone,
    _stated_elsewhere,
    _told_day,
    _nearest_to_writing,
    _left_partial,
)
