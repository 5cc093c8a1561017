"""A line of an article as HTML: its words with names, dates and statements marked, to the letter.

Text is cut at every border of a mark. Links (names and dates) never nest; a statement is a ``span`` in each line that
it covers, the pieces of one joined by ``data-said``. Everything that annotation inserts carries ``data-anno``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from markupsafe import Markup

from annotate.invisible import Piece
from annotate.layout import shown_offsets
from annotate.marks import Stretch, outermost, stretches

Record = dict[str, Any]

MARKDOWN_FILE = re.compile(r"\.md(?=#|\Z)")


class Mark(NamedTuple):
    """A marked span of the seed. ``note`` is the id of the note that explains it.

    A name or a date is a link of the ``kind``; ``machine`` is a date's value for HTML. A statement or an editor's
    note is neither. ``numbered`` is the place where a printed page has the note's number: the first mark of a name, the
    last stretch of a statement.
    """

    start: int
    end: int
    note: str
    kind: str = ""
    machine: str = ""
    numbered: bool = False

    def link(self, href: str, inner: str) -> str:
        """HTML: ``inner``, which is HTML, as a link to ``href``; ``data-at`` are the mark's offsets in the seed."""
        if self.machine:
            inner = f'<time datetime="{escape(self.machine)}">{inner}</time>'
        number = f' data-no="{self.note}"' if self.numbered else ""
        return (
            f'<a class="mark {self.kind}" href="{escape(self.target(href))}" data-note="{self.note}"'
            f' data-at="{self.start}-{self.end}"{number}>{inner}</a>'
        )

    def target(self, href: str) -> str:
        """Where the mark leads on the site: the page that the Markdown's ``href`` names, else its note."""
        return f"#{self.note}" if href[0] == "#" else MARKDOWN_FILE.sub(".html", href)


COVERS = (("e", "noted", "note"), ("s", "said", "said"))
"""Marks that are no links, innermost first: the letter of their notes' ids, their class, what names the note."""

CLASSES = {"person": "person", "place": "place", "organisation": "org", "thing": "thing"}


def name_marks(
    mentions: Iterable[Record], times: Iterable[Record], notes: Mapping[tuple[int, int], str]
) -> list[Mark]:
    """Links of names (those of form "name") and dates; ``notes`` gives the note of each by its span."""
    named = [_name(mention, notes) for mention in mentions if mention["form"] == "name"]
    dated = [_time(time, notes) for time in times if (time["start"], time["end"]) in notes]
    seen: set[str] = set()
    return [_first_numbered(mark, seen) for mark in outermost([*named, *dated])]


def _first_numbered(mark: Mark, seen: set[str]) -> Mark:
    if mark.note in seen:
        return mark
    seen.add(mark.note)
    return mark._replace(numbered=True)


def _name(mention: Record, notes: Mapping[tuple[int, int], str]) -> Mark:
    return Mark(
        mention["start"], mention["end"], notes[mention["start"], mention["end"]], CLASSES[mention["type"]]
    )


def _time(time: Record, notes: Mapping[tuple[int, int], str]) -> Mark:
    value = machine_time(time["type"], time["value"])
    return Mark(time["start"], time["end"], notes[time["start"], time["end"]], "day", value)


def machine_time(kind: str, value: str) -> str:
    """A TIMEX3 value as HTML's ``datetime`` allows it (day, month, year, time, duration); "" where it does not."""
    if kind == "DURATION":
        return value if (value[1:-1].isdigit() and value[-1] in "D") or value.startswith("PT") else ""
    parts = value.partition("T")
    day = parts[0]
    shape = "".join("0" if c.isdigit() else c for c in day)
    if "X" in value or shape not in ("0000-00-00", "0000-00", "0000"):
        return ""
    clock = parts[2]
    if shape == "0000-00-00" and len(clock) == 5 and clock[2] == ":":
        return value
    return day


def statement_marks(statements: Iterable[Record]) -> list[Mark]:
    """Every stretch of content of every statement."""
    return [
        Mark(content["start"], content["end"], f"s{number}", numbered=content is statement["content"][-1])
        for number, statement in enumerate(statements, 1)
        for content in statement["content"]
    ]


def note_marks(notes: Iterable[Record]) -> list[Mark]:
    """The passages that an editor's notes speak of."""
    return [
        Mark(note["start"], note["end"], f"e{number}", numbered=True)
        for number, note in enumerate(notes, 1)
        if note["start"] is not None
    ]


class LineMarks(NamedTuple):
    """The marks that touch one line, with their places in the line as shown."""

    marks: list[Mark]
    spans: list[tuple[int, int]]

    def ending(self, end: int) -> list[Mark]:
        """The marks that are no links and whose number stands at the place ``end`` of the line."""
        return [
            mark
            for mark, span in zip(self.marks, self.spans, strict=True)
            if span[1] == end and mark.numbered and not mark.kind
        ]


def marks_by_line(marks: Sequence[Mark], lines: Sequence[Record]) -> dict[int, list[Mark]]:
    """Which of ``marks`` cover part of each line, by the line's number, in the order of ``marks``."""
    ordered = sorted(lines, key=itemgetter("start"))
    starts = [line["start"] for line in ordered]
    out: dict[int, list[Mark]] = {}
    for mark in marks:
        for line in ordered[max(0, bisect_right(starts, mark.start) - 1) : bisect_left(starts, mark.end)]:
            if mark.start < line["end"]:
                out.setdefault(line["n"], []).append(mark)
    return out


def in_line(marks: Sequence[Mark], line: Record) -> LineMarks:
    """The marks that cover part of ``line`` with their places in the line as shown."""
    begin, end = line["start"], line["end"]
    shown = shown_offsets([(start, length) for start, length in line.get("gaps", ())])
    own = [mark if mark.end <= end else mark._replace(numbered=False) for mark in marks]
    spans = [(shown(max(mark.start, begin) - begin), shown(min(mark.end, end) - begin)) for mark in own]
    return LineMarks(own, spans)


def line_html(pieces: Sequence[Piece], found: LineMarks, hrefs: Sequence[str] = ()) -> Markup:
    """The words of a line with their marks, and labels of invisible characters in their places, as HTML.

    It is put together as plain strings, five times as fast as by ``Markup.format``; whatever comes from a seed is escaped.

    ``hrefs`` are where its links lead, in order; raises ValueError where they are not as many as its names and dates.
    """
    links = [place for place, mark in enumerate(found.marks) if mark.kind]
    if len(links) != len(hrefs):
        raise ValueError(f"a line has {len(hrefs)} links and {len(links)} marks; run invoke annotate")
    leads = dict(zip(links, hrefs, strict=True))
    text, labels = "", {}  # type: str, dict[int, list[str]]
    for piece in pieces:
        if piece.label:
            labels.setdefault(len(text), []).append(piece.text)
        else:
            text += piece.text
    cut = stretches(len(text), found.spans, labels)
    out = [_label(labels.get(0))]
    for said, run in groupby(cut, key=lambda part: _said(part, found.marks)):
        parts = list(run)
        inner = "".join(_linked(text, parts, found.marks, leads, labels))
        out.append(_covered(said, inner, found.ending(parts[-1].end)) if said else inner)
    return Markup("".join(out))


def _covered(notes: tuple[str, ...], inner: str, ending: Sequence[Mark]) -> str:
    """HTML: a stretch that belongs to statements, to passages with an editor's note, or to both."""
    for letter, name, attribute in COVERS:
        own = [note for note in notes if note[0] == letter]
        if own:
            numbers = " ".join(mark.note for mark in ending if mark.note in own)
            number = f' data-no="{numbers}"' if numbers else ""
            inner = f'<span class="{name}" data-{attribute}="{" ".join(own)}"{number}>{inner}</span>'
    return inner


def _said(part: Stretch, marks: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(marks[place].note for place in part.marks if not marks[place].kind)


def _linked(
    text: str,
    parts: Iterable[Stretch],
    marks: Sequence[Mark],
    leads: Mapping[int, str],
    labels: Mapping[int, list[str]],
) -> Iterable[str]:
    """HTML: stretches under one set of statements; those of one link stand in one element."""
    for link, run in groupby(
        parts, key=lambda part: next((place for place in part.marks if place in leads), None)
    ):
        inner = "".join(
            escape(text[part.start : part.end], quote=False) + _label(labels.get(part.end)) for part in run
        )
        yield inner if link is None else marks[link].link(leads[link], inner)


def _label(names: list[str] | None) -> str:
    return f'<span data-anno class="invisible">{escape(" ".join(names))}</span>' if names else ""
