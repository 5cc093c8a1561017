import pytest

from annotate.model import RawLine
from annotate.structure.byline import is_dated_name, is_labelled, is_name, is_source_line, read
from annotate.structure.features import Features, look_at


def line(text: str) -> Features:
    return look_at(RawLine(1, 0, len(text), text))


@pytest.mark.parametrize(
    "text",
    [
        "TTXVN/Tin Tức", "Thiên Vân, theo RT", "Theo VnExpress", "(Theo AFP)", "Hà My (tổng hợp)", "Hà My/Theo Reuters",
        "PV", "Thu Hiền (Nguồn: AP)", "(Nguồn: BTA)", "Thanh Vân biên dịch", "theo Trí Thức Trẻ", "Việt Quốc/VOV-TP HCM",
        "Hải Yến (TTXVN/Báo Tin tức)",
    ],
)  # fmt: skip
def test_names_with_a_source_are_bylines(text: str) -> None:
    assert is_source_line(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Theo dấu chân người xưa",
        "Nga, Mỹ mong muốn cải thiện quan hệ",
        "Nga - Mỹ",
        "Hà Nội",
        "Theo ông Lavrov, Nga sẵn sàng hợp tác.",
    ],
)
def test_headings_and_sentences_are_not(text: str) -> None:
    assert not is_source_line(line(text))


def test_a_label_or_a_stamp_may_stand_beside_the_name() -> None:
    assert is_labelled(line("Bài và ảnh: Xuân Hoàng"))
    assert is_labelled(line("Tin, ảnh: VĂN CHUNG"))
    assert is_dated_name(line("Hà Phương (Vietnam+) 05/12/2021 10:22 GMT+7"))
    assert not is_dated_name(line("Ngày 12/4/2017 hai nước ký thỏa thuận về vấn đề an toàn bay."))


def test_names_alone_look_like_names() -> None:
    assert is_name(line("THÁI THỊNH - DUY THANH"))
    assert is_name(line("N.T.L"))
    assert not is_name(line("Quan hệ Nga-Mỹ thay đổi thất thường"))


def test_authors_and_sources_are_told_apart() -> None:
    said = read(["Minh Trang (Theo Kyodo, Bloomberg)"])
    assert said.author == "Minh Trang"
    assert [o.name for o in said.taken_from] == ["Kyodo", "Bloomberg"]
    assert said.own == ()
