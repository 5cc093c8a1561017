import pytest

from annotate.dates.partial import value
from annotate.dates.reading import read_line


def read(text: str) -> list[tuple[str, str]]:
    return [(text[partial.start : partial.end], value(partial)) for partial in read_line(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15h30 chiều 22/5/2018", "2018-05-22T15:30"),
        ("3 giờ chiều thứ Ba, ngày 22/5/2018", "2018-05-22T15:00"),
        ("thứ Ba (18/2)", "XXXX-02-18"),
        ("ngày 12 tháng 4 năm 2017", "2017-04-12"),
        ("12/04/2017 | 17:15 GMT+7", "2017-04-12T17:15"),
        ("tháng 7 năm nay", "XXXX-07"),
    ],
)
def test_parts_of_one_date_are_one_expression(text: str, meant: str) -> None:
    assert read(text) == [(text, meant)]


def test_days_written_apart_are_two_expressions_and_share_the_month() -> None:
    assert read("ngày 4 và 5/7") == [("ngày 4", "XXXX-07-04"), ("5/7", "XXXX-07-05")]


def test_a_dash_makes_one_range() -> None:
    assert read("từ 30/4-3/5/2019") == [("30/4-3/5/2019", "2019-04-30/2019-05-03")]


def test_the_first_of_a_pair_takes_its_year_from_the_second() -> None:
    assert read("từ tháng 3 đến tháng 5/2018") == [("tháng 3", "2018-03"), ("tháng 5/2018", "2018-05")]


def test_a_part_of_the_day_alone_is_no_date() -> None:
    assert read("Buổi sáng, chợ đông.") == []


def test_two_dates_with_words_between_stay_two() -> None:
    assert [meant for _, meant in read("ngày 12/4/2017 ông đi, ngày 15/4/2017 ông về")] == [
        "2017-04-12",
        "2017-04-15",
    ]


def test_an_impossible_day_is_no_date() -> None:
    assert read("ngày 31/2/2017 và ngày 29/2/2017") == []


def test_the_29th_of_february_may_be_in_a_leap_year() -> None:
    assert read("ngày 29/2") == [("ngày 29/2", "XXXX-02-29")]


def test_letters_that_grow_in_lower_case_do_not_shift_positions() -> None:
    assert read("İİİ ngày 12/4") == [("ngày 12/4", "XXXX-04-12")]


def test_a_day_still_to_be_named_is_no_length_of_time() -> None:
    assert read("Họ chưa ấn định một ngày cụ thể cho hội nghị.") == []
    assert read("Hội nghị kéo dài một ngày.") == [("một ngày", "P1D")]


def test_the_mùng_of_a_month_is_a_lunar_day_unless_the_month_has_a_number() -> None:
    assert read("Chợ họp mùng 5.") == [("mùng 5", "XXXX-XX-XX")]
    assert read("Lễ chào cờ mùng 2/9") == [("mùng 2/9", "XXXX-09-02")]
    assert read("ngày 27 tháng Chạp") == [("ngày 27 tháng Chạp", "XXXX-XX-XX")]


def test_two_dates_joined_by_words_are_no_list_of_days() -> None:
    assert [value for _, value in read("từ 15-6 đến 31-7")] == ["XXXX-06-15", "XXXX-07-31"]
