from annotate.model import Seed
from annotate.structure.features import features_of
from annotate.structure.page import Vocabulary, page_of


def test_tags_under_a_bare_label_are_tags() -> None:
    page = page_of(
        features_of(Seed("a", "a.txt", "", "Từ khóa:\nđất ma\nĐồng Nai\nÔng nói sẽ kháng cáo.\nĐồng Nai"))
    )
    assert page.kinds[:4] == ["tag-list", "tag-list", "tag-list", "prose"]
    assert page.kinds[4] != "tag-list"


def test_a_headline_said_again_is_found_within_three_lines() -> None:
    page = page_of(features_of(Seed("a", "a.txt", "", "Giá vàng giảm mạnh\nx\nGiá vàng giảm mạnh\na b c d")))
    assert (page.second_time(0), page.second_time(3)) == (2, None)


def test_an_article_shares_words_with_its_own_lines_only() -> None:
    first, own, other = features_of(
        Seed(
            "a",
            "a.txt",
            "",
            "Ngoại trưởng Lavrov nói khủng hoảng Syria cần giải pháp chính trị.\n"
            "Khủng hoảng Syria kéo dài, ngoại trưởng Lavrov thừa nhận.\n"
            "Tiền đạo mười chín tuổi lập công trong trận chung kết bóng đá trẻ.",
        )
    )
    said = Vocabulary()
    said.add(first)
    assert said.shared((own,)) > 0.4
    assert said.shared((other,)) < 0.05
