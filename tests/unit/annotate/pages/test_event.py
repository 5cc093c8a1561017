import pytest

from annotate.pages.event import aligned


@pytest.fixture
def two(make):
    return (
        make("a", "Cháy chợ\nChợ cháy, 5 người chết.\nTrần Bình đến.", source="Báo A"),
        make("b", "Chợ cháy\nLửa bùng lên, 7 người chết ở Hà Nội.", source="Báo B"),
    )


def event(**fields):
    return {
        "id": "chay", "name": "Cháy chợ", "from": "2018-05-02", "to": "2018-05-02", "place": "ha-noi",
        "participants": ["binh"], "sources": 2, "rule": "shared-facts", "confidence": 0.91, "by": "machine",
        "reports": [
            {"article": "a", "passages": [{"start": 9, "end": 32}], "recalls": False},
            {"article": "b", "passages": [], "recalls": True},
        ],
        **fields,
    }  # fmt: skip


def parallel(first=("a", 9, 32), second=("b", 9, 45), differs=None):
    ends = {
        name: dict(zip(("article", "start", "end"), end, strict=True))
        for name, end in (("from", first), ("to", second))
    }
    return {"kind": "parallel-passage", **ends, "event": "chay", **({"differs": differs} if differs else {})}


def test_an_event_tells_when_where_who_and_how_many_sources(two, pages):
    page = pages(*two, events=[event()])["events/chay.md"]
    assert "[2/5/2018](../chronology/2018.md#2018-05-02) · [Hà Nội](../places/ha-noi.md)" in page
    assert "1 bài đưa tin · 2 nguồn độc lập · 1 bài nhắc lại" in page
    assert "(máy xếp chung, chắc 91 %)" in page
    assert "## Người và tổ chức\n\n- [Trần Bình](../people/binh.md)" in page


def test_reports_and_recalls_stand_apart(two, pages):
    page = pages(*two, events=[event()])["events/chay.md"]
    assert "## Các bài đưa tin\n\n- [Cháy chợ](../articles/a.md)  \n  Báo A · 3/5/2018 · dòng [2]" in page
    assert "## Các bài nhắc lại\n\n- [Chợ cháy](../articles/b.md)" in page


def test_a_day_without_a_year_is_no_link_and_stands_last(two, pages):
    partial = event(**{"id": "khac", "name": "Khác", "from": "XXXX-05-02", "to": "XXXX-05-02"})
    made = pages(*two, events=[partial, event()])
    assert "\n2/5, không rõ năm · [Hà Nội]" in made["events/khac.md"]
    assert made["events/index.md"].index("## 2018") < made["events/index.md"].index("## Không rõ năm")


def test_passages_stand_side_by_side_with_the_figures_that_differ(two, pages):
    differs = {"from": [{"start": 19, "end": 20}], "to": [{"start": 23, "end": 24}]}
    page = pages(*two, events=[event()], links=[parallel(differs=differs)])["events/chay.md"]
    assert "### 1\n\n- Chợ cháy, **5** người chết.  \n  [Báo A](../articles/a.md#l2)" in page
    assert "- Lửa bùng lên, **7** người chết ở Hà Nội." in page


def test_passages_linked_through_a_third_stand_together(two, make, grouped):
    third = make("c", "Tin\nChợ cháy lớn.")
    links = [parallel(), parallel(second=("c", 4, 17))]
    found = grouped(*two, third, events=[event()], links=links)
    assert [[place.article for place in group] for group in aligned(found, event())] == [[0, 1, 2]]


def test_an_entity_lists_its_events(two, pages):
    page = pages(*two, events=[event()])["people/binh.md"]
    assert "## Sự kiện\n\n- [Cháy chợ](../events/chay.md) · 1 bài" in page


def test_the_list_of_events_is_paged(two, pages):
    many = [event(id=f"chay-{n}") for n in range(3)]
    made = pages(*two, events=many, rows=2)
    assert "(../events/chay-2.md)" in made["events/index_2.md"]


def test_copies_of_one_text_are_named_with_the_agency_they_share(two, pages):
    for each in two:
        each.article["agencies"] = ["TTXVN"]
    reports = [{"article": name, "passages": [], "recalls": False} for name in "ab"]
    copy = {
        "kind": "near-duplicate", "event": None,
        "from": {"article": "a", "start": None, "end": None}, "to": {"article": "b", "start": None, "end": None},
    }  # fmt: skip
    page = pages(*two, events=[event(reports=reports)], links=[copy])["events/chay.md"]
    assert (
        "[Báo A](../articles/a.md), [Báo B](../articles/b.md) in gần như cùng một bản tin của TTXVN." in page
    )
    assert "cùng một" not in pages(*two, events=[event(reports=reports)])["events/chay.md"]


def test_an_editor_who_joined_the_articles_is_named_instead_of_a_figure(two, pages):
    page = pages(*two, events=[event(by="editor")])["events/chay.md"]
    assert "(người biên tập quyết định)" in page
