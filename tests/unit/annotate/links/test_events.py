from itertools import permutations

import pytest

from annotate.links import Event, find_events
from annotate.model import Article
from annotate.register import Register, load_register, register_records
from tests.unit.annotate.links.archive_of import archive_of, article_of

MEETING = (
    "Ngoại trưởng Nga, Mỹ hội đàm / 13/04/2017 / Ngày 12/4, Ngoại trưởng Nga Sergei Lavrov và người đồng cấp Mỹ Rex "
    "Tillerson đã hội đàm tại Moskva. / Ông Lavrov và ông Tillerson nói về Syria."
)
SAME_MEETING = (
    "Mổ xẻ nội dung cuộc gặp Nga-Mỹ / 14/04/2017 / Cuộc gặp hôm 12/4 ở Moscow giữa ông Rex Tillerson và ông Sergey "
    "Lavrov bàn về Syria."
)
LOOKING_BACK = (
    "Nga nói về quan hệ với Mỹ / 20/09/2017 / Ngày 20/9, Bộ Ngoại giao Nga nói về quan hệ với Mỹ. / Trước đó, ngày "
    "12/4/2017, ông Sergei Lavrov đã hội đàm với ông Rex Tillerson tại Moskva."
)
FIRE = (
    "Cháy xưởng gỗ ở Biên Hòa / 04/05/2018 / Chiều 3/5, cháy lớn thiêu rụi xưởng gỗ tại phường Tân Phong, TP Biên Hòa, "
    "Đồng Nai."
)
OTHER_FIRE = "Cháy chợ ở Hải Dương / 04/05/2018 / Chiều 3/5, cháy lớn thiêu rụi ki ốt tại chợ Thanh Bình, TP Hải Dương."
FIRE_LATER = (
    "Lại cháy xưởng gỗ ở Biên Hòa / 10/05/2018 / Chiều 9/5, cháy lớn thiêu rụi xưởng gỗ tại phường Tân Phong, TP Biên "
    "Hòa, Đồng Nai."
)


def events(*texts: str) -> tuple[Event, ...]:
    return find_events(archive_of(" || ".join(texts))).events


def reports(event: Event) -> list[tuple[str, bool]]:
    return [(report.article, report.recalls) for report in event.reports]


def test_reports_in_different_words_are_one_event() -> None:
    (event,) = events(MEETING, SAME_MEETING)
    assert reports(event) == [("a", False), ("b", False)]
    assert (event.first, event.last, event.place) == ("2017-04-12", "2017-04-12", "moskva")
    assert set(event.participants) == {"sergei-lavrov", "rex-tillerson"}


def test_an_event_is_named_by_what_who_where_and_when() -> None:
    (event,) = events(MEETING, SAME_MEETING)
    assert event.name == "Hội đàm Lavrov–Tillerson, Moskva, 12/4/2017"
    assert event.id == "hoi-dam-lavrov-tillerson-moskva-12-4-2017"


def test_a_background_paragraph_recalls_an_event() -> None:
    (event,) = events(MEETING, SAME_MEETING, LOOKING_BACK)
    assert reports(event) == [("a", False), ("b", False), ("c", True)]


def test_fires_of_one_day_in_different_towns_are_two_events() -> None:
    assert events(FIRE, OTHER_FIRE) == ()


def test_fires_in_one_place_on_different_days_are_two_events() -> None:
    assert events(FIRE, FIRE_LATER) == ()


def test_copies_count_as_one_source() -> None:
    body = " Lực lượng chữa cháy điều 20 xe cùng 150 chiến sĩ dập lửa suốt ba giờ, không ai bị thương trong vụ việc."
    (event,) = events(FIRE + body, FIRE.replace("Cháy xưởng gỗ ở", "Lửa lớn ở") + body)
    assert len(event.reports) == 2
    assert event.sources == 1


def test_an_event_with_very_many_reports_is_one_event() -> None:
    articles = [article_of(f"a{n:03}", MEETING) for n in range(70)]
    (event,) = find_events(articles).events
    assert len(event.reports) == 70
    assert event.sources == 1


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_the_articles_plays_no_part(order: tuple[int, ...]) -> None:
    articles = archive_of(" || ".join((MEETING, SAME_MEETING, LOOKING_BACK, FIRE)))
    found = find_events([articles[n] for n in order])
    assert found == find_events(articles)


def test_an_unrelated_article_changes_nothing() -> None:
    articles = archive_of(" || ".join((MEETING, SAME_MEETING, LOOKING_BACK)))
    other: Article = article_of("z", FIRE)
    assert find_events([*articles, other]) == find_events(articles)


def test_an_event_keeps_its_address_when_its_name_changes() -> None:
    articles = archive_of(" || ".join((MEETING, SAME_MEETING)))
    first = find_events(articles)
    entries = tuple(
        type(entry)("cuoc-gap-cu", entry.kind, entry.key, entry.article) for entry in first.register.entries
    )
    again = find_events(articles, Register(entries))
    assert [event.id for event in again.events] == ["cuoc-gap-cu"]
    assert again.register.entries == entries


def test_the_register_is_read_back_as_it_was_written(tmp_path) -> None:
    import json

    found = find_events(archive_of(" || ".join((MEETING, SAME_MEETING))))
    path = tmp_path / "ids.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in register_records(found.register)))
    assert load_register(path, "ids.jsonl").entries == found.register.entries
