import time

from annotate.model import Mention
from tests.unit.annotate.corrections.conftest import Made, Mistakes

TEXT = "Sergei Lavrov đến Washington.\nÔng Lavrov gặp bà Lavrova, ông Lavrov nói.\n~ Lavrov và tin khác\n"


def mention(
    text: str, start: int, entity: str | None = None, kind: str = "person", form: str = "name"
) -> Mention:
    return Mention(start, start + len(text), text, kind, form, "rule", 0.7, entity)  # type: ignore[arg-type]


FULL = mention("Sergei Lavrov", 0, "sergei-lavrov")
FIRST = mention("Lavrov", TEXT.index("Ông Lavrov") + 4)
SECOND = mention("Lavrov", TEXT.index("ông Lavrov") + 4)
CITY = mention("Washington", TEXT.index("Washington"), "washington", "place")
ALL = (FULL, CITY, FIRST, SECOND)


def told(found: tuple[Mention, ...]) -> list[tuple[str, str | None, str]]:
    return [(each.text, each.entity, each.by) for each in found]


def test_a_spelling_is_an_entity_everywhere_but_in_longer_names(made: Made) -> None:
    found = made(TEXT, "entities: {Lavrov: sergei-lavrov}", mentions=ALL).mentions
    assert told(found) == [
        ("Sergei Lavrov", "sergei-lavrov", "machine"),
        ("Washington", "washington", "machine"),
        ("Lavrov", "sergei-lavrov", "editor"),
        ("Lavrov", "sergei-lavrov", "editor"),
    ]
    assert (found[2].rule, found[2].confidence) == ("editor", 1.0)


def test_what_an_editor_confirms_is_the_editors(made: Made) -> None:
    found = made(TEXT, "entities: {Sergei Lavrov: sergei-lavrov}", mentions=ALL).mentions
    assert told(found)[0] == ("Sergei Lavrov", "sergei-lavrov", "editor")


def test_a_passage_that_is_nothing_loses_its_mark(made: Made) -> None:
    assert "Washington" not in dict.fromkeys(
        m.text for m in made(TEXT, "entities: {Washington: nothing}", mentions=ALL).mentions
    )


def test_one_of_several_places_is_picked_by_its_number(made: Made) -> None:
    found = made(TEXT, "entities: [{text: Lavrov, nth: 3, is: rex-tillerson}]", mentions=ALL).mentions
    assert [each.entity for each in found] == ["sergei-lavrov", "washington", None, "rex-tillerson"]


def test_one_of_several_places_is_picked_by_its_line(made: Made) -> None:
    found = made(TEXT, "entities: [{text: Lavrov, line: 2, nth: 1, is: nothing}]", mentions=ALL).mentions
    assert FIRST not in found
    assert SECOND in found


def test_a_name_that_the_machine_missed_is_added(made: Made) -> None:
    found = made(TEXT, "entities: {Lavrova: person, Washington: washington}").mentions
    assert [(m.text, m.type, m.form, m.entity) for m in found] == [
        ("Washington", "place", "name", "washington"),
        ("Lavrova", "person", "name", None),
    ]


def test_words_that_stand_only_in_a_longer_name_take_its_place(made: Made) -> None:
    found = made(TEXT, "entities: {Sergei: person}", mentions=ALL).mentions
    assert told(found)[0] == ("Sergei", None, "editor")
    assert FULL not in found


def test_names_within_a_longer_one_of_the_editor_stay(made: Made) -> None:
    found = made(TEXT, "entities: {Ông Lavrov gặp: person}", mentions=ALL).mentions
    assert FIRST in found
    assert ("Ông Lavrov gặp", None, "editor") in told(found)


def test_a_phrase_in_small_letters_is_no_name_unless_it_was_one(made: Made) -> None:
    pronoun = mention("ông", TEXT.index("ông Lavrov"), form="pronoun")
    assert made(TEXT, "entities: {ông: sergei-lavrov}").mentions[0].form == "nominal"
    assert made(TEXT, "entities: {ông: sergei-lavrov}", mentions=(pronoun,)).mentions[0].form == "pronoun"


def test_an_entity_that_is_never_linked_is_not_told(made: Made) -> None:
    country = mention("Washington", TEXT.index("Washington"), "hoa-ky", "place")
    assert told(made(TEXT, "", mentions=(country,)).mentions) == [("Washington", None, "editor")]


def test_an_unknown_id_and_a_passage_that_is_no_mark_are_mistakes(mistakes: Mistakes) -> None:
    found = mistakes(
        TEXT,
        "entities:\n  - Lavrov: sergei-lavrof\n  - gặp: nothing\n  - Lavrof: person\n  - lavrov: person\n",
    )
    assert found == [
        '2: no entity has the id "sergei-lavrof"; add it to authorities.yaml, or did you mean "sergei-lavrov"?',
        '3: "gặp" is not marked as a name; remove the instruction, or quote all words that are marked',
        '4: "Lavrof" stands nowhere in seeds/a.txt; copy the words exactly as they stand there, a whole word at both ends',
        '5: "lavrov" stands nowhere in seeds/a.txt; did you mean "Lavrov"?',
    ]


def test_a_name_within_a_longer_one_is_corrected_and_the_longer_one_stays(made: Made) -> None:
    inner = mention("Lavrov", 7)
    found = made(TEXT, "entities: {Lavrov: sergei-lavrov}", mentions=(*ALL, inner)).mentions
    assert [(m.text, m.by) for m in found if m.start < 10] == [
        ("Sergei Lavrov", "machine"),
        ("Lavrov", "editor"),
    ]


def test_corrections_of_a_long_article_take_time_in_proportion_to_its_length(made: Made) -> None:
    def seconds(count: int) -> float:
        text = "Bắc Nam " * count
        mentions = tuple(mention(text[n * 4 : n * 4 + 3], n * 4) for n in range(2 * count))
        start = time.process_time()
        made(text, "entities: {Bắc: person, Nam: nothing}", mentions=mentions)
        return time.process_time() - start

    assert min(seconds(16_000), seconds(16_000)) < 24 * max(seconds(2_000), 0.02)


def test_pronouns_go_along_with_the_names_that_they_stand_for(made: Made) -> None:
    him = mention("ông", TEXT.index("ông Lavrov"), "an-lavrov", form="pronoun")
    names = [mention("Lavrov", FIRST.start, "an-lavrov"), mention("Lavrov", SECOND.start, "an-lavrov")]
    found = made(TEXT, "entities: {Lavrov: sergei-lavrov}", mentions=(him, *names)).mentions
    assert {each.entity for each in found} == {"sergei-lavrov"}
    some = made(
        TEXT, "entities: [{text: Lavrov, nth: 2, is: sergei-lavrov}]", mentions=(him, *names)
    ).mentions
    assert [each.entity for each in some] == ["sergei-lavrov", "an-lavrov", "an-lavrov"]


def test_an_address_of_the_archive_may_be_named_as_a_record_may(made: Made) -> None:
    (found,) = made(TEXT, "entities: {Lavrova: vo-ong-lavrov}").mentions
    assert (found.entity, found.type) == ("vo-ong-lavrov", "person")
