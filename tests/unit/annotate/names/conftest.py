"""Finding the names of a few lines of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate.authorities import load
from annotate.model import Article, Line, Mention, Seed
from annotate.names import find_mentions

Names = Callable[..., tuple[Mention, ...]]


def article_of(text: str, cls: str = "paragraph", zone: str = "article") -> Article:
    """An article whose lines all have one class."""
    seed = Seed("thu", "thu.txt", "", text)
    lines = (raw for raw in seed.lines if not raw.blank)
    return Article(
        seed,
        tuple(Line(raw.n, raw.start, raw.end, zone, cls, "test", 1.0) for raw in lines),  # type: ignore[arg-type]
    )


@pytest.fixture
def mentions() -> Names:
    """The mentions of a text."""

    def find(text: str, cls: str = "paragraph") -> tuple[Mention, ...]:
        return find_mentions(article_of(text, cls), load())

    return find


@pytest.fixture
def names() -> Callable[..., list[tuple[str, str]]]:
    """The outermost names of a text with the first letter of their type: P, L, O or T."""

    def find(text: str, cls: str = "paragraph") -> list[tuple[str, str]]:
        end, kept = -1, []
        letters = {"person": "P", "place": "L", "organisation": "O", "thing": "T"}
        for mention in find_mentions(article_of(text, cls), load()):
            if mention.form == "name" and mention.end > end:
                kept.append((letters[mention.type], mention.text))
                end = mention.end
        return kept

    return find
