"""Tokens of a line and where sentences begin."""

from __future__ import annotations

import pytest

from annotate.names.tokens import initial_letters, tokenise, word


def starts_of_sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    return [w.text for w, initial in zip(tokens.words, tokens.initial, strict=True) if initial]


def test_offsets_count_from_the_seeds_start():
    tokens = tokenise("Ông Bảy.", 100)
    assert [(w.text, s, e) for w, s, e in zip(tokens.words, tokens.starts, tokens.ends, strict=True)] == [
        ("Ông", 100, 103),
        ("Bảy", 104, 107),
        (".", 107, 108),
    ]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Ông đến. Bà đi.", ["Ông", "Bà"]),
        ("Donald J. Trump đến.", ["Donald"]),
        ("Bắt Lê Quốc Th. vì tội trộm.", ["Bắt"]),
        ("Ca sĩ Kay. Mưa to.", ["Ca", "Mưa"]),
        ("Ông nói: “Tôi đi”.", ["Ông", "Tôi"]),
        ("12. Giá rau", ["12", "Giá"]),
    ],
)
def test_sentences_begin(text, starts):
    assert starts_of_sentences(text) == starts


def test_old_and_new_tone_placement_have_one_form():
    assert word("Hoà").form == word("Hòa").form


def test_letters_without_a_vowel_may_be_initials():
    assert [initial_letters(text) for text in ("T", "Th", "Kay", "Hổ")] == [True, True, False, False]
