"""Longest match over tokens, from the start and from the end."""

from __future__ import annotations

from annotate.names.lexicon import by_key
from annotate.names.phrases import Phrases

TABLE = Phrases([("chủ tịch", 1), ("phó chủ tịch", 2), ("chủ tịch nước", 3)], by_key)
TOKENS = ["ông", "phó", "chủ", "tịch", "nước"]


def test_the_longest_phrase_from_a_token_wins():
    assert TABLE.longest(TOKENS, 2) == (5, 3)


def test_the_longest_phrase_that_ends_at_a_token_wins():
    assert TABLE.ending(TOKENS, 4) == (1, 2)


def test_no_phrase_is_none():
    assert TABLE.longest(TOKENS, 0) is None
    assert TABLE.ending(TOKENS, 2) is None
