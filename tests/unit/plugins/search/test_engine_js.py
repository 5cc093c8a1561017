"""What a result shows: marked hits and the best passage, made by engine.js."""

from __future__ import annotations

import unicodedata
from typing import Any


def marked(node: Any, text: str, query: str) -> str:
    """``text`` with its hits in brackets, as the page marks them for ``query``."""
    pieces = node(
        """({text, query}) => {
          const terms = require('./vi.js').attempts(query).flatMap((attempt) => attempt.alternatives.flat());
          return require('./engine.js').marked(text, terms);
        }""",
        {"text": text, "query": query},
    )
    assert "".join(piece["text"] for piece in pieces) == text
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in pieces)


def passage(node: Any, text: str, query: str) -> str:
    pieces = node(
        """({text, query}) => require('./engine.js').passage(text, require('./vi.js').attempts(query)[0].alternatives.flat())""",
        {"text": text, "query": query},
    )
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in pieces)


def test_an_accented_query_marks_that_spelling_only(node: Any) -> None:
    assert marked(node, "Đường dương đường", "đường") == "[Đường] dương [đường]"


def test_an_unaccented_query_marks_all_spellings(node: Any) -> None:
    assert marked(node, "Đường dương, du", "duong") == "[Đường] [dương], du"


def test_other_ways_to_write_a_word_are_marked(node: Any) -> None:
    assert marked(node, "hòa, hoà và KĨ sư", "hoà kỹ") == "[hòa], [hoà] và [KĨ] sư"
    decomposed = unicodedata.normalize("NFD", "hòa")
    assert marked(node, f"nền {decomposed} bình", "hoà") == f"nền [{decomposed}] bình"


def test_compounds_are_marked_whole_or_in_their_part(node: Any) -> None:
    assert marked(node, "ở TP.HCM, dịch COVID-19.", "tphcm covid") == "ở [TP.HCM], dịch [COVID]-19."


def test_markup_stays_text(node: Any) -> None:
    assert marked(node, "<b>nga</b> & __proto__ 😀", "nga proto") == "<b>[nga]</b> & __[proto]__ 😀"


def test_the_passage_is_where_most_different_words_of_the_query_stand(node: Any) -> None:
    text = "hoảng " + "x " * 400 + "cuộc khủng hoảng lớn " + "y " * 400 + "khủng"
    found = passage(node, text, "khủng hoảng")
    assert "[khủng] [hoảng] lớn" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_without_hits_the_passage_is_the_beginning(node: Any) -> None:
    assert passage(node, "Câu đầu. " * 60, "nga").startswith("Câu đầu. ")
    assert passage(node, "Ngắn thôi", "nga") == "Ngắn thôi"
    assert passage(node, "", "nga") == ""


def test_a_passage_never_cuts_a_character(node: Any) -> None:
    assert "\ufffd" not in passage(node, "😀" * 400 + "nga" + "😀" * 400, "nga").encode(
        "utf-16", "replace"
    ).decode("utf-16")
