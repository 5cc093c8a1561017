from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.keys import front_coded, front_decoded, separator, shared

WORDS = st.text("abcxyz 09喃", min_size=1, max_size=100)


@given(WORDS, WORDS)
def test_a_separator_is_the_shortest_beginning_that_tells_two_keys_apart(one: str, other: str) -> None:
    before, after = sorted((one, other))
    if before == after:
        return
    found = separator(before, after)
    assert before < found <= after
    assert after.startswith(found)
    assert not before < found[:-1]


@given(st.sets(WORDS))
def test_front_coded_keys_come_back(keys: set[str]) -> None:
    ordered = ["", *sorted(keys)]
    assert front_decoded(front_coded(ordered)) == ordered


def test_no_keys_are_an_empty_text() -> None:
    assert front_coded([]) == ""
    assert front_decoded("") == []


def test_what_neighbours_share_is_written_once() -> None:
    assert front_coded(["", "khung", "khung ho", "kia"]) == "0\n0khung\n5 ho\n1ia"
    assert all(shared(one, other) == 2 for one, other in pairwise(["abx", "aby", "ab"]))
