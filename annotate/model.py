"""The terms of the field as data classes: what every step takes and gives.

Every offset counts Unicode code points in ``Seed.text`` (decoded, NFC, line ends as given), end exclusive.
All classes are frozen, so a step cannot alter what an earlier one found; it makes a new object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Zone = Literal["article", "related", "furniture"]
LineClass = Literal["title", "lead", "heading", "paragraph", "caption", "byline", "teaser", "furniture"]
Author = Literal["machine", "editor"]
MentionType = Literal["person", "place", "organisation", "thing"]
MentionForm = Literal["name", "nominal", "pronoun"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "indirect", "mixed"]
Publish = Literal["full", "metadata", "no"]

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a seed's text: code points ``start`` to ``end``, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in ``text``."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of a seed as it stands: number from 1, span without its line end, and its text."""

    n: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether the line holds white space only."""
        return not self.text or self.text.isspace()


def raw_lines(text: str) -> Iterator[RawLine]:
    """Every line of ``text``, blank ones too; lines end at CRLF, CR or LF and at nothing else."""
    start, n = 0, 1
    for end in LINE_END.finditer(text):
        yield RawLine(n, start, end.start(), text[start : end.start()])
        start, n = end.end(), n + 1
    if start < len(text):
        yield RawLine(n, start, len(text), text[start:])


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends (``str.isspace``); empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@dataclass(frozen=True)
class Seed:
    """One file of ``seeds/``: its permanent id, its path as given, and its decoded NFC text."""

    id: str
    path: str
    sha256: str
    text: str
    encoding: str = "utf-8"

    @cached_property
    def lines(self) -> tuple[RawLine, ...]:
        """Every line, blank ones too."""
        return tuple(raw_lines(self.text))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank with the zone and class some named rule gave it."""

    n: int
    start: int
    end: int
    zone: Zone
    cls: LineClass
    rule: str
    confidence: float
    by: Author = "machine"

    @property
    def in_article(self) -> bool:
        """Whether the line belongs to the article proper; all others go to the fold of removed lines."""
        return self.zone == "article" and self.cls not in ("teaser", "furniture")


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text with its words: a title, a lead. An editor's own words have no span (both -1)."""

    text: str
    start: int
    end: int
    by: Author = "machine"


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption; ``credit`` is the span of its credit ("Ảnh: AFP/TTXVN") where there is one."""

    start: int
    end: int
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an inference rests on: a passage of an article, the rule that read it, and what it says.

    ``start`` and ``end`` are None where the evidence is no passage (an editor's file, a term of office).
    """

    article: str
    start: int | None
    end: int | None
    text: str
    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: never later or earlier than the evidence allows.

    ``value`` is a TIMEX3 date ("2017-04-12") where the day is known, else None; ``earliest`` and ``latest`` are
    ISO days and include their ends.
    """

    value: str | None
    earliest: str
    latest: str
    evidence: tuple[Evidence, ...]
    by: Author = "machine"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, or a phrase or pronoun that stands for one; resolving fills ``entity`` and alters nothing else.

    ``entity_rule`` names the rule that tied the mention to its entity, where that is another than the finder's.
    """

    start: int
    end: int
    text: str
    type: MentionType
    form: MentionForm
    rule: str
    confidence: float
    entity: str | None = None
    stands_for: str | None = None
    by: Author = "machine"
    entity_rule: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A dated expression: TIMEX3 type and value (2017-04-12, XXXX-04-12 while unresolved, P3D), and why.

    ``reason`` says in words how the value was reached, or why it stays partial; ``anchor`` names what it was
    counted from (an ISO day or ``None``).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    confidence: float
    anchor: str | None = None
    reason: str = ""
    by: Author = "machine"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The noun phrase that speaks, and whom it stands for where that is known."""

    start: int
    end: int
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The word or phrase that shows that somebody speaks ("cho biết", "theo")."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: content in one or more spans (an interrupted quotation has several)."""

    speaker: Speaker | None
    cue: Cue | None
    cue_class: str
    content: tuple[Span, ...]
    kind: StatementKind
    rule: str
    confidence: float
    by: Author = "machine"


@dataclass(frozen=True, slots=True)
class EditorNote:
    """An editor's note in Markdown on the passage ``text``; without place where the whole article is meant."""

    start: int | None
    end: int | None
    text: str
    note: str
    by: Author = "editor"


@dataclass(frozen=True)
class Article:
    """An article as annotated so far: every step returns a copy with its own fields filled in.

    ``lines`` are the lines of the seed that are not blank, in order. ``source`` is the outlet, ``agencies`` the
    news agencies it credits, both as names. ``edited`` names what an editor decided (title, date, source, author, url,
    rights, tags), be it that nobody can know it.
    """

    seed: Seed
    lines: tuple[Line, ...] = ()
    title: Text | None = None
    lead: Text | None = None
    captions: tuple[Caption, ...] = ()
    source: str | None = None
    author: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    rights: str | None = None
    tags: tuple[str, ...] = ()
    published: Published | None = None
    publish: Publish = "full"
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    edited: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The article's permanent id and address, made from its seed's file name."""
        return self.seed.id

    def words(self, line: Line) -> str:
        """The text of one line, as it stands in the seed."""
        return self.seed.text[line.start : line.end]

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the code point ``offset``, removed or not; None between lines."""
        return next((line for line in self.lines if line.start <= offset < line.end), None)
