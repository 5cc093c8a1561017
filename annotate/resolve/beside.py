"""What stands beside a person's name: titles with the body they belong to, gender, part in the news, age."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from annotate import tables
from annotate.authorities import canonical, office_keys, slug
from annotate.model import Mention

BEFORE, AFTER = 72, 64
"""So many characters before and after a name are read, never beyond its line."""
MOST_WORDS = 7
"""No title in the tables has more words."""
MOST_TITLES = 3
"""Titles in a row are read up to this number: Đại tá, PGS.TS, ông."""

# A word of a title, with the sign and hyphens that abbreviations have inside: GD&ĐT, LĐ-TB&XH.
WORD = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
# What may stand between two titles, and between a title and the name.
BETWEEN = " \t\xa0,.:–-"
# With these begins what is said of a name behind it.
APPOSED = frozenset("(,–-")
# What opens an apposition behind a name.
OPENING = re.compile(r"\s*(?:\([^()\n]{0,30}\)\s*)?[,(–-]\s*(?:là |nguyên |cựu |cố (?!vấn)|tân |hiện là )?")
# What may stand between a title and the name that it goes before.
TO_NAME = re.compile(r"[ \t\xa0]{1,3}(?:(?:ông|bà|đồng chí) )?")
# An age right behind the name: "(31 tuổi", ", 31 tuổi"; a year of birth: "(SN 1985", "(sinh năm 1985".
AGE = re.compile(r"\s*[,(]\s*(\d{1,3}) tuổi\b")
BORN = re.compile(r"\s*[,(]\s*(?:SN|sn|S\.N|sinh năm|sinh ngày [\d/.-]{3,10}[/.-])\s*\.?\s*((?:19|20)\d\d)\b")
# What goes before an office: "nguyên Chủ tịch" has left it, "tân Tổng thống" holds it; not "cố vấn", "nguyên thủ".
PREFIX = re.compile(r"^(?:tân|(?:nguyên|cựu|cố)(?! vấn| thủ| soái)) ", re.IGNORECASE)
FORMER_PREFIX = re.compile(r"^(?:nguyên|cựu|cố)(?! vấn| thủ| soái) ", re.IGNORECASE)
FORMER = re.compile(r"\b(?:nguyên|cựu|cố)\s*$", re.IGNORECASE)


# Says that somebody holds the same office as another, not which.
COUNTERPART = "người đồng cấp"


@dataclass(frozen=True, slots=True)
class Title:
    """Words beside a name: an office or not, the gender they tell ("" none), the class of part they give ("" none)."""

    phrase: str
    office: str | None = None
    gender: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the text gives it to somebody: its key, its words, the entity it belongs to, and the passage."""

    office: str
    label: str
    of: str | None
    former: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside one mention of a person."""

    offices: tuple[Held, ...] = ()
    genders: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    age: int | None = None
    born: int | None = None


NOTHING = Beside()


@dataclass(frozen=True)
class Class:
    """A part in the news, as data/resolve/roles.tsv has it."""

    name: str
    public: bool
    excludes: frozenset[str]
    phrases: tuple[str, ...] = field(repr=False)


def beside(text: str, mention: Mention, bodies: Sequence[Mention], people: Sequence[Mention] = ()) -> Beside:
    """What stands before and after ``mention`` on its line. ``bodies``: the places and organisations of the line,
    ``people``: the people named there."""
    found = _titles_before(text, mention, bodies)
    after = text[mention.end : mention.end + AFTER].partition("\n")[0]
    age = born = None
    if after.lstrip()[:1] in APPOSED:
        found += _title_after(text, mention, bodies, people, after)
        age, born = AGE.match(after), BORN.match(after)
    if not found and age is born is None:
        return NOTHING
    return Beside(
        offices=tuple(held for title, held in found if held),
        genders=tuple(dict.fromkeys(title.gender for title, _ in found if title.gender)),
        roles=tuple(dict.fromkeys(title.role for title, held in found if _now(title, held))),
        age=int(age[1]) if age else None,
        born=int(born[1]) if born else None,
    )


@cache
def classes() -> Mapping[str, Class]:
    """The classes of parts in the news by name."""
    return {
        row["class"]: Class(
            row["class"],
            row["public"] == "yes",
            frozenset(filter(None, row["excludes"].split("|"))),
            tuple(row["phrases"].split("|")),
        )
        for row in tables.rows("resolve/roles")
    }


@cache
def titles() -> Mapping[str, Title]:
    """Every title of the tables by its words in canonical spelling and small letters."""
    role_of = {canonical(phrase): each.name for each in classes().values() for phrase in each.phrases}
    found: dict[str, Title] = {}
    for row in tables.rows("authority/offices"):
        for phrase in (row["label"], *filter(None, row["variants"].split("|"))):
            key = _spaced(phrase)
            found.setdefault(key, Title(key, office_keys(phrase)[0], "", role_of.get(key, "official")))
    for row in tables.rows("names/person-before"):
        key = _spaced(row["phrase"])
        if key in found:
            continue
        role = role_of.get(key, "official" if row["role"] == "office" else "")
        office = None
        if row["role"] == "office" and not key.startswith(COUNTERPART):
            plain = PREFIX.sub("", key)
            office = found[plain].office if plain in found else slug(plain)
        found[key] = Title(key, office, row["gender"], role)
    return {
        key: title if title.gender or not key.startswith("nữ ") else Title(key, title.office, "f", title.role)
        for key, title in found.items()
    }


def _now(title: Title, held: Held | None) -> bool:
    """Whether the title says what part somebody has now."""
    return bool(title.role) and not (held and held.former)


def _titles_before(text: str, mention: Mention, bodies: Sequence[Mention]) -> list[tuple[Title, Held | None]]:
    found: list[tuple[Title, Held | None]] = []
    start = max(text.rfind("\n", 0, mention.start) + 1, mention.start - BEFORE)
    end = mention.start
    while len(found) < MOST_TITLES:
        body = next((each for each in bodies if _ends_at(text, each, end, start)), None)
        match = _longest_before(text[start:end])
        if match is None and body is not None:
            match = _longest_before(text[start : body.start])
        if match is None:
            break
        title, at = match
        found.append((title, _held(text, title, start + at, end, body)))
        end = start + at
    return found


def _title_after(
    text: str, mention: Mention, bodies: Sequence[Mention], people: Sequence[Mention], window: str
) -> list[tuple[Title, Held | None]]:
    """The title behind a name, unless it is that of the next person: "Theo ông Lavrov, Tổng thống Nga Putin đã …"."""
    opening = OPENING.match(window)
    if opening is None:
        return []
    former = bool(FORMER.search(opening[0]))
    words = list(WORD.finditer(window, opening.end()))[:MOST_WORDS]
    keys = [_key(word[0]) for word in words]
    for size in range(len(words), 0, -1):
        title = titles().get(" ".join(keys[:size]))
        if title is None or (size == 1 and title.office is None):
            continue
        begin, end = mention.end + words[0].start(), mention.end + words[size - 1].end()
        body = next((each for each in bodies if begin < each.start <= end + 1 and each.end >= end), None)
        stop = max(end, body.end) if body else end
        if any(stop < each.start and TO_NAME.fullmatch(text, stop, each.start) for each in people):
            return []
        return [(title, _held(text, title, begin, end, body, former))]
    return []


def _held(
    text: str, title: Title, start: int, end: int, body: Mention | None, former: bool = False
) -> Held | None:
    if title.office is None:
        return None
    stop = max(end, body.end) if body else end
    words = text[start:stop].strip(BETWEEN)
    former = former or bool(FORMER_PREFIX.match(words) or FORMER.search(text[max(0, start - 8) : start]))
    label = text[start : min(end, body.start) if body else end].strip(BETWEEN)
    return Held(title.office, label, body.entity if body else None, former, start, start + len(words), words)


def _ends_at(text: str, body: Mention, end: int, start: int) -> bool:
    """Whether nothing but marks stands between ``body`` and ``end``."""
    return start <= body.start and body.end <= end and not text[body.end : end].strip(BETWEEN)


def _longest_before(window: str) -> tuple[Title, int] | None:
    """The longest title at the end of ``window``, and where it begins."""
    end = len(window.rstrip(BETWEEN))
    last = _key(window[window.rfind(" ", 0, end) + 1 : end].rpartition(".")[2])
    if last not in _last_words():
        return None
    words = list(WORD.finditer(window, 0, end))[-MOST_WORDS:]
    keys = [_key(word[0]) for word in words]
    for first in range(len(words)):
        title = titles().get(" ".join(keys[first:]))
        if title is not None:
            return title, words[first].start()
    return None


@cache
def _last_words() -> frozenset[str]:
    """The words that titles end with: most names have none of them before, which tells at once."""
    return frozenset(key.rpartition(" ")[2] for key in titles())


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    return canonical(word).casefold()


def _spaced(phrase: str) -> str:
    return " ".join(map(_key, WORD.findall(phrase)))
