"""Who is who among the people of one article: full names, their spellings, and the parts that stand for them.

Precision before recall: a part of a name that fits two people stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotate.authorities import Authorities, Authority, canonical, slug
from annotate.model import Mention
from annotate.names.context import LineContext
from annotate.names.lexicon import Lexicon, lexicon
from annotate.names.roles import Role, role_of
from annotate.names.tokens import word
from annotate.vietnamese import fold

QUOTES = frozenset("“”\"'‘’«»")
QUOTED = re.compile("\\s[“\"'‘«]")
# How many tokens may stand between a name and its other name: "(tức", ", biệt danh".
LONGEST_BETWEEN = 5
# With more people than this of one name, a part of a name tells nothing.
MOST_ALIKE = 64


@dataclass
class Person:
    """One person of the article as far as is known: entity, names (as words), gender and roles held."""

    entity: str
    rule: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)

    def fits(self, gender: str) -> bool:
        """Whether somebody of this gender ("" unknown) may be meant."""
        return not gender or not self.genders or gender in self.genders


@dataclass(frozen=True)
class Occurrence:
    """A person's name on a line, with the gender and role that stand beside it."""

    mention: Mention
    line: LineContext
    words: tuple[str, ...]
    gender: str
    role: Role | None


def occurrences(lines: Sequence[LineContext], entities: dict[int, str]) -> list[Occurrence]:
    """Every person's name of the article, in order. ``entities``: those of other names by their start."""
    lists = lexicon()
    return [
        Occurrence(
            mention,
            line,
            name_words(mention.text),
            gender_before(line, mention, lists),
            role_of(line, mention, entities),
        )
        for line in lines
        for mention in line.mentions
        if mention.type == "person"
    ]


def name_words(text: str) -> tuple[str, ...]:
    """A name's words in canonical spelling and small letters, a nickname in quotation marks left out."""
    words = []
    for part in text.split():
        if part[0] in QUOTES:
            break
        words.append(canonical(part).casefold().strip("".join(QUOTES)))
    return tuple(words) or (canonical(text).casefold(),)


def gender_before(line: LineContext, mention: Mention, lists: Lexicon) -> str:
    """The gender that an honorific or title before the name tells, or ""."""
    match = lists.person_before.ending(line.keys, line.first(mention))
    return match[1].gender if match else ""


def people_of(found: Sequence[Occurrence], authorities: Authorities) -> dict[int, tuple[Person, str]]:
    """For the start of each mention, the person meant and the rule that tells; mentions left open are missing."""
    known = _Known()
    meant: dict[int, tuple[Person, str]] = {}
    roles: dict[tuple[str, ...], list[Role]] = {}
    for occurrence in found:
        if occurrence.role:
            roles.setdefault(occurrence.words, []).append(occurrence.role)
    for occurrence in sorted(found, key=lambda o: (-len(o.words), o.mention.start)):
        match = _same_or_part(occurrence, known)
        if match is None:
            match = _new(occurrence, roles.get(occurrence.words, []), authorities, known)
        person, rule = match
        if person is None:
            continue
        known.join(person, occurrence)
        meant[occurrence.mention.start] = (person, rule)
    _join_stated_aliases(found, meant)
    return meant


class _Known:
    """The people met so far, found by the words of their names and by how the last word sounds."""

    def __init__(self) -> None:
        self.entities: set[str] = set()
        self.by_word: dict[str, dict[int, Person]] = {}
        self.by_name: dict[tuple[str, ...], list[Person]] = {}

    def add(self, person: Person) -> None:
        """Enter a new person."""
        self.entities.add(person.entity)
        for name in person.names:
            self._index(person, name)

    def join(self, person: Person, occurrence: Occurrence) -> None:
        """Learn from one more occurrence of a person."""
        if occurrence.words not in person.names:
            person.names.append(occurrence.words)
            self._index(person, occurrence.words)
        if occurrence.gender:
            person.genders.add(occurrence.gender)
        if occurrence.role:
            person.roles.append(occurrence.role)

    def near(self, words: tuple[str, ...]) -> list[Person]:
        """Everybody whose name may have to do with these words, in the order in which they were met."""
        last = words[-1]
        alike = self.by_word.get(last, {}), self.by_word.get("~" + _sounds(last), {})
        if sum(map(len, alike)) > MOST_ALIKE:
            return list(self.by_name.get(words, ()))
        return list((alike[0] | alike[1]).values())

    def _index(self, person: Person, name: tuple[str, ...]) -> None:
        self.by_name.setdefault(name, []).append(person)
        for key in (*name, "~" + _sounds(name[-1])):
            self.by_word.setdefault(key, {})[id(person)] = person


def _same_or_part(occurrence: Occurrence, known: _Known) -> tuple[Person | None, str] | None:
    """The person whose name this is or is a part of; (None, "") where two fit; None where nobody does."""
    near = [person for person in known.near(occurrence.words) if person.fits(occurrence.gender)]
    for rule, test in FITS:
        fitting = [person for person in near if any(test(occurrence.words, name) for name in person.names)]
        if len(fitting) == 1:
            return fitting[0], rule
        if fitting:
            by_role = [
                p for p in fitting if occurrence.role and any(occurrence.role.agrees(r) for r in p.roles)
            ]
            return (by_role[0], "part-of-name-with-role") if len(by_role) == 1 else (None, "")
    return None


def _same(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return words == name


def _spelt_alike(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Sergei and Sergey Lavrov: equal but for the ways of spelling one foreign sound."""
    if len(words) < 2 or len(words) != len(name) or _vietnamese(words):
        return False
    return all(_sounds(a) == _sounds(b) for a, b in zip(words, name, strict=True))


def _same_ends(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Rex Tillerson and Rex W. Tillerson."""
    return len(words) >= 2 and not _vietnamese(words) and words[0] == name[0] and words[-1] == name[-1]


def _last(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Lavrov after Sergei Lavrov; Tiến, Kim Tiến after Nguyễn Thị Kim Tiến."""
    return len(words) < len(name) and name[-len(words) :] == words


def _first(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tập after Tập Cận Bình, Kim after Kim Jong-un, Kelvin after Kelvin Lý."""
    return len(words) < len(name) and name[: len(words)] == words


def _inside(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Khalid after Mohammad Khalid Qureshi."""
    size = len(words)
    return any(name[n : n + size] == words for n in range(1, len(name) - size))


FITS = (
    ("same-name", _same),
    ("spelling-variant", _spelt_alike),
    ("initial-left-out", _same_ends),
    ("surname-or-given-name", _last),
    ("first-name", _first),
    ("middle-name", _inside),
)


def _vietnamese(words: Sequence[str]) -> bool:
    return all(word(w).vietnamese for w in words)


def _sounds(name: str) -> str:
    """A key that spellings of one foreign name share: Sergei and Sergey, Zelensky and Zelenskyy, Mohamed, Mohammed."""
    key = (
        fold(name)
        .replace("y", "i")
        .replace("j", "i")
        .replace("ph", "f")
        .replace("kh", "h")
        .replace("ck", "k")
    )
    key = key.replace("w", "v").replace("c", "k").replace("z", "s").replace("-", "")
    squeezed = "".join(char for n, char in enumerate(key) if n == 0 or char != key[n - 1])
    return (
        squeezed[0] + squeezed[1:].replace("e", "a").replace("o", "a").replace("u", "a") if squeezed else key
    )


def _new(
    occurrence: Occurrence, roles: Sequence[Role], authorities: Authorities, known: _Known
) -> tuple[Person, str]:
    record = _record(occurrence, roles, authorities)
    if record is not None and record.id not in known.entities:
        person = Person(record.id, "named-in-authorities", [name_words(name) for name in record.surfaces])
    else:
        base = slug(QUOTED.split(occurrence.mention.text)[0]) or "nguoi"
        entity, n = base, 2
        while entity in known.entities:
            entity, n = f"{base}-{n}", n + 1
        person = Person(entity, "own-name")
    known.add(person)
    return person, person.rule


def _record(occurrence: Occurrence, roles: Sequence[Role], authorities: Authorities) -> Authority | None:
    """The authority record of this name, where it is surely that person.

    Many people share a Vietnamese name: those need a role beside the name (``roles``: all in the article) that the
    record has held; others none.
    """
    records = _named(occurrence, authorities)
    if len(records) > 1:
        records = [r for r in records if any(_held(r, role) for role in roles)]
    if len(records) != 1:
        return None
    record = records[0]
    if _vietnamese(name_words(record.name)) and not any(_held(record, role) for role in roles):
        return None
    return record


def _named(occurrence: Occurrence, authorities: Authorities) -> list[Authority]:
    """Records that go by the name, or, for a foreign name of three words or more, by a shorter form of it."""
    text = occurrence.mention.text
    parts = text.split()
    forms = [text]
    if len(parts) > 2 and not _vietnamese(occurrence.words):
        forms += [" ".join(parts[:-1]), " ".join((parts[0], parts[-1])), " ".join(parts[:2])]
    for form in forms:
        if records := [r for r in authorities.named(form) if r.type == "person"]:
            return records
    return []


def _held(record: Authority, role: Role) -> bool:
    return any(role.office == term.office for term in record.offices)


def _join_stated_aliases(found: Sequence[Occurrence], meant: dict[int, tuple[Person, str]]) -> None:
    """Trần Văn Hùng (tức Hùng “sẹo”): two names that the text says are one person's."""
    between = lexicon().aliases_between
    renamed: dict[int, Person] = {}
    for before, after in _neighbours(found):
        line = before.line
        start, end = line.after(before.mention), line.first(after.mention)
        if not 0 < end - start <= LONGEST_BETWEEN or before.mention.start not in meant:
            continue
        start += line.keys[start] in (",", "(", "-", "–")
        match = between.longest(line.keys, start) if start < end else None
        if match is None or match[0] not in (end, end - 1):
            continue
        person, other = meant[before.mention.start][0], meant.get(after.mention.start)
        if other and other[0] is not person:
            renamed[id(other[0])] = person
        meant[after.mention.start] = (person, "alias-stated")
    for start, (person, _rule) in list(meant.items()) if renamed else []:
        if id(person) in renamed:
            meant[start] = (renamed[id(person)], "alias-stated")


def _neighbours(found: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    ordered = sorted(found, key=lambda o: o.mention.start)
    return ((a, b) for a, b in pairwise(ordered) if a.line is b.line)
