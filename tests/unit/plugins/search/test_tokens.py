from __future__ import annotations

import time
import unicodedata

import pytest

from plugins.search.tokens import MAX_LENGTH, words


def exact(text: str) -> list[str]:
    return [word.exact for word in words(text)]


def test_words_are_lower_case_and_keep_their_accents() -> None:
    assert exact("Khủng hoảng ĐƯỜNG sắt!") == ["khủng", "hoảng", "đường", "sắt"]


@pytest.mark.parametrize("text", ["Đường", "hoà bình", "quốc hội", "KỸ SƯ"])
def test_decomposed_text_gives_the_same_words(text: str) -> None:
    assert exact(unicodedata.normalize("NFD", text)) == exact(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("kỹ sư", "kĩ sư"), ("Mỹ", "mĩ"), ("Ðà", "Đà"), ("ΣΑΣ", "σασ")],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert exact(one) == exact(other)


def test_english_stop_words_are_vietnamese_words() -> None:
    assert exact("do an so can may to in than") == ["do", "an", "so", "can", "may", "to", "in", "than"]


@pytest.mark.parametrize("number", ["50.000", "4,5", "1.000.000", "12.4.2017"])
def test_a_number_is_one_word(number: str) -> None:
    assert exact(f"({number}.)") == [number]


def test_dates_and_compounds_of_names_split() -> None:
    assert exact("ngày 12/4/2017 Nga-Mỹ 1954-1975") == [
        "ngày",
        "12",
        "4",
        "2017",
        "nga",
        "mĩ",
        "1954",
        "1975",
    ]


@pytest.mark.parametrize(
    ("text", "word", "parts"),
    [
        ("TP.HCM", "tphcm", ["tp", "hcm"]),
        ("COVID-19", "covid19", ["covid", "19"]),
        ("F-16", "f16", ["f", "16"]),
        ("Su-30MK2", "su30mk2", ["su", "30mk2"]),
        ("PGS.TS", "pgsts", ["pgs", "ts"]),
        ("qua.Theo", "quatheo", ["qua", "theo"]),
    ],
)
def test_a_compound_is_one_word_with_its_parts(text: str, word: str, parts: list[str]) -> None:
    (found,) = words(text)
    assert (found.exact, [part.exact for part in found.parts]) == (word, parts)
    assert text[found.start : found.end] == text


def test_an_apostrophe_joins_a_word() -> None:
    assert exact("H'Mông H’Mông Hmông 'trích' O'Neill") == ["hmông"] * 3 + ["trích", "oneill"]


def test_a_word_has_an_exact_and_a_folded_form() -> None:
    assert [(word.exact, word.folded) for word in words("Đường an")] == [("đường", "duong"), ("an", "an")]


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    text = "😀 Ðường " + unicodedata.normalize("NFD", "sắt")
    assert [text[word.start : word.end] for word in words(text)] == [
        "Ðường",
        unicodedata.normalize("NFD", "sắt"),
    ]


def test_signs_emoji_and_lone_accents_are_no_words() -> None:
    assert exact("— 😀 … *~:^+-“” \u0301 \u0323. \ud800 ___") == []


def test_markup_and_special_names_are_plain_words() -> None:
    assert exact("<b>__proto__</b> constructor") == ["b", "proto", "b", "constructor"]


def test_a_word_without_end_is_cut() -> None:
    assert exact("a" * 1000) == ["a" * MAX_LENGTH]
    assert exact(".".join("ab" * 1000))[0] == ("ab" * MAX_LENGTH)[:MAX_LENGTH]


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a." * 150_000, "1,a-" * 75_000, "ộ" * 300_000, "'" * 300_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    list(words(text))
    assert time.process_time() - start < 5
