import pytest

from annotate.dates import publication
from benchmarks.dates import plain_article

NEWS = "Ngày 8/7, hai bên đã gặp nhau."


def year(more: str) -> str | None:
    found = publication(plain_article(f"Hai nước hội đàm\n{NEWS}\n{more}"))
    return found.earliest[:4] if found else None


@pytest.mark.parametrize(
    "more",
    [
        "Từ đầu năm 2017 đến nay đã có ba cuộc gặp.",
        "Lượng khách tăng 5% so với cùng kỳ năm 2016.",
        "Trận lụt năm 1953, 64 năm trước, cũng như thế.",
        "Lễ kỷ niệm 70 năm Ngày thương binh (1947-2017) đã diễn ra.",
        "Lần trước họ gặp nhau ngày 1/7/2017.",
    ],
)
def test_the_page_proves_the_year(more: str) -> None:
    assert year(more) == "2017"


@pytest.mark.parametrize(
    "more",
    [
        "Ông nhậm chức năm 2016.",
        "Họ từng gặp nhau tháng 3/2016.",
        "Dự án sẽ xong vào ngày 10/7/2030.",
        "Kế hoạch đến năm 2030 đã được duyệt.",
        "Từ năm 1998 đến nay, hai bên là bạn.",
        "Từ đầu năm 2017 đến nay có ba cuộc gặp, tăng so với cùng kỳ năm 2012.",
    ],
    ids=[
        "a year alone",
        "a month long ago",
        "a day ahead",
        "a year ahead",
        "since long ago",
        "contradiction",
    ],
)
def test_what_may_be_of_another_year_proves_nothing(more: str) -> None:
    assert year(more) is None
