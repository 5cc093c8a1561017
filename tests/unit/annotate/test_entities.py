"""Entities as data."""

from __future__ import annotations

from annotate.authorities import load
from annotate.entities import Entity, FoundOffice, Variant, entity_records
from annotate.model import Evidence

CONTRACT = ["id", "type", "name", "variants", "offices", "ids"]


def lavrov() -> Entity:
    evidence = Evidence("a", 0, 16, "Ngoại trưởng Nga", "office-beside-name", "giữ chức")
    return Entity(
        "sergei-lavrov",
        "person",
        "Sergei Lavrov",
        (Variant("Lavrov", 3), Variant("Sergei Lavrov", 1)),
        ("a",),
        5,
        record=load().by_id("sergei-lavrov"),
        offices=(FoundOffice("Ngoại trưởng", "nga", False, "2017-04-12", "2017-04-15", (evidence,)),),
        first="2017-04-12",
        last="2017-04-15",
    )


def test_records_have_the_keys_of_the_contract_first() -> None:
    (record,) = entity_records([lavrov()])
    assert list(record)[:6] == CONTRACT
    assert record["variants"] == ["Lavrov", "Sergei Lavrov"]
    assert record["counts"] == [3, 1]


def test_offices_of_the_record_come_before_those_that_articles_tell() -> None:
    (record,) = entity_records([lavrov()])
    assert [office["source"] for office in record["offices"]][-1] == "articles"
    assert record["offices"][0]["source"] == "record"
    assert record["offices"][-1]["evidence"] == [
        {"article": "a", "start": 0, "end": 16, "text": "Ngoại trưởng Nga"}
    ]


def test_records_are_sorted_by_id() -> None:
    entities = [Entity(id_, "thing", id_, (), (), 0) for id_ in ("b", "a")]
    assert [record["id"] for record in entity_records(entities)] == ["a", "b"]
