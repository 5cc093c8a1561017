"""Every rule has a reason in words and an example on which it fires; none is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.authorities import load
from annotate.model import Article, Published, Seed
from annotate.names import name_article
from annotate.tables import entries
from benchmarks.gold import load_all

from .conftest import article_of

RULES = entries("rules/names")
# Terms of office need to know when.
DAY = Published("2017-05-03", "2017-05-03", "2017-05-03", ())


def fired(article: Article) -> set[str]:
    mentions = name_article(article, load()).mentions
    return {m.rule for m in mentions} | {m.entity_rule for m in mentions if m.entity_rule}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_fires_on_its_example(rule):
    assert rule in fired(replace(article_of(RULES[rule]["example"]), published=DAY))


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_rule_is_explained_in_both_languages(rule):
    assert RULES[rule]["vi"].strip()
    assert RULES[rule]["en"].strip()


def test_every_rule_that_fires_on_real_text_has_a_reason():
    articles = (Article(Seed(gold.id, "", "", gold.text), gold.lines, published=DAY) for gold in load_all())
    assert {rule for article in articles for rule in fired(article)} <= set(RULES)
