from annotate.model import Seed
from plugins.rawview import raw_lines

SEED = Seed("a", "seeds/a.txt", "0" * 64, "Tít <b>\n\nChia\u200b sẻ\n")
RECORD = {
    "lines": [
        {"n": 1, "zone": "article", "class": "title", "rule": "title", "by": "machine"},
        {"n": 3, "zone": "furniture", "class": "furniture", "rule": "editor", "by": "editor"},
    ]
}


def test_every_line_is_listed_blank_ones_too():
    assert [(line.n, line.cls, line.kept) for line in raw_lines(SEED, RECORD)] == [
        (1, "title", True),
        (2, "", False),
        (3, "furniture", False),
    ]


def test_words_are_escaped_and_invisible_characters_labelled():
    first, _, third = raw_lines(SEED, RECORD)
    assert first.html == "Tít &lt;b&gt;"
    assert third.html == 'Chia<span data-anno class="invisible">U+200B</span> sẻ'


def test_each_class_has_its_reason_in_words():
    first, _, third = raw_lines(SEED, RECORD)
    assert first.why
    assert third.why == "người biên tập quyết định"
