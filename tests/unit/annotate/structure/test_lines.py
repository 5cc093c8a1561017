import pytest

from annotate.model import RawLine
from annotate.structure.features import look_at
from annotate.structure.lines import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("***", "no-words"), ("Chia sẻ: Facebook | Zalo | 0 bình luận", "page-control"), ("Trở lại Thời sự", "page-control"),
        ("TIN LIÊN QUAN", "related-opener"), ("Các bài mới hơn", "related-opener"), ("Đọc nhiều trong Thể thao", "related-opener"),
        (">>> Bão số 5", "cross-reference"), ("Xem thêm: Bão số 5", "cross-reference"), ("Tags: bão, lũ", "tag-list"),
        ("Trang chủ > Thế giới > Châu Á", "breadcrumb"), ("Kinh tế Thế giới", "section-name"), ("Ý kiến (27)", "comment-box"),
        ("Hãy là người đầu tiên bình luận", "comment-box"), ("Điện thoại: 024 000", "contact-line"), ("Ảnh: Reuters.", "credit-line"),
        ("Canh ngap lut o mien Trung-Hinh-2", "alt-text-numbered"), ("Bão đổ bộ vào Huế - VnExpress", "page-title"),
        ("Ủy ban châu Âu đã khởi xướng điều tra…", "teaser"), ("Quan hệ Nga-Mỹ thay đổi thất thường", "headline"),
        ("Ông nói sẽ kháng cáo.", "prose"), ("1/12", "stamp-day"), ("(3)", "counter"), ("- a", "item"),
    ],
)  # fmt: skip
def test_the_first_rule_that_holds_gives_the_kind(text: str, kind: str) -> None:
    assert kind_of(look_at(RawLine(1, 0, len(text), text))) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Trụ sở Bộ Ngoại giao Nga nằm bên bờ sông Moskva.", "Địa chỉ mà ông đưa ra là giả.", "Chia sẻ với báo chí, ông An nói sẽ từ chức.",
        "Bình luận về vụ việc, bà Mai cho rằng cần điều tra.", "Liên quan đến vụ án, công an bắt thêm hai người.", "Xem lại đoạn băng, trọng tài hủy bàn thắng.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_a_label_stay_text(text: str) -> None:
    assert kind_of(look_at(RawLine(1, 0, len(text), text))) == "prose"
