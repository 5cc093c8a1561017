"""The archive's records grouped once, by what each page lists. Compact: an archive may have fifty thousand articles."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from sys import intern
from typing import Any, NamedTuple

from annotate.addresses import address, day_key
from annotate.labels import published_label
from annotate.language import _
from annotate.links.facts import sentence_spans
from annotate.pages.writing import link
from annotate.vietnamese import sort_key

Record = Mapping[str, Any]

UNDATED = "9999"
"""Sorts what has no date behind everything else."""


class Filed(NamedTuple):
    """One article's records of the data contract and its seed's text."""

    article: Record
    text: str
    mentions: Sequence[Record]
    dates: Sequence[Record]
    statements: Sequence[Record]


class Place(NamedTuple):
    """A stretch of an article, by the article's number in the index."""

    article: int
    start: int
    end: int


class Places:
    """A long list of places in little memory."""

    def __init__(self) -> None:
        """Start empty."""
        self._flat = array("I")

    def add(self, article: int, start: int, end: int) -> None:
        """Append one place."""
        self._flat.extend((article, start, end))

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._flat) // 3

    @property
    def in_one_article(self) -> bool:
        """Whether no two of the places lie in different articles; places are added article by article."""
        return not self._flat or self._flat[0] == self._flat[-3]

    def __iter__(self) -> Iterator[Place]:
        """The places in the order in which they were added."""
        flat = iter(self._flat)
        return map(Place, flat, flat, flat)


NOWHERE = Places()


@dataclass(frozen=True, eq=False)
class Article:
    """What lists tell of an article, and where its sentences stand. ``first`` and ``last`` bound its date, or are ""."""

    id: str
    title: str
    when: str
    first: str
    last: str
    source: str
    agencies: tuple[str, ...]
    text: str
    lines: tuple[tuple[int, int, int], ...]
    """First and last code point and number of each line of the article, in order."""

    bylines: frozenset[int] = frozenset()
    """The numbers of its bylines, which tell its own date."""

    people: tuple[str, ...] = ()
    """The ids of the people in it."""

    @property
    def path(self) -> str:
        """Its file in ``content/``."""
        return f"articles/{self.id}.md"

    @property
    def year(self) -> str:
        """The year of publication; "" where it is not known."""
        return self.first[:4] if self.first[:4] == self.last[:4] else ""

    @property
    def month(self) -> str:
        """The month of publication, ``2017-04``; "" where it is not known."""
        return self.first[:7] if self.first[:7] == self.last[:7] else ""

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts articles by date."""
        return (self.first or UNDATED, self.last, self.id)

    def line(self, offset: int) -> tuple[int, int, int] | None:
        """The line of the article that holds ``offset``; None for what was removed from the page."""
        at = bisect_right(self._line_starts, offset) - 1
        return self.lines[at] if at >= 0 and offset < self.lines[at][1] else None

    def sentence(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``."""
        line = self.line(offset)
        if line is None:
            return None
        starts, ends = self._sentences
        at = max(bisect_right(starts, offset) - 1, 0)
        return Sentence(line[2], starts[at], ends[at])

    def line_path(self, offset: int) -> str:
        """The place of ``offset`` on the article's page."""
        line = self.line(offset)
        return f"{self.path}#l{line[2]}" if line else self.path

    @cached_property
    def _sentences(self) -> tuple[array[int], array[int]]:
        """Where the sentences of the article's lines start and end."""
        starts, ends = array("I"), array("I")
        for start, end, _n in self.lines:
            for first, last in sentence_spans(self.text, start, end):
                starts.append(first)
                ends.append(last)
        return starts, ends

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("I", [start for start, _, _ in self.lines])


class Sentence(NamedTuple):
    """A sentence's line and span."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who said it, how, and where its words stand."""

    article: int
    speaker: str
    """The entity that speaks, or ""."""

    name: str
    """The words for the speaker, or ""."""

    act: str
    kind: str
    spans: tuple[tuple[int, int], ...]


class Dated(NamedTuple):
    """A dated expression, filed under ``key``: a day, a month or a year."""

    key: str
    value: str
    place: Place


@dataclass(eq=False)
class Index:
    """Everything that the pages list, grouped. ``shared`` are the entities without a page of their own."""

    articles: list[Article]
    entities: Mapping[str, Record]
    events: Sequence[Record]
    links: dict[str, list[Record]]
    """The parallel passages of each event."""

    mentions: dict[str, Places]
    names: dict[str, Counter[str]]
    said: list[Said]
    said_by: dict[str, list[int]]
    dated: list[Dated]
    shared: frozenset[str]
    copies: dict[str, set[str]] = field(default_factory=dict)
    """The articles of nearly the same text as each."""

    number: dict[str, int] = field(default_factory=dict)
    """The number of each article by its id."""

    def path(self, entity: str) -> str:
        """The page of an entity, in ``content/``."""
        return address(self.entities[entity]["type"], entity, shared=entity in self.shared, suffix="md")

    def articles_of(self, entity: str) -> list[int]:
        """The articles that mention an entity, by date."""
        found = dict.fromkeys(place.article for place in self.mentions.get(entity, ()))
        return sorted(found, key=self.rank.__getitem__)

    def link(self, entity: str) -> str:
        """An entity's preferred name as a link."""
        if entity not in self._entity_links:
            self._entity_links[entity] = link(self.entities[entity]["name"], self.path(entity))
        return self._entity_links[entity]

    @cached_property
    def _entity_links(self) -> dict[str, str]:
        return {}

    @cached_property
    def letters(self) -> dict[str, int]:
        """The place of each entity in alphabetical order."""
        names = sorted((sort_key(entity["name"]), id_) for id_, entity in self.entities.items())
        return {id_: place for place, (_, id_) in enumerate(names)}

    @cached_property
    def rank(self) -> list[int]:
        """The place of each article in the order of dates."""
        by_date = sorted(range(len(self.articles)), key=lambda n: self.articles[n].order)
        out = [0] * len(by_date)
        for place, n in enumerate(by_date):
            out[n] = place
        return out

    @cached_property
    def by_date(self) -> list[int]:
        """The numbers of all articles, by date."""
        return sorted(range(len(self.articles)), key=self.rank.__getitem__)

    @cached_property
    def events_of(self) -> dict[str, list[Record]]:
        """The events of each entity, as participant or place, in the order of ``events``."""
        out: dict[str, list[Record]] = {}
        for event in self.events:
            for entity in dict.fromkeys((*event["participants"], *filter(None, [event["place"]]))):
                out.setdefault(entity, []).append(event)
        return out


def index(
    filed: Iterable[Filed],
    entities: Iterable[Record],
    events: Iterable[Record],
    links: Iterable[Record],
    lean_from: int,
) -> Index:
    """Group an archive's records in one pass. ``filed`` may be a generator; an article's record is not kept.

    From ``lean_from`` articles on, entities that one article alone mentions have no page of their own.
    """
    known = {entity["id"]: entity for entity in entities}
    found = Index([], known, [], {}, {}, {}, [], {}, [], frozenset())
    for each in filed:
        _file(found, each)
    found.number.update({article.id: n for n, article in enumerate(found.articles)})
    found.events = sorted(
        events, key=lambda event: (event["from"] or UNDATED, event["to"] or "", event["id"])
    )
    for connection in links:
        _file_link(found, connection)
    if len(found.articles) >= lean_from:
        found.shared = frozenset(
            entity for entity in known if found.mentions.get(entity, NOWHERE).in_one_article
        )
    return found


def _file(found: Index, each: Filed) -> None:
    n = len(found.articles)
    article = _article(each)
    people: dict[str, None] = {}
    for mention in each.mentions:
        entity = mention["entity"]
        if entity not in found.entities or article.line(mention["start"]) is None:
            continue
        found.mentions.setdefault(entity, Places()).add(n, mention["start"], mention["end"])
        if mention["form"] == "name":
            found.names.setdefault(entity, Counter())[intern(" ".join(mention["text"].split()))] += 1
        if found.entities[entity]["type"] == "person":
            people[entity] = None
    found.articles.append(replace(article, people=tuple(people)))
    for time in each.dates:
        key = day_key(time["value"]) if time["type"] in ("DATE", "TIME") else None
        line = article.line(time["start"])
        # a byline's date is the article's own, and stands there as its publication
        if key and line and not (line[2] in article.bylines and key == article.first):
            found.dated.append(
                Dated(intern(key), intern(time["value"]), Place(n, time["start"], time["end"]))
            )
    for statement in each.statements:
        if article.line(statement["content"][0]["start"]):
            _file_statement(found, n, statement)


def _file_statement(found: Index, n: int, statement: Record) -> None:
    speaker = statement["speaker"]
    entity = speaker["entity"] if speaker and speaker["entity"] in found.entities else ""
    if entity:
        found.said_by.setdefault(entity, []).append(len(found.said))
    found.said.append(
        Said(
            n,
            intern(entity),
            intern(" ".join(speaker["text"].split())) if speaker else "",
            intern(statement["cue_class"]),
            intern(statement["kind"]),
            tuple((span["start"], span["end"]) for span in statement["content"]),
        )
    )


def _article(each: Filed) -> Article:
    record, published = each.article, each.article["published"]
    lines = [
        (line["start"], line["end"], line["n"])
        for line in record["lines"]
        if line["zone"] == "article" and line["class"] not in ("teaser", "furniture")
    ]
    return Article(
        record["id"],
        record["title"]["text"] if record["title"] else _("[không có tiêu đề]"),
        published_label(published),
        published["earliest"] if published else "",
        published["latest"] if published else "",
        record["source"] or "",
        tuple(record["agencies"]),
        each.text,
        tuple(sorted(lines)),
        frozenset(line["n"] for line in record["lines"] if line["class"] == "byline"),
    )


def _file_link(found: Index, each: Record) -> None:
    if each["kind"] == "parallel-passage" and each["event"]:
        found.links.setdefault(each["event"], []).append(each)
    elif each["kind"] == "near-duplicate":
        one, other = each["from"]["article"], each["to"]["article"]
        found.copies.setdefault(one, set()).add(other)
        found.copies.setdefault(other, set()).add(one)
