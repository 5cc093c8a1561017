"""The notes of an article's page: who is named and by which rule, what each date means and why, who said what.

They stand at the page's end, where they work without a script; beside a line stand only its speakers, the dates that the
text does not spell out, an editor's notes, and which other articles tell the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from annotate.labels import KINDS, class_label, timex_label
from annotate.marks import outermost
from annotate.model import Span
from annotate.rules import reason
from annotate.tables import entries
from plugins.editor_notes import note_html
from plugins.identities import Identities, Identity

Record = dict[str, Any]

PLAIN = "claims"
"""The class of "cho biết", "nói", "theo", which tells nothing that the word itself does not."""

PLAIN_TIES = ("named-in-authorities", "own-name")
"""Rules that tell no more than the wording's own reason: it has one record, or it stands in this article alone."""


class Form(NamedTuple):
    """A wording of a name, the lines where it stands for one reason, and that reason."""

    text: str
    lines: tuple[int, ...]
    why: str
    confidence: float
    by: str
    stands_for: str
    """The name of the country for whose government a capital stands, or ""."""


@dataclass(frozen=True, slots=True)
class NameNote:
    """One person, place, organisation or thing as this article names it."""

    id: str
    type: str
    name: str
    entity: str
    identity: Identity | None
    forms: tuple[Form, ...]
    identified: tuple[str, ...]
    """By which rules the wordings were tied to this entity, in words."""


@dataclass(frozen=True, slots=True)
class DateNote:
    """What a dated expression means, and how that was found."""

    id: str
    n: int
    text: str
    value: str
    label: str
    why: str
    confidence: float
    by: str
    spelled_out: bool


@dataclass(frozen=True, slots=True)
class StatementNote:
    """Who said it, by which word, of which class, in whose words. ``speaker`` is "" where nobody knows who speaks."""

    id: str
    n: int
    at: tuple[int, int]
    speaker: str
    entity: str
    name: str
    """The preferred name of the speaker, where known and another than ``speaker`` says."""

    cue: str
    says: str
    """The class of the cue in words; "" where that would say no more than the cue itself."""
    kind: str
    why: str
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class EditorsNote:
    """What an editor says of a passage, or of the whole article."""

    id: str
    passage: str
    html: Markup
    of_article: bool


class Elsewhere(NamedTuple):
    """Another article that tells what a line tells: in which of its lines, and the ids of the passages side by side."""

    article: str
    source: str
    lines: tuple[int, ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one line: statements are grouped by their speaker."""

    dates: tuple[DateNote, ...]
    said: tuple[tuple[StatementNote, ...], ...]
    editors: tuple[EditorsNote, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def folded(self) -> bool:
        """Whether there is anything but an editor's notes, which are never folded away."""
        return bool(self.dates or self.said or self.elsewhere)

    @property
    def pairs(self) -> list[str]:
        """The ids of the line's passages beside those of others, each once."""
        return list(dict.fromkeys(pair for other in self.elsewhere for pair in other.pairs))

    @property
    def speakers(self) -> list[str]:
        """Who speaks in the line, each once."""
        return list(dict.fromkeys(group[0].name or group[0].speaker for group in self.said))


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a page, and the note of each name and each date by its span."""

    names: tuple[NameNote, ...]
    dates: tuple[DateNote, ...]
    statements: tuple[StatementNote, ...]
    editors: tuple[EditorsNote, ...]
    of_span: dict[tuple[int, int], str]

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.names) + len(self.dates) + len(self.statements) + len(self.editors)

    def of_type(self, type_: str) -> int:
        """How many people, places, organisations or things are named."""
        return sum(note.type == type_ for note in self.names)

    def beside(self, new: set[str], elsewhere: Iterable[Elsewhere] = ()) -> Beside | None:
        """What stands beside a line in which the notes ``new`` begin; None where nothing does."""
        said = [note for note in self.statements if note.id in new]
        groups = groupby(said, key=lambda note: note.entity or note.speaker)
        made = Beside(
            tuple(note for note in self.dates if note.id in new and not note.spelled_out),
            tuple(tuple(group) for _, group in groups),
            tuple(note for note in self.editors if note.id in new),
            tuple(elsewhere),
        )
        return made if made.folded or made.editors else None


@dataclass(frozen=True, slots=True)
class Told:
    """What notes tell beyond the marks: ``line_of`` gives the number of the line of a code point."""

    article: str
    published: Record | None
    line_of: Callable[[int], int]
    identities: Identities


def notes(
    mentions: Sequence[Record],
    times: Sequence[Record],
    statements: Sequence[Record],
    editors: Sequence[Record],
    told: Told,
) -> Notes:
    """The notes of the marks of one article, in order of the text."""
    named, of_span = _names(mentions, told)
    shown = [(Span(time["start"], time["end"]), time) for time in times]
    kept = {span.start for span in outermost(span for span, _ in shown)}
    dated = [time for span, time in shown if span.start in kept]
    dates = tuple(_date(n, time, told) for n, time in enumerate(dated, 1))
    for note, time in zip(dates, dated, strict=True):
        of_span.setdefault((time["start"], time["end"]), note.id)
    said = tuple(_statement(n, each, told) for n, each in enumerate(statements, 1))
    return Notes(named, dates, said, tuple(_editors(n, each) for n, each in enumerate(editors, 1)), of_span)


def _editors(number: int, note: Record) -> EditorsNote:
    return EditorsNote(f"e{number}", note["text"], note_html(note["note"]), note["start"] is None)


def _names(mentions: Iterable[Record], told: Told) -> tuple[tuple[NameNote, ...], dict[tuple[int, int], str]]:
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
        note = f"n{len(found) + 1}"
        of_name.update({(mention["start"], mention["end"]): note for mention in names})
        found.append(_name(note, group, names, told))
    return tuple(found), of_name


def _name(note: str, group: Sequence[Record], names: Sequence[Record], told: Told) -> NameNote:
    fullest = max(names, key=lambda mention: len(mention["text"]))
    entity = fullest["entity"] or ""
    identity = told.identities.of(entity, told.article, told.published) if entity else None
    ties = dict.fromkeys(mention.get("entity_rule") for mention in names)
    return NameNote(
        note,
        fullest["type"],
        identity.name if identity else fullest["text"],
        entity,
        identity,
        _forms(group, told),
        tuple(_tie(rule) for rule in ties if rule and rule not in PLAIN_TIES),
    )


def _tie(rule: str) -> str:
    """Why a wording is this entity: by a rule of the archive, or by one that reads names within an article."""
    return reason("resolve" if rule in entries("rules/resolve") else "names", rule)


def _forms(group: Iterable[Record], told: Told) -> tuple[Form, ...]:
    places: dict[Form, list[int]] = {}
    for mention in group:
        stands_for = mention.get("stands_for")
        key = Form(
            mention["text"],
            (),
            reason("names", mention["rule"]),
            mention["confidence"],
            mention["by"],
            told.identities.name(stands_for) if stands_for else "",
        )
        places.setdefault(key, []).append(told.line_of(mention["start"]))
    return tuple(form._replace(lines=tuple(dict.fromkeys(lines))) for form, lines in places.items())


def _date(number: int, time: Record, told: Told) -> DateNote:
    year = time["value"][:4]
    spelled_out = not year.isdigit() or year in time["text"] or time["type"] in ("DURATION", "SET")
    return DateNote(
        f"d{number}",
        told.line_of(time["start"]),
        time["text"],
        time["value"],
        timex_label(time["value"]),
        time["reason"] or reason("dates", time["rule"]),
        time["confidence"],
        time["by"],
        spelled_out,
    )


def _statement(number: int, statement: Record, told: Told) -> StatementNote:
    speaker, cue, content = statement["speaker"], statement["cue"], statement["content"]
    words = speaker["text"] if speaker else ""
    entity = (speaker["entity"] or "") if speaker else ""
    name = told.identities.name(entity) if entity else ""
    return StatementNote(
        f"s{number}",
        told.line_of(content[0]["start"]),
        (content[0]["start"], content[-1]["end"]),
        words,
        entity,
        "" if name == words else name,
        cue["text"] if cue else "",
        _act(statement["cue_class"], cue["text"] if cue else ""),
        KINDS[statement["kind"]],
        reason("statements", statement["rule"]),
        statement["confidence"],
        statement["by"],
    )


def _act(cue_class: str, cue: str) -> str:
    """The class of a cue, where that tells more than the cue: "bày tỏ hy vọng" already says "bày tỏ cảm xúc"."""
    label = class_label(cue_class)
    told, said = label.lower(), cue.lower()
    return "" if cue_class == PLAIN or told in said or said[:6] == told[:6] else label
