from itertools import pairwise

import pytest

from benchmarks.dates import SENTENCES, cases, score


def test_every_known_sentence_is_read_as_marked() -> None:
    assert score(SENTENCES / "known.txt")[1] == []


def test_sentences_no_rule_was_tuned_on_reach_the_goal() -> None:
    assert score(SENTENCES / "held-out.txt")[0].f1 >= 0.95


@pytest.mark.parametrize("name", ["known", "held-out"])
def test_found_words_are_those_of_the_text(name: str) -> None:
    for case in cases(SENTENCES / f"{name}.txt"):
        found = case.found()
        assert [case.text[time.start : time.end] for time in found] == [time.text for time in found]
        assert all(before.end <= after.start for before, after in pairwise(found))
