"""The first page's figures, for few, many and no articles."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from plugins.home import HEIGHT, Home, home

Record = dict[str, Any]


def published(earliest: str, latest: str = "") -> Record:
    return {"earliest": earliest, "latest": latest or earliest}


def person(key: str, articles: int, mentions: int = 1, kind: str = "person") -> Record:
    return {"id": key, "type": kind, "name": key.title(), "articles": articles, "mentions": mentions}


def event(key: str, sources: int, reports: int = 2, recalls: int = 0) -> Record:
    told = [{"article": str(n), "recalls": n >= reports} for n in range(reports + recalls)]
    return {"id": key, "sources": sources, "reports": told}


def link(one: str, other: str) -> Record:
    return {"kind": "related", "from": {"article": one}, "to": {"article": other}}


def figures(
    dates: list[Record | None] | None = None,
    entities: list[Record] | None = None,
    events: list[Record] | None = None,
    links: list[Record] | None = None,
    missing: tuple[str, ...] = (),
) -> Home:
    def page_of(name: str) -> str:
        return "" if name in missing else f"{name}.html"

    return home(dates or [], entities or [], events or [], links or [], page_of)


def test_an_empty_archive_has_no_years_no_people_and_no_event() -> None:
    assert figures() == Home({}, 0, 0, (), 0, (), None, ())


def test_articles_without_a_certain_year_are_counted_apart() -> None:
    found = figures([None, published("2016-12-30", "2017-01-02"), published("2017-05-01", "2017-05-03")])
    assert found.no_year == 2
    assert (found.first_year, found.last_year) == (2017, 2017)


def test_the_strip_has_every_year_so_that_gaps_show() -> None:
    found = figures([published("2015-01-01"), published("2017-01-01"), published("2017-02-01")])
    assert [(each.first, each.last, each.articles, each.height) for each in found.years] == [
        (2015, 2015, 1, HEIGHT / 2),
        (2016, 2016, 0, 0),
        (2017, 2017, 2, HEIGHT),
    ]


def test_a_year_leads_to_its_page_of_the_chronology_where_there_is_one() -> None:
    found = figures([published("2015-01-01"), published("2016-01-01")], missing=("chronology/2016",))
    assert [each.url for each in found.years] == ["chronology/2015.html", ""]


def test_a_long_time_is_told_in_decades() -> None:
    found = figures([published("1968-05-01"), published("2017-01-01")])
    assert [(each.first, each.last) for each in found.years] == [(n, n + 9) for n in range(1960, 2011, 10)]
    assert {each.url for each in found.years} == {"chronology/index.html"}


def test_few_articles_in_a_year_of_many_still_have_a_bar() -> None:
    found = figures([published("2015-01-01"), *[published("2016-01-01")] * 500])
    assert found.years[0].height == 2.0


def test_people_in_several_articles_come_first_by_articles_then_by_mentions() -> None:
    people = [
        person("a", 2),
        person("b", 3),
        person("c", 2, 9),
        person("d", 1, 50),
        person("x", 9, kind="place"),
    ]
    found = figures(entities=people)
    assert [each.name for each in found.people] == ["B", "C", "A"]
    assert found.kinds == {"person": 4, "place": 1}


def test_people_without_a_page_of_their_own_are_left_out() -> None:
    found = figures(entities=[person("a", 2), person("b", 3)], missing=("people/b",))
    assert [each.url for each in found.people] == ["people/a.html"]


def test_the_event_with_most_independent_sources_is_shown_and_none_with_one() -> None:
    assert figures(events=[event("copied", 1, 9)]).event is None
    found = figures(
        events=[event("copied", 1, 9), event("small", 2, 3), event("large", 3), event("long", 2, 8)]
    )
    assert found.event == event("large", 3)


def test_an_article_that_recalls_an_event_does_not_document_it() -> None:
    found = figures(events=[event("told", 2, 3), event("recalled", 2, 2, recalls=5)])
    assert found.event == event("told", 2, 3)


def test_the_articles_with_most_neighbours_are_shown_one_of_each_group() -> None:
    group = [link(one, other) for one, other in combinations("abcd", 2)]
    found = figures(
        [None] * 11, links=[*group, link("d", "c"), link("e", "f"), link("e", "g"), link("h", "h")]
    )
    assert [(each.article, each.others) for each in found.connected] == [("a", 3), ("e", 2)]


def test_a_small_archive_needs_no_list_of_connected_articles() -> None:
    assert figures([None] * 10, links=[link("a", "b")]).connected == ()
