import pytest

from annotate.links import Link, find_events, parallel_passages
from annotate.links.happenings import Words
from annotate.links.parallel import figures
from annotate.model import Article
from annotate.tables import entries
from tests.unit.annotate.links.archive_of import archive_of

FIRST = (
    "Cháy xưởng gỗ ở Biên Hòa / 04/05/2018 / Chiều 3/5, cháy lớn thiêu rụi xưởng gỗ tại phường Tân Phong, TP Biên Hòa, "
    "Đồng Nai. / Cảnh sát điều 20 xe chữa cháy đến hiện trường. / Vụ cháy làm ba người chết."
)
SECOND = (
    "Xưởng gỗ Biên Hòa bốc cháy / 04/05/2018 / Xưởng gỗ ở phường Tân Phong, TP Biên Hòa, Đồng Nai bốc cháy chiều 3/5. / "
    "Mười lăm xe chữa cháy được huy động. / Đã có bốn người tử vong trong vụ cháy."
)


def linked(*texts: str) -> tuple[tuple[Article, ...], tuple[Link, ...]]:
    articles = archive_of(" || ".join(texts))
    return articles, parallel_passages(articles, find_events(articles).events)


def pairs(articles: tuple[Article, ...], links: tuple[Link, ...]) -> list[tuple[str, str]]:
    texts = {article.id: article.seed.text for article in articles}
    return [
        (
            texts[link.source.article][link.source.start : link.source.end],
            texts[link.target.article][link.target.start : link.target.end],
        )
        for link in links
    ]


def test_one_fact_in_other_words_is_aligned() -> None:
    assert ("Vụ cháy làm ba người chết.", "Đã có bốn người tử vong trong vụ cháy.") in pairs(
        *linked(FIRST, SECOND)
    )


def test_figures_that_differ_are_marked_on_both_sides() -> None:
    articles, links = linked(FIRST, SECOND)
    texts = {article.id: article.seed.text for article in articles}
    marked = {
        (
            tuple(span.of(texts["a"]) for span in link.differs[0]),
            tuple(span.of(texts["b"]) for span in link.differs[1]),
        )
        for link in links
    }
    assert {(("20",), ("Mười lăm",)), (("ba",), ("bốn",))} <= marked


def test_articles_without_a_common_event_have_no_parallel_passages() -> None:
    other = SECOND.replace("3/5", "9/5").replace("04/05/2018", "10/05/2018")
    assert linked(FIRST, other)[1] == ()


def test_copies_are_not_aligned_with_one_another() -> None:
    assert linked(FIRST, FIRST)[1] == ()


def test_a_statement_is_told_from_a_fact() -> None:
    _, links = linked(*entries("rules/links")["same-statement"]["example"].split(" || "))
    assert "same-statement" in {link.rule for link in links}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ba người chết", [("3", "người")]),
        ("mười lăm xe", [("15", "xe")]),
        ("hai mươi bảy hộ", [("27", "hộ")]),
        ("năm người bị thương", [("5", "người")]),
        ("năm nay", []),
        ("năm 2016", [("2016", "")]),
        ("12,5 tỉ đồng", [("12,5", "tỷ")]),
        ("số người chết đã tăng lên 247", [("247", "người")]),
        ("12 tiếng", [("12", "giờ")]),
    ],
)
def test_figures_are_read_in_digits_and_in_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text, Words(text, 0, len(text)))] == expected
