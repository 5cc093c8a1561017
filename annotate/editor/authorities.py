"""``seeds/authorities.yaml``: the archive's own records of people, places and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from annotate import yamlfile
from annotate.editor.form import (
    Form,
    Section,
    days,
    identifier,
    list_of,
    one_of,
    part_of_time,
    short,
    text,
    yes_or_no,
)
from annotate.model import MentionType
from annotate.yamlfile import Mapping, Node, Sequence

TYPES = get_args(MentionType)


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office that somebody held: ``of`` what, ``start`` and ``end`` as years, months or days, where known."""

    office: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class AuthorityRecord:
    """What the archive says of one entity: a new record, or changes to the one with this id.

    ``merge`` lists ids of records that are the same entity; ``never_link`` keeps its mentions without a link.
    """

    id: str
    line: int
    type: MentionType | None = None
    name: str | None = None
    variants: tuple[str, ...] = ()
    offices: tuple[OfficeRecord, ...] = ()
    ids: MappingType[str, str] = field(default_factory=dict, hash=False)
    merge: tuple[str, ...] = ()
    never_link: bool = False


def load_authorities(path: Path, name: str) -> tuple[AuthorityRecord, ...]:
    """The records in ``authorities.yaml`` in the order of the file; raises BadInput with all its problems."""
    form = Form(name)
    node = yamlfile.load(path, name)
    records = tuple(_records(node, form)) if node else ()
    _refuse_contradictions(records, form)
    form.refuse()
    return records


def _records(node: Node, form: Form) -> Iterator[AuthorityRecord]:
    if not isinstance(node, Sequence):
        form.complain(node.line, "a list of records is expected here", "begin each record with - id: ID")
        return
    for item in node.items:
        fields = form.fields(item, RECORD)
        if "id" in fields:
            yield AuthorityRecord(line=item.line, **fields)
        elif isinstance(item, Mapping) and not any(key.value == "id" for key, _ in item.entries):
            form.complain(item.line, "the record has no id", "write id: ID, as in sergei-lavrov")


def _refuse_contradictions(records: tuple[AuthorityRecord, ...], form: Form) -> None:
    """Complain of ids given twice, merged into two others or into themselves, or merged and still described."""
    lines: dict[str, int] = {}
    merged: dict[str, str] = {}
    for record in records:
        if record.id in lines:
            cause = f'the id "{short(record.id)}" stands here and in line {lines[record.id]}'
            form.complain(record.line, cause, "make one record of the two or give one another id")
        lines.setdefault(record.id, record.line)
        for other in record.merge:
            if other == record.id:
                form.complain(record.line, f'"{other}" is merged into itself', "remove it from merge")
            elif merged.setdefault(other, record.id) != record.id:
                cause = f'"{other}" is merged into "{merged[other]}" and "{record.id}"'
                form.complain(record.line, cause, "keep one of the two")
    for record in records:
        if merged.get(record.id, record.id) != record.id:
            cause = f'"{record.id}" is merged into "{merged[record.id]}" and has a record of its own here'
            form.complain(record.line, cause, f'write what it says into the record "{merged[record.id]}"')


def _identifiers(node: Node, form: Form) -> dict[str, str] | None:
    """Identifiers elsewhere, by the name of the system that gives them."""
    if not isinstance(node, Mapping):
        form.complain(node.line, "names with identifiers are expected here", "write ids: {geonames: 524901}")
        return None
    pairs = ((key.value, text(value, form)) for key, value in node.entries)
    return {key: value for key, value in pairs if value is not None}


def _office(node: Node, form: Form) -> OfficeRecord | None:
    fields = form.fields(node, OFFICE)
    if "office" not in fields:
        if isinstance(node, Mapping):
            form.complain(node.line, "the office has no name", "write office: NAME")
        return None
    office = OfficeRecord(fields["office"], fields.get("of"), fields.get("from"), fields.get("to"))
    begins, ends = days(office.start or ""), days(office.end or "")
    if begins and ends and begins[0] > ends[1]:
        form.complain(node.line, "the office ends before it begins", "put the earlier date behind from")
        return None
    return office


OFFICE: MappingType[str, Section] = {
    "office": text,
    "of": text,
    "from": part_of_time,
    "to": part_of_time,
}

RECORD: MappingType[str, Section] = {
    "id": identifier,
    "type": one_of(TYPES),
    "name": text,
    "variants": list_of(text),
    "offices": list_of(_office),
    "ids": _identifiers,
    "merge": list_of(identifier),
    "never_link": yes_or_no,
}
