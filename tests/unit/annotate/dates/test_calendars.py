import pytest

from annotate.dates import publication
from benchmarks.dates import plain_article


def days(*lines: str) -> tuple[str, str] | None:
    found = publication(plain_article("\n".join(lines)))
    return (found.earliest, found.latest) if found else None


def year(*lines: str) -> str | None:
    found = days(*lines)
    return found[0][:4] if found else None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Ngày 11/6, chỉ số tăng.", "Lợi nhuận bằng 42% so với quý I/2009."), "2009"),
        (("Ngày 12/7, sở họp báo.", "Trong 6 tháng đầu năm 2018, khách tăng 5%."), "2018"),
        (("Ngày 3/9, thị trường đóng cửa.", "Mùa 2013/14, các đội tiêu 630 triệu bảng."), "2013"),
        (("Ngày 3/5, đội nhà vô địch mùa giải 2015-2016."), "2016"),
        (("Ngày 5/9, trường khai giảng năm học 2018-2019."), "2018"),
        (("Ngày 21/5, phiên tòa mở.", "Cáo trạng ngày 28/2/2019 nêu thiệt hại."), "2019"),
        (("Ngày 6/11, tàu cập cảng.", "Vụ tháng 3-2016, năm ngoái, kéo dài bốn ngày."), "2017"),
        (("Ngày 27/1, chợ hoa mở cửa phục vụ Tết Kỷ Hợi."), "2019"),
        (("Ngày 16/12, sở họp bàn việc đón Tết Đinh Dậu."), "2016"),
        (("Ngày 28/12, sở làm đường, xong trước Tết Nguyên đán 2019."), "2018"),
        (("Ngày 18/7, trường công bố điểm sàn xét tuyển năm 2019."), "2019"),
        (("Hôm thứ Hai (8-1), cổ phiếu tăng.", "Năm 2017, cổ phiếu đã tăng 56%."), "2018"),
    ],
)
def test_a_span_under_way_or_just_over_proves_the_year(lines: str | tuple[str, ...], expected: str) -> None:
    assert year(*((lines,) if isinstance(lines, str) else lines)) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("Ngày 11/12, chỉ số tăng.", "Lợi nhuận quý I/2009 đạt 3 tỷ đồng."),
        ("Ngày 27/6, sở họp báo.", "Trong tám tháng đầu năm 2015, khách tăng."),
        ("Ngày 27/6, sở họp báo.", "Trong các tháng đầu năm 2015, khách tăng."),
        ("Ngày 3/9, anh trở lại.", "Anh từng vô địch mùa 2011/12."),
        ("Ngày 21/1, thanh tra kết luận.", "Từ năm học 2010-2011, trường thu sai."),
        ("Ngày 14/1, tỉnh gặp mặt nhân chứng Xuân Mậu Thân."),
        ("Ngày 21/5, phiên tòa mở.", "Cáo trạng ngày 28/8/2017 nêu thiệt hại."),
    ],
    ids=["long over", "not over", "no number", "long ago", "since", "a battle", "indicted long ago"],
)
def test_a_span_that_may_be_long_past_proves_nothing(lines: str | tuple[str, ...]) -> None:
    assert year(*((lines,) if isinstance(lines, str) else lines)) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Trường bị phạt theo Nghị định số 138/2013/NĐ-CP ngày 22-10-2013 của Chính phủ."),
        ("Ông Tùng, sinh ngày 25/2/1985, giữ chức giám đốc."),
        ("Ông nói vậy tại cuộc họp báo ở Hà Nội ngày 6/9/2017."),
        ("Ưu đãi kéo dài đến hết ngày 29/12/2017."),
        ("Giá giảm ngày 7/3, như hồi năm 2001, sau vụ khủng bố 11/9."),
    ],
    ids=["a document", "a birth", "background", "the end of a span", "a day of a name"],
)
def test_a_day_that_is_no_news_dates_nothing(lines: str) -> None:
    assert days(lines) is None


def test_a_funeral_still_ahead_does_not_date_the_death() -> None:
    found = days("Nhà thơ qua đời lúc 21 giờ ngày 6/4/2009.", "Lễ viếng từ 7h30 ngày 9/4.")
    assert found == ("2009-04-06", "2009-04-09")


def test_a_month_that_signs_the_text_gives_the_year_of_its_days() -> None:
    found = days("Hôm 17/10, giá xuống thấp.", "Nông dân chặt cây.", "Đắk Lắk, tháng 10-2001")
    assert found is not None
    assert found[0] == "2001-10-17"
