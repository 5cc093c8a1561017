from __future__ import annotations

import json

import pytest

from plugins.search.documents import Document, Line
from plugins.search.shown import LEAD, card, shortened


def test_a_short_text_is_shown_whole() -> None:
    assert shortened("Nga và Mỹ.") == "Nga và Mỹ."


def test_a_long_text_is_cut_behind_a_word() -> None:
    found = shortened("một hai, " * 40)
    assert len(found) <= LEAD + 1
    assert found.endswith(("một…", "hai…"))


@pytest.mark.parametrize("text", ["x" * 1000, "ộ" * 161])
def test_a_text_without_spaces_is_cut_all_the_same(text: str) -> None:
    assert shortened(text) == text[:LEAD] + "…"


def test_a_card_without_a_lead_shows_the_first_paragraph() -> None:
    made = Document("a", "", "", (Line(1, "caption", "Ảnh"), Line(2, "paragraph", "Đoạn một")))
    assert json.loads(card(made))[:3] == ["a", None, "Đoạn một"]
