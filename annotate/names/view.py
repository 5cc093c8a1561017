"""A line as the rules of names see it: tokens, runs of capitals, known surfaces, and the words that stand before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotate.model import MentionType
from annotate.names.lexicon import (
    Gazetteer,
    Known,
    Lexicon,
    OrganisationHead,
    PersonBefore,
    PlaceHead,
    ThingHead,
)
from annotate.names.tokens import Tokens

# Roles that are no part of a name even where they are written with a capital and stand inside a sentence.
TITLE_ROLES = frozenset({"degree", "office", "rank", "job"})
# The most words that a run of capitals may have: longer ones are lists or headings.
LONGEST_RUN = 14


class Candidate(NamedTuple):
    """A span of tokens that a rule takes for a name; ``confidence`` is the rule's in this context."""

    start: int
    end: int
    type: MentionType
    rule: str
    confidence: float


class Run(NamedTuple):
    """Capitalised words in a row, joined by spaces, hyphens, initials' dots and particles."""

    start: int
    end: int


@dataclass(slots=True)
class View:
    """All that is looked up once for a line. Dictionaries go by the token at which a thing starts, or, for the
    words before a person (``persons``), ends."""

    tokens: Tokens
    keys: Sequence[str]
    forms: Sequence[str]
    lexicon: Lexicon
    capitals: bool
    byline: bool
    known: dict[int, tuple[int, Known]]
    persons: dict[int, tuple[int, PersonBefore]]
    place_heads: dict[int, tuple[int, PlaceHead]]
    organisation_heads: dict[int, tuple[int, OrganisationHead]]
    thing_heads: dict[int, tuple[int, ThingHead]]
    runs: Sequence[Run]


def view(tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, byline: bool = False) -> View:
    """Look up everything that begins at some token of the line; ``byline``: the line names who wrote."""
    keys = [w.key for w in tokens.words]
    forms = [w.form for w in tokens.words]
    capitals = in_capitals(tokens)
    found = View(tokens, keys, forms, lexicon, capitals, byline, {}, {}, {}, {}, {}, ())
    surfaces, spelt = (gazetteer.any_case, keys) if capitals else (gazetteer.exact, forms)
    roots = (
        lexicon.person_before.root.keys(),
        lexicon.place_heads.root.keys(),
        lexicon.organisation_heads.root.keys(),
        lexicon.thing_heads.root.keys(),
    )
    persons, places, organisations, things = roots
    surface_root = surfaces.root
    blocked = bytearray(len(keys))
    for i, key in enumerate(keys):
        if spelt[i] in surface_root and (match := surfaces.longest(spelt, i)):
            found.known[i] = match
        if capitals:
            continue
        if key in persons and (before := lexicon.person_before.longest(keys, i)):
            _person_before(found, blocked, i, *before)
        if i and f"{keys[i - 1]} {key}" in lexicon.compounds:
            continue
        if key in places and (place := lexicon.place_heads.longest(keys, i)):
            found.place_heads[i] = place
        if key in organisations and (organisation := lexicon.organisation_heads.longest(keys, i)):
            found.organisation_heads[i] = organisation
        if key in things and (thing := lexicon.thing_heads.longest(keys, i)):
            found.thing_heads[i] = thing
    if not capitals or byline:
        found.runs = _runs(found, blocked)
    return found


def in_capitals(tokens: Tokens) -> bool:
    """Whether a line is set in capitals, so that they say nothing."""
    words = [w for w in tokens.words if w.word and not w.number]
    upper = sum(w.capitals for w in words)
    return len(words) >= 3 and upper * 10 >= len(words) * 7


def _person_before(found: View, blocked: bytearray, start: int, end: int, before: PersonBefore) -> None:
    tokens = found.tokens
    found.persons.setdefault(end, (start, before))
    title = end - start > 1 or before.role in TITLE_ROLES or tokens.initial[start]
    if not title:
        return
    if before.role == "office":
        end = _fields_end(found, end)
        found.persons.setdefault(end, (start, before))
    blocked[start:end] = b"\1" * (end - start)


def _fields_end(found: View, at: int) -> int:
    """The end of the fields that follow an office: Bộ trưởng Quốc phòng, Thứ trưởng Ngoại giao."""
    fields, keys, words = found.lexicon.organisation_fields, found.keys, found.tokens.words
    while at < len(keys) and words[at].capital:
        match = fields.longest(keys, at)
        if match is None or match[0] - at < 2:
            break
        at = match[0]
        if (
            at + 1 < len(keys)
            and keys[at] in ("và", ",")
            and fields.longest(keys, at + 1)
            and words[at + 1].capital
        ):
            at += 1
    return at


def _runs(found: View, blocked: bytearray) -> list[Run]:
    words, initial = found.tokens.words, found.tokens.initial
    keys, functions = found.keys, found.lexicon.function_words
    runs, at, size = [], 0, len(words)
    while at < size:
        if not words[at].capital or blocked[at]:
            at += 1
            continue
        if (initial[at] and _mere_starter(found, at)) or keys[at] in functions:
            at += 1
            continue
        end = at + 1
        while end < size and end - at < LONGEST_RUN and (step := _joined(found, blocked, at, end)):
            end += step
        runs.append(Run(at, end))
        at = end
    return runs


def _mere_starter(found: View, at: int) -> bool:
    """Whether the first word of a sentence has its capital from there alone."""
    word = found.tokens.words[at]
    if not word.vietnamese or word.key not in found.lexicon.starters:
        return False
    following = at + 1
    follows = following < len(found.keys) and found.tokens.words[following].capital
    return not (follows and word.form in found.lexicon.surnames and found.tokens.words[following].vietnamese)


def _joined(found: View, blocked: bytearray, start: int, end: int) -> int:
    """How many more tokens belong to the run that so far is ``start`` to ``end``; 0 where it ends."""
    tokens = found.tokens
    words, spaced = tokens.words, tokens.spaced
    token, last = words[end], words[end - 1]
    more = end + 1 < len(words)
    if token.capital:
        return 0 if blocked[end] or not (spaced[end] or last.text in "-.’'") else 1
    if token.text in "-–" and not spaced[end] and more and not spaced[end + 1] and words[end + 1].word:
        nxt = words[end + 1]
        if nxt.capital and not blocked[end + 1]:
            return 0 if end in found.known or _known_pair(found, start, end) else 2
        return 2 if not nxt.number and not last.number and nxt.key.isalpha() else 0
    if token.text == "." and not spaced[end] and more:
        nxt = words[end + 1]
        single = len(last.text) == 1 or (len(last.text) <= 3 and not last.vietnamese and not last.capitals)
        if nxt.capital and single and not blocked[end + 1]:
            return 2
        return 1 if single and last.capital and end - start > 1 and len(last.text) <= 3 else 0
    if token.text == "&" and more and words[end + 1].capital:
        return 2
    if token.key in found.lexicon.particles and more and spaced[end]:
        foreign = not all(w.vietnamese for w in words[start:end] if w.word)
        glued = words[end + 1].text == "-" and not spaced[end + 1]
        more = end + 2 < len(words) and (glued or words[end + 1].key in found.lexicon.particles)
        steps = 2 if more else 1
        return steps + 1 if foreign and words[end + steps].capital else 0
    return 0


def _known_pair(found: View, start: int, end: int) -> bool:
    """Whether a hyphen at ``end`` stands between two known names: Nga-Mỹ."""
    right = found.known.get(end + 1)
    return right is not None and any(found.known.get(s, (0,))[0] == end for s in range(start, end))
