from annotate.links import End, event_links, find_events, in_time, related
from tests.unit.annotate.links.archive_of import archive_of, article_of
from tests.unit.annotate.links.test_events import FIRE, LOOKING_BACK, MEETING, SAME_MEETING

LATER = "Nga và Syria / 20/12/2017 / Ngày 20/12, ông Sergei Lavrov tiếp đại diện Syria. / Ông Rex Tillerson không có mặt."


def test_related_articles_say_what_they_share_and_how_far_apart_they_are() -> None:
    (link,) = related(archive_of(f"{MEETING} || {LATER}"))
    assert (link.source, link.target) == (End("a"), End("b"))
    assert "Lavrov" in link.reason
    assert "Tillerson" in link.reason
    assert link.reason.endswith(", cách 8 tháng")


def test_reports_of_one_event_are_linked_by_it_and_not_again_as_related() -> None:
    articles = archive_of(f"{MEETING} || {SAME_MEETING}")
    events = find_events(articles).events
    assert [link.kind for link in event_links(events)] == ["same-event"]
    assert related(articles, events) == ()


def test_an_article_that_looks_back_follows_the_first_report_by_its_passage() -> None:
    articles = archive_of(f"{MEETING} || {SAME_MEETING} || {LOOKING_BACK}")
    follows = [link for link in event_links(find_events(articles).events) if link.kind == "follows"]
    assert [(link.source.article, link.target.article) for link in follows] == [("c", "a")]
    start, end = follows[0].source.start, follows[0].source.end
    assert articles[2].seed.text[start:end].startswith("Trước đó, ngày 12/4/2017")


def test_an_article_that_shares_nothing_is_related_to_none_and_changes_nothing() -> None:
    articles = archive_of(f"{MEETING} || {LATER}")
    assert related([*articles, article_of("z", FIRE)]) == related(articles)


def test_the_order_of_the_articles_plays_no_part() -> None:
    articles = archive_of(f"{MEETING} || {LATER} || {LOOKING_BACK}")
    assert related(articles[::-1]) == related(articles)


def test_articles_stand_in_order_of_time_and_undated_ones_not_at_all() -> None:
    undated = "Làng nghề giấy dó / Làng nghề làm giấy dó có từ lâu đời."
    assert in_time(archive_of(f"{LATER} || {undated} || {MEETING}")) == ("c", "a")
