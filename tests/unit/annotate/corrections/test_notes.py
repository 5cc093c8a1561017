from annotate.model import EditorNote
from tests.unit.annotate.corrections.conftest import Made, Mistakes

TEXT = "Vũ khíhóa học ở Moskva.\nỞ Moskva mưa.\n"


def test_notes_on_the_article_come_first_then_those_on_passages_in_order(made: Made) -> None:
    yaml = "notes:\n  - {text: Moskva, nth: 2, note: thủ đô}\n  - khíhóa: '[sic]'\n  - Bản lưu thiếu dòng cuối.\n"
    assert made(TEXT, yaml).notes == (
        EditorNote(None, None, "", "Bản lưu thiếu dòng cuối."),
        EditorNote(3, 9, "khíhóa", "[sic]"),
        EditorNote(26, 32, "Moskva", "thủ đô"),
    )


def test_a_note_on_words_that_stand_twice_or_nowhere_is_a_mistake(mistakes: Mistakes) -> None:
    found = mistakes(TEXT, "notes: [{Moskva: a}, {Kiev: b}]")
    assert [mistake.split(" stands ")[1].split(" in")[0] for mistake in found] == ["nowhere", "twice"]


def test_a_note_on_a_line_that_is_removed_from_the_page_is_a_mistake(mistakes: Mistakes) -> None:
    (found,) = mistakes("Một.\n~ Chia sẻ\n", "notes: [{text: Chia sẻ, line: 2, note: a}]")
    assert "stands in a line that is removed from the page" in found
