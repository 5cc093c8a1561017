import pytest

from plugins.identities import Identities
from plugins.notes import Elsewhere, Told, notes
from plugins.records import Records


@pytest.fixture
def told(tmp_path):
    return Told("a", None, lambda offset: offset // 100 + 1, Identities(Records(tmp_path / "none.jsonl")))


def mention(start, text, **more):
    row = {
        "start": start,
        "end": start + len(text),
        "text": text,
        "type": "person",
        "form": "name",
        "rule": "known-person",
        "confidence": 0.9,
        "entity": "lavrov",
        "stands_for": None,
        "by": "machine",
        "entity_rule": "same-name",
    }
    return row | more


def statement(start, speaker, entity=None, cue="nói", **more):
    row = {
        "speaker": {"start": 0, "end": 1, "text": speaker, "entity": entity} if speaker else None,
        "cue": {"start": 0, "end": 1, "text": cue},
        "cue_class": "claims",
        "content": [{"start": start, "end": start + 9}],
        "kind": "indirect",
        "rule": "reported-clause",
        "confidence": 0.9,
        "by": "machine",
    }
    return row | more


def date(start, text, value):
    row = {"start": start, "end": start + len(text), "text": text, "value": value, "type": "DATE"}
    return row | {"rule": "explicit-year", "reason": "vì thế", "confidence": 0.9, "by": "machine"}


def test_wordings_of_one_person_share_a_note_and_each_names_its_lines(told):
    found = notes(
        [mention(5, "Lavrov"), mention(150, "Lavrov"), mention(250, "Sergei Lavrov")], [], [], [], told
    )
    (note,) = found.names
    assert note.name == "Sergei Lavrov"
    assert [(form.text, form.lines) for form in note.forms] == [("Lavrov", (1, 2)), ("Sergei Lavrov", (3,))]
    assert found.of_span[150, 156] == note.id == "n1"


def test_a_wording_found_by_two_rules_is_told_for_each(told):
    found = notes([mention(5, "Lavrov"), mention(150, "Lavrov", rule="known-place")], [], [], [], told)
    assert [form.lines for form in found.names[0].forms] == [(1,), (2,)]


def test_an_editors_decision_is_told_as_such(told):
    found = notes([mention(5, "Lavrov", rule="editor", by="editor")], [], [], [], told)
    assert found.names[0].forms[0].by == "editor"


def test_a_title_alone_makes_no_note(told):
    assert notes([mention(5, "Ngoại trưởng Nga", form="nominal")], [], [], [], told).names == ()


def test_a_name_that_nobody_knows_is_a_note_of_its_own_type(told):
    found = notes(
        [mention(5, "Sao Mai", entity=None, entity_rule=None, type="organisation")], [], [], [], told
    )
    (note,) = found.names
    assert (note.type, note.identity, note.identified) == ("organisation", None, ())


def test_beside_a_line_stand_the_dates_that_do_not_say_their_year(told):
    found = notes([], [date(5, "12/4", "2017-04-12"), date(20, "năm 2016", "2016")], [], [], told)
    assert [note.label for note in found.beside({"d1", "d2"}).dates] == ["12/4/2017"]


def test_what_one_speaker_says_in_a_row_is_one_entry(told):
    rows = [statement(5, "ông Lavrov", "l"), statement(30, "Ngoại trưởng Nga", "l"), statement(60, "bà A")]
    side = notes([], [], rows, [], told).beside({"s1", "s2", "s3"})
    assert [[note.id for note in group] for group in side.said] == [["s1", "s2"], ["s3"]]
    assert side.speakers == ["ông Lavrov", "bà A"]


def test_nobody_speaks_in_a_statement_without_a_speaker(told):
    (note,) = notes([], [], [statement(5, "")], [], told).statements
    assert (note.speaker, note.entity) == ("", "")


def test_an_editors_note_is_never_folded_away(told):
    editor = {"start": 5, "end": 9, "text": "abcd", "note": "[sic]"}
    side = notes([], [], [], [editor], told).beside({"e1"})
    assert not side.folded
    assert side.editors[0].html == "<p>[sic]</p>"


def test_other_articles_that_tell_the_same_stand_beside_a_line(told):
    others = [Elsewhere("b", "Báo B", (4,), ("k1",)), Elsewhere("c", "Báo C", (9,), ("k1", "k2"))]
    side = notes([], [], [], [], told).beside(set(), others)
    assert side.folded
    assert side.pairs == ["k1", "k2"]


def test_nothing_stands_beside_a_line_without_notes(told):
    assert notes([], [], [], [], told).beside(set()) is None
