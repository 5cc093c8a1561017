"""Every rule of data/rules/resolve.toml fires on its example, and no other rule joins or parts names."""

from __future__ import annotations

import pytest

from annotate.register import Entry, Register
from annotate.resolve import Resolution
from annotate.tables import entries
from tests.unit.annotate.resolve.archive_of import archive, resolved

RULES = entries("rules/resolve")


def fired(result: Resolution) -> set[str]:
    joined = {rule for entity in result.entities for rule in entity.rules}
    told = {mention.entity_rule for each in result.articles for mention in each.mentions}
    return joined | {doubt.rule for doubt in result.doubts} | (told & RULES.keys())


def run(example: str, register: Register | None = None) -> set[str]:
    return fired(resolved(archive(*example.split(" ¶ ")), register))


@pytest.mark.parametrize("name", RULES)
def test_every_rule_fires_on_its_example(name: str) -> None:
    register = Register()
    if name == "address-has-record":
        register = Register((Entry("sergei-lavrov", "person", "trinh-kim-chi", "a"),))
    assert name in run(RULES[name]["example"], register)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_that_fires_is_explained(name: str) -> None:
    assert run(RULES[name]["example"]) <= RULES.keys() | {"editor"}
