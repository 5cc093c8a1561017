"""Where the words of a query stand in a text."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

MARKED = """({ text, query, typing }) => {
  const { any } = require("./query.js").parse(query, { typing });
  const marks = any.flatMap(({ words, phrases }) => [words, ...words.map((word) => [word]), ...phrases]).filter((mark) => mark.length);
  return require("./marks.js").marked(text, marks);
}"""


def marked(node: Any, text: str, query: str, typing: bool = False) -> str:
    """``text`` with its hits in brackets."""
    pieces = node(MARKED, {"text": text, "query": query, "typing": typing})
    assert "".join(piece["text"] for piece in pieces) == text
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in pieces)


DECOMPOSED = unicodedata.normalize("NFD", "hòa")

CASES = [
    ("đường", "Đường dương đường", "[Đường] dương [đường]"),
    ("duong", "Đường dương, du", "[Đường dương], du"),
    ("hoà kỹ", "hòa, hoà và KĨ sư", "[hòa], [hoà] và [KĨ] sư"),
    ("hoà", f"nền {DECOMPOSED} bình", f"nền [{DECOMPOSED}] bình"),
    ("tphcm covid", "ở TP.HCM, dịch COVID-19.", "ở [TP.HCM], dịch [COVID]-19."),
    ("TP.HCM", "TPHCM, TP HCM, TP. HCM, HCM", "[TPHCM], [TP HCM], [TP. HCM], HCM"),
    ("khủng hoảng", "khủng hoảng; hoảng, khủng", "[khủng hoảng]; [hoảng], [khủng]"),
    ('"khủng hoảng"', "khủng hoảng; hoảng, khủng", "[khủng hoảng]; hoảng, khủng"),
    ("nga proto", "<b>nga</b> & __proto__ 😀", "<b>[nga]</b> & __[proto]__ 😀"),
    ("nga", "", ""),
]


@pytest.mark.parametrize(("query", "text", "expected"), CASES)
def test_words_are_marked_in_the_accents_asked_for(node: Any, query: str, text: str, expected: str) -> None:
    assert marked(node, text, query) == expected


def test_an_unfinished_word_is_marked_with_its_rest(node: Any) -> None:
    assert marked(node, "khủng hoảng, khung", "khủng hoa", typing=True) == "[khủng hoảng], khung"
    assert marked(node, "tiếng, tiền", "tiê", typing=True) == "[tiếng], [tiền]"
