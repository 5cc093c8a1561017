from itertools import permutations

import pytest

from annotate.links import near_duplicates
from annotate.links.duplicates import copies
from tests.unit.annotate.links.archive_of import archive_of, article_of

PARAGRAPHS = (
    "Chiều 3/5, lửa bùng lên tại xưởng gỗ rộng 500 m2 ở phường Tân Phong, nhiều công nhân kịp chạy thoát ra ngoài.",
    "Cảnh sát điều 12 xe chữa cháy cùng hơn 80 chiến sĩ, đến 23 giờ đám cháy mới được khống chế hoàn toàn.",
    "Chủ xưởng cho biết toàn bộ máy móc và gỗ nguyên liệu bị thiêu rụi, thiệt hại ước tính nhiều tỷ đồng.",
    "Nguyên nhân ban đầu được xác định do hàn cắt kim loại, cơ quan công an đang tiếp tục điều tra làm rõ.",
)
WHOLE = "Cháy xưởng gỗ / " + " / ".join(PARAGRAPHS)
SHORT = "Xưởng gỗ bốc cháy / " + " / ".join(PARAGRAPHS[1:3])
OTHER = (
    "Giá xăng tăng / Giá xăng trong nước tăng thêm 300 đồng mỗi lít từ 15 giờ chiều nay theo giá thế giới."
)


def test_a_copy_that_lost_half_of_its_paragraphs_is_a_near_duplicate() -> None:
    (link,) = near_duplicates(archive_of(f"{WHOLE} || {SHORT}"))
    assert (link.kind, link.source.article, link.target.article) == ("near-duplicate", "a", "b")
    assert link.rule == "same-text"


def test_articles_in_other_words_are_no_duplicates() -> None:
    assert near_duplicates(archive_of(f"{WHOLE} || {OTHER}")) == ()


def test_copies_are_grouped_through_one_another() -> None:
    articles = archive_of(f"{WHOLE} || {SHORT} || {OTHER}")
    assert copies(articles) == [["a", "b"], ["c"]]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_articles_plays_no_part(order: tuple[int, ...]) -> None:
    articles = archive_of(f"{WHOLE} || {SHORT} || {OTHER}")
    assert near_duplicates([articles[n] for n in order]) == near_duplicates(articles)


def test_an_article_without_text_is_no_copy_of_another() -> None:
    assert copies([article_of("a", "Đầu đề"), article_of("b", "Đầu đề")]) == [["a"], ["b"]]
