import pytest

from annotate.statements.rules import confidence
from annotate.tables import entries, rows
from benchmarks.gold import CUE_CLASSES

from .statement_of import statements


@pytest.mark.parametrize("rule", entries("rules/statements"))
def test_every_rule_fires_on_its_example(rule):
    assert rule in [s.rule for s in statements(entries("rules/statements")[rule]["example"])]


@pytest.mark.parametrize("rule", entries("rules/statements"))
def test_confidence_is_a_share(rule):
    assert 0 < confidence(rule) <= 1


def test_every_cue_has_a_documented_class():
    assert {row["class"] for row in rows("statements/cues")} <= set(entries("statements/classes"))
    assert set(entries("statements/classes")) == set(CUE_CLASSES)
