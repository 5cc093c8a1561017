"""Events and links between articles, and their records in ``events.jsonl`` and ``links.jsonl``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from annotate.model import Author, Span

LinkKind = Literal["same-event", "parallel-passage", "near-duplicate", "teaser-of", "follows", "related"]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """An article that reports an event, and where; ``recalls``: only looks back on it."""

    article: str
    passages: tuple[Span, ...]
    recalls: bool = False
    rule: str = "shared-facts"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: days as TIMEX3 (XXXX for a year that is not known), place and participants as entity ids.

    ``kind`` is a kind of annotate/data/links/happenings.tsv. ``reports`` are sorted by article; ``sources`` counts
    those that report it, copies of one another once.
    """

    id: str
    name: str
    kind: str
    first: str
    last: str
    place: str | None
    participants: tuple[str, ...]
    reports: tuple[Report, ...]
    sources: int
    rule: str
    confidence: float
    by: Author = "machine"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link: an article, or a passage of it."""

    article: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles or passages that belong together; ``reason`` says why in Vietnamese.

    ``differs`` pairs the figures that tell the two passages apart: spans in the first and in the second article.
    """

    kind: LinkKind
    source: End
    target: End
    event: str | None
    reason: str
    rule: str
    confidence: float
    differs: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    by: Author = "machine"


def event_records(events: Iterable[Event], withheld: frozenset[str] = frozenset()) -> Iterator[Record]:
    """The lines of ``events.jsonl`` by id; no passages of articles whose text is ``withheld``."""
    for event in sorted(events, key=lambda event: event.id):
        yield {
            "id": event.id,
            "name": event.name,
            "kind": event.kind,
            "from": event.first,
            "to": event.last,
            "place": event.place,
            "participants": list(event.participants),
            "reports": [
                {
                    "article": report.article,
                    "passages": []
                    if report.article in withheld
                    else [{"start": span.start, "end": span.end} for span in report.passages],
                    "recalls": report.recalls,
                    "rule": report.rule,
                }
                for report in event.reports
            ],
            "sources": event.sources,
            "rule": event.rule,
            "confidence": event.confidence,
            "by": event.by,
        }


def link_records(links: Iterable[Link], withheld: frozenset[str] = frozenset()) -> Iterator[Record]:
    """The lines of ``links.jsonl``, sorted; links of passages of ``withheld`` articles name the articles alone."""
    for link in sorted(links, key=_order):
        yield {
            "kind": link.kind,
            "from": _end(link.source, withheld),
            "to": _end(link.target, withheld),
            "event": link.event,
            "reason": link.reason,
            "rule": link.rule,
            "confidence": link.confidence,
            "by": link.by,
            **_differs(link, withheld),
        }


def _order(link: Link) -> tuple[str, str, int, str, int, str]:
    return (
        link.kind,
        link.source.article,
        -1 if link.source.start is None else link.source.start,
        link.target.article,
        -1 if link.target.start is None else link.target.start,
        link.rule,
    )


def _end(end: End, withheld: frozenset[str]) -> Record:
    if end.article in withheld:
        return {"article": end.article, "start": None, "end": None}
    return {"article": end.article, "start": end.start, "end": end.end}


def _differs(link: Link, withheld: frozenset[str]) -> Record:
    if not any(link.differs) or link.source.article in withheld or link.target.article in withheld:
        return {}
    first, second = ([{"start": span.start, "end": span.end} for span in spans] for spans in link.differs)
    return {"differs": {"from": first, "to": second}}
