import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.invisible import LABELLED, Piece, comparable, pieces, report

HOSTILE = st.lists(
    st.sampled_from(
        list("ab ộ\u200b\u200c\u200d\u2060\ufeff\u202e\u00ad\u034f\x00\x1c\x85\t\u2028👩🚀नमب\U0001f3f4")
    )
    | st.characters(exclude_categories=["Cs"])
    | st.just("\U0001f3f4\U000e0067\U000e0062\U000e007f"),
    max_size=40,
).map("".join)


def words(line: str) -> str:
    return "".join(piece.text for piece in pieces(line) if not piece.label)


def labels(line: str) -> list[str]:
    return [piece.text for piece in pieces(line) if piece.label]


def test_a_plain_line_is_one_piece() -> None:
    assert list(pieces("Tổng thống Mỹ")) == [Piece("Tổng thống Mỹ", False)]


def test_adjacent_characters_without_width_become_one_label_in_their_place() -> None:
    assert list(pieces("vũ\u200b\u200ckhí")) == [
        Piece("vũ", False),
        Piece("U+200B U+200C", True),
        Piece("khí", False),
    ]


def test_an_invisible_character_that_stays_has_its_label_behind_it() -> None:
    assert list(pieces("a\u00adb")) == [Piece("a\u00ad", False), Piece("U+00AD", True), Piece("b", False)]


def test_a_label_takes_in_what_stays_and_what_is_replaced_where_they_touch() -> None:
    assert list(pieces("\u00ad\u200b")) == [Piece("\u00ad", False), Piece("U+00AD U+200B", True)]


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9f", "\u061c", "\u200e", "\u202e", "\u2069", "\ufeff"]
)
def test_controls_and_bidi_controls_are_replaced(character: str) -> None:
    assert words(f"a{character}b") == "ab"
    assert labels(f"a{character}b") == [f"U+{ord(character):04X}"]


@pytest.mark.parametrize("space", [chr(code) for code in range(0x110000) if chr(code).isspace()])
def test_white_space_is_never_labelled(space: str) -> None:
    assert not LABELLED.search(f"a{space}b")
    assert comparable(f"a{space}{space}b{space}") == "a b"


@pytest.mark.parametrize(
    "cluster", ["👩\u200d🚀", "❤\ufe0f\u200d🔥", "👩🏽\u200d⚕\ufe0f", "می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී"]
)
def test_a_joiner_in_an_emoji_or_a_joining_script_stays_without_a_label(cluster: str) -> None:
    assert list(pieces(cluster)) == [Piece(cluster, False)]


@pytest.mark.parametrize(
    "stray", ["a\u200db", "👩\u200d", "\u200d👩", "👩\u200c🚀", "ا\u200d👩", "ا\u200d\u200dا", "ا\u200d "]
)
def test_a_joiner_that_joins_nothing_is_replaced(stray: str) -> None:
    assert "\u200d" not in words(stray)
    assert "\u200c" not in words(stray)


def test_the_tags_of_a_flag_need_no_label_and_others_do() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert labels(scotland) == []
    assert labels("a\U000e0067") == ["U+E0067"]


def test_a_character_removed_between_two_spaces_leaves_one() -> None:
    assert comparable(" a \u200b b \u200b") == "a b"


@given(HOSTILE)
def test_the_text_pieces_are_the_line_without_what_labels_replace(line: str) -> None:
    assert words(line) == LABELLED.sub("", line)
    assert comparable(words(line)) == comparable(line)


@given(HOSTILE)
def test_nothing_that_a_label_replaces_is_left(line: str) -> None:
    assert not LABELLED.search(comparable(line))
    left = {c for c in comparable(line) if unicodedata.category(c) == "Cc" and not c.isspace()}
    assert not left


@given(HOSTILE)
def test_pieces_are_never_empty_and_labels_never_touch(line: str) -> None:
    found = list(pieces(line))
    assert all(piece.text for piece in found)
    assert not any(a.label and b.label for a, b in itertools.pairwise(found))


def test_the_report_names_each_character_once_a_line() -> None:
    assert report("a\u200b\u200b\r\nb\r\u00ad\u200bc\u200b") == ((1, "U+200B"), (3, "U+00AD"), (3, "U+200B"))
