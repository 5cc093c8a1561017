"""What stands beside a name."""

from __future__ import annotations

import pytest

from annotate.model import Mention
from annotate.resolve.beside import Beside, beside, titles


def mention(text: str, words: str, kind: str) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words, kind, "name", "test", 1.0, "body")  # type: ignore[arg-type]


def seen(text: str, name: str, body: str = "") -> Beside:
    bodies = [mention(text, body, "organisation")] if body else []
    return beside(text, mention(text, name, "person"), bodies)


@pytest.mark.parametrize(
    ("text", "name", "body", "office"),
    [
        ("Ngoại trưởng Nga Sergei Lavrov nói", "Sergei Lavrov", "Nga", "Ngoại trưởng Nga"),
        ("bà Trịnh Kim Chi, Bộ trưởng Bộ Y tế", "Trịnh Kim Chi", "Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        ("Bộ trưởng Bộ Y tế Trịnh Kim Chi", "Trịnh Kim Chi", "Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        (
            "Đại tá Trịnh Gia Kiên – Trưởng Công an huyện Vĩnh Bảo cho biết",
            "Trịnh Gia Kiên",
            "Công an huyện Vĩnh Bảo",
            "Trưởng Công an huyện Vĩnh Bảo",
        ),
        (
            "Giám đốc Bệnh viện Bạch Mai, PGS.TS Trịnh Gia Kiên nói",
            "Trịnh Gia Kiên",
            "Bệnh viện Bạch Mai",
            "Giám đốc Bệnh viện Bạch Mai",
        ),
    ],
)
def test_an_office_is_read_before_and_behind_a_name(text: str, name: str, body: str, office: str) -> None:
    (held,) = seen(text, name, body).offices
    assert (held.text, held.of, held.former) == (office, "body", False)
    assert text[held.start : held.end] == office


@pytest.mark.parametrize("word", ["nguyên", "cựu", "cố"])
def test_an_office_that_was_left_is_no_part_in_the_news_any_more(word: str) -> None:
    found = seen(
        f"Ông Trịnh Gia Kiên, {word} Chủ tịch UBND tỉnh Nghệ An, khai", "Trịnh Gia Kiên", "UBND tỉnh Nghệ An"
    )
    assert [held.former for held in found.offices] == [True]
    assert found.roles == ()


def test_an_adviser_has_left_no_office() -> None:
    (held,) = seen("Cố vấn Nhà Trắng Jim Harkovsky", "Jim Harkovsky", "Nhà Trắng").offices
    assert not held.former


@pytest.mark.parametrize(
    ("behind", "age", "born"),
    [
        (" (31 tuổi)", 31, None),
        (", 31 tuổi,", 31, None),
        (" (SN 1985, trú", None, 1985),
        (" (sinh năm 1985)", None, 1985),
    ],
)
def test_ages_and_years_of_birth_are_read_behind_a_name(
    behind: str, age: int | None, born: int | None
) -> None:
    found = seen(f"Nghi phạm Nguyễn Văn Hùng{behind}", "Nguyễn Văn Hùng")
    assert (found.age, found.born, found.roles) == (age, born, ("suspect",))


def test_nothing_is_read_beyond_the_line() -> None:
    assert seen("Chủ tịch\nTrịnh Gia Kiên\n, 31 tuổi", "Trịnh Gia Kiên") == Beside()


def test_honorifics_tell_the_gender() -> None:
    assert seen("bà Trịnh Gia Kiên", "Trịnh Gia Kiên").genders == ("f",)


def test_a_long_line_costs_no_more_than_a_short_one() -> None:
    text = "Chủ tịch, " * 20_000 + "Trịnh Gia Kiên" + ", Chủ tịch" * 20_000
    assert len(seen(text, "Trịnh Gia Kiên").offices) <= 4


def test_every_class_of_the_table_is_reached_by_its_words() -> None:
    assert {"suspect", "official", "management", "music"} <= {title.role for title in titles().values()}


def test_an_office_before_the_next_persons_name_is_that_persons() -> None:
    text = "Theo ông Lavrov, Tổng thống Nga Vladimir Putin đã sẵn sàng."
    people = [mention(text, name, "person") for name in ("Lavrov", "Vladimir Putin")]
    bodies = [mention(text, "Nga", "place")]
    assert [held.label for held in beside(text, people[0], bodies, people).offices] == []
    assert [held.label for held in beside(text, people[1], bodies, people).offices] == ["Tổng thống"]


def test_a_counterpart_is_no_office_of_its_own() -> None:
    assert seen("gặp người đồng cấp Mỹ Rex Tillerson", "Rex Tillerson", "Mỹ").offices == ()
