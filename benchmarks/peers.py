"""Other software on the same texts: underthesea's names and dateparser's dates.

Neither is needed by the project: ``pip install -c requirements.lock -e '.[peers]'`` brings both, and a measurement says
plainly where one is absent. Both get more help than our own rules: only the article's own lines, and dateparser the
true day of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from annotate.model import MentionType

Name = tuple[int, int, MentionType]
Moment = tuple[int, int, datetime]

TYPES: dict[str, MentionType] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
HOW = "absent: pip install -c requirements.lock -e '.[peers]'"


def installed(package: str) -> str | None:
    """The version of ``package``, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def underthesea_names() -> Callable[[str], list[Name]] | None:
    """A function from a line to (start, end, type) of its names, by underthesea's own sentences and ner()."""
    if not installed("underthesea"):
        return None
    module: Any = import_module("underthesea")

    def names(line: str) -> list[Name]:
        found: list[Name] = []
        for start, end in placed(line, module.sent_tokenize(line)):
            tagged = module.ner(line[start:end])
            spans = placed(line[start:end], [row[0] for row in tagged])
            found += [
                (start + a, start + b, kind) for a, b, kind in joined(spans, [row[3] for row in tagged])
            ]
        return found

    return names


def dateparser_dates() -> Callable[[str, date], list[Moment]] | None:
    """A function from a line and the day of writing to (start, end, moment), by dateparser's search_dates()."""
    if not installed("dateparser"):
        return None
    module: Any = import_module("dateparser.search")

    def dates(line: str, written: date) -> list[Moment]:
        settings = {"RELATIVE_BASE": datetime.combine(written, time(12)), "DATE_ORDER": "DMY"}
        found = module.search_dates(line, languages=["vi"], settings=settings) or []
        spans = placed(line, [words for words, _ in found])
        return [(a, b, moment.replace(tzinfo=None)) for (a, b), (_, moment) in zip(spans, found, strict=True)]

    return dates


def placed(line: str, pieces: Iterable[str]) -> list[tuple[int, int]]:
    """Where each of ``pieces`` stands in ``line``, in order; white space may differ. (-1, -1) where it is not found."""
    at, spans = 0, []
    for piece in pieces:
        span = _find(line, piece.split(), at)
        spans.append(span)
        at = max(at, span[1])
    return spans


def _find(line: str, words: Sequence[str], at: int) -> tuple[int, int]:
    """Where ``words`` stand in a row in ``line``, from ``at`` on."""
    start = line.find(words[0], at) if words else -1
    while start >= 0:
        end = start
        for word in words:
            while end < len(line) and line[end].isspace():
                end += 1
            if not line.startswith(word, end):
                break
            end += len(word)
        else:
            return start, end
        start = line.find(words[0], start + 1)
    return -1, -1


def joined(spans: Sequence[tuple[int, int]], tags: Sequence[str]) -> Iterator[Name]:
    """The names that IOB tags make of tokens: B- begins one, I- goes on with one of the same type or begins one."""
    start, end, open_type = -1, -1, ""
    for (first, last), tag in zip(spans, tags, strict=True):
        place, _, kind = tag.partition("-")
        goes_on = place == "I" and kind == open_type
        if open_type and not goes_on:
            if open_type in TYPES:
                yield start, end, TYPES[open_type]
            open_type = ""
        if place in ("B", "I") and first >= 0:
            start, end, open_type = (start if goes_on else first), last, kind
    if open_type in TYPES:
        yield start, end, TYPES[open_type]


def agrees(moment: datetime, value: str) -> bool:
    """Whether a moment is right for a TIMEX3 ``value``: in all that the value states and a moment can say.

    Of a range its beginning counts, of a part of the day the day, of a decade, quarter or season the year or as much
    of it as stands there.
    """
    day, _, hour = value.partition("/")[0].partition("T")
    stated = [part for part in day.split("-") if part.isdigit()]
    said = [f"{moment.year:04}", f"{moment.month:02}", f"{moment.day:02}"]
    if day.startswith("XXXX-"):
        stated, said = [part for part in day.split("-")[1:] if part.isdigit()], said[1:]
    same = bool(stated) and all(ours.startswith(theirs) for ours, theirs in zip(said, stated, strict=False))
    clock = hour[:5] if hour[:1].isdigit() else ""
    return same and (not clock or moment.strftime("%H:%M") == clock)
