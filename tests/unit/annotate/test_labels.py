import pytest

from annotate.labels import published_label, timex_label


@pytest.mark.parametrize(
    ("earliest", "latest", "label"),
    [
        ("2017-04-12", "2017-04-12", "12/4/2017"),
        ("2017-04-12", "2017-04-15", "12–15/4/2017"),
        ("2017-03-31", "2017-04-02", "31/3–2/4/2017"),
        ("2016-12-31", "2017-01-02", "31/12/2016–2/1/2017"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(earliest, latest, label):
    assert published_label({"earliest": earliest, "latest": latest}) == label


def test_a_date_that_is_not_known_says_so():
    assert published_label(None) == "không rõ ngày"


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2017-04-12", "12/4/2017"),
        ("2017-04", "tháng 4/2017"),
        ("2017", "năm 2017"),
        ("199", "thập niên 1990"),
        ("19", "thế kỷ 20"),
        ("XXXX-04-12", "12/4, không rõ năm"),
        ("XXXX-WXX-2", "thứ Ba, không rõ ngày"),
        ("2017-04-12T17:15", "17:15 12/4/2017"),
        ("2017-04-12TMO", "sáng 12/4/2017"),
        ("T17:15", "17:15"),
        ("2017-Q3", "quý 3/2017"),
        ("P3D", "3 ngày"),
        ("PT30M", "30 phút"),
        ("2017-04-12/2017-04-15", "12–15/4/2017"),
        ("XXXX-XX-XX", "không rõ"),
        ("FUTURE_REF", "sau này"),
        ("XXXX-04", "tháng 4, không rõ năm"),
    ],
)
def test_a_value_is_told_in_words(value, label):
    assert timex_label(value) == label
