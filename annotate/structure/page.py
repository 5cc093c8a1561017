"""A page as the rules see it: its lines' features and kinds, and what each shares with the article so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from annotate.tables import words

from .features import Features
from .lines import kind_of

# A word with a capital in ASCII letters that is no Vietnamese syllable: a foreign name, which tells a topic alone.
FOREIGN_NAME = re.compile(r"\b[A-Z][a-z]{2,20}\b")
SYLLABLE = re.compile(
    r"(?:ngh?|nh|th|tr|ch|kh|ph|gi|qu|gh|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)
# A line of few pairs says little: it is judged as if it had so many more, of which so large a share were known.
DOUBT = 3
NEUTRAL = 0.1
# Kinds of running text: an article is made of them, and so is a list of teasers.
TEXT = frozenset({"prose", "headline", "teaser", "item"})
# Kinds that are neither text nor part of one, wherever they stand.
APPARATUS = frozenset(
    {
        "no-words", "counter", "page-control", "tag-list", "page-footer", "contact-line", "address-line", "section-name",
        "breadcrumb", "page-title", "comment-box", "related-opener", "cross-reference", "alt-text", "alt-text-numbered",
        "repeated-headline", "repeated-line",
    }
)  # fmt: skip
STAMPS = frozenset({"stamp-dated", "stamp-day", "stamp-time"})
BYLINES = frozenset({"byline-source", "byline-label", "byline-dated"})
PICTURES = frozenset({"caption-credit", "credit-line"})


@dataclass
class Page:
    """The lines of one seed while rules work on them. ``kinds`` may be refined; nothing else changes."""

    lines: tuple[Features, ...]
    kinds: list[str]

    def __len__(self) -> int:
        """The number of lines that are not blank."""
        return len(self.lines)

    def kind(self, i: int) -> str:
        """The kind of line ``i``; "end" outside the page."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else "end"

    def second_time(self, i: int) -> int | None:
        """Where the headline in line ``i`` is said again within three lines; None if nowhere, or no headline."""
        line = self.lines[i]
        if self.kind(i) not in ("headline", "prose", "teaser") or not 3 <= line.size <= 40:
            return None
        if line.words.endswith("."):
            return None
        return next((j for j in range(i + 1, min(len(self), i + 4)) if self.lines[j].key == line.key), None)


def page_of(lines: tuple[Features, ...]) -> Page:
    """The page of ``lines``, each with the kind it has by itself; then the tags below a label of their own."""
    page = Page(lines, [kind_of(line) for line in lines])
    mark_tags(page)
    return page


def mark_tags(page: Page) -> None:
    """Few words a line, without a stop, under a bare label ("Từ khóa:") or a hashtag are tags too."""
    below_label = False
    for i, line in enumerate(page.lines):
        if page.kinds[i] == "tag-list":
            below_label = line.size <= 3
        elif below_label and is_tag(page, i):
            page.kinds[i] = "tag-list"
        else:
            below_label = False


def is_tag(page: Page, i: int) -> bool:
    """Whether line ``i`` may be one tag: up to five words, no stop."""
    line = page.lines[i]
    return page.kinds[i] in ("headline", "item", "section-name") and line.size <= 5 and line.end == "none"


def pairs(line: Features) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring words of a line, function words apart: Vietnamese words mostly have two syllables."""
    common = function_words()
    found = {
        (a, b)
        for a, b in zip(line.tokens, line.tokens[1:], strict=False)
        if a not in common and b not in common
    }
    found.update(
        (name.casefold(), "") for name in FOREIGN_NAME.findall(line.words) if not SYLLABLE.fullmatch(name)
    )
    return frozenset(found)


@cache
def function_words() -> frozenset[str]:
    """Syllables that tell nothing about a topic."""
    return frozenset(words("structure/function_words"))


@dataclass
class Vocabulary:
    """The pairs of words an article has used so far, to tell its own lines from those of others."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    lines: int = 0

    def add(self, line: Features) -> None:
        """Count ``line`` as part of the article."""
        self.seen.update(pairs(line))
        self.lines += 1

    def shared(self, lines: Iterable[Features]) -> float:
        """The share, from 0 to 1, of the lines' pairs that the article has used before.

        Measured on Vietnamese news: 0.25 in the median for an article's own lines after its first nine (0.07 at the
        second decile), 0.00 for the headlines and leads of others (0.06 at the ninth decile).
        """
        hits = total = 0
        for line in lines:
            found = pairs(line)
            total += len(found)
            hits += len(found & self.seen)
        return (hits + DOUBT * NEUTRAL) / (total + DOUBT)
