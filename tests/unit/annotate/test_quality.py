import json
from dataclasses import replace

import pytest

from annotate.archive import Report
from annotate.dating import Conflict
from annotate.entities import Entity
from annotate.links import Event
from annotate.links.model import Report as Told
from annotate.model import Evidence, Mention, Published, Span, Speaker, Statement
from annotate.quality import MOST, dates, mentions, one_source, quality, seen_once, statements
from annotate.register import Register
from annotate.resolve import Doubt
from annotate.whole import Whole

REPORT = Report(2, 1, 0, 1, 0, (), ())
EMPTY = Whole((), (), (), (), (), Register(), {}, (), ())


def mention(start, text, entity=None, form="name"):
    return Mention(start, start + len(text), text, "person", form, "test", 1.0, entity)


def person(id_, name, count):
    return Entity(id_, "person", name, (), ("a",), count)


def event(id_, sources, *reports):
    told = tuple(Told(article, ()) for article in reports)
    return Event(
        id_, f"Sự kiện {id_}", "talks", "2017-04-12", "2017-04-12", None, (), told, sources, "test", 1.0
    )


def dated(article, id_, earliest, latest):
    seed = replace(article.seed, id=id_)
    return replace(article, seed=seed, published=Published(None, earliest, latest, ()))


def test_articles_are_counted_by_how_sure_their_dates_are_widest_span_first(article):
    found = dates(
        [
            article,
            dated(article, "b", "2017-04-12", "2017-04-12"),
            dated(article, "c", "2017-04-12", "2017-04-15"),
            dated(article, "d", "2017-01-01", "2017-12-31"),
        ]
    )
    assert (found["day"], found["span"], found["unknown"]) == (1, 2, 1)
    assert [(row["article"], row["days"], row["when"]) for row in found["widest"]] == [
        ("d", 365, "1/1–31/12/2017"),
        ("c", 4, "12–15/4/2017"),
    ]


def test_names_that_mean_nobody_known_are_counted_with_their_first_place(article):
    marked = replace(
        article,
        mentions=(
            mention(8, "Hoà"),
            mention(12, "Hòa"),
            mention(16, "An", "an"),
            mention(18, "ông", form="pronoun"),
            mention(22, "Chia"),
        ),
    )
    assert mentions([marked]) == {
        "count": 4,
        "unresolved": 3,
        "forms": {"name": 2, "nominal": 0, "pronoun": 1},
        "names": [{"text": "Hoà", "type": "person", "count": 2, "article": "a", "line": 2}],
    }


def test_only_the_most_frequent_names_are_listed(article):
    many = tuple(mention(8, f"Tên {n}") for n in range(MOST + 5)) + (mention(8, "Lan"),) * 2
    found = mentions([replace(article, mentions=many)])
    assert (len(found["names"]), found["names"][0]["text"]) == (MOST, "Lan")
    assert found["unresolved"] == MOST + 7


def test_statements_without_a_speaker_are_told_from_those_whose_speaker_is_not_known(article):
    said = Statement(None, None, "claims", (Span(8, 12),), "direct", "test", 1.0)
    vague = replace(said, speaker=Speaker(13, 16, "họ"))
    known = replace(said, speaker=Speaker(13, 16, "An", "an"))
    assert statements([replace(article, statements=(said, vague, known))]) == {
        "count": 3,
        "without_speaker": 1,
        "unresolved_speaker": 1,
        "articles": [["a", 1]],
    }


def test_entities_seen_once_are_counted_by_type_in_alphabetical_order():
    found = seen_once(
        [person("duc", "Đức", 1), person("an", "Ân", 1), person("binh", "Bình", 2)],
        {"an": "people/once_aa.md#an", "duc": "people/duc.md"},
    )
    assert (found["count"], found["once"], found["types"]["person"]) == (3, 2, 2)
    assert [row["page"] for row in found["first"]] == ["people/once_aa.html#an", "people/duc.html"]


def test_events_with_one_source_are_listed_most_reports_first():
    found = one_source([event("x", 1, "a"), event("y", 2, "a", "b"), event("z", 1, "a", "b")])
    assert (found["count"], found["one_source"]) == (3, 2)
    assert [row["id"] for row in found["first"]] == ["z", "x"]


@pytest.fixture
def full(article):
    own = Evidence("a", 8, 12, "Một\nđoạn", "stamp", "dòng ghi ngày")
    other = Evidence("b", 8, 12, "Một đoạn", "dated-article", "bài b kể")
    one = replace(article, published=Published(None, "2017-04-12", "2017-04-15", (own,)))
    two = replace(article, seed=replace(article.seed, id="b"))
    return replace(
        EMPTY,
        articles=(one, two),
        entities=(person("an", "An", 2), person("van-an", "Văn An", 1)),
        conflicts=(Conflict("a", "năm 2016", (other,)),),
        doubts=(Doubt("same-name-not-joined", "Văn An", ("an", "van-an"), 2, "b", 8, 11, "- id: an\n"),),
    )


def record(whole):
    return json.loads(quality(whole, REPORT, {"an": "people/an.md", "van-an": "people/van-an.md"}))


def test_a_conflict_of_dates_is_told_with_both_sides(full):
    conflicts = record(full)["conflicts"]
    assert conflicts["count"] == 1
    told = conflicts["first"][0]
    assert [(row["article"], row["line"], row["text"]) for row in told["own"]] == [("a", 2, "Một đoạn")]
    assert [(row["article"], row["line"], row["says"]) for row in told["others"]] == [("b", 2, "bài b kể")]


def test_a_doubt_is_told_with_its_pages_and_the_lines_that_settle_it(full):
    doubts = record(full)["doubts"]
    assert (doubts["count"], doubts["rules"]) == (1, {"same-name-not-joined": 1})
    told = doubts["first"][0]
    assert [each["page"] for each in told["entities"]] == ["people/an.html", "people/van-an.html"]
    assert (told["line"], told["yaml"]) == (2, "- id: an\n")


def test_the_fields_of_the_data_contract_keep_their_names_and_an_empty_archive_has_them_all(full):
    kept = ["articles", "undated", "untitled", "recoded", "skipped", "withheld", "refused", "warnings"]
    assert list(record(full))[: len(kept)] == kept
    assert record(full)["undated"] == ["b"]
    assert record(EMPTY)["doubts"] == {"count": 0, "rules": {}, "first": []}


def test_the_words_of_an_article_that_is_withheld_are_not_told(full):
    named = replace(full.articles[0], mentions=(mention(8, "Lan"),), publish="metadata")
    found = record(replace(full, articles=(named, full.articles[1]), doubts=(), conflicts=()))
    assert found["mentions"]["count"] == 0
    assert "Lan" not in json.dumps(found)
