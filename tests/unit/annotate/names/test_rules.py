"""Every rule has a reason in words and an example on which it fires; none is missing."""

from __future__ import annotations

import pytest

from annotate.authorities import load
from annotate.model import Article, Seed
from annotate.names import find_mentions
from annotate.tables import entries
from benchmarks.gold import load_all

RULES = entries("rules/names")


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_fires_on_its_example(rule, mentions):
    assert rule in {mention.rule for mention in mentions(RULES[rule]["example"])}


def test_every_rule_that_fires_on_real_text_has_a_reason():
    fired = {
        mention.rule
        for gold in load_all()
        for mention in find_mentions(Article(Seed(gold.id, "", "", gold.text), gold.lines), load())
    }
    assert fired <= set(RULES)
