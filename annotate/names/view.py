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
from annotate.names.phrases import Phrases
from annotate.names.tokens import Tokens, Word, initial_letters

# Roles that are no part of a name even where they are written with a capital and stand inside a sentence.
TITLE_ROLES = frozenset({"degree", "office", "rank", "job"})
# The most words that a run of capitals may have: longer ones are lists or headings.
LONGEST_RUN = 14
# Parts of a law or a paper, with their number.
PARTS = frozenset({"điều", "khoản", "điểm", "chương", "mục", "phụ lục"})
# The most parts of a document's number: 191/TB-VPCP has three.
LONGEST_CODE = 6


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
    blocked: bytearray
    known: dict[int, tuple[int, Known]]
    persons: dict[int, tuple[int, PersonBefore]]
    place_heads: dict[int, tuple[int, PlaceHead]]
    organisation_heads: dict[int, tuple[int, OrganisationHead]]
    thing_heads: dict[int, tuple[int, ThingHead]]
    runs: Sequence[Run]
    run_at: dict[int, Run]
    known_ends: frozenset[int]


def view(tokens: Tokens, lexicon: Lexicon, gazetteer: Gazetteer, byline: bool = False) -> View:
    """Look up everything that begins at some token of the line; ``byline``: the line names who wrote."""
    keys = [w.key for w in tokens.words]
    forms = [w.form for w in tokens.words]
    capitals = in_capitals(tokens)
    found = View(
        tokens,
        keys,
        forms,
        lexicon,
        capitals,
        byline,
        bytearray(len(keys)),
        {},
        {},
        {},
        {},
        {},
        (),
        {},
        frozenset(),
    )
    surfaces, spelt = (gazetteer.any_case, keys) if capitals else (gazetteer.exact, forms)
    root = surfaces.root
    for i, form in enumerate(spelt):
        if form not in root or (match := surfaces.longest(spelt, i)) is None:
            continue
        if not _part_of_compound(tokens, *match) or _place_pair(surfaces, spelt, *match):
            found.known[i] = match
    if not capitals:
        _block_peoples(found)
        _block_weekdays(found)
        _look_up(found)
    found.known_ends = frozenset(end for end, _known in found.known.values())
    if not capitals or byline:
        found.runs = _runs(found)
        found.run_at = {at: run for run in found.runs for at in range(run.start, run.end)}
    return found


def _look_up(found: View) -> None:
    """Fill in what begins at each token; titles hide what else their words might be."""
    lexicon, keys = found.lexicon, found.keys
    persons = lexicon.person_before.root
    places, organisations = lexicon.place_heads.root, lexicon.organisation_heads.root
    things, compounds = lexicon.thing_heads.root, lexicon.compounds
    for i, key in enumerate(keys):
        organisation = lexicon.organisation_heads.longest(keys, i) if key in organisations else None
        if i and f"{keys[i - 1]} {key}" in compounds:
            continue
        if key in persons and _title(found, i, organisation):
            found.known.pop(i, None)
            continue
        if key in places and (place := lexicon.place_heads.longest(keys, i)):
            found.place_heads[i] = place
        thing = lexicon.thing_heads.longest(keys, i) if key in things else None
        if thing:
            found.thing_heads[i] = thing
        if organisation and not (thing and thing[0] > organisation[0]):
            found.organisation_heads[i] = organisation


def _block_peoples(found: View) -> None:
    """Peoples and languages are no names: người Mông, tiếng Anh; but người Anh names a country."""
    lexicon, keys, forms = found.lexicon, found.keys, found.forms
    root = lexicon.people_words.root
    for i, key in enumerate(keys):
        if key not in root or (i and f"{keys[i - 1]} {key}" in lexicon.compounds):
            continue
        match = lexicon.people_words.longest(keys, i)
        if match is None or match[0] >= len(keys):
            continue
        at = match[0]
        people = lexicon.peoples.longest(forms, at)
        if people is None and key == "tiếng" and at in found.known:
            people = (found.known[at][0], True)
        if people and not (people[0] < len(keys) and found.tokens.words[people[0]].capital):
            found.blocked[at : people[0]] = b"\1" * (people[0] - at)
            found.known.pop(at, None)


def _block_weekdays(found: View) -> None:
    """Thứ Sáu and Chủ Nhật tell a day: nobody is called so, and no part of them is Japan (Nhật)."""
    for start in range(len(found.keys)):
        if match := found.lexicon.weekdays.longest(found.keys, start):
            found.blocked[start : match[0]] = b"\1" * (match[0] - start)
            for at in range(start, match[0]):
                found.known.pop(at, None)


def _part_of_compound(tokens: Tokens, end: int, known: Known) -> bool:
    """Whether a hyphen ties a known name to a word in small letters or a foreign one: Thái-lan, VN-Index."""
    words, spaced = tokens.words, tokens.spaced
    if end + 1 >= len(words) or words[end].text != "-" or spaced[end] or spaced[end + 1]:
        return False
    after = words[end + 1]
    return after.word and (not after.capital or known.type == "organisation" or not after.vietnamese)


def _place_pair(surfaces: Phrases[Known], spelt: Sequence[str], end: int, known: Known) -> bool:
    """Whether the hyphen after a known place leads to another: chiến tranh Nga-Ukraine."""
    right = surfaces.longest(spelt, end + 1)
    return known.type == "place" and right is not None and right[1].type == "place"


def _headed(found: View, at: int) -> bool:
    """Whether a head noun of places stands right before: đường Thủ Khoa Huân names no thủ khoa."""
    if not found.tokens.words[at].capital:
        return False
    return any(found.place_heads.get(start, (-1,))[0] == at for start in (at - 1, at - 2))


def in_code(found: View, at: int) -> bool:
    """Whether a token is glued to a number by strokes and hyphens, as in 191/TB-VPCP."""
    words, spaced = found.tokens.words, found.tokens.spaced
    for _ in range(LONGEST_CODE):
        if at < 2 or spaced[at] or spaced[at - 1] or words[at - 1].text not in "/-":
            return False
        at -= 2
        if words[at].number and words[at + 1].text == "/":
            return True
    return False


def in_price_list(found: View, at: int) -> bool:
    """Whether three capitals begin a line of prices: VNM: 101.000 đồng (-4,3%); STB - 36,2."""
    words = found.tokens.words
    if at + 2 >= len(words) or len(words[at].text) != 3 or not words[at].capitals:
        return False
    begins = at == 0 or words[at - 1].text == ";"
    return begins and words[at + 1].text in ":-–" and words[at + 2].number


def in_capitals(tokens: Tokens) -> bool:
    """Whether a line is set in capitals, so that they say nothing."""
    words = [w for w in tokens.words if w.word and not w.number]
    upper = sum(w.capitals for w in words)
    return len(words) >= 3 and upper * 10 >= len(words) * 7


def _title(found: View, start: int, organisation: tuple[int, OrganisationHead] | None) -> bool:
    """Note the words at ``start`` that stand before a person; whether they are a title, which is no name's part."""
    match = None if _headed(found, start) else found.lexicon.person_before.longest(found.keys, start)
    if match is None or (organisation and organisation[0] > match[0]):
        return False
    end, before = match
    found.persons.setdefault(end, (start, before))
    if not (end - start > 1 or before.role in TITLE_ROLES or found.tokens.initial[start]):
        return False
    if before.role == "office":
        end = _fields_end(found, end)
        found.persons.setdefault(end, (start, before))
    found.blocked[start:end] = b"\1" * (end - start)
    for at in range(match[0], end):
        found.known.pop(at, None)
    return True


def _fields_end(found: View, at: int) -> int:
    """The end of the fields that follow an office: Bộ trưởng Quốc phòng, Thứ trưởng Ngoại giao."""
    fields, keys, words = found.lexicon.organisation_fields, found.keys, found.tokens.words
    while at < len(keys) and words[at].capital:
        if at in found.known and not found.known[at][1].ambiguous:
            break
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


def _runs(found: View) -> list[Run]:
    words, initial = found.tokens.words, found.tokens.initial
    keys, functions, blocked = found.keys, found.lexicon.function_words, found.blocked
    bare = found.byline or _all_capital(found)
    runs, at, size = [], 0, len(words)
    while at < size:
        if not words[at].capital or blocked[at] or (words[at].capitals and at in found.place_heads):
            at += 1
            continue
        if (
            (initial[at] and not bare and _mere_starter(found, at))
            or (keys[at] in functions and (at or not bare))
            or _numbered_part(found, at)
        ):
            at += 1
            continue
        end = at + 1
        while end < size and end - at < LONGEST_RUN and (step := _joined(found, at, end)):
            end += step
        runs.append(Run(at, end))
        at = end
    return runs


def _numbered_part(found: View, at: int) -> bool:
    """Whether the word counts the parts of a law or a paper: Điều 134, Khoản 2."""
    after = at + 1
    return found.keys[at] in PARTS and after < len(found.keys) and found.tokens.words[after].number


def _all_capital(found: View) -> bool:
    """Whether a short line is capitalised words alone, as a signature is: Trọng Vũ."""
    words = found.tokens.words
    return 2 <= len(words) <= 5 and all(w.capital for w in words)


def _mere_starter(found: View, at: int) -> bool:
    """Whether the first word of a sentence has its capital from there alone."""
    word = found.tokens.words[at]
    if word.key not in found.lexicon.starters:
        return False
    following = at + 1
    follows = following < len(found.keys) and found.tokens.words[following].capital
    return not (follows and word.form in found.lexicon.surnames and found.tokens.words[following].vietnamese)


def common_noun(found: View, run: Run) -> bool:
    """Whether a run is one Vietnamese syllable that goes on in small letters: Nghiên cứu is no name."""
    words, end = found.tokens.words, run.end
    if end - run.start != 1 or not words[run.start].vietnamese or end >= len(words):
        return False
    nxt = words[end]
    if not nxt.vietnamese or nxt.capital or not found.tokens.spaced[end]:
        return False
    return found.lexicon.stop.longest(found.keys, end) is None


def _joined(found: View, start: int, end: int) -> int:
    """How many more tokens belong to the run that so far is ``start`` to ``end``; 0 where it ends."""
    blocked, words, spaced = found.blocked, found.tokens.words, found.tokens.spaced
    token, last = words[end], words[end - 1]
    more = end + 1 < len(words)
    if token.capital:
        return 0 if blocked[end] or not (spaced[end] or last.text in "-.’'") else 1
    if token.text in "-–" and not spaced[end] and more and not spaced[end + 1] and words[end + 1].word:
        nxt = words[end + 1]
        if nxt.capital and not blocked[end + 1]:
            return 0 if end in found.known or _known_pair(found, start, end) else 2
        return 2 if not nxt.number and not last.number and nxt.key.isalpha() else 0
    if token.text == "." and not spaced[end]:
        nxt = words[end + 1] if more else token
        single = initial_letters(last.text)
        if (
            nxt.capital
            and single
            and not blocked[end + 1]
            and not (spaced[end + 1] and _opens_sentence(found, nxt))
        ):
            return 2
        titled = end - start > 1 or start in found.persons
        return 1 if single and last.capital and titled else 0
    if token.text == "&" and more and words[end + 1].capital:
        return 2
    if token.key in found.lexicon.particles and more and spaced[end]:
        foreign = not all(w.vietnamese for w in words[start:end] if w.word)
        glued = words[end + 1].text == "-" and not spaced[end + 1]
        more = end + 2 < len(words) and (glued or words[end + 1].key in found.lexicon.particles)
        steps = 2 if more else 1
        right = words[end + steps]
        if token.vietnamese and (right.vietnamese or last.vietnamese or end + steps in found.known):
            return 0
        return steps + 1 if foreign and right.capital else 0
    return 0


def _opens_sentence(found: View, word: Word) -> bool:
    """Whether a capitalised word after a dot rather begins a sentence than goes on with a name."""
    return word.key in found.lexicon.function_words or word.key in found.lexicon.starters


def _known_pair(found: View, start: int, end: int) -> bool:
    """Whether a hyphen at ``end`` stands between two known names: Nga-Mỹ."""
    right = found.known.get(end + 1)
    return right is not None and any(found.known.get(s, (0,))[0] == end for s in range(start, end))


def alone(found: View, start: int, end: int) -> bool:
    """Whether no other capital of the same run is joined to the span, but for a known name before it."""
    run = found.run_at.get(start)
    if run is None:
        return True
    return (run.start == start or start in found.known_ends) and run.end <= end
