"""What is true of the test archive: ``tests/archive/truth.toml``, read and checked against its articles.

README.md beside that file explains the format. Offsets count code points of the seed's text, end exclusive.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotate.model import raw_lines
from annotate.problems import BadInput, Problem

FOLDER = Path(__file__).parent.parent / "tests" / "archive"
TRUTH = "truth.toml"
TYPES = ("person", "place", "organisation")
DATED_BY = ("page", "company", "nothing")
UNKNOWN, ABSENT = "unknown", "absent"

# "Ông [Nguyễn Văn Hùng], phó chủ tịch": the words meant, and the words around them that tell which
IN_BRACKETS = re.compile(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)")

# Article, words as the truth gives them, type: what is resolved to an entity
MentionKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article: code points, end exclusive."""

    article: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether the two share a code point."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def contains(self, other: Place) -> bool:
        """Whether ``other`` lies within, ends included."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """An article: the day it was published, if anybody can know it, and what proves the year."""

    id: str
    text: str
    published: date | None
    dated_by: str
    dated_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueEvent:
    """An event: its day (TIMEX3), who reports it, who looks back on it, how many sources are independent."""

    key: str
    what: str
    day: str
    reports: tuple[str, ...]
    recalls: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class TrueEntity:
    """An entity and where it is meant: each mention key with every place where its words stand."""

    key: str
    type: str
    name: str
    mentions: Mapping[MentionKey, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that give one agency's text with small changes."""

    agency: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teaser:
    """The headline of another article on a page; ``means`` is None where the archive lacks that article."""

    place: Place
    means: str | None
    form: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted passage; ``places`` holds where it stands, then where a copy of the article has the same words."""

    text: str
    places: tuple[Place, ...]
    figure: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Parallel:
    """Passages of different articles that report the same fact or statement of one event."""

    event: str
    same: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class CounterClaim:
    """A claim and the denial that answers it."""

    event: str
    subject: str
    claim: Passage
    denial: Passage


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is known of the test archive."""

    articles: Mapping[str, TrueArticle]
    events: Mapping[str, TrueEvent]
    entities: tuple[TrueEntity, ...]
    copies: tuple[Copies, ...]
    teasers: tuple[Teaser, ...]
    parallel: tuple[Parallel, ...]
    counters: tuple[CounterClaim, ...]


def load(folder: Path = FOLDER) -> Truth:
    """The truth of the archive in ``folder`` (``truth.toml`` and ``seeds/*.txt``).

    Raises BadInput with every name that is not known, every quoted passage that does not stand in its article
    once, and every article without truth.
    """
    return _Reader(folder).truth()


@dataclass
class _Reader:
    """Reads the tables of one truth file and collects what is wrong with them."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    copies: tuple[Copies, ...] = ()

    def truth(self) -> Truth:
        tables = tomllib.loads((self.folder / TRUTH).read_text(encoding="utf-8"))
        self.texts = {
            path.stem: path.read_bytes().decode("utf-8")
            for path in sorted((self.folder / "seeds").glob("*.txt"))
        }
        articles = {key: self.article(key, row) for key, row in tables.get("articles", {}).items()}
        for missing in sorted(set(self.texts) - set(articles)):
            self.wrong(f'article "{missing}" has no truth', "add it under [articles]")
        self.copies = tuple(
            Copies(row["agency"], self.known(row["articles"])) for row in tables.get("copies", ())
        )
        entities = tuple(
            self.entity(kind, key, row) for kind in TYPES for key, row in tables.get(kind, {}).items()
        )
        self.check_meanings(entities)
        self.people = {entity.key for entity in entities}
        self.events = {key: self.event(key, row) for key, row in tables.get("events", {}).items()}
        truth = Truth(
            articles,
            self.events,
            entities,
            self.copies,
            tuple(map(self.teaser, tables.get("teasers", ()))),
            tuple(map(self.parallel, tables.get("parallel", ()))),
            tuple(map(self.counter, tables.get("counter", ()))),
        )
        if self.problems:
            raise BadInput(self.problems)
        return truth

    def wrong(self, cause: str, remedy: str) -> None:
        self.problems.append(Problem(str(self.folder / TRUTH), 0, cause, remedy))

    def known(self, articles: Sequence[str]) -> tuple[str, ...]:
        for article in articles:
            if article not in self.texts:
                self.wrong(f'there is no article "{article}"', "give the file name of a seed without .txt")
        return tuple(articles)

    def article(self, key: str, row: Mapping[str, Any]) -> TrueArticle:
        self.known([key])
        day, dated_by = row["published"], row["dated_by"]
        if dated_by not in DATED_BY:
            self.wrong(f'article "{key}" is dated by "{dated_by}"', f"use one of {', '.join(DATED_BY)}")
        if (day == UNKNOWN) != (dated_by == "nothing"):
            self.wrong(f'article "{key}" has a day that nothing proves', 'write "unknown", or what dates it')
        company = self.known(row.get("dated_with", ()))
        if bool(company) != (dated_by == "company"):
            self.wrong(
                f'article "{key}" needs dated_with if dated by company', "name the articles that date it"
            )
        published = None if day == UNKNOWN else date.fromisoformat(day)
        return TrueArticle(key, self.texts.get(key, ""), published, dated_by, company)

    def event(self, key: str, row: Mapping[str, Any]) -> TrueEvent:
        reports, recalls = self.known(row["reports"]), self.known(row["recalls"])
        if set(reports) & set(recalls):
            self.wrong(f'an article reports and recalls event "{key}"', "name it once")
        return TrueEvent(key, row["what"], row["day"], reports, recalls, row["sources"])

    def entity(self, kind: str, key: str, row: Mapping[str, Any]) -> TrueEntity:
        mentions: dict[MentionKey, tuple[Place, ...]] = {}
        articles = self.known([name for name in row if name not in ("name", "note")])
        for article in articles:
            for words in row[article]:
                mentions[article, words, kind] = self.occurrences(article, words, row[article])
        return TrueEntity(key, kind, row["name"], mentions)

    def occurrences(self, article: str, words: str, others: Sequence[str]) -> tuple[Place, ...]:
        """Where ``words`` stand as whole words, but not as part of longer words that are listed beside them."""
        text = self.texts.get(article, "")
        if in_brackets := IN_BRACKETS.fullmatch(words):
            before, meant, after = in_brackets.groups()
            places = tuple(
                Place(article, place.start + len(before), place.end - len(after))
                for place in find_words(text, before + meant + after, article)
            )
        else:
            longer = [
                place
                for other in others
                if words in other and other != words and "[" not in other
                for place in find_words(text, other, article)
            ]
            places = tuple(
                place
                for place in find_words(text, words, article)
                if not any(outer.contains(place) for outer in longer)
            )
        if not places:
            self.wrong(f'"{words}" does not stand in article "{article}"', "copy the words from the article")
        return places

    def check_meanings(self, entities: Sequence[TrueEntity]) -> None:
        """No words of a text mean two entities of one type, nor does a part of a name mean another."""
        meant = sorted(
            (kind, article, place.start, place.end, words, entity.key)
            for entity in entities
            for (article, words, kind), places in entity.mentions.items()
            for place in places
        )
        for (kind, article, _, end, words, key), following in pairwise(meant):
            if following[:2] == (kind, article) and following[2] < end and following[5] != key:
                self.wrong(
                    f'"{words}" in "{article}" means both "{key}" and "{following[5]}"',
                    "tell them apart by the words around, in square brackets",
                )

    def teaser(self, row: Mapping[str, Any]) -> Teaser:
        article, words, means = row["article"], row["line"], row["means"]
        self.known([article] if means == ABSENT else [article, means])
        places = [
            Place(article, line.start, line.end)
            for line in raw_lines(self.texts.get(article, ""))
            if line.text.strip() == words
        ]
        if len(places) != 1:
            self.wrong(f'"{words}" is {len(places)} lines of article "{article}"', "copy one whole line")
        place = places[0] if places else Place(article, 0, 0)
        return Teaser(place, None if means == ABSENT else means, row.get("as"))

    def passage(self, row: Mapping[str, Any], speaker: str | None) -> Passage:
        article, words = row["article"], row["text"]
        self.known([article])
        found = self.texts.get(article, "").count(words)
        if found != 1:
            self.wrong(
                f'"{words}" stands {found} times in article "{article}"', "quote it so that it is found once"
            )
        if speaker and speaker not in self.people:
            self.wrong(f'there is no entity "{speaker}"', "name the speaker by a key of the people")
        figure = row.get("figure")
        if figure and figure not in words:
            self.wrong(f'figure "{figure}" is not in "{words}"', "copy it from the passage")
        copies = [other for group in self.copies if article in group.articles for other in group.articles]
        places = tuple(
            Place(name, at, at + len(words))
            for name in dict.fromkeys([article, *copies])
            if (at := self.texts.get(name, "").find(words)) >= 0
        )
        return Passage(words, places or (Place(article, 0, 0),), figure, speaker)

    def parallel(self, row: Mapping[str, Any]) -> Parallel:
        passages = tuple(self.passage(part, row.get("speaker")) for part in row["passages"])
        self.check_event(row["event"], [part["article"] for part in row["passages"]])
        return Parallel(row["event"], row["same"], passages)

    def counter(self, row: Mapping[str, Any]) -> CounterClaim:
        claim, denial = row["claim"], row["denial"]
        self.check_event(row["event"], [claim["article"], denial["article"]])
        return CounterClaim(
            row["event"],
            row["subject"],
            self.passage(claim, claim.get("speaker")),
            self.passage(denial, denial.get("speaker")),
        )

    def check_event(self, key: str, articles: Sequence[str]) -> None:
        event = self.events.get(key)
        for article in articles:
            if event is None or article not in event.reports:
                self.wrong(
                    f'article "{article}" does not report event "{key}"', "name an event that it reports"
                )


def find_words(text: str, words: str, article: str) -> list[Place]:
    """Where ``words`` stand in ``text`` with no letter or digit right before or after them."""
    places, at = [], text.find(words)
    while at >= 0:
        end = at + len(words)
        if not text[max(at - 1, 0) : at].isalnum() and not text[end : end + 1].isalnum():
            places.append(Place(article, at, end))
        at = text.find(words, at + 1)
    return places
