import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from annotate.schema import file_names, file_tables, schema, schema_files

BUILT = Path(__file__).parents[3] / "content/data"
"""The data of this repository's own archive, as built."""

SPAN = {"start": 0, "end": 3}


def records(name: str) -> Iterator[dict[str, Any]]:
    path = BUILT / f"{name}.jsonl"
    if path.is_file():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


def undescribed(value: Any, part: dict[str, Any], defs: dict[str, Any], path: str) -> Iterator[str]:
    """The fields of ``value`` of which its schema says nothing."""
    for option in part.get("anyOf", [part]):
        if "$ref" in option:
            option = defs[option["$ref"].rpartition("/")[2]]
        if isinstance(value, list) and "items" in option:
            for each in value:
                yield from undescribed(each, option["items"], defs, path)
        if isinstance(value, dict) and "properties" in option:
            for key, inner in value.items():
                if key in option["properties"]:
                    yield from undescribed(inner, option["properties"][key], defs, f"{path}.{key}")
                else:
                    yield f"{path}.{key}"


@pytest.mark.parametrize("name", file_names())
def test_each_schema_is_one(name):
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", file_names())
def test_built_data_fit_their_schema_and_every_field_is_described(name):
    rule = schema(name)
    check = validator(name)
    for record in records(name):
        check.validate(record)
        assert list(undescribed(record, rule, rule["$defs"], name)) == []


def test_there_is_built_data_to_check():
    assert next(records("articles"))
    assert next(records("mentions"))


def test_what_breaks_the_contract_is_refused():
    good = {
        "article": "a",
        "speaker": None,
        "cue": None,
        "cue_class": "claims",
        "content": [SPAN],
        "kind": "direct",
    }
    rest = {"rule": "r", "confidence": 0.5, "by": "machine"}
    validator("statements").validate(good | rest)
    for bad in ({"kind": "loud"}, {"content": [{"start": -1, "end": 2}]}, {"confidence": 2}, {"speaker": {}}):
        with pytest.raises(ValidationError):
            validator("statements").validate(good | rest | bad)
    with pytest.raises(ValidationError, match="'by' is a required property"):
        validator("statements").validate(good | {"rule": "r", "confidence": 0.5})


def test_fields_may_be_added():
    row = {"id": "a", "kind": "person", "key": "a", "article": None}
    validator("ids").validate(row | {"since": "2026"})


def test_tables_tell_the_fields_of_records_within():
    (table,) = [table for table in file_tables() if table.name == "statements"]
    names = [field.name for field in table.fields]
    assert names[:6] == [
        "article",
        "speaker",
        "speaker.start",
        "speaker.end",
        "speaker.text",
        "speaker.entity",
    ]
    assert all(field.vi and field.en for table in file_tables() for field in table.fields)


def test_schemas_are_files_of_their_own():
    names, texts = zip(*schema_files(), strict=True)
    assert names[:2] == ("articles.json", "mentions.json")
    assert json.loads(texts[0])["title"] == "articles.jsonl"
