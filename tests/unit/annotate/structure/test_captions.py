import pytest

from annotate.model import RawLine
from annotate.structure.captions import credit_of, has_credit, is_credit_only, looks_like_caption
from annotate.structure.features import Features, look_at


def line(text: str) -> Features:
    return look_at(RawLine(1, 0, len(text), text))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Ngoại trưởng hai nước họp báo. Ảnh: AFP/TTXVN", "Ảnh: AFP/TTXVN"),
        ("Ngoại trưởng Nga tới phòng hội đàm. Ảnh Sputnik", "Ảnh Sputnik"),
        ("Bà Mai tại tòa (Ảnh: Reuters).", "(Ảnh: Reuters)."),
        ("Tàu đêm tại ga. (Nguồn: AFP/TTXVN)", "(Nguồn: AFP/TTXVN)"),
        (
            "Ông Hùng trả lời phỏng vấn (ảnh lấy từ video của Bộ Ngoại giao)",
            "(ảnh lấy từ video của Bộ Ngoại giao)",
        ),
        ("Vị trí rạn san hô - Ảnh: GOOGLE MAP", "Ảnh: GOOGLE MAP"),
        ("Một cửa hàng ở Huế. Ảnh minh họa", "Ảnh minh họa"),
    ],
)
def test_the_credit_ends_the_caption(text: str, credit: str) -> None:
    found = credit_of(text)
    assert found is not None
    assert found.of(text) == credit
    assert has_credit(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ông nói bức ảnh đã được chụp từ năm ngoái.",
        "Ảnh hưởng của cơn bão còn kéo dài.",
        "Ảnh: Quan hệ hai nước nóng lên trước thềm năm mới 2017",
        "Ông cho rằng Ảnh hưởng là lớn",
    ],
)
def test_other_sentences_have_no_credit(text: str) -> None:
    assert not has_credit(line(text))


@pytest.mark.parametrize(
    "text", ["Ảnh: Reuters.", "ẢNH: NGỌC DƯƠNG", "(Ảnh: Internet)", "Ảnh minh họa", "AFP photo"]
)
def test_a_credit_may_stand_alone(text: str) -> None:
    assert is_credit_only(line(text))


def test_some_captions_are_told_by_their_words() -> None:
    assert looks_like_caption(line("Hiện trường vụ tai nạn"))
    assert looks_like_caption(line("Thủ tướng Úc Anthony Albanese."))
    assert not looks_like_caption(line("Ông Nguyễn Văn An nói ông sẽ kháng cáo."))
