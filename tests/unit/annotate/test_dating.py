from itertools import permutations

import pytest

from annotate.dating import date_by_company, dated_by_company
from annotate.model import Article
from annotate.tables import entries
from tests.unit.annotate.links.archive_of import archive_of, article_of

RULES = entries("rules/dating")
TEASER = RULES["dated-teaser"]["example"]
DATED = RULES["dated-article"]["example"]
DISAGREES = RULES["company-disagrees"]["example"]
EXPECTED = {
    "dated-teaser": ("2017-04-12", "2017-04-15"),
    "dated-article": ("2017-04-12", "2017-04-15"),
    "dated-copy": ("2016-08-25", "2016-08-28"),
}
UNRELATED = "Cháy chợ / 13/04/2012 / Ngày 12/4/2012, cháy lớn ở chợ Thanh Bình, TP Hải Dương."


def span(article: Article) -> tuple[str, str] | None:
    return (article.published.earliest, article.published.latest) if article.published else None


def rules(article: Article) -> list[str]:
    return [item.rule for item in article.published.evidence] if article.published else []


@pytest.mark.parametrize("rule", sorted(EXPECTED))
def test_company_dates_an_article_and_is_named_as_evidence(rule: str) -> None:
    articles = archive_of(RULES[rule]["example"])
    assert articles[0].published is None
    dated = date_by_company(articles)
    assert span(dated[0]) == EXPECTED[rule]
    assert rules(dated[0]) == ["last-event", rule]
    proof = dated[0].published.evidence[-1]
    assert proof.article == "b"
    assert articles[1].seed.text[proof.start : proof.end] == proof.text


def test_the_times_of_a_dated_article_are_resolved_again() -> None:
    dated = date_by_company(archive_of(TEASER))
    assert [time.value for time in dated[0].times] == ["2017-04-12"]


def test_years_that_contradict_one_another_prove_nothing() -> None:
    outcome = dated_by_company(archive_of(DISAGREES))
    assert outcome.articles[0].published is None
    assert [conflict.article for conflict in outcome.conflicts] == ["a"]
    assert "2017, 2018" in outcome.conflicts[0].says


def test_other_people_on_the_same_day_are_no_company() -> None:
    other = DATED.replace(
        "Ông Sergei Lavrov và ông Rex Tillerson hội đàm", "Ông John Kerry và ông Emmanuel Macron hội đàm"
    )
    assert date_by_company(archive_of(other))[0].published is None


def test_the_same_people_doing_something_else_are_no_company() -> None:
    other = DATED.replace("hội đàm ngày 12/4/2017", "cùng dự lễ tang ngày 12/4/2017")
    assert date_by_company(archive_of(other))[0].published is None


def test_an_article_that_is_dated_by_company_dates_no_other() -> None:
    chain = archive_of(TEASER + " || Cuộc gặp / Ngày 12/4, ông Rex Tillerson và ông Sergei Lavrov hội đàm.")
    dated = date_by_company(chain)
    assert {item.article for item in dated[2].published.evidence} == {"b", "c"}


def test_the_year_may_come_from_a_day_that_the_article_recalls() -> None:
    articles = archive_of(
        "Phạt nhà máy Hòa Lộc / Ngày 15/1, tỉnh phạt Công ty Hòa Lộc 420 triệu đồng. / Trước đó, đêm 30/12, cá chết hàng loạt, "
        "theo bà Phan Thị Hồng Gấm. || Cá chết trắng sông / 31/12/2018 / Đêm 30/12, cá chết hàng loạt gần Công ty Hòa Lộc, "
        "bà Phan Thị Hồng Gấm nói."
    )
    assert span(date_by_company(articles)[0]) == ("2019-01-15", "2019-01-18")


def test_an_unrelated_article_changes_no_date() -> None:
    articles = archive_of(TEASER)
    other = article_of("z", UNRELATED)
    assert date_by_company([*articles, other])[:-1] == date_by_company(articles)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_plays_no_part(order: tuple[int, ...]) -> None:
    articles = archive_of(DISAGREES)
    dated = {article.id: article for article in date_by_company(articles)}
    again = date_by_company([articles[n] for n in order])
    assert {article.id: article for article in again} == dated


def test_a_date_that_an_editor_decided_stays() -> None:
    from dataclasses import replace

    first, *rest = archive_of(TEASER)
    decided = replace(first, edited=("date",))
    assert date_by_company([decided, *rest])[0] is decided
