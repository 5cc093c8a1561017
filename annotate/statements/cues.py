"""Cues in a sentence: the verbs and phrases that show that somebody speaks, without those that only look so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotate import tables

from .lexicon import Phrases, words
from .tokens import Token

# "cho chúng tôi biết": at most so many words between the two parts.
MOST_BETWEEN = 7
PARTICLES = frozenset(("thêm", "lại", "với", "rõ", "luôn"))
NOUN_AFTER = frozenset(("này", "đó", "trên", "ấy", "của", "được", "bị", "chung", "mới", "nói"))
NOUN_AFTER_ABOVE = frozenset(("của", "là", "được", "đã", "không", "cũng", "khiến", "cho", "có", "và"))
BEFORE_BIET = frozenset(("chúng", "phóng", "pv", "báo", "hay", "tôi"))


@dataclass(frozen=True, slots=True)
class CueWord:
    """A row of data/statements/cues.tsv: class, frame (what may follow), subject (any or known), noun."""

    cls: str
    frame: str
    subject: str
    noun: bool


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue at tokens ``start`` to ``end``."""

    start: int
    end: int
    word: CueWord


@cache
def _phrases() -> Phrases[CueWord | None]:
    """Every cue, and with no value what hides one: phrases that only look so, and nouns for people."""
    shadows = [(phrase, None) for phrase in tables.words("statements/not_cues")]
    people = [(row["head"], None) for row in tables.rows("statements/heads") if " " in row["head"]]
    cues = [
        (row["cue"], CueWord(row["class"], row["frame"], row["subject"], row["noun"] == "yes"))
        for row in tables.rows("statements/cues")
    ]
    return Phrases([*cues, *shadows, *people])


def find_cues(tokens: Sequence[Token]) -> list[CueHit]:
    """The cues of a sentence from left to right, without overlaps."""
    hits: list[CueHit] = []
    table, size = _phrases(), len(tokens)
    n = 0
    while n < size:
        token = tokens[n]
        if token.key not in table.first_words:
            n += 1
            continue
        found = table.at(tokens, n, size)
        if found is None:
            hit = _cho_biet(tokens, n) if token.key == "cho" else None
            if hit:
                hits.append(hit)
            n = hit.end if hit else n + 1
            continue
        end, word = n + found[0], found[1]
        if word is None:
            n = end
            continue
        if token.capital and n > 0 and tokens[n - 1].kind == "w":
            n += 1  # part of a name: Hứa Văn Tưởng
            continue
        if not (word.noun and _is_noun(tokens, n, end)):
            if end < size and tokens[end].key in PARTICLES and not _addressee_verb(tokens, end):
                end += 1
            hits.append(CueHit(n, end, word))
        n = end
    return hits


def _addressee_verb(tokens: Sequence[Token], end: int) -> bool:
    """Whether "với" behind the cue begins a comparison, not an addressee."""
    return tokens[end].key == "với" and end + 1 >= len(tokens)


def _is_noun(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a word that may be verb or noun is followed or preceded as a noun is ("tuyên bố này", "một cảnh báo")."""
    if end < len(tokens) and tokens[end].key in NOUN_AFTER and not _goes_on_as_verb(tokens, end):
        return True
    return start > 0 and words("noun_makers").ending(tokens, start, 0) > 0


def _goes_on_as_verb(tokens: Sequence[Token], end: int) -> bool:
    """Whether "đó" or "trên" behind a word leaves it a verb: "tiết lộ đó là", "bình luận trên Facebook"."""
    if end + 1 >= len(tokens):
        return False
    following = tokens[end + 1]
    if tokens[end].key in ("đó", "này"):
        return following.key == "là"
    return tokens[end].key == "trên" and following.kind == "w" and following.key not in NOUN_AFTER_ABOVE


def _cho_biet(tokens: Sequence[Token], n: int) -> CueHit | None:
    """The cue "cho … biết" around the person spoken to."""
    if n + 2 >= len(tokens):
        return None
    if not (tokens[n + 1].capital or tokens[n + 1].key in BEFORE_BIET):
        return None
    for end in range(n + 2, min(n + 2 + MOST_BETWEEN, len(tokens))):
        if tokens[end].kind == "p":
            return None
        if tokens[end].key == "biết":
            return CueHit(n, end + 1, CueWord("claims", "clause", "any", False))
    return None
