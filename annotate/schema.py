"""The fields of ``data/*.jsonl``, defined once (``annotate/data/schema.toml``): JSON Schemas, and tables for readers.

Schemas are JSON Schema draft 2020-12, one for each file, of one of its lines. They allow fields that are not listed,
since fields may be added to the data contract.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotate.tables import entries

DRAFT = "https://json-schema.org/draft/2020-12/schema"
LIST, NULL = "list of ", " or null"

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field as a table tells it: its name (``title.start`` of a record within), its type in words, what it means."""

    name: str
    type: str
    optional: bool
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class FileTable:
    """A data file with its fields in the order of the contract."""

    name: str
    vi: str
    en: str
    fields: tuple[Field, ...]


def file_names() -> tuple[str, ...]:
    """The files that have a schema, without ``.jsonl``, in the order of the contract."""
    return tuple(_definitions()["files"])


def schema_files() -> Iterator[tuple[str, str]]:
    """The name (``articles.json``) and the text of each file's schema."""
    for name in file_names():
        yield f"{name}.json", json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def schema(name: str) -> Schema:
    """The JSON Schema of a line of ``data/NAME.jsonl``; raises KeyError for an unknown file."""
    file = _definitions()["files"][name]
    used: dict[str, Schema] = {}
    body = _object(file["fields"], used)
    return {
        "$schema": DRAFT,
        "title": f"{name}.jsonl",
        "description": file["en"],
        **body,
        "$defs": {key: used[key] for key in sorted(used)},
    }


def file_tables() -> tuple[FileTable, ...]:
    """Every file with its fields; those of records within follow the field that holds them."""
    files = _definitions()["files"]
    return tuple(
        FileTable(name, file["vi"], file["en"], tuple(_rows(file["fields"], "")))
        for name, file in files.items()
    )


def _rows(fields: Mapping[str, Any], prefix: str) -> Iterator[Field]:
    for name, field in fields.items():
        kind = field["type"]
        yield Field(prefix + name, _in_words(kind), field.get("optional", False), field["vi"], field["en"])
        inner = kind.removesuffix(NULL).removeprefix(LIST)
        if inner in _definitions()["records"]:
            yield from _rows(_definitions()["records"][inner], f"{prefix}{name}.")


def _in_words(kind: str) -> str:
    """A type as a reader is told it: what JSON calls it, its form, or its values."""
    if kind.endswith(NULL):
        return _in_words(kind.removesuffix(NULL)) + NULL
    if kind.startswith(LIST):
        return LIST + _in_words(kind.removeprefix(LIST))
    if kind in _definitions()["records"]:
        return "object"
    known = _definitions()["types"][kind]
    return str(known.get("description") or " | ".join(known.get("enum", ())) or known["type"])


def _object(fields: Mapping[str, Any], used: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": {
            name: {**_type(field["type"], used), "description": field["en"]} for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if not field.get("optional")],
    }


def _type(kind: str, used: dict[str, Schema]) -> Schema:
    """The schema of a type's words; the records and named types that it needs go to ``used``."""
    if kind.endswith(NULL):
        return {"anyOf": [_type(kind.removesuffix(NULL), used), {"type": "null"}]}
    if kind.startswith(LIST):
        return {"type": "array", "items": _type(kind.removeprefix(LIST), used)}
    key = kind.replace(" ", "-")
    if key not in used:
        if kind in _definitions()["records"]:
            used[key] = {}
            used[key] = _object(_definitions()["records"][kind], used)
        else:
            used[key] = dict(_definitions()["types"][kind])
    return {"$ref": f"#/$defs/{key}"}


def _definitions() -> dict[str, Any]:
    return entries("schema")
