import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.invisible import comparable
from annotate.layout import clean_pieces, gaps, shown_offset

lines = st.text(alphabet=st.sampled_from(" \u00a0\t\u200b\u202e\x01ab đ\u2028"), max_size=14)


@given(lines)
def test_the_text_shown_is_the_comparable_text_to_the_letter(words):
    assert "".join(piece.text for piece in clean_pieces(words) if not piece.label) == comparable(words)


@given(lines)
def test_what_stands_outside_the_gaps_is_what_is_shown(words):
    hidden = {place for start, length in gaps(words) for place in range(start, start + length)}
    kept = "".join(c for place, c in enumerate(words) if place not in hidden)
    assert "".join(" " if c.isspace() else c for c in kept) == comparable(words)


@given(lines)
def test_an_offset_moves_by_what_is_hidden_before_it(words):
    moved = gaps(words)
    hidden = {place for start, length in moved for place in range(start, start + length)}
    for offset in range(len(words) + 1):
        assert shown_offset(offset, moved) == offset - sum(place < offset for place in hidden)


@pytest.mark.parametrize(
    ("words", "expected"), [("a b", []), (" a  b ", [(0, 1), (3, 1), (5, 1)]), ("a\u200bb", [(1, 1)])]
)
def test_a_clean_line_has_no_gaps(words, expected):
    assert gaps(words) == expected
