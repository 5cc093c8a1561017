from datetime import date

import pytest

from annotate.dates import find_times
from annotate.dates.partial import Partial, value
from annotate.dates.reading import read_line
from annotate.dates.resolve import Anchor, Context, Resolved, resolve
from benchmarks.dates import plain_article

WRITTEN = Context(Anchor(date(2017, 4, 14), date(2017, 4, 14)))
BETWEEN = Context(Anchor(date(2017, 12, 30), date(2018, 1, 2)))


def first(text: str, context: Context) -> Resolved:
    return resolve(read_line(text)[0], context)


@pytest.mark.parametrize(
    ("text", "meant", "rule"),
    [
        ("ngày 12/4/2016", "2016-04-12", "explicit-year"),
        ("thứ Tư (12/4)", "2017-04-12", "weekday-and-date"),
        ("hôm qua", "2017-04-13", "counted-from-writing"),
        ("ngày 20/12", "2016-12-20", "nearest-to-writing"),
        ("Ngày 20/12, hội nghị sẽ họp", "2017-12-20", "nearest-to-writing"),
        ("20/4", "2017-04-20", "nearest-to-writing"),
        ("tháng 11", "2016-11", "nearest-to-writing"),
        ("hôm thứ Sáu", "2017-04-14", "nearest-to-writing"),
    ],
)
def test_the_first_step_that_can_decides(text: str, meant: str, rule: str) -> None:
    found = first(text, WRITTEN)
    assert (value(found.partial), found.rule) == (meant, rule)


def test_an_interval_resolves_only_what_both_its_ends_agree_on() -> None:
    assert value(first("ngày 12/11", BETWEEN).partial) == "2017-11-12"
    assert first("năm nay", BETWEEN).rule == "anchor-too-wide"


def test_a_day_stated_in_full_elsewhere_gives_its_year() -> None:
    found = first("ngày 12/4", Context(stated={(4, 12): 2015}))
    assert (value(found.partial), found.rule) == ("2015-04-12", "stated-elsewhere")


def test_a_day_after_one_without_a_year_has_none_either() -> None:
    told = Partial(0, 0, "day-month", month=4, day=30)
    assert value(first("hôm sau", Context(told=told)).partial) == "XXXX-05-01"


def test_without_an_anchor_a_weekday_names_the_years_that_fit() -> None:
    found = first("thứ Ba (18/2)", Context())
    assert found.rule == "weekday-fits-several-years"
    assert "2014, 2020, 2025, 2031" in found.blanks["years"]


def test_an_hour_in_a_new_line_belongs_to_the_day_of_the_news() -> None:
    article = plain_article(
        "Hôm nay (9/3/2020), giá giảm.\nGiá thấp hơn phiên ngày 6/3/2020.\nGiá giảm từ 10h15."
    )
    assert find_times(article)[-1].value == "2020-03-09T10:15"


def test_a_value_without_its_year_says_how_seldom_it_is_right() -> None:
    (found,) = find_times(plain_article("Ngày 12/4, hai bên hội đàm."))
    assert (found.value, found.confidence) == ("XXXX-04-12", 0.15)
