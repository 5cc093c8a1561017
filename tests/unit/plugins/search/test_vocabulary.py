from __future__ import annotations

import numpy as np
import pytest

from annotate.vietnamese import fold
from plugins.search.vocabulary import WRITTEN, Words, accents, spelled

SYLLABLES = ["duong", "đường", "dưỡng", "nghĩa", "thuỷ", "ấn", "ằng", "quýt", "ặ", "ữ"]


@pytest.mark.parametrize("exact", SYLLABLES)
def test_accents_say_how_to_spell_a_word(exact: str) -> None:
    pattern = accents(exact, fold(exact))
    assert pattern is not None
    assert spelled(fold(exact), pattern) == exact


@pytest.mark.parametrize("exact", ["straße", "łódź", "ñ", "か゛", "a\u0323\u0323\u0301\u031b\u0327"])
def test_what_marks_cannot_say_is_written_out(exact: str) -> None:
    pattern = accents(exact, fold(exact))
    assert pattern is None or spelled(fold(exact), pattern) == exact


def vocabulary(*exact: str) -> Words:
    return Words.of(["", *exact], ["", *map(fold, exact)])


def test_words_stand_by_their_folded_form_then_by_their_spelling() -> None:
    words = vocabulary("đường", "an", "dương", "duong", "ấn")
    assert words.exact == ["an", "ấn", "duong", "dương", "đường"]
    assert words.folded == ["an", "duong"]
    assert words.group.tolist() == [0, 0, 1, 1, 1]
    assert words.rank.tolist() == [5, 4, 0, 3, 2, 1]
    assert words.first_of_group.tolist() == [0, 2]


def test_the_plain_word_is_the_first_pattern_and_a_strange_one_has_none() -> None:
    words = vocabulary("ấn", "aç", "an", "tấn")
    assert words.patterns[0] == ()
    assert words.accents.tolist() == [
        WRITTEN,
        0,
        words.patterns.index((0, 5, 0, 1)),
        words.patterns.index((1, 5, 1, 1)),
    ]


def test_neighbours_share_whole_bytes_but_never_the_end_of_a_word() -> None:
    words = vocabulary("an", "ang", "喃", "喃a", "a" * 40, "a" * 41)
    place = {folded: at for at, folded in enumerate(words.folded)}
    one = np.array([place["an"], place["喃"], place["a" * 40], place["an"]])
    other = np.array([place["ang"], place["喃a"], place["a" * 41], place["喃"]])
    assert words.shared(one, other).tolist() == [2, 3, 16, 0]
