import pytest

from annotate.pages.event import aligned
from annotate.pages.figures import figure_rows


@pytest.fixture
def rows(make, grouped):
    """The rows of two passages, each with its figures."""

    def run(first: str, second: str, *figures: tuple[str, str]) -> list[str]:
        texts = (first, second)
        spans = [
            [(text.index(pair[n]), text.index(pair[n]) + len(pair[n])) for pair in figures]
            for n, text in enumerate(texts)
        ]
        ends = [
            {"article": name, "start": 0, "end": len(text)} for name, text in zip("ab", texts, strict=True)
        ]
        link = {"kind": "parallel-passage", "event": "chay", "from": ends[0], "to": ends[1]}
        event = {"id": "chay", "from": None, "to": None, "place": None, "participants": [], "reports": []}
        found = grouped(
            make("a", first, source="Báo A"), make("b", second, source="Báo B"), events=[event], links=[link]
        )
        groups = aligned(found, event)
        return list(figure_rows(found, groups, dict(zip(groups[0], spans, strict=True))))

    return run


def test_figures_of_one_thing_stand_against_each_other(rows):
    assert rows("Chợ cháy, 5 người chết.", "Cháy, 7 người thiệt mạng.", ("5", "7")) == [
        "**5** người chết ([Báo A](../articles/a.md#l1)) – **7** người thiệt mạng ([Báo B](../articles/b.md#l1))"
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("12 tỷ đồng", "10 tỉ đồng"), ("12 tiếng", "10 giờ"), ("90%", "80 %")]
)
def test_one_unit_is_known_in_its_ways_of_writing(rows, one, other):
    figures = (one[:2], other[:2])
    assert len(rows(f"Mất {one}.", f"Mất {other}.", figures)) == 1


def test_number_words_are_figures_and_names_are_none(rows):
    assert rows("Mười lăm xe đến.", "Có 12 xe đến.", ("Mười lăm", "12")) == [
        "**Mười lăm** xe đến ([Báo A](../articles/a.md#l1)) – **12** xe đến ([Báo B](../articles/b.md#l1))"
    ]
    assert rows("Ông An đến.", "Ông Bình đến.", ("An", "Bình")) == []


def test_figures_of_different_things_are_not_set_against_each_other(rows):
    assert rows("Có 5 xe đến.", "Có 7 người chết.", ("5", "7")) == []
