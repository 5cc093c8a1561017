"""The stream gives back the words of every text, in order, with the ends of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.search import stream
from plugins.search.stream import BREAK, NO_PLACE, Stream
from plugins.search.tokens import words

SEEDS = Path(__file__).parents[4] / "seeds"


def shown(text: str) -> str:
    """The words of a text on the level of parts, with | where a sentence ends."""
    made = Stream()
    made.add_line(0, 2, 0, [(text, False)])
    exact = ["|", *made.vocabulary.exact[1:]]
    ((parts, _),) = made.blocks()
    made.close()
    return " ".join(exact[word] for word in parts.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ông nói. Bà nghe", "ông nói | bà nghe"),
        ("“Có!” - bà đáp: không…", "có | bà đáp | không |"),
        ("một, hai (ba) “bốn”", "một hai ba bốn"),
        ("ở TP. HCM và Ô. B. Obama", "ở tp hcm và ô b obama"),
        ("họp tại WHO. Nga", "họp tại who nga"),
        ("họp tại NATO. Nga", "họp tại nato | nga"),
        ("họp qua TP.HCM. Nga", "họp qua tp hcm nga"),
        ("50.000 đồng; 4,5", "50.000 đồng | 4,5"),
        ("… - . Nga", "| | nga"),
        ("Nga:Mỹ", "nga | mĩ"),
    ],
)
def test_a_sentence_ends_at_its_signs_but_not_behind_initials(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_compounds_come_as_parts_and_as_themselves() -> None:
    made = Stream()
    made.add_line(3, 0, 1, [("Tin ", False), ("TP.HCM nay.", True)])
    made.add_line(3, 2, NO_PLACE, [("Không có gì", False)])
    ((parts, wholes),) = made.blocks()
    exact = made.vocabulary.exact
    assert [exact[word] for word in parts.words] == ["tin", "tp", "hcm", "nay", "", "không", "có", "gì"]
    assert [exact[word] for word in wholes.words] == ["tin", "tphcm", "nay", ""]
    assert wholes.compound.tolist() == [False, True, False, False]
    assert parts.said.tolist() == [0, 1, 1, 1, 1, 0, 0, 0]
    assert parts.place.tolist() == [1] * 5 + [NO_PLACE] * 3
    assert parts.document.tolist() == [3] * 8


def test_real_text_comes_back_word_by_word_however_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BUFFER", 50)
    made = Stream()
    expected = []
    for number, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            made.add_line(number, 2, 0, [(line, False)])
            expected += [(number, part.exact) for word in words(line) for part in word.parts or (word,)]
    found = [
        (int(document), made.vocabulary.exact[word])
        for parts, _ in made.blocks()
        for word, document in zip(parts.words, parts.document, strict=True)
        if word != BREAK
    ]
    assert found == expected
    assert len(found) > 2000


def test_how_texts_mostly_write_a_word() -> None:
    made = Stream()
    made.add_line(0, 2, 0, [("Mỹ, Mỹ và mĩ; hòa hoà hoà, kĩ", False)])
    assert made.spellings() == {"mĩ": "mỹ"}
