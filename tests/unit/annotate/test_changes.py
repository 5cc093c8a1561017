import json

import pytest

from annotate.changes import MOST, changes

ARTICLE = {
    "id": "a",
    "sha256": "1",
    "title": {"text": "Tin"},
    "published": {"earliest": "2017-04-12", "latest": "2017-04-15"},
    "source": "Báo Mới",
    "lines": [{"n": 1, "zone": "article", "class": "title"}],
}
NAME = {"article": "a", "start": 0, "end": 2, "text": "An", "type": "person", "form": "name", "entity": "an"}
DATE = {"article": "a", "start": 5, "end": 9, "text": "12/4", "type": "DATE", "value": "XXXX-04-12"}
SAID = {
    "article": "a",
    "speaker": {"start": 0, "end": 2, "text": "An", "entity": "an"},
    "cue": {"start": 3, "end": 6, "text": "nói"},
    "cue_class": "claims",
    "content": [{"start": 7, "end": 20}],
    "kind": "direct",
}
ENTITY = {"id": "an", "type": "person", "name": "An", "variants": ["An"], "offices": [], "mentions": 1}
EVENT = {
    "id": "hop",
    "name": "Họp",
    "from": "2017-04-12",
    "to": "2017-04-12",
    "place": None,
    "participants": ["an"],
    "reports": [{"article": "a", "recalls": False}],
}
DATA = {
    "articles": [ARTICLE],
    "mentions": [NAME],
    "dates": [DATE],
    "statements": [SAID],
    "entities": [ENTITY],
    "events": [EVENT],
}


@pytest.fixture
def compared(tmp_path):
    def run(before, after):
        for name, data in (("old", before), ("new", after)):
            (tmp_path / name).mkdir(exist_ok=True)
            for file, rows in data.items():
                lines = (
                    row if isinstance(row, str) else json.dumps(row, separators=(",", ":")) for row in rows
                )
                (tmp_path / name / f"{file}.jsonl").write_text("".join(f"{line}\n" for line in lines))
        return changes(tmp_path / "old", tmp_path / "new")

    return run


def summary(found):
    return list(found.summary())


def test_the_same_data_and_a_first_build_change_nothing(compared):
    assert summary(compared(DATA, DATA)) == []
    assert summary(compared({}, DATA)) == []


@pytest.mark.parametrize(
    ("file", "row", "change", "told"),
    [
        ("articles", ARTICLE, {"title": None}, "titles: 1 altered in 1 article"),
        ("articles", ARTICLE, {"published": None}, "dates of publication: 1 altered in 1 article"),
        ("articles", ARTICLE, {"source": None}, "sources: 1 altered in 1 article"),
        (
            "articles",
            ARTICLE,
            {"lines": [{"n": 1, "zone": "furniture", "class": "furniture"}]},
            "lines: 1 altered in 1 article",
        ),
        ("mentions", NAME, {"entity": "binh"}, "names: 1 altered in 1 article"),
        ("mentions", NAME, {"end": 3}, "names: 1 new, 1 gone in 1 article"),
        ("dates", DATE, {"value": "2017-04-12"}, "dates: 1 altered in 1 article"),
        ("statements", SAID, {"cue_class": "denies"}, "statements: 1 altered in 1 article"),
        ("statements", SAID, {"content": [{"start": 7, "end": 25}]}, "statements: 1 altered in 1 article"),
        ("entities", ENTITY, {"name": "Nguyễn An"}, "entities: 1 altered"),
        ("entities", ENTITY, {"id": "b"}, "entities: 1 new, 1 gone"),
        ("events", EVENT, {"participants": []}, "events: 1 altered"),
    ],
)
def test_what_a_reader_is_told_otherwise_is_a_change(compared, file, row, change, told):
    assert summary(compared(DATA, {**DATA, file: [{**row, **change}]})) == [told]


def test_how_sure_a_rule_is_and_its_name_are_no_change(compared):
    data = {**DATA, "mentions": [{**NAME, "confidence": 0.5, "rule": "other"}]}
    assert summary(compared(DATA, {**data, "entities": [{**ENTITY, "mentions": 2}]})) == []


def test_of_a_new_article_its_marks_are_not_told(compared):
    new = {
        **DATA,
        "articles": [ARTICLE, {**ARTICLE, "id": "a-2"}],
        "mentions": [NAME, {**NAME, "article": "a-2"}],
    }
    assert summary(compared(DATA, new)) == ["articles: 1 new"]
    assert summary(compared(new, DATA)) == ["articles: 1 gone"]


def test_where_the_text_changed_marks_are_known_by_their_words(compared):
    moved = {
        **DATA,
        "articles": [{**ARTICLE, "sha256": "2"}],
        "mentions": [{**NAME, "start": 40, "end": 42}, {**NAME, "start": 50, "end": 52}],
        "statements": [{**SAID, "content": [{"start": 47, "end": 60}]}],
    }
    assert summary(compared(DATA, moved)) == ["articles: 1 altered", "names: 1 new in 1 article"]


def test_the_full_list_tells_both_values_and_cuts_what_is_long(compared):
    many = [{**NAME, "start": 10 + n, "end": 12 + n} for n in range(MOST + 3)]
    told = compared(DATA, {**DATA, "mentions": [{**NAME, "entity": None}, *many]}).full()
    assert "names altered in a: 1\n  An (person, name): an -> An (person, name): nobody known\n" in told
    assert f"names new in a: {MOST + 3}\n" in told
    assert told.count("An (person, name): an\n") == MOST
    assert "  and 3 more\n" in told


def test_lines_of_the_old_data_that_are_no_records_count_as_missing(compared):
    old = {**DATA, "mentions": ["<<<<<<< HEAD", "[1]", '{"article":"a",']}
    assert summary(compared(old, DATA)) == ["names: 1 new in 1 article"]
