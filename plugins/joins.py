"""What joins an article to others, from ``data/links.jsonl`` and ``data/events.jsonl``, by article."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from plugins.records import Record, Records


class Happening(NamedTuple):
    """An event that an article reports, or looks back on."""

    id: str
    name: str
    recalls: bool
    sources: int
    others: tuple[str, ...]
    """The other articles that report it."""


class Neighbour(NamedTuple):
    """Another article, and in words what both have in common."""

    article: str
    reason: str


class Parallel(NamedTuple):
    """A passage of this article (its first code point) that another one tells too."""

    start: int
    article: str
    there: int


class Joins:
    """Links and events of the whole archive, kept small: fifty thousand articles have a few hundred thousand."""

    def __init__(self, data: Path, articles: Records) -> None:
        """Read both files of the folder ``data``; a missing one joins nothing."""
        self._articles = articles
        self._events: dict[str, list[Happening]] = {}
        self._related: dict[str, list[Neighbour]] = {}
        self._copies: dict[str, list[Neighbour]] = {}
        self._parallel: dict[str, list[Parallel]] = {}
        self._teasers: dict[str, dict[int, str]] = {}
        for event in _rows(data / "events.jsonl"):
            self._add_event(event)
        for link in _rows(data / "links.jsonl"):
            self._add_link(link)

    def _add_event(self, event: Record) -> None:
        reporting = [report["article"] for report in event["reports"] if not report["recalls"]]
        for report in event["reports"]:
            others = tuple(article for article in reporting if article != report["article"])
            known = Happening(event["id"], event["name"], report["recalls"], event["sources"], others)
            self._events.setdefault(report["article"], []).append(known)

    def _add_link(self, link: Record) -> None:
        one, other = link["from"], link["to"]
        kind, reason = link["kind"], link["reason"]
        if kind == "teaser-of":
            self._teasers.setdefault(one["article"], {})[one["start"]] = other["article"]
        elif kind == "parallel-passage" and one["start"] is not None and other["start"] is not None:
            for here, there in ((one, other), (other, one)):
                passage = Parallel(here["start"], there["article"], there["start"])
                self._parallel.setdefault(here["article"], []).append(passage)
        elif kind in ("related", "near-duplicate"):
            kept = self._related if kind == "related" else self._copies
            kept.setdefault(one["article"], []).append(Neighbour(other["article"], reason))
            kept.setdefault(other["article"], []).append(Neighbour(one["article"], reason))

    def events(self, article: str) -> list[Happening]:
        """The events that an article tells of, those that it reports first."""
        return sorted(self._events.get(article, []), key=lambda event: (event.recalls, event.name))

    def related(self, article: str) -> list[Neighbour]:
        """Related articles, each once."""
        return list({each.article: each for each in self._related.get(article, [])}.values())

    def copies(self, article: str) -> list[Neighbour]:
        """Articles with nearly the same text."""
        return self._copies.get(article, [])

    def teaser(self, article: str, start: int, end: int) -> str | None:
        """The article that a related headline in this line means."""
        found = self._teasers.get(article, {})
        return next((found[place] for place in found if start <= place < end), None)

    def parallels(self, article: str, start: int, end: int) -> list[tuple[str, int, str]]:
        """Where other articles tell what this line tells: their id, their line's number and a name for them."""
        places = {
            (passage.article, self._line(passage))
            for passage in self._parallel.get(article, [])
            if start <= passage.start < end
        }
        return [(other, n, self._name(other)) for other, n in sorted(places)]

    def _line(self, passage: Parallel) -> int:
        (record,) = self._articles.of(passage.article)
        lines = record["lines"]
        at = bisect_right([line["start"] for line in lines], passage.there) - 1
        return int(lines[at]["n"])

    def _name(self, article: str) -> str:
        (record,) = self._articles.of(article)
        return str(record["source"] or (record["title"] or {"text": article})["text"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)
