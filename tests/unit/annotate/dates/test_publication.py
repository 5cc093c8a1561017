from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from annotate.dates import date_article, publication
from annotate.model import Article, Published, Seed
from annotate.structure import structure
from benchmarks.dates import plain_article

SEEDS = Path(__file__).parents[4] / "seeds"


class Tillerson:
    """Outside knowledge of one office-holder."""

    def terms(self, office: str, holder: str) -> Sequence[tuple[date, date | None]]:
        if holder.endswith("Tillerson") and office.startswith("Ngoại trưởng"):
            return [(date(2017, 2, 1), date(2018, 3, 31))]
        return []


def seed(number: str) -> Article:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return structure(Seed(number, str(path), "0", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("002", "2017-07-08", "2017-07-10"),
        ("003", "2017-12-29", "2017-12-31"),
        ("004", "2025-02-18", "2025-02-25"),
    ],
)
def test_a_seed_is_dated_by_its_own_page(number: str, first: str, last: str) -> None:
    found = publication(seed(number))
    assert found is not None
    assert first <= found.earliest <= found.latest <= last


@pytest.mark.parametrize("number", ["000", "001"])
def test_a_term_of_office_gives_the_year_and_says_that_it_is_outside_knowledge(number: str) -> None:
    found = publication(seed(number), Tillerson())
    assert found is not None
    assert (found.earliest, found.latest) == ("2017-04-12", "2017-04-15")
    assert any(evidence.rule == "term-of-office" and evidence.start is None for evidence in found.evidence)


@pytest.mark.parametrize("number", ["000", "001"])
def test_without_that_knowledge_the_year_stays_unknown(number: str) -> None:
    article = date_article(seed(number))
    assert article.published is None
    assert "XXXX-04-12" in [time.value for time in article.times]


def of(text: str) -> Published | None:
    return publication(plain_article(text))


def test_an_article_without_evidence_has_no_date() -> None:
    assert of("Hai nước hội đàm\nHai bên bày tỏ hy vọng.") is None


def test_a_date_line_wins_over_everything_else() -> None:
    found = of("Hai nước hội đàm\n17:15 - 12/04/2017\nNgày 10/4, hai bên gặp nhau như hồi năm 2016.")
    assert found is not None
    assert found.value == "2017-04-12"


def test_today_with_its_date_is_the_day_of_writing() -> None:
    found = of("Cháy chợ\nTối qua 11/4/2017, chợ cháy.")
    assert found is not None
    assert found.value == "2017-04-12"


def test_the_date_of_a_photograph_never_wins() -> None:
    assert of("Họp báo\nẢnh chụp hôm 5/12/2024 tại Moskva. Hai bên gặp nhau.") is None


def test_a_date_line_with_the_wrong_weekday_is_not_trusted() -> None:
    assert of("Hai nước hội đàm\nThứ ba, 12/4/2017\nHai bên gặp nhau.") is None


def test_one_evidence_is_a_passage_of_the_page() -> None:
    article = seed("004")
    found = publication(article)
    assert found is not None
    for evidence in found.evidence:
        assert evidence.start is not None
        assert article.seed.text[evidence.start : evidence.end] == evidence.text
