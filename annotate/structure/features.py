"""What can be seen of a line by itself: its words, length, ends; the facts that every rule rests on."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from annotate.model import RawLine, Seed

from .vocabulary import tokens_of

End = Literal["stop", "question", "ellipsis", "colon", "comma", "none"]

# Only so much of a line is looked at, so that a line of megabytes costs no more than a paragraph.
SEEN = 3000
# Alt texts are headlines without their accents, so longer lines are not folded.
LONGEST_ALT_TEXT = 50
# What may close a sentence after its stop: quotation marks and brackets.
CLOSERS = "\"'”’»)]"
ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")


def unaccented(letter: str) -> str:
    """The letter without its marks, đ as d."""
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


# Latin letters with marks, up to the last of Vietnamese (U+1EF9)
UNACCENTED = {
    n: unaccented(chr(n)) for n in range(0xC0, 0x1EFA) if chr(n).isalpha() and unaccented(chr(n)) != chr(n)
}


@dataclass(frozen=True, slots=True)
class Features:
    """A line that is not blank. ``words``: its trimmed text, spaces made one; ``tokens``: its words, lower case.

    ``key`` is the same for lines that differ in case, spaces and punctuation only; ``folded`` is ``key`` without
    accents, as alt texts are written (empty for a long line); ``end`` tells how the line closes.
    """

    raw: RawLine
    words: str
    tokens: tuple[str, ...]
    key: str
    folded: str
    end: End

    @property
    def size(self) -> int:
        """The number of words (of the part that is looked at)."""
        return len(self.tokens)

    @property
    def accented(self) -> bool:
        """Whether any letter is outside ASCII."""
        return ACCENTED.search(self.words) is not None


def features_of(seed: Seed) -> tuple[Features, ...]:
    """The features of every line of ``seed`` that is not blank, in order."""
    return tuple(look_at(raw) for raw in seed.lines if not raw.blank)


def look_at(raw: RawLine) -> Features:
    """The features of one line."""
    head = " ".join(raw.text[:SEEN].split())
    words = head if len(raw.text) <= SEEN else f"{head} {raw.text[-50:].strip()}"
    tokens = tokens_of(words)
    key = " ".join(tokens)
    folded = fold(key) if len(tokens) <= LONGEST_ALT_TEXT else ""
    return Features(raw, words, tokens, key, folded, end_of(words))


def fold(text: str) -> str:
    """``text`` without Vietnamese accents, đ as d."""
    if text.isascii():
        return text
    return text.translate(UNACCENTED)


def end_of(words: str) -> End:
    """How ``words`` close, quotation marks and brackets apart; a stop inside them counts."""
    bare = words.rstrip(CLOSERS + " ")
    if bare.endswith(("…", "...")):
        return "ellipsis"
    if bare.endswith((".", "!")) or words.endswith("./.)"):
        return "stop"
    if bare.endswith("?"):
        return "question"
    if bare.endswith((":", ";")):
        return "colon"
    if bare.endswith(","):
        return "comma"
    return "none"
