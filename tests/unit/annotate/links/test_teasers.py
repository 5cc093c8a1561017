from annotate.links import Teasers, teaser_links
from tests.unit.annotate.links.archive_of import archive_of

MEETING = "Ngoại trưởng Nga và Mỹ hội đàm tại Moskva / Hai bên đã gặp nhau ở thủ đô nước Nga."


def found(related: str) -> Teasers:
    lines = " / ".join(f"RELATED {line}" for line in related.split(" / "))
    return teaser_links(archive_of(f"Giá xăng tăng / Giá xăng tăng từ chiều nay. / {lines} || {MEETING}"))


def linked(related: str) -> list[tuple[str, str]]:
    return [(link.rule, link.target.article) for link in found(related).links]


def test_a_headline_in_any_case_is_its_article() -> None:
    assert linked("NGOẠI TRƯỞNG NGA VÀ MỸ HỘI ĐÀM TẠI MOSKVA") == [("headline-of", "b")]


def test_a_headline_that_is_cut_off_is_its_article() -> None:
    assert linked("Ngoại trưởng Nga và Mỹ hội…") == [("headline-cut-off", "b")]


def test_words_before_a_headline_are_not_part_of_it() -> None:
    result = found("Xem thêm: Ngoại trưởng Nga và Mỹ hội đàm tại Moskva")
    (link,) = result.links
    assert link.source.start is not None
    assert link.target.article == "b"
    assert result.missing == ()


def test_a_few_cut_off_words_are_nobodys_headline() -> None:
    assert linked("Ngoại trưởng Nga…") == []


def test_a_headline_that_the_archive_lacks_is_listed_with_its_stamp() -> None:
    missing = found("Hồ Dầu Tiếng tích nước trở lại / 11:20 - 02/05/2019").missing
    assert [(teaser.text, teaser.day) for teaser in missing] == [
        ("Hồ Dầu Tiếng tích nước trở lại", "2019-05-02")
    ]


def test_sections_and_blurbs_are_no_headlines() -> None:
    related = (
        "- / Kinh tế Thế giới / Nga muốn cùng Mỹ đảm bảo an ninh mạng / 19:55' - 08/07/2017 / Ngày 8/7, Bộ trưởng bày tỏ "
        "hy vọng về hợp tác. / - / Kinh tế Thế giới / EU củng cố thị trường chung / 11:15' - 22/05/2025 / Liên minh châu Âu "
        "củng cố thị trường chung."
    )
    assert [(teaser.text, teaser.day) for teaser in found(related).missing] == [
        ("Nga muốn cùng Mỹ đảm bảo an ninh mạng", "2017-07-08"),
        ("EU củng cố thị trường chung", "2025-05-22"),
    ]


def test_two_articles_of_one_title_are_not_guessed_between() -> None:
    articles = archive_of(
        f"Giá xăng tăng / Giá xăng tăng. / RELATED Ngoại trưởng Nga và Mỹ hội đàm tại Moskva || {MEETING} || {MEETING}"
    )
    assert teaser_links(articles).links == ()
