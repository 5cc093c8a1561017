from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.sharing import known_date, tags

RECORD = {
    "title": {"text": "Tin"},
    "lead": {"text": "Lời dẫn"},
    "published": {"earliest": "2017-04-12", "latest": "2017-04-12"},
    "author": "Nguyễn Văn An - Thiên Vân",
    "source": "Tin Tức",
    "agencies": [],
    "url": None,
}
NAME = SimpleNamespace(type="person", name="Sergei Lavrov", entity="sergei-lavrov")
ADDRESS = "https://example.org/kho"


class Known:
    def __init__(self, records: dict[str, Any]) -> None:
        self.records = records

    def of(self, key: str) -> list[Any]:
        return [self.records[key]] if key in self.records else []


LAVROV = {
    "id": "l",
    "type": "person",
    "name": "Lavrov",
    "variants": ["Lavrov", "Lavrôp"],
    "ids": {"wikidata": "Q58217"},
}
TALKS = {
    "name": "Hội đàm",
    "from": "2017-04-12",
    "to": "2017-04-13",
    "place": None,
    "participants": ["l", "unknown"],
}
KNOWN: Any = {"entities": Known({"l": LAVROV}), "events": Known({"e": TALKS})}


def head(title: str = "Tin · Kho", **context: Any) -> LexborHTMLParser:
    settings = {
        "SITENAME": "Kho",
        "SITE_DESCRIPTION": "Báo cũ",
        "DEFAULT_LANG": "vi",
        "ARCHIVE_URL": ADDRESS,
        "PATH": "nowhere",
    }
    return LexborHTMLParser(f"<head>{tags({**settings, **context}, title, KNOWN)}</head>")


def article(**changes: Any) -> dict[str, Any]:
    record = {**RECORD, **changes}
    return {
        "article": SimpleNamespace(record=record, notes=SimpleNamespace(names=[NAME])),
        "output_file": "articles/a.html",
    }


def made(**fields: str) -> dict[str, Any]:
    return {"made": SimpleNamespace(fields=fields), "output_file": f"{fields['folder']}/{fields['id']}.html"}


def content(page: LexborHTMLParser, name: str) -> list[str | None]:
    return [tag.attributes["content"] for tag in page.css(f'meta[name="{name}"], meta[property="{name}"]')]


def linked(page: LexborHTMLParser) -> dict[str, Any]:
    found = [json.loads(script.text()) for script in page.css('script[type="application/ld+json"]')]
    return {data["@type"]: data for data in found}


def test_zotero_reads_a_newspaper_article_with_its_authors_day_and_paper() -> None:
    page = head(**article())
    assert content(page, "z:itemType") == ["newspaperArticle"]
    assert content(page, "citation_title") == ["Tin"]
    assert content(page, "citation_author") == ["Nguyễn, Văn An", "Thiên Vân"]
    assert content(page, "citation_publication_date") == ["2017-04-12"]
    assert content(page, "citation_language") == ["vi"]
    assert content(page, "prism.publicationName") == ["Tin Tức"]
    assert content(page, "citation_public_url") == [f"{ADDRESS}/articles/a.html"]
    assert content(page, "citation_journal_title") == []


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2017-04-12", "2017-04-12", "2017-04-12"),
        ("2017-04-12", "2017-04-15", "2017-04"),
        ("2017-03-30", "2017-04-02", "2017"),
        ("2016-12-31", "2017-01-01", ""),
    ],
)
def test_a_date_is_told_no_finer_than_it_is_known(earliest: str, latest: str, told: str) -> None:
    assert known_date({"earliest": earliest, "latest": latest}) == told


def test_search_engines_are_told_a_day_only_where_it_is_certain() -> None:
    assert linked(head(**article()))["NewsArticle"]["datePublished"] == "2017-04-12"
    vague = {"earliest": "2017-04-12", "latest": "2017-04-15"}
    assert "datePublished" not in linked(head(**article(published=vague)))["NewsArticle"]
    assert "datePublished" not in linked(head(**article(published=None)))["NewsArticle"]


def test_an_article_names_who_it_mentions_by_the_address_of_their_page() -> None:
    (mention,) = linked(head(**article()))["NewsArticle"]["mentions"]
    assert mention == {
        "@type": "Person",
        "name": "Sergei Lavrov",
        "url": f"{ADDRESS}/people/once_sl.html#sergei-lavrov",
    }


def test_a_person_has_other_names_and_identifiers_of_the_record() -> None:
    person = linked(head(**made(kind="entity", type="person", id="l", folder="people")))["Person"]
    assert (person["name"], person["alternateName"]) == ("Lavrov", ["Lavrôp"])
    assert person["sameAs"] == "https://www.wikidata.org/entity/Q58217"


def test_an_event_has_its_days_and_those_who_took_part_that_are_known() -> None:
    event = linked(head(**made(kind="event", id="e", folder="events")))["Event"]
    assert (event["startDate"], event["endDate"]) == ("2017-04-12", "2017-04-13")
    assert [actor["name"] for actor in event["actor"]] == ["Lavrov"]


def test_breadcrumbs_lead_from_the_first_page_to_this_one() -> None:
    steps = linked(head(**article()))["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Kho", "Tất cả bài", "Tin"]
    assert next(step["item"] for step in steps) == f"{ADDRESS}/"


def test_a_site_without_address_tells_no_addresses() -> None:
    page = head(**article(), ARCHIVE_URL="")
    assert not page.css('link[rel="canonical"]')
    assert content(page, "og:url") == content(page, "og:image") == []
    assert "url" not in linked(page)["NewsArticle"]


def test_the_page_for_what_is_missing_is_told_to_nobody() -> None:
    assert str(
        tags({"SITENAME": "Kho", "SITE_DESCRIPTION": "", "output_file": "404.html"}, "", KNOWN)
    ).strip() == ('<meta name="robots" content="noindex">')


def test_a_page_of_a_person_names_its_own_feed_where_there_are_such() -> None:
    page = head(**made(kind="entity", type="person", id="l", folder="people"), own_feeds=("people",))
    assert "./people/l.atom" in [link.attributes["href"] for link in page.css("link")]
    assert not head(**made(kind="entity", type="person", id="l", folder="people")).css(
        'link[href="./people/l.atom"]'
    )


def test_hostile_titles_stay_text() -> None:
    title = '</title></script><script>alert(1)</script>"><img src=x onerror=alert(2)>'
    context = article(title={"text": title}, lead={"text": title}, source=title, author=title)
    source = str(
        tags(
            {
                "SITENAME": "Kho",
                "SITE_DESCRIPTION": "",
                "DEFAULT_LANG": "vi",
                "ARCHIVE_URL": ADDRESS,
                "PATH": "nowhere",
                **context,
            },
            re.sub("<", "&lt;", title),
            KNOWN,
        )
    )
    page = LexborHTMLParser(f"<head>{source}</head>")
    assert page.css("img") == []
    assert [script.attributes.get("type") for script in page.css("script")] == ["application/ld+json"] * 2
    assert linked(page)["NewsArticle"]["publisher"]["name"] == title
    assert content(page, "prism.publicationName") == [title]
