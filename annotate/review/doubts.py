"""What the software is unsure of, gathered from the records of ``content/data`` in one pass, article by article."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args

from annotate.marks import outermost
from annotate.model import Span
from annotate.problems import BadInput, Problem

Kind = Literal[
    "namesakes", "undated", "untitled", "date-span", "unlisted", "name", "partial-date", "line", "statement"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

LOW = 0.7
"""A confidence below this is a doubt: of such results, more than three in ten are wrong."""

WIDE = 4
"""A publication date that may be any of so many days or more is a doubt."""

OFTEN = 3
"""A name without a record is a doubt where it stands so often, or in more than one article."""

WAITS_FOR_THE_DAY = "no-anchor"
"""The rule of a dated expression that nothing but the article's own day would resolve."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a doubt arises: an article and a span of it (the whole of it where ``span`` is None), and the record."""

    article: str
    span: Span | None
    record: Record


@dataclass(slots=True)
class Doubt:
    """One doubt with all its places: those that the same words raise in several articles are one."""

    kind: Kind
    words: str
    confidence: float
    places: list[Place] = field(default_factory=list)
    pages: int = 0

    def add(self, place: Place, words: str, confidence: float) -> None:
        """Note one more place; the longest words are those of the doubt."""
        self.words = max(self.words, words, key=len)
        if not self.places or self.places[-1].article != place.article:
            self.pages += 1
        self.places.append(place)
        self.confidence = min(self.confidence, confidence)

    @property
    def order(self) -> tuple[int, float, int, str, int]:
        """Most pages first, then the least sure, then by kind and place."""
        first = self.places[0]
        start = first.span.start if first.span else -1
        return (-self.pages, self.confidence, KINDS.index(self.kind), first.article, start)


def doubts(data: Path, known: Collection[str]) -> list[Doubt]:
    """All doubts about the articles of ``content/data``, most useful first; ``known`` are the ids that have records.

    What an editor has decided is no doubt, and neither are marks in lines that are removed from the page.
    """
    if not (data / "articles.jsonl").is_file():
        name = f"{data.parent.name}/{data.name}/articles.jsonl"
        raise BadInput([Problem(name, 0, "it is not there", "run `invoke annotate` first")])
    found: dict[Key, Doubt] = {}
    marks = {kind: _Stream(data / f"{kind}.jsonl") for kind in ("mentions", "dates", "statements")}
    for article in _rows(data / "articles.jsonl"):
        shown = _shown(article)
        for each in _of_article(article):
            _note(found, *each)
        own = {
            kind: [row for row in stream.of(article["id"]) if _within(row, shown)]
            for kind, stream in marks.items()
        }
        for each in (
            *_names(own["mentions"], known),
            *_dates(own["dates"], dated=article["published"] is not None),
            *_statements(own["statements"]),
        ):
            _note(found, *each)
    return sorted(filter(_worth_a_look, found.values()), key=lambda doubt: doubt.order)


Key = tuple[Kind, str]
"""Places with one key are one doubt."""

Found = Iterator[tuple[Key, str, Place, float]]


def _note(found: dict[Key, Doubt], key: Key, words: str, place: Place, confidence: float) -> None:
    found.setdefault(key, Doubt(key[0], words, confidence)).add(place, words, confidence)


def _worth_a_look(doubt: Doubt) -> bool:
    if doubt.kind not in ("unlisted", "name"):
        return True
    return (doubt.kind == "name" and doubt.confidence < LOW) or doubt.pages > 1 or len(doubt.places) >= OFTEN


def _of_article(article: Record) -> Found:
    """Doubts about an article as a whole, and about its lines."""
    name, edited, published = article["id"], article["edited"], article["published"]
    whole = Place(name, None, article)
    if published is None and "date" not in edited:
        yield ("undated", name), "", whole, 0.0
    if article["title"] is None and "title" not in edited:
        yield ("untitled", name), "", whole, 0.0
    if published and published["by"] == "machine" and (days := _days(published)) >= WIDE:
        yield ("date-span", name), "", whole, 1 / days
    for line in article["lines"]:
        if line["confidence"] < LOW:
            span = Span(line["start"], line["end"])
            yield ("line", f"{name}:{line['n']}"), "", Place(name, span, line), line["confidence"]


def _days(published: Record) -> int:
    return (date.fromisoformat(published["latest"]) - date.fromisoformat(published["earliest"])).days + 1


def _names(mentions: list[Record], known: Collection[str]) -> Found:
    """Entities without a record, names of nobody known, and names of which the machine is not sure.

    An entity without a record, and the same words elsewhere, are one doubt.
    """
    spans = {Span(row["start"], row["end"]): row for row in mentions if row["form"] == "name"}
    for span in outermost(spans):
        row, entity = spans[span], spans[span]["entity"]
        place = Place(row["article"], span, row)
        if row["by"] == "machine" and (entity is None or row["confidence"] < LOW):
            yield ("name", f"{row['text']}:{row['type']}:{entity}"), row["text"], place, row["confidence"]
        if entity is not None and entity not in known:
            yield ("unlisted", entity), row["text"], place, row["confidence"]


def _dates(times: list[Record], *, dated: bool) -> Found:
    """Days, months and years that are known in part only; the same words of one article are one doubt.

    Those that wait for the day of an article that has none are left out: that day is the question.
    """
    for row in times:
        partial = "X" in row["value"]
        if row["by"] != "machine" or row["type"] != "DATE" or not (partial or row["confidence"] < LOW):
            continue
        if dated or row["rule"] != WAITS_FOR_THE_DAY:
            key: Key = ("partial-date", f"{row['article']}:{row['text']}:{row['value']}")
            place = Place(row["article"], Span(row["start"], row["end"]), row)
            yield key, row["text"], place, _certainty(row, partial)


def _statements(statements: list[Record]) -> Found:
    """Statements of nobody, and statements of which the machine is not sure."""
    for row in statements:
        nobody = row["speaker"] is None
        if row["by"] == "machine" and row["content"] and (nobody or row["confidence"] < LOW):
            first = row["content"][0]
            place = Place(row["article"], Span(first["start"], first["end"]), row)
            yield ("statement", f"{row['article']}:{first['start']}"), "", place, _certainty(row, nobody)


def _certainty(row: Record, open_end: bool) -> float:
    """The machine's confidence, halved where its answer is that it does not know."""
    return float(row["confidence"]) * (0.5 if open_end else 1.0)


def _shown(article: Record) -> list[tuple[int, int]]:
    return [
        (line["start"], line["end"])
        for line in article["lines"]
        if line["zone"] == "article" and line["class"] not in ("teaser", "furniture")
    ]


def _within(row: Record, shown: list[tuple[int, int]]) -> bool:
    start = row["start"] if "start" in row else row["content"][0]["start"] if row["content"] else -1
    place = bisect_right(shown, (start, 1 << 60)) - 1
    return place >= 0 and start < shown[place][1]


def _rows(path: Path) -> Iterator[Record]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


class _Stream:
    """The records of one file by article, read as the articles come by in their order."""

    def __init__(self, path: Path) -> None:
        self._groups = (
            (key, list(rows)) for key, rows in groupby(_rows(path), lambda row: str(row["article"]))
        )
        self._next = next(self._groups, None)

    def of(self, article: str) -> list[Record]:
        """The records of ``article``; asked for in the order of the file."""
        if self._next is None or self._next[0] != article:
            return []
        rows = self._next[1]
        self._next = next(self._groups, None)
        return rows
