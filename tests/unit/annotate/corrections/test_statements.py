import pytest

from annotate.model import Cue, Mention, Span, Speaker, Statement
from annotate.tables import entries
from tests.unit.annotate.corrections.conftest import Made, Mistakes

TEXT = "Ông An cho biết mưa sẽ to. Theo ông Bình, “trời tạnh”, “rất sớm”.\nÔng An về.\n"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


BINH = Mention(span("Bình").start, span("Bình").end, "Bình", "person", "name", "rule", 0.9, "rex-tillerson")
RAIN = Statement(
    Speaker(0, 6, "Ông An"),
    Cue(7, 15, "cho biết"),
    "announces",
    (span("mưa sẽ to"),),
    "indirect",
    "rule",
    0.8,
)
DRY = Statement(None, None, "claims", (span("“trời tạnh”"),), "direct", "rule", 0.4)
BOTH = {"statements": (RAIN, DRY), "mentions": (BINH,)}


def test_a_speaker_is_given_by_the_words_nearest_to_what_is_said(made: Made) -> None:
    found = made(TEXT, "statements: {trời tạnh: ông Bình}", **BOTH).statements[1]
    assert found.speaker == Speaker(span("ông Bình").start, span("ông Bình").end, "ông Bình", "rex-tillerson")
    assert (found.rule, found.confidence, found.by) == ("editor", 1.0, "editor")
    assert found.content == DRY.content


def test_a_statement_that_is_none_is_removed(made: Made) -> None:
    assert made(TEXT, "statements: {trời tạnh: nothing}", **BOTH).statements == (RAIN,)


def test_that_nobody_knows_who_speaks_may_be_said(made: Made) -> None:
    assert made(TEXT, "statements: {mưa sẽ to: unknown}", **BOTH).statements[0].speaker is None


def test_cue_class_kind_and_entity_are_corrected(made: Made) -> None:
    found = made(
        TEXT,
        "statements: [{text: mưa, cue: về, class: warns, kind: mixed, entity: sergei-lavrov}]",
        **BOTH,
    ).statements[0]
    assert found.cue == Cue(span("về").start, span("về").end, "về")
    assert (found.cue_class, found.kind) == ("warns", "mixed")
    assert found.speaker == Speaker(0, 6, "Ông An", "sergei-lavrov")


def test_a_statement_is_added_with_content_speaker_and_cue(made: Made) -> None:
    yaml = "statements: [{content: [trời tạnh, rất sớm], speaker: ông Bình, cue: Theo, class: confirms}]"
    (found,) = made(TEXT, yaml).statements
    assert found.content == (span("trời tạnh"), span("rất sớm"))
    assert (found.kind, found.cue_class, found.by) == ("direct", "confirms", "editor")
    assert found.cue == Cue(span("Theo").start, span("Theo").end, "Theo")


def test_a_content_takes_the_place_of_statements_that_it_overlaps(made: Made) -> None:
    found = made(TEXT, 'statements: [{content: "“trời […] sớm”", speaker: ông Bình}]', **BOTH).statements
    assert [each.content for each in found] == [RAIN.content, (span("“trời tạnh”, “rất sớm”"),)]


def test_what_cannot_be_followed_is_a_mistake(mistakes: Mistakes) -> None:
    found = mistakes(
        TEXT,
        "statements:\n  - về: ông Bình\n  - về: nothing\n  - trời tạnh: ông Cường\n"
        "  - {text: trời tạnh, entity: sergei-lavrov}\n  - {text: mưa, entity: ai-do}\n",
        **BOTH,
    )
    assert [mistake.split(";")[0] for mistake in found] == [
        '2: "về" stands in no statement',
        '3: "về" stands in no statement',
        '4: "ông Cường" stands nowhere in seeds/a.txt',
        "5: the statement has no speaker to be an entity",
        '6: no entity has the id "ai-do"',
    ]


@pytest.mark.parametrize(
    ("instruction", "cue_class"),
    [
        ("{content: trời tạnh}", "claims"),
        ("{content: trời tạnh, cue: cho biết}", "claims"),
        ("{text: mưa}", "announces"),
        ("{text: mưa, cue: sẽ to}", "claims"),
    ],
)
def test_the_class_is_that_of_the_cue_where_the_editor_gives_none(
    made: Made, instruction: str, cue_class: str
) -> None:
    yaml = f"statements: [{instruction[:-1]}, speaker: ông Bình}}]"
    assert cue_class in [each.cue_class for each in made(TEXT, yaml, statements=(RAIN,)).statements]
    assert cue_class in entries("statements/classes")
