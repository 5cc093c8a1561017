import time

import pytest

from annotate.model import Article, LineClass, Seed
from annotate.structure import structure

TITLE = "Bão số 5 đổ bộ vào Quảng Bình"
LEAD = "(Kiến Thức) - Bão số 5 đã đổ bộ vào Quảng Bình sáng nay, gây mưa lớn trên diện rộng."
FIRST = "Ông Nguyễn Văn An cho biết mưa lớn làm nhiều tuyến đường ở Quảng Bình bị ngập sâu."
SECOND = "Lực lượng cứu hộ đã đưa hơn 200 hộ dân ở Quảng Bình đến nơi an toàn trong đêm."
THIRD = "Đường sắt Bắc Nam tạm dừng chạy tàu qua Quảng Bình cho đến khi nước rút hẳn."


def read(*lines: str, overrides: dict[int, LineClass] | None = None) -> Article:
    return structure(Seed("a", "seeds/a.txt", "", "\n".join(lines)), overrides or {})


def classes(article: Article) -> list[str]:
    return [f"{line.zone}/{line.cls}" for line in article.lines]


def test_every_line_that_is_not_blank_is_listed_whole_and_in_order() -> None:
    text = f"  {TITLE} \r\n\r\n\t\n{LEAD}\r{FIRST}\n"
    article = structure(Seed("a", "a.txt", "", text))
    assert [line.n for line in article.lines] == [1, 4, 5]
    assert [text[line.start : line.end] for line in article.lines] == [f"  {TITLE} ", LEAD, FIRST]


def test_title_and_lead_are_trimmed_and_exact() -> None:
    article = read(f"  {TITLE}\u00a0", "", LEAD, FIRST, SECOND)
    assert article.title is not None
    assert (article.title.text, article.title.start, article.title.end) == (TITLE, 2, 2 + len(TITLE))
    assert article.lead is not None
    assert article.seed.text[article.lead.start : article.lead.end] == article.lead.text == LEAD


def test_a_page_that_opens_with_a_caption_has_no_title() -> None:
    article = read("Đường phố ngập nước (ảnh: Hải Nam)", FIRST, SECOND)
    assert article.title is None
    assert classes(article) == ["article/caption", "article/lead", "article/paragraph"]


@pytest.mark.parametrize("text", ["", "\n \n", "\r\n"])
def test_a_page_without_words_is_an_empty_article(text: str) -> None:
    assert structure(Seed("a", "a.txt", "", text)) == Article(Seed("a", "a.txt", "", text))


def test_a_credit_is_a_span_of_the_caption() -> None:
    article = read(TITLE, FIRST, "Đường phố ngập nước. Ảnh: AFP/TTXVN", SECOND)
    (caption,) = article.captions
    assert caption.credit is not None
    assert caption.credit.of(article.seed.text) == "Ảnh: AFP/TTXVN"
    assert article.seed.text[caption.start : caption.end] == "Đường phố ngập nước. Ảnh: AFP/TTXVN"


def test_source_author_and_agencies_come_from_the_byline() -> None:
    article = read(TITLE, FIRST, SECOND, "TTXVN/Tin Tức")
    assert (article.source, article.agencies) == ("Tin Tức", ("TTXVN",))
    article = read(TITLE, FIRST, SECOND, "Thiên Vân, theo RT")
    assert (article.source, article.author, article.agencies) == (None, "Thiên Vân", ("RT",))


def test_the_leads_prefix_names_the_source() -> None:
    assert read(TITLE, LEAD, FIRST, SECOND).source == "Kiến Thức"


def test_the_pages_own_address_is_the_one_with_a_label() -> None:
    assert (
        read(TITLE, LEAD, FIRST, "Link bài gốc: https://example.org/a.html").url
        == "https://example.org/a.html"
    )
    assert read(TITLE, LEAD, FIRST, "Xem https://example.org/a.html để biết thêm chi tiết.").url is None


def test_tags_are_read_from_their_list() -> None:
    assert read(TITLE, LEAD, FIRST, SECOND, "Tags: bão, Quảng Bình").tags == ("bão", "Quảng Bình")


def test_an_editors_class_holds_and_says_so() -> None:
    article = read(TITLE, LEAD, FIRST, SECOND, overrides={3: "furniture", 4: "heading"})
    assert classes(article)[2:] == ["furniture/furniture", "article/heading"]
    assert [(line.rule, line.confidence, line.by) for line in article.lines[2:]] == [
        ("editor", 1.0, "editor")
    ] * 2


def test_an_editors_title_moves_the_title() -> None:
    article = read("Nước lên nhanh ở vùng hạ du sông Gianh", TITLE, FIRST, SECOND, overrides={2: "title"})
    assert article.title is not None
    assert (article.title.text, article.title.by) == (TITLE, "editor")
    assert [line.cls for line in article.lines].count("title") == 1


def test_a_title_that_an_editor_calls_a_paragraph_is_none() -> None:
    article = read(TITLE, FIRST, SECOND, overrides={1: "paragraph"})
    assert article.title is None
    assert classes(article)[0] == "article/paragraph"


def test_an_editors_lead_is_the_only_one() -> None:
    article = read(TITLE, FIRST, SECOND, THIRD, overrides={3: "lead"})
    assert [line.cls for line in article.lines] == ["title", "paragraph", "lead", "paragraph"]


def test_an_editor_brings_a_line_back_into_the_article() -> None:
    article = read(
        TITLE, LEAD, FIRST, SECOND, "Tin liên quan", "Giá vàng giảm mạnh", overrides={6: "paragraph"}
    )
    assert classes(article)[-1] == "article/paragraph"


def test_numbers_of_lines_that_do_not_exist_are_passed_over() -> None:
    assert read(TITLE, FIRST, overrides={99: "title"}) == read(TITLE, FIRST)


def test_only_one_of_two_date_lines_is_the_articles() -> None:
    article = read("Thứ năm, 22/5/2025", TITLE, "Thứ tư, 12/4/2017 | 17:15 GMT+7", LEAD, FIRST)
    assert classes(article)[:3] == ["furniture/furniture", "article/title", "article/byline"]


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ",
        "Tin liên quan",
        "Giá vàng thế giới giảm mạnh",
        "17h30",
        "x" * 40,
        "- a",
        ">>> b",
        "Hà Nội",
        "Từ…",
    ],
)
def test_the_work_grows_with_the_number_of_lines_and_no_faster(line: str) -> None:
    def seconds(count: int) -> float:
        seed = Seed("a", "a.txt", "", "\n".join([TITLE, LEAD, FIRST, SECOND, *[line] * count]))
        start = time.process_time()
        assert len(structure(seed).lines) == count + 4
        return time.process_time() - start

    assert seconds(10_000) < 15 * seconds(2_000) + 0.5


@pytest.mark.parametrize("unit", ["a", "a ", ". ", "(", "Ảnh: ", "12/4/2017 ", "A. ", ">", "(Nguồn", "theo "])
def test_a_very_long_line_is_read_at_once(unit: str) -> None:
    start = time.process_time()
    structure(Seed("a", "a.txt", "", unit * (300_000 // len(unit))))
    assert time.process_time() - start < 2


def test_an_authors_name_above_captions_alone_is_a_byline_and_no_heading() -> None:
    article = read(
        TITLE, LEAD, FIRST, SECOND, THIRD, "Trọng Vũ", "", "Đường phố ngập sâu.", "Xe lội nước ở Quảng Bình."
    )
    assert classes(article)[-3:] == ["article/byline", "article/caption", "article/caption"]
    assert article.author == "Trọng Vũ"


def test_a_name_that_heads_a_text_about_that_person_stays_a_heading() -> None:
    article = read(
        TITLE, LEAD, FIRST, SECOND, "Lê Hoan", "Anh Hoan lái thuyền đưa nhiều người già đến nơi cao."
    )
    assert classes(article)[-2:] == ["article/heading", "article/paragraph"]


def test_names_that_head_one_part_each_stay_headings() -> None:
    lines = (
        "Lê Hoan",
        "Người lái thuyền đưa nhiều cụ già đi.",
        "Trần Vinh",
        "Thợ điện nối lại đường dây trong đêm.",
    )
    article = read(TITLE, LEAD, FIRST, SECOND, *lines)
    assert [line.cls for line in article.lines[-4:]] == ["heading", "paragraph", "heading", "paragraph"]


def test_a_foreign_source_that_no_table_knows_stands_in_a_byline() -> None:
    article = read(TITLE, LEAD, FIRST, SECOND, THIRD, "Vũ An (Theo Zeitblatt)")
    assert classes(article)[-1] == "article/byline"
    assert article.author == "Vũ An"
