from annotate.model import TimeExpression
from tests.unit.annotate.corrections.conftest import Made, Mistakes

TEXT = "Ngày 12/4, hai bên gặp nhau ở phố 30/4.\nNgày 12/4 mưa hằng tháng.\n"


def time(text: str, start: int, value: str, kind: str = "DATE") -> TimeExpression:
    return TimeExpression(start, start + len(text), text, kind, value, "rule", 0.5)  # type: ignore[arg-type]


FIRST, STREET = time("Ngày 12/4", 0, "XXXX-04-12"), time("30/4", TEXT.index("30/4"), "XXXX-04-30")
SECOND = time("Ngày 12/4", TEXT.index("\n") + 1, "XXXX-04-12")
MONTHLY = time("hằng tháng", TEXT.index("hằng"), "P1M", "SET")
ALL = (FIRST, STREET, SECOND, MONTHLY)


def told(found: tuple[TimeExpression, ...]) -> list[tuple[str, str, str]]:
    return [(each.text, each.value, each.by) for each in found]


def test_words_within_an_expression_mean_all_of_it(made: Made) -> None:
    found = made(TEXT, "dates: [{text: 12/4, nth: 2, is: 2017-04-12}]", times=ALL).times
    assert told(found) == [
        ("Ngày 12/4", "XXXX-04-12", "machine"),
        ("30/4", "XXXX-04-30", "machine"),
        ("Ngày 12/4", "2017-04-12", "editor"),
        ("hằng tháng", "P1M", "machine"),
    ]
    assert (found[2].rule, found[2].confidence) == ("editor", 1.0)
    assert found[2].reason == "người biên tập ghi giá trị này (seeds/a.yaml, dòng 1)"


def test_all_places_change_where_the_editor_says_so(made: Made) -> None:
    found = made(TEXT, "dates: [{text: 12/4, nth: all, is: 2017-04-12}]", times=ALL).times
    assert [each.value for each in found if each.by == "editor"] == ["2017-04-12", "2017-04-12"]


def test_a_passage_that_is_no_date_loses_its_mark(made: Made) -> None:
    assert STREET not in made(TEXT, "dates: {30/4: nothing}", times=ALL).times


def test_a_date_that_the_machine_missed_is_added(made: Made) -> None:
    (found,) = made(TEXT, "dates: {phố 30/4: 2017-04-30T15:00}").times
    assert (found.text, found.value, found.type) == ("phố 30/4", "2017-04-30T15:00", "TIME")


def test_a_repetition_stays_one_when_its_value_is_confirmed(made: Made) -> None:
    found = made(TEXT, "dates: {hằng tháng: P1M}", times=ALL).times
    assert (found[-1].type, found[-1].by) == ("SET", "editor")


def test_what_is_no_date_already_or_stands_twice_is_a_mistake(mistakes: Mistakes) -> None:
    found = mistakes(TEXT, "dates:\n  mưa: nothing\n  12/4: 2017-04-12\n", times=ALL)
    assert found[0] == '2: "mưa" is not marked as a date; remove the instruction'
    assert found[1].startswith('3: "12/4" stands twice')


def test_an_expression_that_holds_the_words_twice_is_corrected_once(made: Made) -> None:
    text = "từ 12/4 đến 12/4"
    (found,) = made(
        text, "dates: [{text: 12/4, nth: all, is: 2017-04-12}]", times=(time(text, 0, "XXXX-04-12"),)
    ).times
    assert found.text == text
