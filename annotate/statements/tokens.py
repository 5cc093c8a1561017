"""Words and punctuation of a passage, with whole quotations as single tokens, and the split into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from annotate import tables
from annotate.vietnamese import canonical, y_as_i

from .quotations import Piece

# A word with inner marks (TP.HCM, M'Nông, 22/9, Nga-Mỹ, 4,5), dots of an ellipsis, or one other character.
WORD = re.compile(r"[^\W_]+(?:(?:[.'’\-/&_]|(?<=[0-9])[,:](?=[0-9]))[^\W_]+)*|\.{2,}|\S")
ENDS = frozenset((".", "!", "?", "…", "..", "...", "....", "....."))
DASHES = frozenset(("-", "–", "—", "―"))


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation; ``start`` and ``end`` are offsets in the seed's text.

    ``key`` is the form tables are searched by: lower case, one spelling. ``kind``: w word, p punctuation, q
    quotation, whose ``piece`` says what stands inside. ``capital``: a word that starts with a capital letter.
    """

    start: int
    end: int
    text: str
    key: str
    kind: str
    capital: bool = False
    piece: Piece | None = None


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence. ``names`` are keys of words that the article writes with a capital elsewhere."""

    tokens: tuple[Token, ...]
    names: frozenset[str] = field(default_factory=frozenset)

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)


def key(word: str) -> str:
    """The form under which tables know a word: lower case, new tone placement, i for y (hòa -> hoà, sỹ -> sĩ)."""
    return y_as_i(canonical(word.lower()))


def phrase_key(phrase: str) -> tuple[str, ...]:
    """The keys of the words of ``phrase``."""
    return tuple(key(word) for word in phrase.split())


def tokenise(text: str, start: int, end: int, pieces: Sequence[Piece]) -> list[Token]:
    """The tokens of ``text[start:end]``; each of ``pieces`` (quotations in it, in order) becomes one token."""
    tokens: list[Token] = []
    at = start
    for piece in pieces:
        tokens += _words(text, at, piece.outer.start)
        tokens.append(
            Token(piece.outer.start, piece.outer.end, piece.outer.of(text), "“”", "q", False, piece),
        )
        at = piece.outer.end
    tokens += _words(text, at, end)
    return tokens


def _words(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in WORD.finditer(text, start, end):
        word, at = match[0], match.start()
        if "." in word and len(word) > 4:
            for stop in _glued_stops(word):
                tokens.append(Token(at, match.start() + stop, *_shape(text[at : match.start() + stop])))
                at = match.start() + stop + 1
                tokens.append(Token(at - 1, at, *_shape(".")))
            word = text[at : match.end()]
        tokens.append(Token._make((at, match.end(), *_shape(word), None)))
    return tokens


@lru_cache(maxsize=20_000)
def _shape(word: str) -> tuple[str, str, str, bool]:
    """The fields of a token that its word decides: the word, its key, its kind, whether it has a capital."""
    if not word[0].isalnum():
        return word, word, "p", False
    return word, key(word), "w", word[0].isupper() or ("-" in word and _has_article(word))


def _has_article(word: str) -> bool:
    """Whether the word is a name with an Arabic article: al-Burhan."""
    article, _, name = word.partition("-")
    return len(article) < 4 and name[:1].isupper()


def _glued_stops(word: str) -> list[int]:
    """Where full stops in ``word`` end a sentence without a space behind them: "học.Ông"."""
    return [
        n
        for n, char in enumerate(word)
        if char == "." and n > 1 and word[n - 2 : n].islower() and word[n + 1].isupper()
    ]


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut ``tokens`` of one line into sentences; abbreviations, initials and ellipses end none."""
    begin = 0
    for n, token in enumerate(tokens[:-1]):
        if token.kind != "w" and _ends_sentence(tokens, n, token):
            yield tuple(tokens[begin : n + 1])
            begin = n + 1
    if begin < len(tokens):
        yield tuple(tokens[begin:])


def _ends_sentence(tokens: Sequence[Token], n: int, token: Token) -> bool:
    follower = tokens[n + 1]
    opens = follower.capital or follower.kind == "q" or follower.text[0].isdigit()
    if token.kind == "q":
        closed = token.piece is not None and token.piece.ends_sentence
        return closed and (follower.capital or follower.kind == "q")
    if token.key not in ENDS:
        return False
    if not opens and not (follower.key in DASHES and token.key == "."):
        return False
    if token.key != "." or n == 0:
        return True
    return not is_abbreviation(tokens, n)


def is_abbreviation(tokens: Sequence[Token], n: int) -> bool:
    """Whether the full stop at ``n`` belongs to the word before it (TP., Th.S., the initial in "Văn A.")."""
    before = tokens[n - 1]
    if before.kind != "w" or before.end != tokens[n].start:
        return False
    if before.key in _abbreviations():
        return True
    initial = before.capital and (len(before.text) == 1 or "." in before.text or before.text in ("Th", "Ph"))
    if not initial:
        return False
    return n + 1 < len(tokens) and tokens[n + 1].key not in _openers()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(key(word) for word in tables.words("statements/abbreviations"))


@cache
def _openers() -> frozenset[str]:
    """First words of sentences that are no part of a name, so that "Văn A. Ông" is two sentences."""
    phrases = (*tables.words("statements/connectives"), *tables.words("statements/prepositions"))
    honorifics = (row["head"] for row in tables.rows("statements/heads") if row["kind"] != "body")
    return frozenset(phrase_key(phrase)[0] for phrase in (*phrases, *honorifics, "theo", "các", "những"))
