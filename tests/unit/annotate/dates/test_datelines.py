import pytest

from annotate.dates import publication
from annotate.model import Article, Line, LineClass, Published, Seed, Zone, raw_lines


def of(*rows: tuple[Zone, LineClass, str]) -> Published | None:
    text = "\n".join(row[2] for row in rows)
    lines = tuple(
        Line(line.n, line.start, line.end, zone, cls, "test", 1.0)
        for line, (zone, cls, _) in zip(raw_lines(text), rows, strict=True)
    )
    return publication(Article(Seed("a", "a.txt", "0", text), lines))


TITLE: tuple[Zone, LineClass, str] = ("article", "title", "Hai nước hội đàm")
STORY: tuple[Zone, LineClass, str] = ("article", "paragraph", "Ngày 12/4, hai bên gặp nhau.")


@pytest.mark.parametrize(
    "words",
    [
        "Thứ tư, 12/4/2017 | 17:15 GMT+7",
        "17:15' - 12/04/2017",
        "Nguyễn An - 12/04/2017 17:15",
        "Cập nhật lúc 17h15 ngày 12/4/2017",
        "2017-04-12",
    ],
)
def test_a_byline_with_a_full_date_states_the_day(words: str) -> None:
    found = of(TITLE, ("article", "byline", words), STORY)
    assert found is not None
    assert found.value == "2017-04-12"


def test_the_articles_own_line_goes_before_the_pages() -> None:
    found = of(
        ("furniture", "furniture", "Thứ Hai, 17/04/2017"), TITLE, ("article", "byline", "12/4/2017"), STORY
    )
    assert found is not None
    assert found.value == "2017-04-12"


def test_a_line_of_the_page_long_after_the_news_is_the_crawls() -> None:
    assert of(("furniture", "furniture", "Thứ Năm, 22/05/2025"), TITLE, STORY) is None


@pytest.mark.parametrize(
    ("words", "believed"),
    [
        ("Thứ Hai, 01/05/2017", False),
        ("Thứ Năm, 13/04/2017", True),
        ("Trang chủ / Thế giới - Thứ tư, 12/4/2017 17:15", True),
        ("Hôm nay: 13/04/2017 17:15", False),
    ],
)
def test_above_the_headline_a_day_needs_an_hour_or_fresh_news(words: str, believed: bool) -> None:
    found = of(("furniture", "furniture", words), TITLE, STORY)
    assert (found is not None) is believed


def test_stamps_of_related_articles_state_nothing() -> None:
    assert of(TITLE, STORY, ("related", "teaser", "17:15' - 12/04/2017")) is None


def test_a_stamp_below_the_text_states_nothing() -> None:
    assert of(TITLE, STORY, ("furniture", "furniture", "22/05/2025 10:00")) is None


def test_the_month_that_signs_an_article_bounds_it() -> None:
    found = of(TITLE, ("article", "byline", "Mèo Vạc, tháng 10-2007"))
    assert found is not None
    assert (found.value, found.earliest, found.latest) == (None, "2007-10-01", "2007-10-31")
