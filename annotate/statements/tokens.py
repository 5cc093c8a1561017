"""Words and punctuation of a passage, with whole quotations as single tokens, and the split into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from annotate import tables
from annotate.vietnamese import canonical, y_as_i

from .quotations import Piece

# A word with inner marks (TP.HCM, M'Nông, 22/9, Nga-Mỹ, 4,5), dots of an ellipsis, or one other character.
WORD = re.compile(r"[^\W_]+(?:(?:[.'’\-/&_]|(?<=[0-9])[,:](?=[0-9]))[^\W_]+)*|\.{2,}|\S")
ENDS = frozenset((".", "!", "?", "…", "..", "...", "....", "....."))
DASHES = frozenset(("-", "–", "—", "―"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a whole quotation; ``start`` and ``end`` are offsets in the seed's text.

    ``key`` is the form tables are searched by: lower case, one spelling. ``kind``: w word, p punctuation, q
    quotation, whose ``piece`` says what stands inside.
    """

    start: int
    end: int
    text: str
    key: str
    kind: str
    piece: Piece | None = None

    @property
    def capital(self) -> bool:
        """Whether the word starts with a capital letter, an Arabic article aside (al-Burhan)."""
        if self.kind != "w":
            return False
        article, dash, name = self.text.partition("-")
        return self.text[0].isupper() or (bool(dash) and len(article) < 4 and name[:1].isupper())


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence. ``names`` are keys of words that the article writes with a capital elsewhere."""

    tokens: tuple[Token, ...]
    names: frozenset[str] = field(default_factory=frozenset)

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)


@lru_cache(maxsize=20_000)
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
            Token(piece.outer.start, piece.outer.end, piece.outer.of(text), "“”", "q", piece),
        )
        at = piece.outer.end
    tokens += _words(text, at, end)
    return tokens


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in WORD.finditer(text, start, end):
        word = match[0]
        if not word[0].isalnum():
            yield Token(match.start(), match.end(), word, word, "p")
            continue
        at = match.start()
        for stop in _glued_stops(word):
            stop += match.start()
            yield Token(at, stop, text[at:stop], key(text[at:stop]), "w")
            yield Token(stop, stop + 1, ".", ".", "p")
            at = stop + 1
        part = text[at : match.end()]
        yield Token(at, match.end(), part, key(part), "w")


def _glued_stops(word: str) -> list[int]:
    """Where full stops in ``word`` end a sentence without a space behind them: "học.Ông"."""
    if "." not in word:
        return []
    return [
        n
        for n, char in enumerate(word)
        if char == "." and n > 1 and word[n - 2 : n].islower() and word[n + 1].isupper()
    ]


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Cut ``tokens`` of one line into sentences; abbreviations, initials and ellipses end none."""
    begin = 0
    for n, token in enumerate(tokens):
        if n + 1 < len(tokens) and not _ends_sentence(tokens, n, token):
            continue
        if n + 1 > begin:
            yield tuple(tokens[begin : n + 1])
        begin = n + 1


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
