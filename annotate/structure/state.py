"""How far the reading of a page has come, and the signs that an article ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import byline
from .page import BYLINES, Page, Vocabulary

# How many lines are looked at to tell whether an article goes on.
AHEAD = 12
# Shares of word pairs (Vocabulary.shared) from which on lines are the article's own, below which they are another's.
OWN = 0.1
VERY_OWN = 0.2
FOREIGN = 0.045


@dataclass
class State:
    """What the article said so far, how many paragraphs it has, and whether it seems to have ended."""

    said: Vocabulary = field(default_factory=Vocabulary)
    prose: int = 0
    ended: bool = False


def ends_article(page: Page, i: int) -> bool:
    """Whether line ``i`` closes an article: the end mark "./.", a source line, an author's name alone."""
    if has_end_mark(page, i) or page.kind(i) in BYLINES:
        return True
    return is_name_line(page, i) and page.kind(i + 1) != "prose"


def is_link_text(page: Page, j: int) -> bool:
    """Whether line ``j`` could be a link's text: a headline or a short question, no name, no item of a list."""
    if page.kind(j) not in ("headline", "prose"):
        return False
    line = page.lines[j]
    if page.kind(j) == "prose" and (line.size > 28 or line.words.endswith(".") or line.end == "colon"):
        return False
    return not is_name_line(page, j) and not line.words.startswith(("-", "–", "+", "*", "•"))


def has_end_mark(page: Page, i: int) -> bool:
    """Whether line ``i`` closes with "./.", the end mark of agencies."""
    return page.lines[i].words.rstrip(')"” ').endswith("./.")


def is_name_line(page: Page, i: int) -> bool:
    """Whether line ``i`` is nothing but names."""
    return page.kind(i) in ("headline", "item") and byline.is_name(page.lines[i])
