"""Articles annotated by hand (``tests/gold/*.gold``): text and annotation in one file, read into model objects.

The format and the conventions are in ``docs/annotation-guide.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

from annotate.model import (
    Cue,
    Line,
    LineClass,
    Mention,
    MentionForm,
    MentionType,
    Span,
    Speaker,
    Statement,
    StatementKind,
    TimeExpression,
    TimexType,
    Zone,
)
from annotate.problems import BadInput, Problem

FOLDER = Path(__file__).parent.parent / "tests" / "gold"
RULE = "gold"

CUE_CLASSES = (
    "claims",
    "announces",
    "confirms",
    "denies",
    "admits",
    "asks",
    "demands",
    "promises",
    "warns",
    "praises",
    "criticises",
    "feels",
    "writes",
)
MENTION_TYPES: dict[str, MentionType] = {"P": "person", "L": "place", "O": "organisation", "T": "thing"}
FORMS: dict[str | None, MentionForm] = {None: "name", "nominal": "nominal", "pronoun": "pronoun"}
KINDS: dict[str, StatementKind] = {"direct": "direct", "indirect": "indirect", "mixed": "mixed"}
HEADER_KEYS = ("topic", "outlet-style", "published", "supported", "evidence")

# "# topic: crime"
HEADER = re.compile(r"# ([a-z-]+): (.*)")
# The tag of a mark, between the brace and the first space: P, P.nominal:nguyen-van-an, L
NAME_TAG = re.compile(r"([PLOT])(?:\.(nominal|pronoun))?(?::([a-z0-9-]+))?")
# D:2019-05-03, D.set:P1D
DATE_TAG = re.compile(r"D(\.set)?:([0-9A-Z:/.-]+)")
# S1, S1,2 (one phrase speaks twice), S3:nguyen-van-an
SPEAKER_TAG = re.compile(r"S([0-9]+(?:,[0-9]+){0,40})(?::([a-z0-9-]+))?")
# C1:claims
CUE_TAG = re.compile(r"C([0-9]+):([a-z]+)")
# Q1, Q1.direct, Q1.direct.asks (a class is given here only where no cue gives it)
CONTENT_TAG = re.compile(r"Q([0-9]+)(?:\.(direct|indirect|mixed))?(?:\.([a-z]+))?")

YEAR = r"(?:[0-9]{4}|XXXX)"
# A TIMEX3 point: century, decade, year, half, quarter, season, month, week, week-end, day
POINT = rf"(?:[0-9]{{2,3}}|{YEAR}(?:-(?:H[12]|Q[1-4]|SP|SU|FA|WI|W(?:[0-9]{{2}}|XX)(?:-(?:[1-7]|WE))?|(?:[0-9]{{2}}|XX)(?:-(?:[0-9]{{2}}|XX))?))?)"
# Its time of day: T15:30, TMO
TIME_OF_DAY = r"T(?:[0-9]{2}(?::[0-9]{2}){1,2}|MO|MI|AF|EV|NI|DT)"
VALUE_POINT = re.compile(POINT)
VALUE_RANGE = re.compile(rf"{POINT}/{POINT}")
VALUE_TIME = re.compile(rf"{POINT}{TIME_OF_DAY}(?:/{POINT}{TIME_OF_DAY})?")
VALUE_DURATION = re.compile(r"P(?:[0-9.]+[YMWD])+(?:T(?:[0-9.]+[HMS])+)?|PT(?:[0-9.]+[HMS])+")

OPENING, CLOSING = frozenset("“\"'‘«"), frozenset("”\"'’»")
QUOTES = frozenset('“”"«»')


@dataclass(frozen=True, slots=True)
class GoldPublished:
    """When an article was published: the true day, and the days its own text leaves possible.

    ``day`` is known to whoever wrote the article. ``earliest`` and ``latest`` (ISO days, ends included) are the
    narrowest interval that an informed reader can prove from the page; both None where nothing can be proved.
    """

    day: str
    earliest: str | None
    latest: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class GoldArticle:
    """One article as its annotators see it; all offsets are code points in ``text``, end exclusive."""

    id: str
    topic: str
    outlet_style: str
    text: str
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    published: GoldPublished


def load_all(folder: Path = FOLDER) -> tuple[GoldArticle, ...]:
    """Every article of ``folder`` in order of file name.

    Raises BadInput with the faults of all files at once.
    """
    articles: list[GoldArticle] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.gold")):
        try:
            articles.append(load(path))
        except BadInput as bad:
            problems += bad.problems
    if problems:
        raise BadInput(problems)
    return tuple(articles)


def load(path: Path) -> GoldArticle:
    """The article in ``path``: its plain text, and its annotation as model objects (rule "gold", by editor).

    Lines of the text end in one LF each, the last in none. Raises BadInput with every fault of the file.
    """
    return parse(path.read_text(encoding="utf-8"), path.stem, str(path))


def parse(source: str, article_id: str, file: str = "gold") -> GoldArticle:
    """The article that ``source`` (the content of a .gold file) describes; ``file`` names it in messages."""
    reader = _Reader(file)
    if source != unicodedata.normalize("NFC", source):
        reader.fault(0, "the text is not in Unicode NFC", "normalise the file")
    rows = source.removesuffix("\n").split("\n")
    header, first = reader.header(rows)
    for n, row in enumerate(rows[first:], first + 1):
        reader.row(n, row)
    published = reader.published(header)
    statements = reader.statements()
    reader.check_entities()
    if reader.problems:
        raise BadInput(reader.problems)
    return GoldArticle(
        id=article_id,
        topic=header["topic"][0],
        outlet_style=header["outlet-style"][0],
        text=reader.text,
        lines=tuple(reader.lines),
        mentions=tuple(sorted(reader.mentions, key=lambda m: (m.start, -m.end))),
        times=tuple(sorted(reader.times, key=lambda t: t.start)),
        statements=statements,
        published=published,
    )


def outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Those of ``mentions`` that lie in no other; the first of two equal spans."""
    end = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.end > end:
            yield mention
            end = mention.end


@dataclass
class _Parts:
    """What the marks of one statement number say, before they are put together."""

    row: int
    speaker: tuple[int, int, str | None] | None = None
    cue: tuple[int, int, str] | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    kind: StatementKind | None = None
    cue_class: str | None = None


class _Reader:
    """Reads rows one by one; keeps the text made so far, what the marks say, and every fault."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.text = ""
        self.rows = 0
        self.lines: list[Line] = []
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []
        self.parts: dict[int, _Parts] = {}

    def fault(self, row: int, cause: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, row, cause, remedy))

    def header(self, rows: list[str]) -> tuple[dict[str, list[str]], int]:
        """The values of each header key, and the index of the first row after the header and its blank row."""
        values: dict[str, list[str]] = {key: [] for key in HEADER_KEYS}
        n = 0
        while n < len(rows) and rows[n].startswith("#"):
            match = HEADER.fullmatch(rows[n])
            if match and match[1] in values:
                values[match[1]].append(match[2])
            else:
                self.fault(
                    n + 1,
                    f"unknown header {rows[n]!r}",
                    f"use # KEY: value with KEY of {', '.join(HEADER_KEYS)}",
                )
            n += 1
        for key, found in values.items():
            if not found:
                self.fault(0, f"header {key!r} is missing", f"add # {key}: value")
                found.append("")
        if n < len(rows) and rows[n]:
            self.fault(n + 1, "no blank row after the header", "add one")
        return values, n + 1

    def row(self, n: int, row: str) -> None:
        """Add one row: a line of the seed with its label, or a blank line."""
        if self.rows:
            self.text += "\n"
        self.rows += 1
        if not row:
            return
        label, tab, marked = row.partition("\t")
        zone, cls = _zone_and_class(label)
        if not tab or zone is None or cls is None:
            self.fault(
                n, f"{label[:30]!r} is no line class followed by a tab", "see the guide for the classes"
            )
            return
        start = len(self.text)
        self._marks(n, marked)
        if not self.text[start:].strip():
            self.fault(n, "a line with a class has no text", "leave the row empty")
        self.lines.append(Line(self.rows, start, len(self.text), zone, cls, RULE, 1.0, "editor"))

    def _marks(self, n: int, marked: str) -> None:
        """Append ``marked`` to the text without its marks, and keep what they say."""
        open_marks: list[tuple[str, int]] = []
        i = 0
        while i < len(marked):
            char = marked[i]
            if char == "\\" and marked[i + 1 : i + 2] in ("{", "}", "\\"):
                self.text += marked[i + 1]
                i += 2
            elif char == "{":
                tag, space, _ = marked[i + 1 :].partition(" ")
                if not space or "{" in tag or "}" in tag:
                    self.fault(
                        n, f"a brace opens no mark: {marked[i : i + 20]!r}", "write {TAG words} or \\{"
                    )
                    return
                open_marks.append((tag, len(self.text)))
                i += len(tag) + 2
            elif char == "}":
                if not open_marks:
                    self.fault(
                        n,
                        f"a brace closes no mark: {marked[max(0, i - 20) : i + 1]!r}",
                        "write \\} or drop it",
                    )
                    return
                tag, start = open_marks.pop()
                self._mark(n, tag, start)
                i += 1
            else:
                self.text += char
                i += 1
        for tag, _start in open_marks:
            self.fault(n, f"the mark {tag!r} is not closed", "add }")

    def _mark(self, n: int, tag: str, start: int) -> None:
        """Keep one mark that covers the text from ``start`` to its present end."""
        end = len(self.text)
        words = self.text[start:]
        if not words or words != words.strip():
            self.fault(n, f"the mark {tag!r} is empty or has white space at an end", "move the brace")
        elif match := NAME_TAG.fullmatch(tag):
            self._name(n, match, start)
        elif match := DATE_TAG.fullmatch(tag):
            self._date(n, match, start)
        elif match := SPEAKER_TAG.fullmatch(tag):
            for number in match[1].split(","):
                part = self._part(n, number)
                if part.speaker:
                    self.fault(n, f"statement {number} has two speakers", "number the statements anew")
                part.speaker = (start, end, match[2])
        elif (match := CUE_TAG.fullmatch(tag)) and match[2] in CUE_CLASSES:
            part = self._part(n, match[1])
            if part.cue:
                self.fault(n, f"statement {match[1]} has two cues", "number the statements anew")
            part.cue, part.cue_class = (start, end, words), match[2]
        elif (match := CONTENT_TAG.fullmatch(tag)) and match[3] in (None, *CUE_CLASSES):
            part = self._part(n, match[1])
            part.content.append((start, end))
            part.kind = KINDS.get(match[2] or "", part.kind)
            part.cue_class = match[3] or part.cue_class
        else:
            self.fault(n, f"unknown mark {tag!r}", "see the guide for the marks")

    def _part(self, n: int, number: str) -> _Parts:
        return self.parts.setdefault(int(number), _Parts(n))

    def _name(self, n: int, match: re.Match[str], start: int) -> None:
        words, form = self.text[start:], FORMS[match[2]]
        if match[1] == "P" and form == "name" and not match[3]:
            self.fault(n, f"the person {words!r} has no key", "write {P:first-last words}")
        self.mentions.append(
            Mention(
                start, len(self.text), words, MENTION_TYPES[match[1]], form, RULE, 1.0, match[3], by="editor"
            )
        )

    def _date(self, n: int, match: re.Match[str], start: int) -> None:
        timex = timex_type(match[2], repeated=bool(match[1]))
        if timex is None:
            self.fault(n, f"{match[2]!r} is no TIMEX3 value", "see the guide for the values")
            return
        words = self.text[start:]
        self.times.append(
            TimeExpression(start, len(self.text), words, timex, match[2], RULE, 1.0, by="editor")
        )

    def statements(self) -> tuple[Statement, ...]:
        """The statements in order of their numbers, which must run from 1 without a gap."""
        made = []
        for expected, number in enumerate(sorted(self.parts), 1):
            part = self.parts[number]
            if number != expected:
                self.fault(part.row, f"statement {expected} is missing", "number from 1 without a gap")
                return ()
            if not part.content:
                self.fault(part.row, f"statement {number} has no content", f"add {{Q{number} words}}")
            elif part.cue_class is None:
                self.fault(
                    part.row,
                    f"statement {number} has no class",
                    f"add a cue or {{Q{number}.direct.claims words}}",
                )
            else:
                made.append(self._statement(part, part.cue_class))
        return tuple(made)

    def _statement(self, part: _Parts, cue_class: str) -> Statement:
        content = tuple(Span(*span) for span in sorted(part.content))
        speaker = None
        if part.speaker:
            start, end, key = part.speaker
            speaker = Speaker(start, end, self.text[start:end], key or self._speaker_entity(start, end))
        return Statement(
            speaker=speaker,
            cue=Cue(*part.cue) if part.cue else None,
            cue_class=cue_class,
            content=content,
            kind=part.kind or _kind(self.text, content),
            rule=RULE,
            confidence=1.0,
            by="editor",
        )

    def _speaker_entity(self, start: int, end: int) -> str | None:
        """The key of whoever speaks in ``start`` to ``end``: the first person named, else the organisation."""
        inside = [m for m in self.mentions if start <= m.start and m.end <= end and m.entity]
        people = [m for m in inside if m.type == "person"]
        if people:
            return min(people, key=lambda m: (m.form != "name", m.start)).entity
        widest = max(inside, key=lambda m: m.end - m.start, default=None)
        return widest.entity if widest and widest.type == "organisation" else None

    def check_entities(self) -> None:
        """One key stands for one entity, so it has one type."""
        types: dict[str, str] = {}
        for mention in self.mentions:
            if mention.entity and types.setdefault(mention.entity, mention.type) != mention.type:
                self.fault(
                    0, f"the key {mention.entity!r} has two types", "give each entity a key of its own"
                )

    def published(self, header: dict[str, list[str]]) -> GoldPublished:
        """The true day and the interval that the evidence leaves."""
        day, interval = header["published"][0], header["supported"][0]
        earliest, _, latest = interval.partition("/")
        ends = (None, None) if interval == "unknown" else (earliest, latest or earliest)
        days = [end for end in (ends[0], day, ends[1]) if end is not None]
        try:
            ordered = all(a <= b for a, b in pairwise(date.fromisoformat(d) for d in days))
        except ValueError:
            self.fault(
                0,
                f"{day!r} or {interval!r} is no date",
                "write published: DAY and supported: DAY, DAY/DAY or unknown",
            )
        else:
            if not ordered:
                self.fault(0, f"{day} does not lie within {interval}", "correct published or supported")
        return GoldPublished(day, ends[0], ends[1], tuple(header["evidence"]))


def timex_type(value: str, *, repeated: bool = False) -> TimexType | None:
    """The TIMEX3 type that ``value`` belongs to; None where it is no value of the guide's."""
    if VALUE_TIME.fullmatch(value):
        kind: TimexType = "TIME"
    elif VALUE_DURATION.fullmatch(value):
        kind = "DURATION"
    elif VALUE_POINT.fullmatch(value) or VALUE_RANGE.fullmatch(value):
        kind = "DATE"
    else:
        return None
    return "SET" if repeated else kind


def _zone_and_class(label: str) -> tuple[Zone | None, LineClass | None]:
    """``paragraph`` is the article's, ``teaser`` related, ``furniture`` furniture; ``related.title`` says both."""
    in_related = label.startswith("related.")
    name = label.removeprefix("related.")
    cls = next((c for c in get_args(LineClass) if c == name), None)
    if cls is None or (in_related and cls == "furniture"):
        return None, None
    if cls == "furniture":
        return "furniture", cls
    return ("related" if in_related or cls == "teaser" else "article"), cls


def _kind(text: str, content: tuple[Span, ...]) -> StatementKind:
    """Direct where every piece stands within quotation marks, mixed where only a part does, else indirect."""
    quoted = [text[p.start - 1 : p.start] in OPENING and text[p.end : p.end + 1] in CLOSING for p in content]
    if all(quoted):
        return "direct"
    partly = any(quoted) or any(QUOTES & set(p.of(text)) for p in content)
    return "mixed" if partly else "indirect"
