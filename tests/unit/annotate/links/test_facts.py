import pytest

from annotate.links.facts import Day, days_of, facts, sentence_spans
from annotate.model import TimeExpression
from tests.unit.annotate.links.archive_of import article_of
from tests.unit.annotate.links.test_events import MEETING


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nga nói với Mỹ. Ngoại trưởng đến.", ["Nga nói với Mỹ.", "Ngoại trưởng đến."]),
        ("Cháy ở TP. HCM tối qua.", ["Cháy ở TP. HCM tối qua."]),
        ("Anh Lê Quốc T. Sáng nay bị bắt.", ["Anh Lê Quốc T. Sáng nay bị bắt."]),
        ("“Đi thôi!” Ông nói.", ["“Đi thôi!”", "Ông nói."]),
        ("Giá là 1.000 đồng. 5 người mua.", ["Giá là 1.000 đồng.", "5 người mua."]),
    ],
)
def test_lines_are_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-04-12", [Day(2017, 4, 12)]),
        ("XXXX-04-12T19:00", [Day(0, 4, 12)]),
        ("2017-04", [Day(2017, 4, 0)]),
        ("2017-04-12/2017-04-15", [Day(2017, 4, 12), Day(2017, 4, 15)]),
        ("XXXX", []),
        ("XXXX-XX-XXT15:45", []),
        ("2017-W23", []),
    ],
)
def test_a_timex_value_gives_its_days_months_and_years(value: str, expected: list[Day]) -> None:
    assert list(days_of(TimeExpression(0, 1, "x", "DATE", value, "test", 1.0))) == expected


def test_days_without_a_year_are_near_by_their_place_in_the_year() -> None:
    assert Day(2017, 12, 31).apart(Day(0, 1, 1)) == 1
    assert Day(2017, 4, 12).apart(Day(2018, 4, 12)) == 365


def test_a_sentence_knows_who_where_when_and_what() -> None:
    told = facts(article_of("a", MEETING))
    (sentence,) = [each for each in told.sentences if each.days]
    assert sentence.people == {"sergei-lavrov", "rex-tillerson"}
    assert "moskva" in sentence.places
    assert sentence.days == (Day(2017, 4, 12),)
    assert "talks" in sentence.kinds
