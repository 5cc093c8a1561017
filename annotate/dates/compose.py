"""Join atoms to whole expressions, and let the members of a pair or range complete one another."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate.dates.partial import Partial

# A part of the day that names an hour of the day told of
STANDS_ALONE = re.compile(r"(?:đầu|cuối) giờ", re.IGNORECASE)
# No joint is longer
LONGEST_GAP = 24
FAR = "far"
# Between a smaller part and a larger one: "sáng 22/5", "15h30, ngày 12/4", "thứ Ba (18/2)", "17:15' - 12/04/2017"
SMALL_TO_LARGE = re.compile(r"\s+|\s*,\s*|\s*\(\s*|\s+[-–|]\s+|\s*\|\s*|\s+của\s+")
# Between a day or month and its year
TO_YEAR = re.compile(r"\s+(?:của\s+)?|\s*[/-]\s*")
# Between a day and the hour after it: "12/04/2017 17:15", "ngày 12/4 lúc 15h30", "12/04/2017 | 17:15"
TO_CLOCK = re.compile(r"(?:\s*,)?\s+(?:lúc\s+|vào lúc\s+)|\s+|\s*[|–-]\s*|\s*,\s*")
AT = re.compile(r"lúc", re.IGNORECASE)
# Between a date and its weekday after it: "12/4 (thứ Tư)"
TO_WEEKDAY = re.compile(r"\s*\(\s*(?:tức\s+)?|\s*,\s*")
# Between a day and what it is in the lunar calendar: "19/2 (mùng 4 Tết)"
OPEN_BRACKET = re.compile(r"\s*\(\s*(?:tức\s+)?(?:ngày\s+)?")
# Between the members of a pair, in words or by a dash
PAIR = re.compile(
    r"\s*,?\s*(?:,|và|đến|tới|hoặc|hay|rồi|cho đến|cho tới)\s*(?:hết\s+|khoảng\s+|lúc\s+)?", re.IGNORECASE
)
DASH = re.compile(r"\s?[-–—]\s?")
# Modifiers that follow a date and belong to it
AFTER = re.compile(
    r"\s+(?P<past>vừa qua|vừa rồi|mới đây|qua|rồi)(?!\w)|\s+(?P<future>sắp tới|tới đây|tới)(?!\w)|\s+(?P<now>này)(?!\w)"
    r"|\s+(?:\(?(?P<lunar>âm lịch|al)\)?)(?!\w)|\s+(?P<set>h[ằà]ng\s+(?:năm|tuần|tháng))(?!\w)",
    re.IGNORECASE,
)
# "ngày 12/4 tới Moskva": after a short modifier the sentence must go on without a place or a verb of travel
GOES_ON = re.compile(
    r"\s*(?:$|[.,;:!?)“”\"…–-]|(?:tại|ở|của|và|để|sẽ|với|trong|do|là|đã|khi|nhằm|theo|cho|có|thì|nhưng|từ|lúc|sau)(?!\w))"
)
CLOCK, PART, WEEKDAY, DAY, MONTH, YEAR = range(6)


def compose(text: str, atoms: list[Partial]) -> list[Partial]:
    """The expressions that ``atoms`` make up; ``text`` is their line."""
    joined: list[Partial] = []
    for atom in atoms:
        if joined:
            whole = _join(joined[-1], atom, _gap(text, joined[-1], atom))
            if whole:
                joined[-1] = whole
                continue
        joined.append(atom)
    kept: list[Partial] = []
    for part in joined:
        if not _bare_part(text, part) and (not kept or part.start >= kept[-1].end):
            kept.append(_modified(text, part))
    return _complete_pairs(text, kept)


def _gap(text: str, left: Partial, right: Partial) -> str:
    """What stands between two expressions; where that is long, something that joins nothing."""
    return text[left.end : right.start] if right.start - left.end <= LONGEST_GAP else FAR


def _bare_part(text: str, partial: Partial) -> bool:
    """Whether it is a part of the day alone ("buổi sáng"), which "đầu giờ chiều" is not."""
    if partial.part is None or partial.hour is not None or partial.dated:
        return False
    return not STANDS_ALONE.match(text, partial.start)


def _levels(partial: Partial) -> list[int]:
    """Which steps from hour to year it states."""
    levels = []
    if partial.hour is not None:
        levels.append(CLOCK)
    if partial.part:
        levels.append(PART)
    if partial.weekday:
        levels.append(WEEKDAY)
    if partial.day or (partial.shift and partial.shift.unit == "day"):
        levels.append(DAY)
    if partial.month or partial.sub or (partial.shift and partial.shift.unit in ("week", "month", "quarter")):
        levels.append(MONTH)
    if partial.year or (partial.shift and partial.shift.unit == "year"):
        levels.append(YEAR)
    return levels


def _join(left: Partial, right: Partial, gap: str) -> Partial | None:
    """The two as one expression, or None where they are two."""
    if right.pattern == "month-lunar" and left.day and left.month:
        return replace(left, end=right.end) if OPEN_BRACKET.fullmatch(gap) else None
    if left.fixed or right.fixed or left.era or right.era or (left.until and left.hour is None):
        return None
    small, large = _levels(left), _levels(right)
    if not small or not large:
        return None
    if _is_apposition(left, right):
        return _merge(left, right) if SMALL_TO_LARGE.fullmatch(gap) else None
    if max(small) < min(large):
        return _join_upwards(left, right, gap, max(small), min(large))
    if large == [CLOCK] or (large == [CLOCK, PART] and PART not in small):
        return _join_clock(left, right, gap)
    if large == [WEEKDAY] and WEEKDAY not in small and left.day and left.month:
        return _merge(left, right) if TO_WEEKDAY.fullmatch(gap) else None
    return None


def _is_apposition(left: Partial, right: Partial) -> bool:
    """ "hôm nay (18/2)", "chiều qua 5/1", "thứ Hai tuần tới (12/9)", "hôm nay, thứ Năm": one day said twice."""
    if left.day or not left.shift or right.shift or right.hour is not None or right.part:
        return False
    if left.shift.unit == "day":
        return bool(right.day and right.month) or (bool(right.weekday) and not left.weekday)
    return left.shift.unit == "week" and bool(left.weekday and right.day and right.month)


def _join_upwards(left: Partial, right: Partial, gap: str, top: int, bottom: int) -> Partial | None:
    if bottom == YEAR:
        fits = top in (DAY, MONTH) and TO_YEAR.fullmatch(gap) and right.pattern != "bare-year"
        return _merge(left, right) if fits else None
    if not SMALL_TO_LARGE.fullmatch(gap):
        return None
    if bottom == MONTH and not right.day and top != DAY:
        return None
    if bottom == MONTH and top == DAY and (left.shift or gap.strip()):
        return None
    if left.day and not left.month and right.day:
        return None
    return _merge(left, right)


def _join_clock(left: Partial, right: Partial, gap: str) -> Partial | None:
    """A day and the hour after it; without "lúc" between them only beside a day with its year."""
    if not (left.day or left.weekday or left.shift) or left.hour is not None or not TO_CLOCK.fullmatch(gap):
        return None
    if not AT.search(gap) and not (left.year and left.day):
        return None
    return replace(_merge(left, right), part=right.part or None)


def _merge(left: Partial, right: Partial) -> Partial:
    """One partial value with the fields of both; where both have one, the right one, which is larger, wins."""
    return replace(
        left,
        end=right.end,
        type="TIME" if "TIME" in (left.type, right.type) else left.type,
        year=right.year or left.year,
        month=right.month or left.month,
        day=right.day or left.day,
        weekday=right.weekday or left.weekday,
        part=right.part or left.part,
        later=left.later if right.later is None else right.later,
        hour=left.hour if right.hour is None else right.hour,
        minute=left.minute if right.minute is None else right.minute,
        sub=right.sub or left.sub,
        shift=right.shift or (None if right.day and left.shift and left.shift.unit == "week" else left.shift),
        direction=right.direction or left.direction,
        until=right.until or left.until,
    )


def _modified(text: str, partial: Partial) -> Partial:
    """Take in the bracket that a join opened, and a modifier that follows: "15/9 vừa qua"."""
    end = partial.end
    if text[end : end + 1] == ")" and "(" in text[partial.start : end]:
        partial = replace(partial, end=partial.end + 1)
        end += 1
    if partial.fixed or partial.era or not (partial.month or partial.day or partial.weekday or partial.sub):
        return partial
    match = AFTER.match(text, end, end + 24)
    if match is None:
        return partial
    longer = replace(partial, end=match.end())
    if match["set"]:
        return replace(longer, type="SET")
    if match["lunar"]:
        return replace(longer, fixed="XXXX-XX-XX", until=None)
    word = match[0].strip().lower()
    if word in ("qua", "tới", "rồi") and not GOES_ON.match(text, match.end()):
        return partial
    if match["now"]:
        return longer
    return replace(longer, direction=-1 if match["past"] else 1)


def _complete_pairs(text: str, parts: list[Partial]) -> list[Partial]:
    """Members of a pair take from each other what is said once: "8h và 10h ngày 12/4", "tháng 3 và tháng 4/2017"."""
    done: list[Partial] = []
    for n in range(len(parts) - 1, -1, -1):
        part = parts[n]
        if done:
            after = done[-1]
            gap = _gap(text, part, after)
            dash = bool(DASH.fullmatch(gap))
            if dash or PAIR.fullmatch(gap) or (part.day_waits and part.part and not gap.strip(" ,")):
                part = _completed(part, after)
                if (
                    dash
                    and _levels(part) == _levels(after)
                    and not part.until
                    and not after.until
                    and not after.fixed
                ):
                    done[-1] = replace(part, end=after.end, until=after)
                    continue
        done.append(part)
    return done[::-1]


def _completed(left: Partial, right: Partial) -> Partial:
    """``left`` with the larger parts of ``right`` that it lacks."""
    if left.fixed or right.fixed or left.era or right.era:
        return left
    low, high = _levels(left), _levels(right)
    day_of_month = bool(left.day and not left.month and right.day and right.month)
    same_kind = bool(low and high) and max(low) < max(high) and (min(low) == min(high) or CLOCK in low)
    if not day_of_month and not same_kind:
        return left
    if left.hour is not None and not left.dated:
        return replace(
            left, year=right.year, month=right.month, day=right.day, weekday=right.weekday, shift=right.shift
        )
    year, month = right.year, left.month
    if left.day and not left.month:
        month = right.month
    if year and left.month and right.month and left.month > right.month:
        year -= 1
    shift = left.shift or (right.shift if right.shift and right.shift.unit in ("week", "year") else None)
    direction = left.direction or right.direction
    return replace(left, year=left.year or year, month=month, shift=shift, direction=direction)
