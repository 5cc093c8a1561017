"""What joins an article to others, from ``data/links.jsonl`` and ``data/events.jsonl``, by article."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from annotate.invisible import comparable
from plugins.records import Record, Records, rows

SHORT = 30
"""So many characters of a title name an article whose outlet is not known."""


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


Span = tuple[int, int]


class Parallel(NamedTuple):
    """A passage of an article that another one tells too, and the figures in which each differs from the other."""

    here: Span
    article: str
    there: Span
    reason: str
    differs: tuple[Span, ...] = ()
    differs_there: tuple[Span, ...] = ()


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
        for event in rows(data / "events.jsonl"):
            self._add_event(event)
        for link in rows(data / "links.jsonl"):
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
            differs = link.get("differs") or {}
            ends = [
                (end, _span(end), tuple(map(_span, differs.get(key, ()))))
                for key, end in (("from", one), ("to", other))
            ]
            for (here, span, figures), (there, span_there, figures_there) in (ends, ends[::-1]):
                passage = Parallel(span, there["article"], span_there, reason, figures, figures_there)
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

    def parallels(self, article: str) -> list[Parallel]:
        """The passages of an article that others tell too, in order of the text."""
        return sorted(self._parallel.get(article, []))

    def line(self, article: str, offset: int) -> int:
        """The number of the line of ``article`` that holds the code point ``offset``."""
        (record,) = self._articles.of(article)
        lines = record["lines"]
        at = bisect_right([line["start"] for line in lines], offset) - 1
        return int(lines[at]["n"]) if lines else 0

    def source(self, article: str) -> str:
        """A short name for an article: its outlet, else the beginning of its title, else its id."""
        (record,) = self._articles.of(article)
        title = comparable(record["title"]["text"]) if record["title"] else article
        return str(record["source"] or shorten(title, SHORT, placeholder="…"))


def _span(end: Record) -> Span:
    return end["start"], end["end"]
