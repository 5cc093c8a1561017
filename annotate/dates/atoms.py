"""Find the atoms of dated expressions in one line: one scan over its words, patterns tried by first word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from annotate.dates.checks import CHECKS
from annotate.dates.lexicon import NUMBER, Pattern, first_word, number, patterns_by_first_word, table
from annotate.dates.partial import Base, Partial, Shift, ShiftUnit, day_or_none

DAY_IN_LIST = re.compile(r"\d{1,2}")
WHITE = re.compile(r"\s+")
# A separator just before a number shows that the number is the tail of a longer one: "1/12", "3.500"
TAIL = re.compile(r"\d[/.,:]$|[\w]-$")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13,
         "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21}  # fmt: skip
LONG_UNITS: dict[str, ShiftUnit] = {"Y": "year", "M": "month", "W": "week", "D": "day", "N": "day"}


def atoms(text: str) -> list[Partial]:
    """The atoms of ``text`` (one line) in order, with positions in it."""
    by_word = patterns_by_first_word()
    found: list[Partial] = []
    end = 0
    for word in first_word().finditer(_lower(text)):
        start = word.start()
        if start < end:
            continue
        key = word[0]
        if key[0].isdigit():
            if TAIL.search(text, max(0, start - 2), start) and start - 1 != end:
                continue
            key = NUMBER
        for pattern in by_word[key]:
            made = _try(pattern, text, start, found[-1] if found else None)
            if made:
                found += made
                end = made[-1].end
                break
    return found


def _lower(text: str) -> str:
    """``text`` in lower case, letter for letter: the few capitals whose small form is longer stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _try(pattern: Pattern, text: str, start: int, before: Partial | None) -> list[Partial]:
    match = pattern.regex.match(text, start)
    if match is None or (pattern.when and not CHECKS[pattern.when](match, before)):
        return []
    return [part for part in MAKERS[pattern.make](match, pattern.name) if _possible(part)]


def _possible(partial: Partial) -> bool:
    """Whether the calendar has such a day; 29/2 passes where no year is given."""
    if partial.month and partial.day:
        return day_or_none(partial.year or 2000, partial.month, partial.day) is not None
    return True


def _fields(match: re.Match[str], name: str) -> Iterator[Partial]:
    """Read whichever groups the pattern has."""
    groups = {key: WHITE.sub(" ", text.lower()) for key, text in match.groupdict().items() if text}
    if "list" in groups:
        yield from _day_list(match, name, groups)
        return
    fields: dict[str, Any] = {}
    for key, text in groups.items():
        reader = READERS.get(key)
        if reader:
            fields.update(reader(text, groups, name))
    yield Partial(match.start(), match.end(), name, **fields)


def _day_list(match: re.Match[str], name: str, groups: dict[str, str]) -> Iterator[Partial]:
    """ "ngày 4 và 5/7": one expression for each day, each with the month at the end; a dash makes one range."""
    month = int(groups["m"])
    year = int(groups["y"]) if "y" in groups else None
    days = list(DAY_IN_LIST.finditer(match.string, match.start("list"), match.end("list")))
    starts = [match.start(), *(day.start() for day in days[1:])]
    ends = [*(day.end() for day in days[:-1]), match.end()]
    parts = [
        Partial(start, end, name, year=year, month=month, day=int(day[0]))
        for start, end, day in zip(starts, ends, days, strict=True)
    ]
    if len(parts) == 2 and re.search(r"[-–]", match.string[days[0].end() : days[1].start()]):
        yield replace(parts[0], end=parts[1].end, until=parts[1])
    else:
        yield from parts


def _two_digit_year(text: str) -> int:
    """ "98" is 1998, "17" is 2017: the century that makes it no later than 2049."""
    return int(text) + (2000 if int(text) < 50 else 1900)


Fields = Mapping[str, Any]
Groups = Mapping[str, str]


def _year(text: str, _groups: Groups, _name: str) -> Fields:
    return {"year": int(text)}


def _short_year(text: str, _groups: Groups, _name: str) -> Fields:
    return {"year": _two_digit_year(text)}


def _until_year(text: str, groups: Groups, name: str) -> Fields:
    first = int(groups.get("y") or groups["y3"])
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    return {"year": first, "until": Partial(0, 0, name, year=last)}


def _month(text: str, _groups: Groups, _name: str) -> Fields:
    return {"month": int(text)}


def _month_word(text: str, _groups: Groups, _name: str) -> Fields:
    return {"month": int(table("months")[text])}


def _day(text: str, _groups: Groups, _name: str) -> Fields:
    return {"day": int(text)}


def _hour(text: str, groups: Groups, _name: str) -> Fields:
    hour = int(text)
    minute = int(groups["min"]) if "min" in groups else None
    if groups.get("half") in ("pm", "ch") and hour < 12:
        hour += 12
    if groups.get("halfhour") == "rưỡi":
        minute = 30
    if groups.get("halfhour") == "kém":
        hour, minute = (hour - 1) % 24, (60 - int(groups.get("less", "0"))) % 60
    return {"type": "TIME", "hour": hour, "minute": minute}


def _until_hour(text: str, _groups: Groups, name: str) -> Fields:
    return {"until": Partial(0, 0, name, type="TIME", hour=int(text))}


def _part(text: str, _groups: Groups, _name: str) -> Fields:
    later = table("parts", "later")[text]
    return {"type": "TIME", "part": table("parts", "code")[text], "later": int(later) if later else None}


def _part_shift(text: str, groups: Groups, name: str) -> Fields:
    text = text.removeprefix("ngày ")
    known = {"nay": "hôm nay", "qua": "hôm qua", "mai": "ngày mai", "đó": "hôm đó"}
    return _day_word(known.get(text, text), groups, name)


def _day_word(text: str, _groups: Groups, _name: str) -> Fields:
    base: Base = "context" if table("days", "base")[text] == "context" else "now"
    return {"shift": Shift("day", int(table("days", "offset")[text]), base)}


def _shift(text: str, _groups: Groups, name: str) -> Fields:
    unit = _shift_unit(name)
    offset = table("shifts", "offset")[text.removeprefix("năm ")]
    away = {"before": -1, "after": 1, "same": 0}
    if offset in away:
        return {"shift": Shift(unit, away[offset], "context")}
    return {"shift": Shift(unit, int(offset))}


def _same(text: str, _groups: Groups, _name: str) -> Fields:
    return {"shift": Shift("year" if text == "năm" else "month", 0, "context")}


def _shift_unit(name: str) -> ShiftUnit:
    """The unit that a pattern such as "week-shift" shifts; the year where its name has none."""
    units: tuple[ShiftUnit, ...] = ("week", "month", "quarter")
    return next((unit for unit in units if unit in name), "year")


def _quarter(text: str, _groups: Groups, _name: str) -> Fields:
    return {"sub": f"Q{ROMAN.get(text) or int(text)}"}


def _half(text: str, groups: Groups, _name: str) -> Fields:
    shift = None if "y" in groups else Shift("year", 0)
    return {"sub": "H1" if text == "đầu" else "H2", "shift": shift}


def _season(text: str, _groups: Groups, _name: str) -> Fields:
    return {"sub": table("seasons", "code")[text]}


def _decade(text: str, _groups: Groups, _name: str) -> Fields:
    return {"era": text}


def _short_decade(text: str, groups: Groups, _name: str) -> Fields:
    century = groups.get("of", "20")
    return {"era": f"{(ROMAN.get(century) or int(century)) - 1}{text}"}


def _century(text: str, _groups: Groups, _name: str) -> Fields:
    ordinal = ROMAN.get(text) or (int(text) if text.isdigit() else 1)
    return {"era": f"{ordinal - 1:02d}"}


def _bce(text: str, _groups: Groups, _name: str) -> Fields:
    return {"fixed": f"BC{int(text):04d}"}


Reader = Callable[[str, Groups, str], Fields]
READERS: dict[str, Reader] = {
    "y": _year,
    "yy": _short_year,
    "y3": _year,
    "y2": _until_year,
    "yy2": _until_year,
    "m": _month,
    "mw": _month_word,
    "d": _day,
    "h": _hour,
    "h2": _until_hour,
    "part": _part,
    "partshift": _part_shift,
    "day": _day_word,
    "shift": _shift,
    "same": _same,
    "q": _quarter,
    "half12": _half,
    "season": _season,
    "decade": _decade,
    "shortdecade": _short_decade,
    "century": _century,
    "romancentury": _century,
    "bce": _bce,
}


def _lunar(match: re.Match[str], name: str) -> Iterator[Partial]:
    yield Partial(match.start(), match.end(), name, fixed="XXXX-XX-XX")


def _weekday(match: re.Match[str], name: str) -> Iterator[Partial]:
    group = match.groupdict()
    weekday = int(table("weekdays")[group["wd"].lower()]) if group.get("wd") else 7
    partial = Partial(match.start(), match.end(), name, weekday=weekday)
    near = WHITE.sub(" ", (group.get("weekshift") or "").lower())
    if near.startswith("tuần"):
        partial = replace(
            partial, shift=Shift("week", int(table("shifts", "offset")[near.removeprefix("tuần ")]))
        )
    elif near == "này":
        partial = replace(partial, shift=Shift("week", 0))
    elif near == "tới":
        partial = replace(partial, direction=1)
    elif near:
        partial = replace(partial, direction=-1)
    yield partial


def _weekend(match: re.Match[str], name: str) -> Iterator[Partial]:
    offset = table("shifts", "offset").get((match["shift"] or "này").lower(), "0")
    yield Partial(match.start(), match.end(), name, sub="WXX-WE", shift=Shift("week", int(offset)))


def _week(match: re.Match[str], name: str) -> Iterator[Partial]:
    yield Partial(match.start(), match.end(), name, shift=Shift("week", 0))


def _edge(match: re.Match[str], name: str) -> Iterator[Partial]:
    """ "cuối năm", "đầu tháng" without more mean the year or month of writing."""
    for partial in _fields(match, name):
        if partial.year or partial.shift:
            yield partial
        else:
            yield replace(partial, shift=Shift("month" if name == "edge-of-month" else "year", 0))


def _unit(match: re.Match[str]) -> tuple[str, bool]:
    """The letter of the unit, and whether it is part of a day."""
    groups = match.groupdict()
    word = WHITE.sub(" ", (groups["unit"] or groups["every"]).lower())
    return table("units", "letter")[word], bool(table("units", "clock")[word])


def _length(match: re.Match[str]) -> str:
    """The ISO 8601 duration: "ba ngày" is P3D, "4,5 giờ" PT4.5H, "một năm rưỡi" P1.5Y, "nửa năm" P6M."""
    letter, clock = _unit(match)
    count = number(match["n"])
    rest = (match.groupdict().get("rest") or "").strip().lower()
    if rest == "rưỡi":
        count = str(float(count) + 0.5)
    if not clock and count == "0.5":
        scaled = {"Y": ("M", 12), "M": ("D", 30), "D": ("H", 24), "N": ("H", 24)}.get(letter)
        if scaled and (float(count) * scaled[1]).is_integer():
            letter, count = scaled[0], str(int(float(count) * scaled[1]))
            clock = letter == "H"
    if clock and letter == "H" and count == "0.5":
        letter, count = "M", "30"
    if letter in ("Q", "DE", "CE"):
        count = _plain(float(count) * {"Q": 3, "DE": 10, "CE": 100}[letter])
        letter = "M" if letter == "Q" else "Y"
    letter = "D" if letter == "N" else letter
    made = f"PT{count}{letter}" if clock else f"P{count}{letter}"
    if rest and rest != "rưỡi":
        more, unit = rest.split()
        sign = {"phút": "M", "giây": "S", "tháng": "M", "ngày": "D"}[unit]
        made += f"{more}{sign}"
    return made


def _plain(amount: float) -> str:
    return str(int(amount)) if amount.is_integer() else str(amount)


def _duration(match: re.Match[str], name: str) -> Iterator[Partial]:
    yield Partial(match.start(), match.end(), name, type="DURATION", fixed=_length(match))


def _hours(match: re.Match[str], name: str) -> Iterator[Partial]:
    count = number(match["n"])
    yield Partial(match.start(), match.end(), name, type="DURATION", fixed=f"PT{count}H")


def _every(match: re.Match[str], name: str) -> Iterator[Partial]:
    letter, clock = _unit(match)
    count = number(match["n"]) if match["n"] else "1"
    if letter in ("Q", "DE", "CE"):
        count, letter = str(int(count) * {"Q": 3, "DE": 10, "CE": 100}[letter]), "M" if letter == "Q" else "Y"
    letter = "D" if letter == "N" else letter
    fixed = f"PT{count}{letter}" if clock else f"P{count}{letter}"
    yield Partial(match.start(), match.end(), name, type="SET", fixed=fixed)


def _ago(match: re.Match[str], name: str) -> Iterator[Partial]:
    letter, clock = _unit(match)
    count = number(match["n"])
    if clock or letter not in LONG_UNITS or not count.isdigit():
        yield from _duration(match, name)
        return
    yield Partial(match.start(), match.end(), name, shift=Shift(LONG_UNITS[letter], -int(count)))


def _away(match: re.Match[str], name: str) -> Iterator[Partial]:
    """ "ba ngày sau" counts from the day told of, "ba ngày trước" and "ba ngày nữa" from the day of writing."""
    letter, clock = _unit(match)
    count = number(match["n"])
    if clock or letter not in LONG_UNITS or not count.isdigit():
        yield from _duration(match, name)
        return
    away = WHITE.sub(" ", match["away"].lower())
    sign = -1 if away in ("trước", "trước đây", "về trước") else 1
    base: Base = "context" if away in ("sau", "sau đó") else "now"
    yield Partial(match.start(), match.end(), name, shift=Shift(LONG_UNITS[letter], sign * int(count), base))


Maker = Callable[[re.Match[str], str], Iterator[Partial]]
MAKERS: dict[str, Maker] = {
    "fields": _fields,
    "lunar": _lunar,
    "edge": _edge,
    "weekday": _weekday,
    "weekend": _weekend,
    "week": _week,
    "duration": _duration,
    "hours": _hours,
    "every": _every,
    "ago": _ago,
    "away": _away,
}
