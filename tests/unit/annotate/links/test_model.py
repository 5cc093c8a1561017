from annotate.links import End, Event, Link, Report, event_records, link_records
from annotate.model import Span

EVENT = Event(
    "chay",
    "Cháy",
    "fire",
    "2018-05-03",
    "2018-05-03",
    None,
    (),
    (Report("a", (Span(0, 4),)), Report("b", (Span(1, 5),), True)),
    1,
    "shared-facts",
    0.9,
)
LINK = Link(
    "parallel-passage",
    End("a", 0, 4),
    End("b", 1, 5),
    "chay",
    "cùng một chi tiết",
    "same-fact",
    0.8,
    ((Span(0, 1),), (Span(1, 2),)),
)


def test_events_have_the_keys_of_the_contract_in_order() -> None:
    (record,) = event_records([EVENT])
    contract = [
        "id",
        "name",
        "from",
        "to",
        "place",
        "participants",
        "reports",
        "sources",
        "rule",
        "confidence",
        "by",
    ]
    assert [key for key in record if key in contract] == contract
    assert [report["recalls"] for report in record["reports"]] == [False, True]


def test_links_have_the_keys_of_the_contract_in_order() -> None:
    (record,) = link_records([LINK])
    assert list(record)[:8] == ["kind", "from", "to", "event", "reason", "rule", "confidence", "by"]
    assert record["from"] == {"article": "a", "start": 0, "end": 4}
    assert record["differs"] == {"from": [{"start": 0, "end": 1}], "to": [{"start": 1, "end": 2}]}


def test_no_passage_of_a_withheld_article_is_told() -> None:
    withheld = frozenset({"a"})
    (event,) = event_records([EVENT], withheld)
    (link,) = link_records([LINK], withheld)
    assert event["reports"][0]["passages"] == []
    assert link["from"] == {"article": "a", "start": None, "end": None}
    assert "differs" not in link


def test_links_are_sorted_whatever_their_order() -> None:
    other = Link("related", End("a"), End("c"), None, "", "shared-entities", 0.5)
    assert list(link_records([other, LINK])) == list(link_records([LINK, other]))
