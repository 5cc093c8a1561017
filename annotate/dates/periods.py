"""Arithmetic on days, weeks, months, quarters and years, in TIMEX3's terms. Pure; no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from annotate.dates.partial import Partial, Shift, day_or_none

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def shifted(partial: Partial, shift: Shift, day: date) -> Partial | None:
    """``partial`` with the period that lies ``shift`` away from ``day``; None where the calendar ends.

    "tháng 7 năm nay" takes the year alone, "Chủ nhật tuần trước" the day in that week.
    """
    try:
        if shift.unit == "day":
            return partial.on(day + timedelta(days=shift.offset))
        if shift.unit == "week":
            return _in_week(partial, day + timedelta(weeks=shift.offset))
        moved = _months_on(day, shift.offset * MONTHS_OF[shift.unit])
    except (OverflowError, ValueError):
        return None
    bare = replace(partial, year=moved.year, shift=None)
    if shift.unit == "year":
        return bare
    if shift.unit == "quarter":
        return replace(bare, sub=f"Q{(moved.month + 2) // 3}")
    return replace(bare, month=moved.month)


def _in_week(partial: Partial, day: date) -> Partial:
    year, week, _ = day.isocalendar()
    if partial.weekday:
        return partial.on(date.fromisocalendar(year, week, partial.weekday))
    end = "-WE" if partial.sub and partial.sub.endswith("WE") else ""
    return replace(partial, year=year, sub=f"W{week:02d}{end}", shift=None)


def _months_on(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The last ``weekday`` up to ``day`` (direction -1 or 0), or the next one after it (1)."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back) if direction <= 0 else day + timedelta(days=7 - back)


def years_with_weekday(month: int, day: int, weekday: int, first: int, last: int) -> list[int]:
    """The years from ``first`` to ``last`` in which day/month falls on ``weekday`` (ISO number)."""
    found = []
    for year in range(first, last + 1):
        candidate = day_or_none(year, month, day)
        if candidate and candidate.isoweekday() == weekday:
            found.append(year)
    return found


def nearest_day(day: date, month: int, number: int, direction: int, ahead: int) -> date | None:
    """The day/month nearest to ``day``: before it (-1), after it (1), or up to ``ahead`` days after it (0)."""
    years = (day.year - 1, day.year, day.year + 1)
    candidates = [found for year in years if (found := day_or_none(year, month, number))]
    if direction < 0:
        candidates = [found for found in candidates if found <= day]
    elif direction > 0:
        candidates = [found for found in candidates if found >= day]
    else:
        candidates = [found for found in candidates if found - day <= timedelta(days=ahead)]
    return min(candidates, key=lambda found: (abs(found - day), found > day), default=None)
