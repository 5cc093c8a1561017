import pytest

from annotate.model import Seed
from annotate.structure import structure
from annotate.structure.rules import rules
from annotate.tables import entries


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_rule_fires_on_its_example(name: str) -> None:
    article = structure(Seed("a", "a.txt", "", entries("rules/structure")[name]["example"]))
    assert name in [line.rule for line in article.lines]


@pytest.mark.parametrize("name", sorted(rules()))
def test_every_rule_says_why_in_both_languages(name: str) -> None:
    entry = entries("rules/structure")[name]
    assert entry["vi"]
    assert entry["en"]
    assert 0 < entry["confidence"] <= 1


def test_only_lines_of_the_article_have_its_classes() -> None:
    for rule in rules().values():
        expected = {"related": ("teaser",), "furniture": ("furniture",)}.get(
            rule.zone, ("title", "lead", "heading", "paragraph", "caption", "byline")
        )
        assert rule.cls in expected
