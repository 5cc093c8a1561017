import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.editor import (
    DateEdit,
    Edits,
    EntityEdit,
    GivenDate,
    Located,
    NoteEdit,
    Passage,
    StatementEdit,
    load_edits,
)
from annotate.problems import BadInput


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def edits(path: Path, text: str) -> Edits:
    path.write_text(text, encoding="utf-8")
    return load_edits(path, "seeds/a.yaml")


def mistakes(path: Path, text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        edits(path, text)
    return [str(problem).removeprefix("seeds/a.yaml:") for problem in caught.value.problems]


def test_everything_an_editor_may_say_is_kept_with_its_line(path: Path) -> None:
    found = edits(
        path,
        """
publish: no
title: "Mỹ: cuộc gặp"
date: 2017-04-12
source: VOV
author: Minh Anh
url: https://vov.vn/a?b=1#c
rights: © VOV
tags: [ngoại giao, Nga]
lines: {12: caption, 14-16: furniture}
""",
    )
    assert found == Edits(
        publish="no",
        title=Located("Mỹ: cuộc gặp", 3),
        date=Located(GivenDate("2017-04-12", "2017-04-12", "2017-04-12"), 4),
        source=Located("VOV", 5),
        author=Located("Minh Anh", 6),
        url=Located("https://vov.vn/a?b=1#c", 7),
        rights=Located("© VOV", 8),
        tags=(Located("ngoại giao", 9), Located("Nga", 9)),
        lines={
            12: Located("caption", 10),
            14: Located("furniture", 10),
            15: Located("furniture", 10),
            16: Located("furniture", 10),
        },
    )
    assert pickle.loads(pickle.dumps(found)) == found


def test_an_empty_file_changes_nothing(path: Path) -> None:
    assert edits(path, "# nothing yet\n") == Edits()


def test_a_reason_to_skip_is_kept(path: Path) -> None:
    assert edits(path, "skip: trùng với bài khác").skip == "trùng với bài khác"


@pytest.mark.parametrize(
    ("given_date", "days"),
    [
        ("2017-04-12", GivenDate("2017-04-12", "2017-04-12", "2017-04-12")),
        ("2016-02", GivenDate(None, "2016-02-01", "2016-02-29")),
        ("2017", GivenDate(None, "2017-01-01", "2017-12-31")),
        ("2017-04-12/2017-04-15", GivenDate(None, "2017-04-12", "2017-04-15")),
        ("2017-11/2018-02", GivenDate(None, "2017-11-01", "2018-02-28")),
    ],
)
def test_a_date_is_a_day_a_month_a_year_or_a_range(path: Path, given_date: str, days: GivenDate) -> None:
    assert edits(path, f"date: {given_date}").date == Located(days, 1)


@pytest.mark.parametrize(
    "day", ["2017-02-29", "2017-13", "2017-4-1", "hôm qua", "0000", "2017-04-12/", "2017-04-12T10:00"]
)
def test_what_is_no_day_of_the_calendar_is_refused(path: Path, day: str) -> None:
    (mistake,) = mistakes(path, f"date: {day}")
    assert mistake.startswith("1: ")
    assert "not a date of the calendar" in mistake


def test_a_date_with_the_day_first_is_shown_as_it_should_be_written(path: Path) -> None:
    assert "write it as 2017-04-12" in mistakes(path, "date: 12/4/2017")[0]


def test_a_range_that_runs_backwards_is_refused(path: Path) -> None:
    assert "ends before it begins" in mistakes(path, "date: 2017-04-15/2017-04-12")[0]


def test_an_unknown_key_or_word_comes_with_the_nearest_known_one(path: Path) -> None:
    found = mistakes(path, "titel: x\npublish: metdata\nlines: {3: captoin}")
    assert 'did you mean "title"?' in found[0]
    assert 'did you mean "metadata"?' in found[1]
    assert 'did you mean "caption"?' in found[2]


def test_all_mistakes_of_a_file_are_reported_each_with_its_line(path: Path) -> None:
    found = mistakes(
        path, "title: []\nauthor:\nurl: javascript:alert(1)\nskip: no\ntags: [a, {b: c}]\nfoo: 1\n"
    )
    assert [mistake.split(":")[0] for mistake in found] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    "url", ["ftp://a.vn/", "https://", "//a.vn", "http://a b/", "http://[", "data:text/html,x"]
)
def test_an_address_is_http_with_a_host(path: Path, url: str) -> None:
    assert "is not an address" in mistakes(path, f'url: "{url}"')[0]


@pytest.mark.parametrize(
    "lines", ["{12:caption}", "{0: title}", "{20-14: title}", "{a: title}", "{1-99999999: title}", "[1]"]
)
def test_a_line_number_that_cannot_be_is_refused(path: Path, lines: str) -> None:
    assert mistakes(path, f"lines: {lines}")


def test_a_line_gets_one_class(path: Path) -> None:
    (mistake,) = mistakes(path, "lines:\n  3-5: caption\n  4: title\n")
    assert mistake.startswith("3: line 4 of the article already has a class in line 2")


def test_an_invisible_character_in_a_value_is_refused(path: Path) -> None:
    assert "U+202E" in mistakes(path, 'title: "a\\u202eb"')[0]


def test_a_file_that_is_a_list_is_refused(path: Path) -> None:
    assert "keys with values are expected" in mistakes(path, "- title: x")[0]


def test_instructions_about_passages_are_one_line_each(path: Path) -> None:
    found = edits(
        path,
        """entities:
  - "Lavrov": sergei-lavrov
  - "Sao Mai": organisation
  - {text: "Washington", nth: 2, is: nothing}
  - {text: "ông", line: 7, is: sergei-lavrov, form: pronoun}
dates:
  - "12/4": 2017-04-12
  - {text: "30/4", nth: all, is: nothing}
statements:
  - "hai bên đã nhất trí": nothing
  - "chưa có chứng cứ": ông Tillerson
  - "rất hữu ích": unknown
  - {text: "sẽ dự", speaker: "bà: Bruce", entity: tammy-bruce, cue: khẳng định, class: denies, kind: mixed}
  - {content: ["“Chúng ta", "đối thoại”"], nth: 2, speaker: X}
notes:
  - "vũ khíhóa học": "[sic]"
  - {text: "Moskva", nth: 1, note: "**thủ đô**"}
  - Bản lưu: không có tiêu đề
  - |
    Đoạn một.

    Đoạn hai.
""",
    )
    assert found == Edits(
        entities=(
            EntityEdit(Passage("Lavrov", 2), "sergei-lavrov"),
            EntityEdit(Passage("Sao Mai", 3), type="organisation"),
            EntityEdit(Passage("Washington", 4, nth=2)),
            EntityEdit(Passage("ông", 5, line=7), "sergei-lavrov", form="pronoun"),
        ),
        dates=(DateEdit(Passage("12/4", 7), "2017-04-12"), DateEdit(Passage("30/4", 8, every=True), None)),
        statements=(
            StatementEdit(Passage("hai bên đã nhất trí", 10), removed=True),
            StatementEdit(Passage("chưa có chứng cứ", 11), speaker="ông Tillerson"),
            StatementEdit(Passage("rất hữu ích", 12), nobody=True),
            StatementEdit(
                Passage("sẽ dự", 13),
                speaker="bà: Bruce",
                entity="tammy-bruce",
                cue="khẳng định",
                cue_class="denies",
                kind="mixed",
            ),
            StatementEdit(
                Passage("“Chúng ta", 14, nth=2),
                (Passage("“Chúng ta", 14), Passage("đối thoại”", 14)),
                speaker="X",
            ),
        ),
        notes=(
            NoteEdit(Passage("vũ khíhóa học", 16), "[sic]", 16),
            NoteEdit(Passage("Moskva", 17, nth=1), "**thủ đô**", 17),
            NoteEdit(Passage("Bản lưu", 18), "không có tiêu đề", 18),
            NoteEdit(None, "Đoạn một.\n\nĐoạn hai.", 19),
        ),
    )
    assert pickle.loads(pickle.dumps(found)) == found


def test_passages_may_stand_without_hyphens(path: Path) -> None:
    assert edits(path, 'dates:\n  12/4: 2017-04-12\n  "a: b": nothing\n').dates == (
        DateEdit(Passage("12/4", 2), "2017-04-12"),
        DateEdit(Passage("a: b", 3), None),
    )


def test_what_nobody_can_know_may_be_said(path: Path) -> None:
    found = edits(path, "title: unknown\ndate: unknown\nsource: unknown\nauthor: unknown\n")
    assert [found.title, found.date, found.source, found.author] == [Located(None, n) for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("instruction", "says"),
    [
        ("entities: [Lavrov]", "with what is right of it is expected here"),
        ("entities:\n  - {a: b, c: d}", "begin each instruction with a hyphen"),
        ("entities: {Lavrov: Sergei Lavrov}", "is no id"),
        ("entities: [{text: a}]", "does not say what the passage names"),
        ("entities: [{text: a, is: b, nth: 0}]", "not a number from 1"),
        ("entities: [{text: a, is: b, nht: 1}]", 'did you mean "nth"?'),
        ("dates: {12/4: 12/4/2017}", "write it as 2017-04-12"),
        ("dates: {12/4: 2017-02-30}", "is not a date"),
        ("dates: {12/4: hôm qua}", "is not a date"),
        ("dates: [{text: 12/4}]", "does not say what the passage means"),
        ("statements: [{text: a}]", "does not say what is right"),
        ("statements: [{text: a, is: nothing, speaker: b}]", "removes a statement and corrects it"),
        ("statements: [{text: a, class: denis}]", 'did you mean "denies"?'),
        ("notes: [{text: a}]", "does not say what to note"),
        ("notes: {a: }", "the value is missing"),
    ],
)
def test_an_instruction_that_cannot_be_followed_says_what_to_write(
    path: Path, instruction: str, says: str
) -> None:
    assert says in mistakes(path, instruction)[0]


@pytest.mark.parametrize(
    "value",
    ["2017", "2017-04", "XXXX-04-12", "XXXX-XX-XX", "201", "19", "2017-Q1", "2017-W15", "XXXX-WXX-2", "P3D", "PT90M",
     "2017-04-12T15:30", "T15:30", "2017-04-12TMO", "2017-04-12/2017-04-15"],
)  # fmt: skip
def test_a_date_may_have_any_value_that_the_machine_gives(path: Path, value: str) -> None:
    assert edits(path, f"dates: [{{text: a, is: {value}}}]").dates[0].value == value


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "skip",
                    "publish",
                    "title",
                    "date",
                    "url",
                    "tags",
                    "lines",
                    "entities",
                    "dates",
                    "statements",
                    "notes",
                    "x",
                ]
            ),
            st.sampled_from(
                [
                    "no",
                    "2017-04",
                    "{1: title}",
                    "[a]",
                    "",
                    "https://a",
                    '"\\n"',
                    "1/2/2017",
                    "[{a: b}]",
                    "[{text: a}]",
                    "[{content: [a, []]}]",
                ]
            ),
        ),
        max_size=5,
    )
)
def test_any_file_gives_edits_or_problems_of_one_line_each(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    text = "".join(f"{key}: {value}\n" for key, value in entries)
    try:
        edits(path, text)
    except BadInput:
        assert all(mistake.isprintable() for mistake in mistakes(path, text))
