from annotate.links.facts import Day, facts
from annotate.links.occurrences import Occurrence, occurrences
from tests.unit.annotate.links.archive_of import article_of
from tests.unit.annotate.links.test_events import FIRE, LOOKING_BACK


def found(text: str) -> tuple[Occurrence, ...]:
    return occurrences(facts(article_of("a", text)))


def told(text: str) -> list[tuple[str, tuple[Day, ...]]]:
    return [(each.told, each.days) for each in found(text)]


def test_the_head_tells_the_news_and_a_later_paragraph_recalls() -> None:
    assert told(LOOKING_BACK) == [("head", (Day(2017, 9, 20),)), ("recall", (Day(2017, 4, 12),))]


def test_news_without_a_day_is_of_the_days_of_publication() -> None:
    (news,) = found("Cháy chợ Thanh Bình / 04/05/2018 / Cháy lớn thiêu rụi chợ Thanh Bình.")
    assert news.loose
    assert Day(2018, 5, 4) in news.days


def test_what_lies_after_publication_has_not_happened() -> None:
    assert told(FIRE + " / Ngày 20/5, cháy rừng được diễn tập.") == told(FIRE)


def test_news_of_a_toll_that_grows_reports_the_event_itself() -> None:
    text = (
        "Nạn nhân thứ tư của vụ cháy xưởng gỗ qua đời / 16/09/2018 / Sáng 16/9, chị Đỗ Thị Mận qua đời. / Vụ cháy xảy ra tối "
        "14/9 tại phường Long Bình."
    )
    assert ("passage", (Day(2018, 9, 14),)) in told(text)


def test_an_arrest_is_news_of_its_own_that_recalls_the_event() -> None:
    text = (
        "Khởi tố thợ hàn trong vụ cháy xưởng gỗ / 21/09/2018 / Ngày 20/9, công an khởi tố Nguyễn Văn Hùng. / Vụ cháy xảy ra tối "
        "14/9 tại phường Long Bình."
    )
    assert ("recall", (Day(2018, 9, 14),)) in told(text)


def test_each_paragraph_of_a_roundup_is_an_event_of_its_own() -> None:
    text = "Thế giới 24h: Động đất và bầu cử / 27/08/2016 / Ngày 26/8, động đất ở Amatrice. / Ngày 27/8, cử tri Gabon đi bỏ phiếu."
    assert told(text) == [("passage", (Day(2016, 8, 26),)), ("passage", (Day(2016, 8, 27),))]
