import pytest

from annotate.structure.stamps import stamp_of


@pytest.mark.parametrize(
    "text",
    [
        "Thứ tư, 12/4/2017 | 17:15 GMT+7", "19:55' - 08/07/2017", "14/8/2019, 09:20 (GMT+7)", "12 tháng 10 2018", "2016-11-08",
        "Cập nhật lúc 08:12, Thứ Sáu, 09/12/2011 (GMT+7)", "3 giờ trước", "Thứ Tư, ngày 12/04/2017 17:15 PM (GMT+7)", "10/02/2022 | 15:33",
    ],
)  # fmt: skip
def test_days_with_a_year_or_an_age_are_dated(text: str) -> None:
    assert stamp_of(text) == "dated"


@pytest.mark.parametrize(
    ("text", "kind"), [("17h30", "time"), ("15:45'", "time"), ("12/4", "day"), ("Ngày 12/4", "day")]
)
def test_hours_and_days_alone(text: str, kind: str) -> None:
    assert stamp_of(text) == kind


@pytest.mark.parametrize(
    "text",
    ["Ngày 12/4, hai bên hội đàm", "Năm 2017", "Tỷ số 2-1 nghiêng về đội khách", "A" * 500, "Bão số 5"],
)
def test_text_is_no_stamp(text: str) -> None:
    assert stamp_of(text) is None
