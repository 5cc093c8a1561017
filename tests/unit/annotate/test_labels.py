import pytest

from annotate.labels import class_definition, class_label, published_label, timex_label
from annotate.language import speaking


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
        ("XXXX-WXX", "một tuần, không rõ tuần nào"),
        ("2018-WI", "mùa đông 2018"),
        ("XXXX-FA", "mùa thu"),
        ("XXXX-XX-XXTMO", "sáng, không rõ ngày"),
        ("P7Y6M", "7 năm 6 tháng"),
        ("PT1H30M", "1 giờ 30 phút"),
        ("P2.5D", "2,5 ngày"),
        ("P1DE", "1 thập niên"),
        ("PXD", "không rõ"),
        ("2017-W54", "không rõ"),
        ("UNHEARD_OF", "không rõ"),
        ("XXXX-04", "tháng 4, không rõ năm"),
    ],
)
def test_a_value_is_told_in_words(value, label):
    assert timex_label(value) == label


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2017-04-12", "12 April 2017"),
        ("2017-04", "April 2017"),
        ("2017", "2017"),
        ("199", "the 1990s"),
        ("19", "20th century"),
        ("XXXX-04-12", "12 April, year unknown"),
        ("XXXX-WXX-2", "Tuesday, day unknown"),
        ("2017-04-12T17:15", "12 April 2017, 17:15"),
        ("2017-04-12TMO", "12 April 2017, morning"),
        ("2017-Q3", "3rd quarter of 2017"),
        ("2017-W15", "week of 10–16 April 2017"),
        ("P1D", "1 day"),
        ("P2.5D", "2.5 days"),
        ("2017-04-12/2017-04-15", "12–15 April 2017"),
        ("2017-03-31/2017-04-02", "31 March – 2 April 2017"),
        ("2016-12-31/2017-01-02", "31 December 2016 – 2 January 2017"),
        ("XXXX-XX-XX", "not known"),
    ],
)
def test_a_value_is_told_in_english_on_a_site_in_english(value, label):
    with speaking("en"):
        assert timex_label(value) == label
    assert timex_label(value) != label


def test_classes_of_statements_and_lines_have_words_in_both_languages():
    assert class_label("denies") == "phủ nhận"
    with speaking("en"):
        assert class_label("denies") == "denies"
        assert "true" in class_definition("denies")
