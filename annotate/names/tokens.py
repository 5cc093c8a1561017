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
OPENING = frozenset("“\"'‘«([")
# At a line's start, what stands before the first word: list marks, dashes, numbers.
LIST_MARKS = frozenset("-–—•*+>#.)")


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


def tokenise(text: str, offset: int = 0) -> Tokens:
    """The tokens of one line whose first code point is number ``offset`` of its seed."""
    words, starts, ends = [], [], []
    initial, spaced = [], []
    at_start, after = True, 0
    for match in TOKEN.finditer(text):
        token = word(match.group())
        start, end = match.span()
        words.append(token)
        starts.append(offset + start)
        ends.append(offset + end)
        gap = start > after
        spaced.append(gap)
        initial.append(at_start and token.word)
        if token.word:
            # A dot inside an abbreviation (TP.HCM, J. Trump) ends no sentence; that is seen at the dot.
            at_start = at_start and token.number and len(words) <= 2
        elif token.text in SENTENCE_END:
            at_start = at_start or _ends_sentence(words, token.text)
        elif token.text in "-–—" and not any(w.word for w in words):
            at_start = True
        elif token.text in OPENING and token.text not in "([":
            at_start = (
                True if not words[:-1] else at_start or words[-2].text in ",:" or _quote_opens(words, gap)
            )
        after = end
    return Tokens(words, starts, ends, initial, spaced)


def initial_letters(text: str) -> bool:
    """Whether letters before a dot may stand for a name: one letter, or up to three without a vowel (Th., Tr.)."""
    return len(text) == 1 or (len(text) <= 3 and VOWELS.isdisjoint(fold(text).lower()))


def _ends_sentence(words: Sequence[Word], mark: str) -> bool:
    """Whether the mark just read closes a sentence: a dot after one to three letters of an initial does not."""
    if mark != "." or len(words) < 2:
        return True
    return not (words[-2].capital and initial_letters(words[-2].text))


def _quote_opens(words: Sequence[Word], gap: bool) -> bool:
    """Whether a quotation mark opens a quotation: its first word has a capital that may say nothing."""
    return gap and words[-1].text in '“"‘«' and len(words) > 1 and words[-2].text in ",:."
