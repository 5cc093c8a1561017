import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.archive import (
    Built,
    Dating,
    FoundEvent,
    FoundMention,
    Score,
    copies,
    dating,
    entities,
    merged,
    parallel,
    read_built,
    recalls,
    report,
    same_event,
    sources,
    teasers,
)
from benchmarks.archive_truth import Place, TrueArticle, TrueEntity, Truth, load

TRUTH = load()
EVENTS = tuple(FoundEvent(event.reports, event.recalls, event.sources) for event in TRUTH.events.values())
MENTIONS = tuple(
    FoundMention(place, entity.type, entity.key)
    for entity in TRUTH.entities
    for places in entity.mentions.values()
    for place in places
)
PERFECT = Score(1.0, 1.0)


def small(clusters: Mapping[str, int]) -> Truth:
    """A truth of people alone: each key stands in as many places of article "a"."""
    at = iter(range(0, 1000, 10))
    people = tuple(
        TrueEntity(
            key,
            "person",
            key,
            {("a", f"{key}{n}", "person"): (Place("a", start := next(at), start + 5),) for n in range(size)},
        )
        for key, size in clusters.items()
    )
    return replace(TRUTH, entities=people)


def resolved(truth: Truth, entity: Callable[[str], str | None]) -> list[FoundMention]:
    return [
        FoundMention(place, true.type, entity(true.key))
        for true in truth.entities
        for places in true.mentions.values()
        for place in places
    ]


def test_the_truth_itself_scores_full_marks() -> None:
    assert same_event(TRUTH, EVENTS) == PERFECT
    assert recalls(TRUTH, EVENTS) == PERFECT
    assert sources(TRUTH, EVENTS) == (8, 8)
    assert entities(TRUTH, MENTIONS) == PERFECT
    assert merged(TRUTH, MENTIONS) == []
    assert copies(TRUTH, [group.articles[:2][::-1] for group in TRUTH.copies]) == PERFECT  # type: ignore[misc]
    assert teasers(TRUTH, [(t.place, t.means) for t in TRUTH.teasers if t.means]) == PERFECT
    links = [
        (one.places[0], other.places[0])
        for item in TRUTH.parallel
        for one, other in combinations(item.passages, 2)
    ]
    assert parallel(TRUTH, links) == PERFECT


def test_nothing_found_has_no_recall() -> None:
    assert (
        same_event(TRUTH, [])
        == entities(TRUTH, [])
        == teasers(TRUTH, [])
        == parallel(TRUTH, [])
        == Score(1.0, 0.0)
    )


def test_one_event_split_in_two_loses_recall_and_two_joined_lose_precision() -> None:
    fire = TRUTH.events["chay-xuong-go"].reports
    alone = replace(TRUTH, events={"fire": TRUTH.events["chay-xuong-go"]})
    assert same_event(alone, [FoundEvent(fire[:2], (), 2), FoundEvent(fire[2:], (), 1)]) == Score(1.0, 1 / 3)
    assert same_event(alone, [FoundEvent((*fire, "chay-karaoke"), (), 4)]) == Score(0.5, 1.0)


def test_article_that_only_recalls_an_event_is_no_pair_of_its_reports() -> None:
    fire = TRUTH.events["chay-xuong-go"]
    alone = replace(TRUTH, events={"fire": fire})
    assert same_event(alone, [FoundEvent(fire.reports, fire.recalls, 3)]) == PERFECT
    assert same_event(alone, [FoundEvent(fire.reports + fire.recalls, (), 7)]).precision == pytest.approx(
        3 / 21
    )
    assert recalls(alone, [FoundEvent(fire.reports + fire.recalls, (), 7)]).recall == 0


def test_number_of_sources_counts_only_for_the_right_articles() -> None:
    fire = TRUTH.events["chay-xuong-go"]
    alone = replace(TRUTH, events={"fire": fire})
    assert sources(alone, [FoundEvent(fire.reports, (), 2)]) == (0, 1)
    assert sources(alone, [FoundEvent(fire.reports[:2], (), 3)]) == (0, 1)


def test_two_people_made_one_lose_precision_by_their_sizes() -> None:
    truth = small({"x": 3, "y": 1})
    found = resolved(truth, lambda _: "hung")
    # three keys see a cluster that is 3/4 theirs, one key a cluster that is 1/4 its own
    assert entities(truth, found) == Score((3 * 3 / 4 + 1 / 4) / 4, 1.0)
    assert merged(truth, found) == [("hung", ["x", "y"])]


def test_mentions_left_open_are_clusters_of_their_own() -> None:
    truth = small({"x": 4, "y": 4})
    assert entities(truth, resolved(truth, lambda _: None)) == Score(1.0, 1 / 4)
    assert merged(truth, resolved(truth, lambda _: None)) == []


def test_key_that_was_not_found_lowers_recall_unless_left_out() -> None:
    truth = small({"x": 2})
    half = resolved(truth, lambda key: key)[:1]
    assert entities(truth, half) == Score(1.0, 1 / 4)
    assert entities(truth, half, found_only=True) == PERFECT


def test_mention_counts_with_or_without_its_head_noun_but_only_in_its_type() -> None:
    truth = small({"x": 1})
    assert entities(truth, [FoundMention(Place("a", 2, 5), "person", "x")]) == PERFECT
    assert entities(truth, [FoundMention(Place("a", 0, 9), "person", "x")]) == PERFECT
    assert entities(truth, [FoundMention(Place("a", 3, 9), "person", "x")]).recall == 0
    assert entities(truth, [FoundMention(Place("a", 0, 5), "place", "x")]).recall == 0


def test_entity_of_a_key_is_the_commonest_of_its_places() -> None:
    place = [Place("a", 0, 4), Place("a", 10, 14), Place("a", 20, 24)]
    one = TrueEntity("x", "person", "x", {("a", "Hùng", "person"): tuple(place)})
    two = TrueEntity("y", "person", "y", {("a", "Lan", "person"): (Place("a", 30, 33),)})
    truth = replace(TRUTH, entities=(one, two))
    found = [FoundMention(p, "person", e) for p, e in zip(place, ("p", "p", "q"), strict=True)]
    assert entities(truth, [*found, FoundMention(Place("a", 30, 33), "person", "q")]) == PERFECT


def test_dating_is_right_inside_the_interval_and_honest_where_nothing_is_stated() -> None:
    day = date(2018, 9, 15)
    known, undated = TrueArticle("a", "", day, "page", ()), TrueArticle("b", "", None, "nothing", ())
    interval = (day - timedelta(days=1), day + timedelta(days=2))
    assert dating([known, undated], {"a": interval, "b": None}) == Dating(2, 0, 0, (4,))
    assert dating([known, undated], {"a": None, "b": interval}) == Dating(0, 1, 1, ())
    assert dating([known], {"a": (interval[0], interval[0])}) == Dating(0, 1, 0, ())


def test_teaser_of_an_absent_article_must_not_be_linked() -> None:
    absent = next(teaser for teaser in TRUTH.teasers if teaser.means is None)
    assert teasers(TRUTH, [(absent.place, "chay-go-1")]) == Score(0.0, 0.0)


def test_link_of_part_of_a_teaser_counts_once() -> None:
    whole = next(teaser for teaser in TRUTH.teasers if teaser.means)
    part = replace(whole.place, end=whole.place.end - 1)
    assert whole.means is not None
    one = replace(TRUTH, teasers=(whole,))
    assert teasers(one, [(part, whole.means), (whole.place, whole.means)]) == PERFECT


def test_parallel_link_may_join_a_copy_instead_of_the_passage_itself() -> None:
    [item] = [item for item in TRUTH.parallel if item.same == "bạo lực đã giảm"]
    one = replace(TRUTH, parallel=(item,))
    assert parallel(one, [(item.passages[1].places[0], item.passages[0].places[1])]) == PERFECT


def test_parallel_link_between_different_events_is_wrong() -> None:
    here, there = Place("chay-go-1", 0, 9), Place("chay-karaoke", 0, 9)
    assert parallel(TRUTH, [(here, there)]) == Score(0.0, 0.0)


def test_build_is_read_by_the_data_contract_and_reported(tmp_path: Path) -> None:
    whole = {"article": "chay-go-2", "start": None, "end": None}
    span = {"article": "chay-go-1", "start": 0, "end": 9}
    published = {"value": None, "earliest": "2018-09-15", "latest": "2018-09-17"}
    rows: dict[str, list[dict[str, object]]] = {
        "articles": [{"id": "chay-go-1", "published": published}, {"id": "chay-go-2", "published": None}],
        "events": [
            {
                "sources": 1,
                "reports": [
                    {"article": "chay-go-1", "recalls": False},
                    {"article": "xu-tho-han", "recalls": True},
                ],
            }
        ],
        "mentions": [{**span, "type": "person", "entity": None}],
        "links": [
            {"kind": "near-duplicate", "from": {**whole, "article": "chay-go-3"}, "to": whole},
            {"kind": "teaser-of", "from": span, "to": whole},
            {"kind": "parallel-passage", "from": span, "to": span},
            {"kind": "related", "from": whole, "to": whole},
        ],
    }
    for name, records in rows.items():
        (tmp_path / f"{name}.jsonl").write_text(
            "".join(json.dumps(r) + "\n" for r in records), encoding="utf-8"
        )
    place = Place("chay-go-1", 0, 9)
    built = read_built(tmp_path)
    assert built == Built(
        published={"chay-go-1": (date(2018, 9, 15), date(2018, 9, 17)), "chay-go-2": None},
        events=(FoundEvent(("chay-go-1",), ("xu-tho-han",), 1),),
        mentions=(FoundMention(place, "person", None),),
        copies=frozenset({("chay-go-2", "chay-go-3")}),
        teasers=((place, "chay-go-2"),),
        parallel=((place, place),),
    )
    assert "dated by company" in report(TRUTH, built)
