import json

import pytest

from plugins.identities import Identities, Identity, Office
from plugins.records import Records


def published(earliest: str, latest: str = "") -> dict[str, str]:
    return {"earliest": earliest, "latest": latest or earliest}


@pytest.fixture
def identities(tmp_path):
    def office(office, of="nga", since=None, until=None, **more):
        return {"office": office, "of": of, "from": since, "to": until, **more}

    entities = [
        {
            "id": "lavrov",
            "type": "person",
            "name": "Sergei Lavrov",
            "kind": "politician",
            "within": None,
            "offices": [
                office("Đại sứ", since="1994", until="2004"),
                office("Ngoại trưởng", since="2004-03-09"),
            ],
        },
        {
            "id": "tillerson",
            "type": "person",
            "name": "Rex Tillerson",
            "kind": "",
            "within": None,
            "offices": [office("Ngoại trưởng Nga", since="2017-02-01", until="2018-03-31")],
        },
        {
            "id": "khanh",
            "type": "person",
            "name": "Trần Văn Khánh",
            "kind": "",
            "within": None,
            "offices": [
                office("Giám đốc", None, source="articles", former=False, evidence=[{"article": "a"}]),
                office(
                    "Phó Giám đốc", "so-y-te", source="articles", former=True, evidence=[{"article": "b"}]
                ),
            ],
        },
        {"id": "nga", "type": "place", "name": "Nga", "kind": "country", "within": None, "offices": []},
        {
            "id": "moskva",
            "type": "place",
            "name": "Moskva",
            "kind": "capital",
            "within": "nga",
            "offices": [],
        },
        {
            "id": "so-y-te",
            "type": "organisation",
            "name": "Sở Y tế",
            "kind": "",
            "within": None,
            "offices": [],
        },
    ]
    path = tmp_path / "entities.jsonl"
    rows = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in entities)
    path.write_text("".join(rows), encoding="utf-8")
    return Identities(Records(path))


def test_the_office_is_the_one_held_when_the_article_was_published(identities):
    (office,) = identities.of("lavrov", "a", published("2017-04-12")).offices
    assert office == Office("Ngoại trưởng Nga", "9/3/2004", "", False, True)


def test_a_span_of_days_that_holds_a_change_of_office_tells_both(identities):
    offices = identities.of("lavrov", "a", published("2004-01-01", "2004-12-31")).offices
    assert [office.words for office in offices] == ["Đại sứ Nga", "Ngoại trưởng Nga"]


def test_an_office_left_before_the_article_is_told_as_past(identities):
    (office,) = identities.of("tillerson", "a", published("2020-01-01")).offices
    assert office.past
    assert office.words == "Ngoại trưởng Nga"


def test_an_office_not_yet_held_is_not_told(identities):
    assert identities.of("tillerson", "a", published("2016-12-31")).offices == ()


def test_without_a_record_of_terms_the_article_itself_is_believed(identities):
    (office,) = identities.of("khanh", "b", published("2020-01-01")).offices
    assert office == Office("Phó Giám đốc Sở Y tế", "", "", True, False)
    assert identities.of("khanh", "c", published("2020-01-01")).offices == ()


def test_an_article_without_a_date_is_given_no_term_of_office(identities):
    assert identities.of("lavrov", "a", None).offices == ()


def test_a_place_has_its_kind_and_what_it_lies_in(identities):
    assert identities.of("moskva", "a", None) == Identity("Moskva", "thủ đô", "Nga")


def test_what_no_article_names_goes_by_its_reference_record(identities):
    assert identities.name("belarus") == "Belarus"


def test_an_unknown_entity_has_no_name(identities):
    assert identities.of("ai-do", "a", None) is None
    assert identities.name("ai-do") == ""
