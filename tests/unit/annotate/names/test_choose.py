"""The heaviest set of candidates without overlap."""

from __future__ import annotations

from annotate.names.choose import chosen
from annotate.names.view import Candidate


def candidate(start: int, end: int, confidence: float, rule: str = "a") -> Candidate:
    return Candidate(start, end, "person", rule, confidence)


def test_a_long_sure_span_beats_its_parts():
    assert chosen([candidate(0, 3, 0.9), candidate(1, 3, 0.9)]) == [candidate(0, 3, 0.9)]


def test_two_sure_parts_beat_a_doubtful_whole():
    parts = [candidate(0, 1, 0.9), candidate(1, 3, 0.9)]
    assert chosen([candidate(0, 3, 0.4), *parts]) == parts


def test_of_equals_the_first_rule_wins():
    assert chosen([candidate(0, 2, 0.8, "a"), candidate(0, 2, 0.8, "b")]) == [candidate(0, 2, 0.8, "a")]


def test_nothing_is_chosen_from_nothing():
    assert chosen([]) == []
