"""Pronouns as subjects (ông, bà, anh, cô ấy) and the one person named shortly before whom they can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.names.context import LineContext
from annotate.names.lexicon import lexicon

CLAUSE_BEFORE = frozenset({",", "rằng", "nhưng", "khi", "sau", "mà", "vì", "”", '"', "thì", "theo"})
OPENING, CLOSING = frozenset("“«"), frozenset("”»")
MARKS = frozenset('“«”»"')
# How many sentences back the person may have been named.
LONGEST_BACK = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A person named at a token of a line, with the gender known of them ("" unknown); ``speaks``: the name opens its
    sentence, and a verb of saying follows."""

    token: int
    entity: str
    genders: frozenset[str]
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun's tokens and whom it means (None: left open)."""

    start: int
    end: int
    entity: str | None


def pronouns(lines: Sequence[tuple[LineContext, Sequence[Named]]]) -> Iterator[tuple[LineContext, Pronoun]]:
    """The pronouns that stand as subjects outside quotations, each with its person where only one fits."""
    recent: list[list[Named]] = []
    table = lexicon().pronouns.root
    for line, named in lines:
        by_token = {n.token: n for n in named}
        initial = line.tokens.initial
        quoted = False
        sentence: list[Named] = []
        skip = first = 0
        for at, key in enumerate(line.keys):
            text = line.tokens.words[at].text
            if not (initial[at] or at in by_token or key in table or text in MARKS):
                continue
            if text in OPENING or (text == '"' and not quoted):
                quoted = True
            elif text in CLOSING or text == '"':
                quoted = False
            if initial[at] and sentence:
                recent, sentence = [*recent, sentence][-LONGEST_BACK:], []
            if initial[at]:
                first = at
            if at in by_token:
                sentence.append(replace(by_token[at], speaks=_speaks(line, first, at)))
            if quoted or at < skip:
                continue
            match = _pronoun(line, at, key)
            if match:
                end, gender = match
                skip = end
                meant = _antecedent([*recent, sentence], gender)
                if meant is None and initial[at] and recent and not sentence:
                    meant = _speaker(recent[-1], gender)
                yield line, Pronoun(at, end, meant)
        if sentence:
            recent = [*recent, sentence][-LONGEST_BACK:]


def _pronoun(line: LineContext, at: int, key: str) -> tuple[int, str] | None:
    table, words = lexicon().pronouns, line.tokens.words
    if key not in table.root or not (line.tokens.initial[at] or (at and line.keys[at - 1] in CLAUSE_BEFORE)):
        return None
    match = table.longest(line.keys, at)
    if match is None or match[0] >= len(words):
        return None
    end, (gender, not_before) = match
    following = words[end]
    if following.capital or following.number or following.key in not_before:
        return None
    return end, gender


def _antecedent(sentences: Sequence[Sequence[Named]], gender: str) -> str | None:
    """The one person who fits in the nearest sentence that names one; None where two do."""
    for sentence in reversed(sentences):
        fitting = {n.entity: None for n in sentence if not n.genders or gender in n.genders}
        if len(fitting) == 1:
            return next(iter(fitting))
        if fitting:
            known = {n.entity: None for n in sentence if gender in n.genders}
            return next(iter(known)) if len(known) == 1 else None
    return None


def _speaks(line: LineContext, first: int, at: int) -> bool:
    """Whether the name at token ``at`` opens its sentence, titles apart, and a verb of saying follows."""
    lists, keys = lexicon(), line.keys
    title, name = lists.person_before.ending(keys, at), line.starting.get(at)
    if name is None or (at != first and (title is None or title[0] != first)):
        return False
    after = line.after(name)
    after += after < len(keys) and keys[after] in ("cũng", "còn", "đã")
    return after < len(keys) and lists.say.longest(keys, after) is not None


def _speaker(sentence: Sequence[Named], gender: str) -> str | None:
    """Who speaks in the sentence before, where a pronoun opens the next: Ông Lavrov nói ông Tillerson… Ông mong…"""
    first = sentence[0]
    return first.entity if first.speaks and gender in first.genders else None
