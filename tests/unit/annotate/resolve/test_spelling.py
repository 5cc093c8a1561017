"""Spellings and shapes of names."""

from __future__ import annotations

import pytest

from annotate.resolve.spelling import NEVER, name_words, needs, shape_of, sound, within_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei", "Sergey"),
        ("Serghei", "Sergej"),
        ("Zelensky", "Zelenskyy"),
        ("Mohamed", "Mohammed"),
        ("Mát-xcơ-va", "Matxcơva"),
        ("Philip", "Filip"),
    ],
)
def test_spellings_of_one_foreign_name_sound_alike(one: str, other: str) -> None:
    assert sound(one.casefold()) == sound(other.casefold())


@pytest.mark.parametrize(("one", "other"), [("Rossi", "Russo"), ("Anna", "Anne"), ("1", "11")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one.casefold()) != sound(other.casefold())


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("Nguyễn Văn Hùng", "full"),
        ("Lê Quốc Th.", "full"),
        ("Mỹ Tâm", "stage"),
        ("Sergei Lavrov", "foreign"),
        ("Lavrov", "bare"),
        ("T.TRUNG", "stage"),
        ("Hùng", "bare"),
        ("Vũ “nhôm”", "bare"),
    ],
)
def test_the_shape_of_a_name(name: str, shape: str) -> None:
    assert shape_of(name_words(name)) == shape


@pytest.mark.parametrize(
    ("name", "ties"),
    [("Nguyễn Văn Hùng", 3), ("Trịnh Xuân Thanh", 2), ("Nguyễn Thị Kim Tiến", 1), ("Lê Quốc Th.", NEVER)],
)
def test_the_more_common_a_name_the_more_ties_it_needs(name: str, ties: int) -> None:
    assert needs(name_words(name)) == ties


def test_one_slip_is_a_letter_more_less_other_or_moved() -> None:
    assert all(
        within_one("tarrant", other) for other in ("tarrant", "tarrent", "tarant", "tarrrant", "tarratn")
    )
    assert not within_one("tarrant", "terrent")
    assert not within_one("tarrant", "tarr")
