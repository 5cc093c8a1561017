from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from plugins.sharing import IMAGE_SIZE
from plugins.social import FONT, picture, png, wrapped

THEME = Path(__file__).parents[3] / "theme"
PRINTED = st.text(st.characters(min_codepoint=32, max_codepoint=0xFFFD, exclude_categories=["Cs", "Cc"]))


def test_the_picture_is_a_png_of_the_size_that_the_tags_tell() -> None:
    drawn = png(picture("Kho báo", "Báo cũ", "5 bài"), THEME / FONT)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])) == IMAGE_SIZE


def test_every_word_is_drawn_in_the_themes_own_face() -> None:
    empty, named = (png(picture(name, "", ""), THEME / FONT) for name in ("", "Ỗng Ẳn"))
    assert len(named) > len(empty) + 500


def test_the_same_words_give_the_same_bytes() -> None:
    first, second = (png(picture("Kho", "Báo", "1 bài"), THEME / FONT) for _ in range(2))
    assert first == second


@given(PRINTED, PRINTED)
def test_names_cannot_break_the_svg(name: str, description: str) -> None:
    ET.fromstring(picture(name, description, ""))


def test_lines_are_broken_at_spaces_and_keep_every_word() -> None:
    words = "văn bản sạch ngày tháng nguồn và bằng chứng " * 5
    assert " ".join(wrapped(words, 38)) == words.strip()
