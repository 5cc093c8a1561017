"""The list of rules: every rule is explained, fires on its example, and none fires that is not on the list.

Here are the modules that read one article; those that look at several run their examples in their own tests.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotate import rules
from annotate.dates import date_article, find_times
from annotate.model import Article, Published, Seed
from annotate.statements import find_statements
from annotate.structure import structure
from annotate.tables import entries
from benchmarks.dates import plain_article
from benchmarks.gold import load_all
from tests.unit.annotate.dates.test_rules import ANCHOR, Tillerson, page
from tests.unit.annotate.names.test_rules import DAY
from tests.unit.annotate.names.test_rules import fired as of_names
from tests.unit.annotate.statements.statement_of import article_of


def of_structure(article: Article) -> set[str]:
    return {line.rule for line in article.lines}


def of_dates(article: Article) -> set[str]:
    return {time.rule for time in article.times}


def of_publication(article: Article) -> set[str]:
    return {evidence.rule for evidence in article.published.evidence} if article.published else set()


def of_statements(article: Article) -> set[str]:
    return {statement.rule for statement in find_statements(article)}


def dated(example: str) -> set[str]:
    anchor = ANCHOR.match(example)
    first, _, last = anchor[1].partition("/") if anchor else ("", "", "")
    published = Published(None, first, last or first, ()) if anchor else None
    times = find_times(plain_article(example[anchor.end() :] if anchor else example, published))
    return {time.rule for time in times}


FIRED: dict[str, Callable[[str], set[str]]] = {
    "structure": lambda example: of_structure(structure(Seed("a", "a.txt", "", example))),
    "dates": dated,
    "publication": lambda example: of_publication(date_article(page(example), Tillerson())),
    "names": lambda example: of_names(replace(article_of(example), published=DAY)),
    "statements": lambda example: of_statements(article_of(example)),
}
FOUND = {
    "structure": of_structure,
    "dates": of_dates,
    "publication": of_publication,
    "names": of_names,
    "statements": of_statements,
}
RULES = [(module, name) for module in FIRED for name in entries(f"rules/{module}")]
TESTS = Path(__file__).parents[1]


def articles() -> Iterator[Article]:
    """The articles annotated by hand, through the machine's own first steps."""
    for gold in load_all():
        yield date_article(structure(Seed(gold.id, "", "", gold.text)))


def test_every_list_of_rules_is_tried() -> None:
    sources = [
        path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path != Path(__file__)
    ]
    untried = [
        module
        for module in rules.modules()
        if module not in FIRED and not any(f"rules/{module}" in source for source in sources)
    ]
    assert untried == []
    assert set(FIRED) == set(FOUND) <= set(rules.modules())


@pytest.mark.parametrize(("module", "name"), RULES)
def test_every_rule_fires_on_its_example(module: str, name: str) -> None:
    assert name in FIRED[module](entries(f"rules/{module}")[name]["example"])


@pytest.mark.parametrize("module", FIRED)
def test_every_rule_that_fires_on_an_article_is_on_the_list(module: str) -> None:
    fired = set().union(*map(FOUND[module], articles()))
    assert fired
    assert fired <= set(entries(f"rules/{module}"))


@pytest.mark.parametrize("module", rules.modules())
def test_every_rule_tells_readers_its_reason_in_both_languages_and_has_an_example(module: str) -> None:
    for name, entry in entries(f"rules/{module}").items():
        assert entry["vi"].strip(), name
        assert entry["en"].strip(), name
        assert entry["example"].strip(), name


def test_the_published_list_holds_every_rule_once() -> None:
    listed = json.loads(rules.rule_list())
    assert [(rule["module"], rule["rule"]) for rule in listed] == [
        (module, name) for module in rules.modules() for name in entries(f"rules/{module}")
    ]
    assert set(listed[0]) == {"module", "rule", "vi", "en", "example"}


def test_a_rule_that_cannot_be_explained_is_an_error() -> None:
    with pytest.raises(KeyError):
        rules.reason("structure", "no-such-rule")


def test_what_an_editor_decides_needs_no_rule() -> None:
    assert rules.reason("structure", "editor") == "người biên tập quyết định"
