"""Telex and VNI typing that nothing decoded, as telex.js reads it."""

from __future__ import annotations

import unicodedata
from typing import Any

from annotate.syllables import _toneless, is_syllable
from annotate.vietnamese import canonical

DECODED = {
    "khungr hoangr": "khủng hoảng", "Vieejt Nam": "Việt Nam", "tieengs Vieetj": "tiếng Việt", "ddaatj": "đật",
    "dduwowngf": "đường", "duongwdf": "đường", "nguwowif": "người", "nguowif": "người", "khoong": "không", "hoaf binhf": "hoà bình",
    "quoocs hooij": "quốc hội", "giowf": "giờ", "gieengs": "giếng", "thuowr": "thuở", "ngoeor": "ngoẻo", "uyr": "uỷ",
    "d9uong2": "đường", "vie65t nam": "việt nam", "tie6ng1 vie65t": "tiếng việt", "khung3 hoang3": "khủng hoảng",
    "uy3 ban nha6n da6n": "uỷ ban nhân dân", "d9o6ng": "đông", "nguye6n4": "nguyễn", "vietj": "việt",
    "title:khungr -hoangr": "title:khủng -hoảng", "VIEETJ NAM": "VIỆT NAM", "tổng thoongs": "tổng thống", "nhuwz": "như",
}  # fmt: skip

PLAIN = [
    "COVID19", "F16", "G20", "TP3", "USA", "usa", "Messi", "Alexx", "off", "boeing 737", "obama", "syria", "texas", "paris",
    "Trump", "tp hcm", "viet nam", "khung hoang", "khủng hoảng", "tổng thống Moon", "IS tan cong", "IMF", "CO2", "su27", "ak47",
    "u23", "iphone6", "facebook", "law", "", "2017", "__proto__", "tháng 4", "12/4/2017",
]  # fmt: skip

MAYBE = ["moon", "teen", "his car", "bus", "gas", "Queen", "Lee"]


def decode(node: Any, texts: list[str]) -> Any:
    return node("(texts) => texts.map(require('./telex.js').decode)", texts)


def test_undecoded_typing_is_read(node: Any) -> None:
    found = decode(node, list(DECODED))
    assert {typed: each and each["q"] for typed, each in zip(DECODED, found, strict=True)} == DECODED


def test_ordinary_words_names_and_designations_stay(node: Any) -> None:
    assert [text for text, each in zip(PLAIN, decode(node, PLAIN), strict=True) if each] == []


def test_what_may_be_another_language_is_not_sure(node: Any) -> None:
    assert [each["sure"] for each in decode(node, MAYBE)] == [False] * len(MAYBE)
    assert [each["sure"] for each in decode(node, ["khungr", "vie65t", "dduwowcj"])] == [True] * 3


def test_a_word_with_marks_left_out_has_several_readings(node: Any) -> None:
    (found,) = decode(node, ["d9uong2"])
    assert found["words"] == [["d9uong2", "đường", "đuồng"]]


TONES = {"": "", "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
SHAPES = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
STOP_TONES = ("\u0301", "\u0323")


def test_every_syllable_is_read_from_its_keys(node: Any) -> None:
    """So the table of rimes, the onsets and the places of tones are those of annotate/syllables.py."""
    keys: dict[str, str] = {}
    for onset, rime in _toneless():
        stops = rime.endswith(("p", "t", "c", "k", "ch"))
        for tone, key in TONES.items():
            if (stops and tone not in STOP_TONES) or "oo" in rime:
                continue
            typed = "".join(SHAPES.get(letter, letter) for letter in onset + rime) + key
            if typed != onset + rime:
                keys[typed] = onset + rime + tone
    found = node("(keys) => keys.map((each) => require('./telex.js').syllables(each))", list(keys))
    unread = [typed for typed, made in zip(keys, found, strict=True) if not made]
    assert unread == []
    assert all(is_syllable(each) and each == canonical(each) for made in found for each in made)
    wrong = [
        typed
        for (typed, meant), made in zip(keys.items(), found, strict=True)
        if letters(made[0]) != letters(meant)
    ]
    assert wrong == []


def letters(syllable: str) -> tuple[str, str]:
    """Letters with their shapes, and the tone, wherever it stands."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = "".join(mark for mark in decomposed if mark in TONES and mark)
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if each != tone)), tone
