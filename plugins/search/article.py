"""From the records of ``content/data`` to what the search knows of articles and of those whom they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotate.addresses import event_address, found_address
from annotate.authorities import load
from annotate.invisible import comparable
from annotate.rules import reason
from plugins.marks import in_line, marks_by_line, statement_marks
from plugins.records import rows
from plugins.search.documents import Document, Entity, Line, RemovedLine, Said

Record = Mapping[str, Any]


def article_document(
    record: Record,
    date_label: str,
    lines: Sequence[tuple[dict[str, Any], str]],
    removed: Iterable[tuple[Record, str]],
    marks: Mapping[str, Sequence[dict[str, Any]]],
    events: Iterable[str],
) -> Document:
    """An article as the search knows it: its own lines and the removed ones, each with its words as shown.

    ``marks`` are its mentions and statements. Of an article whose text is withheld there are no lines.
    """
    published = record["published"] or {}
    spans = [(line["start"], line["end"]) for line, _ in lines]
    own = [
        mark
        for mark in marks["mentions"]
        if mark["entity"] and any(start <= mark["start"] < end for start, end in spans)
    ]
    speakers = [each["speaker"]["entity"] for each in marks["statements"] if each["speaker"]]
    return Document(
        id=record["id"],
        title=comparable(record["title"]["text"]) if record["title"] else "",
        lead=comparable(record["lead"]["text"]) if record["lead"] else "",
        lines=tuple(_lines(lines, marks["statements"])),
        removed=tuple(
            RemovedLine(line["n"], reason("structure", line["rule"]), text) for line, text in removed
        ),
        date_label=date_label,
        earliest=published.get("earliest"),
        latest=published.get("latest"),
        source=record["source"] or "",
        entities=tuple(dict.fromkeys((*(mark["entity"] for mark in own), *events))),
        speakers=tuple(dict.fromkeys(filter(None, speakers))),
    )


def archive_entities(content: Path) -> Iterator[Entity]:
    """The entities and events of the archive in the folder ``content``, with the addresses of their pages."""
    authorities = load()
    for row in rows(content / "data" / "entities.jsonl"):
        record = authorities.by_id(row["id"]) if row["source"] else None
        known = record and record.type == row["type"]
        yield Entity(
            row["id"],
            row["type"],
            row["name"],
            _most_frequent_first(row["variants"], row["counts"]),
            tuple(name for name in record.surfaces if name not in record.ambiguous)
            if record and known
            else (),
            found_address(content, row["type"], row["id"]),
        )
    for row in rows(content / "data" / "events.jsonl"):
        yield Entity(row["id"], "event", row["name"], (), (), event_address(row["id"]))


def _lines(
    lines: Sequence[tuple[dict[str, Any], str]], statements: Sequence[dict[str, Any]]
) -> Iterator[Line]:
    said = marks_by_line(statement_marks(statements), [line for line, _ in lines])
    for line, text in lines:
        found = in_line(said.get(line["n"], ()), line)
        spans = (
            _said(statements[int(mark.note[1:]) - 1], start, end)
            for mark, (start, end) in zip(found.marks, found.spans, strict=True)
        )
        yield Line(line["n"], line["class"], text, tuple(spans))


def _said(statement: Record, start: int, end: int) -> Said:
    speaker = statement["speaker"] or {"text": None, "entity": None}
    return Said(start, end, speaker["text"], speaker["entity"])


def _most_frequent_first(names: Sequence[str], counts: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        name for _, name in sorted(zip(counts, names, strict=True), key=lambda each: (-each[0], each[1]))
    )
