import pytest

from annotate.links import (
    event_links,
    find_events,
    link_records,
    near_duplicates,
    parallel_passages,
    related,
    teaser_links,
)
from annotate.tables import entries
from tests.unit.annotate.links.archive_of import archive_of

RULES = entries("rules/links")


def fired(example: str) -> set[str]:
    articles = archive_of(example)
    events = find_events(articles).events
    links = (
        *near_duplicates(articles),
        *parallel_passages(articles, events),
        *teaser_links(articles).links,
        *event_links(events),
        *related(articles, events),
    )
    assert all(record["reason"] for record in link_records(links))
    return {link.rule for link in links} | {event.rule for event in events}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_fires_on_its_example(rule: str) -> None:
    assert rule in fired(RULES[rule]["example"])


@pytest.mark.parametrize("module", ["links", "dating"])
def test_every_rule_says_why_in_both_languages(module: str) -> None:
    assert all(entry["vi"] and entry["en"] for entry in entries(f"rules/{module}").values())


def test_no_rule_fires_between_articles_on_different_matters() -> None:
    first = "Giá xăng tăng / 04/05/2018 / Giá xăng tăng 300 đồng từ 15 giờ chiều nay."
    second = "Đuối nước ở Huế / 09/11/2019 / Hai học sinh đuối nước tại sông Hương."
    assert fired(f"{first} || {second}") == set()
