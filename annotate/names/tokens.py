"""Words and marks of a line, each with the features that the rules of names (or a trained tagger) ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotate.authorities import canonical
from annotate.syllables import is_syllable
from annotate.vietnamese import fold

# A word of letters and digits, with apostrophes inside (O'Neill, Xi’an), or one other visible character.
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|\S")
VOWELS = frozenset("aeiouy")
# Marks after which a sentence, a turn of speech or a list item begins with a capital.
SENTENCE_END = frozenset(".?!…:|•*")
QUOTES = frozenset("“\"'‘«")


@dataclass(frozen=True, slots=True)
class Word:
    """What a token's spelling shows, shared by all its occurrences.

    ``form`` has the canonical spelling, ``key`` is that in lower case. ``capital``: begins with a capital;
    ``capitals``: two or more letters, all capitals; ``number``: begins with a digit; ``vietnamese``: may be a
    syllable of Vietnamese; ``word``: letters or digits, not a mark.
    """

    text: str
    form: str
    key: str
    word: bool
    capital: bool
    capitals: bool
    number: bool
    vietnamese: bool


@lru_cache(maxsize=1 << 16)
def word(text: str) -> Word:
    """The features of one token."""
    form = canonical(text)
    key = form.lower()
    alnum = text[0].isalnum()
    return Word(
        text=text,
        form=form,
        key=key,
        word=alnum,
        capital=text[0].isupper(),
        capitals=len(text) > 1 and text.isupper(),
        number=text[0].isdigit(),
        vietnamese=alnum and len(text) <= 7 and not text[0].isdigit() and is_syllable(text),
    )


@dataclass(frozen=True, slots=True)
class Tokens:
    """A line's tokens: their words, where each starts and ends in the seed, and where sentences begin.

    ``initial[i]``: token ``i`` is the first word of a sentence, so that its capital says nothing. ``spaced[i]``:
    white space stands before it.
    """

    words: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    initial: Sequence[bool]
    spaced: Sequence[bool]

    def __len__(self) -> int:
        """How many tokens the line has."""
        return len(self.words)


@lru_cache(maxsize=512)
def tokenise(text: str, offset: int = 0) -> Tokens:
    """The tokens of one line whose first code point is number ``offset`` of its seed.

    The last lines are kept, since finding and resolving both ask for them.
    """
    matches = list(TOKEN.finditer(text))
    words = [word(match.group()) for match in matches]
    starts = [match.start() + offset for match in matches]
    ends = [match.end() + offset for match in matches]
    spaced = [start > end for start, end in zip(starts, [offset, *ends], strict=False)]
    return Tokens(words, starts, ends, _initial(words, spaced), spaced)


def _initial(words: Sequence[Word], spaced: Sequence[bool]) -> list[bool]:
    """Which words begin a sentence, a turn of speech or a list item; a number at a line's start counts as a mark."""
    initial = [False] * len(words)
    begins = [0]
    begins += [at + 1 for at, w in enumerate(words) if not w.word and _opens(words, spaced, at)]
    for at in begins:
        while at < len(words) and not words[at].word:
            at += 1
        if at < len(words):
            initial[at] = True
            if at == 0 and words[0].number and len(words) > 1:
                begins.append(1)
    return initial


def _opens(words: Sequence[Word], spaced: Sequence[bool], at: int) -> bool:
    """Whether the mark at ``at`` closes a sentence or opens a quotation, so that a capital follows anyway."""
    mark = words[at].text
    if mark in SENTENCE_END:
        return mark != "." or at == 0 or not (words[at - 1].capital and initial_letters(words[at - 1].text))
    return mark in QUOTES and at > 0 and spaced[at] and words[at - 1].text in ",:."


def initial_letters(text: str) -> bool:
    """Whether letters before a dot may stand for a name: one letter, or up to three without a vowel (Th., Tr.)."""
    return len(text) == 1 or (len(text) <= 3 and VOWELS.isdisjoint(fold(text).lower()))
