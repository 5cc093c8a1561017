"""The notes of an article's page: who is named and by which rule, what each date means and why, who said what.

They stand at the page's end, where they work without a script; beside a line stand only its speakers and the dates that the
text does not spell out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from annotate.labels import KINDS, TYPES, class_label, timex_label
from annotate.markdown import UNKNOWN_SPEAKER
from annotate.marks import outermost
from annotate.model import Span
from annotate.rules import reason
from plugins.editor_notes import note_html

Record = dict[str, Any]

PLAIN = "claims"
"""The class of "cho biết", "nói", "theo", which tells nothing that the word itself does not."""


@dataclass(frozen=True, slots=True)
class NameNote:
    """One person, place, organisation or thing as this article names it."""

    id: str
    type: str
    name: str
    kind: str
    forms: tuple[tuple[str, int, str], ...]
    """Each wording with how often it stands and the rule that found it, in order of the text."""


@dataclass(frozen=True, slots=True)
class DateNote:
    """What a dated expression means, and how that was found."""

    id: str
    text: str
    label: str
    why: str
    spelled_out: bool


@dataclass(frozen=True, slots=True)
class StatementNote:
    """Who said it, by which word, of which class, in whose words."""

    id: str
    speaker: str
    cue: str
    says: str
    """The class of the cue in words; "" where that would say no more than the cue itself."""
    kind: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """What an editor says of a passage, or of the whole article."""

    id: str
    passage: str
    html: Markup
    of_article: bool


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a page, and the note of each name by its span."""

    names: tuple[NameNote, ...]
    dates: tuple[DateNote, ...]
    statements: tuple[StatementNote, ...]
    editors: tuple[EditorsNote, ...]
    of_name: dict[tuple[int, int], str]

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.names) + len(self.dates) + len(self.statements) + len(self.editors)


def notes(
    mentions: Sequence[Record],
    times: Sequence[Record],
    statements: Sequence[Record],
    editors: Sequence[Record],
) -> Notes:
    """The notes of the marks of one article, in order of the text."""
    named, of_name = _names(mentions)
    shown = [(Span(time["start"], time["end"]), time) for time in times]
    kept = {span.start for span in outermost(span for span, _ in shown)}
    dates = tuple(_date(time) for span, time in shown if span.start in kept)
    said = tuple(_statement(n, each) for n, each in enumerate(statements, 1))
    return Notes(named, dates, said, tuple(_editors(n, each) for n, each in enumerate(editors, 1)), of_name)


def _editors(number: int, note: Record) -> EditorsNote:
    return EditorsNote(f"e{number}", note["text"], note_html(note["note"]), note["start"] is None)


def _names(mentions: Iterable[Record]) -> tuple[tuple[NameNote, ...], dict[tuple[int, int], str]]:
    groups: dict[tuple[str, str], list[Record]] = {}
    for mention in mentions:
        if mention["form"] == "name" or mention["entity"]:
            key = ("", mention["entity"]) if mention["entity"] else (mention["type"], mention["text"])
            groups.setdefault(key, []).append(mention)
    found: list[NameNote] = []
    of_name: dict[tuple[int, int], str] = {}
    for group in groups.values():
        names = [mention for mention in group if mention["form"] == "name"]
        if not names:
            continue
        note = f"n{names[0]['start']}-{names[0]['end']}"
        of_name.update({(mention["start"], mention["end"]): note for mention in names})
        fullest = max(names, key=lambda mention: len(mention["text"]))
        found.append(NameNote(note, fullest["type"], fullest["text"], TYPES[fullest["type"]], _forms(group)))
    return tuple(found), of_name


def _forms(group: Iterable[Record]) -> tuple[tuple[str, int, str], ...]:
    counts: dict[tuple[str, str], int] = {}
    for mention in group:
        key = (mention["text"], reason("names", mention["rule"]))
        counts[key] = counts.get(key, 0) + 1
    return tuple((text, count, why) for (text, why), count in counts.items())


def _date(time: Record) -> DateNote:
    year = time["value"][:4]
    spelled_out = not year.isdigit() or year in time["text"] or time["type"] in ("DURATION", "SET")
    why = time["reason"] or reason("dates", time["rule"])
    return DateNote(f"d{time['start']}", time["text"], timex_label(time["value"]), why, spelled_out)


def _statement(number: int, statement: Record) -> StatementNote:
    speaker, cue = statement["speaker"], statement["cue"]
    return StatementNote(
        f"s{number}",
        speaker["text"] if speaker else UNKNOWN_SPEAKER,
        cue["text"] if cue else "",
        _act(statement["cue_class"], cue["text"] if cue else ""),
        KINDS[statement["kind"]],
        reason("statements", statement["rule"]),
        statement["by"],
    )


def _act(cue_class: str, cue: str) -> str:
    label = class_label(cue_class)
    return "" if cue_class == PLAIN or label.lower() in cue.lower() else label
