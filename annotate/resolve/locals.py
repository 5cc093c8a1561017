"""What one article knows of one person, place, organisation or thing: the pieces that resolving puts together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from annotate.authorities import Authorities, slug
from annotate.language import _
from annotate.model import Article, Evidence, Mention, MentionType
from annotate.resolve.beside import NOTHING, Beside, beside
from annotate.resolve.spelling import name_words, shape_of

# Rules of resolving within an article that look a name up in the records; all others make a name of the article's own.
OWN_NAME = "own-name"
# Parts in the news that two people of one name have where an article tells of both.
ACCUSED, IN_OFFICE = "suspect", "official"


@dataclass(frozen=True, slots=True)
class Office:
    """An office that an article gives to somebody: the words without the body's, the body's id there, and where."""

    key: str
    label: str
    of: str | None
    former: bool
    evidence: Evidence


@dataclass(slots=True)
class Local:
    """One entity of one article, before it is known whether other articles know it too.

    ``id`` is the article's own slug or a record's id; ``key`` is its name folded, of which the article has one of each
    type, so that the register knows it again; ``record`` is that id where a record is meant; ``given`` is an
    id that an editor has written. ``names`` counts the forms found, ``name`` is the fullest. ``credited``: signs the
    article or a picture. What follows is told of people only.
    """

    article: int
    id: str
    type: MentionType
    record: str | None = None
    given: str | None = None
    name: str = ""
    key: str = ""
    names: dict[str, int] = field(default_factory=dict)
    mentions: list[int] = field(default_factory=list)
    credited: bool = False
    offices: Sequence[Office] = ()
    genders: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    ages: Sequence[int] = ()
    born: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What an article gives: its locals in order of first mention, and the numbers of its outermost names.

    ``outer`` are names on lines of the article proper, but not who signs it or its pictures.
    """

    locals: list[Local]
    outer: tuple[int, ...]


def read_article(number: int, article: Article, authorities: Authorities) -> Read:
    """The entities that ``article`` (the one of this number) names, with what it tells of them."""
    found: dict[tuple[MentionType, str], Local] = {}
    own: set[str] = set()
    for at, mention in enumerate(article.mentions):
        if mention.entity is None:
            continue
        local = found.get((mention.type, mention.entity))
        if local is None:
            local = found[mention.type, mention.entity] = Local(number, mention.entity, mention.type)
        local.mentions.append(at)
        if mention.form == "name":
            name = mention.text if mention.text.isprintable() else " ".join(mention.text.split())
            local.names[name] = local.names.get(name, 0) + 1
        if mention.entity_rule == OWN_NAME:
            own.add(mention.entity)
        if mention.by == "editor":
            local.given = mention.entity
    for local in found.values():
        record = authorities.by_id(local.id)
        if record and record.type == local.type and (local.given or local.id not in own):
            local.record = record.id
        if not local.names:
            local.names[record.name if record else article.mentions[local.mentions[0]].text] = 0
    outer = list(_outer(article))
    beside_names = _read_people(article, outer, found)
    _add_teasers(article, {at for at, _ in outer}, found)
    every = [part for local in found.values() for part in _parted(article, local, beside_names)]
    taken: set[tuple[str, str]] = set()
    for local in every:
        local.name = _fullest(local.names)
        local.key = _free_key(local, taken)
    return Read(every, tuple(at for at, line in outer if not _credit(article, at, line)))


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """``name`` as the register writes it."""
    return slug(name)


def _fullest(names: dict[str, int]) -> str:
    """The name of most words, then the most frequent, then the longest, then the first in order."""
    if len(names) == 1:
        return next(iter(names))
    return min(names, key=lambda name: (-len(name.split()), -names[name], -len(name), name))


def _free_key(local: Local, taken: set[tuple[str, str]]) -> str:
    key, n = folded(local.name), 2
    while (local.type, key) in taken:
        key, n = f"{folded(local.name)}/{n}", n + 1
    taken.add((local.type, key))
    return key


def _outer(article: Article) -> Iterator[tuple[int, int]]:
    """The numbers of the outermost names on lines of the article proper, each with the number of its line."""
    lines = article.lines
    starts = [line.start for line in lines]
    end = -1
    for at, mention in enumerate(article.mentions):
        if mention.form != "name" or mention.start < end:
            continue
        n = bisect_right(starts, mention.start) - 1
        if n >= 0 and lines[n].in_article and mention.start < lines[n].end:
            end = mention.end
            yield at, n


def _credit(article: Article, at: int, line: int) -> bool:
    return article.lines[line].cls == "byline" or article.mentions[at].rule == "credited"


def _read_people(
    article: Article, outer: Sequence[tuple[int, int]], found: dict[tuple[MentionType, str], Local]
) -> dict[int, Beside]:
    """Note what stands beside each person's names; gives that by the number of the mention."""
    text = article.seed.text
    seen: dict[int, Beside] = {}
    for _line, names in groupby(outer, key=lambda pair: pair[1]):
        mentions = [(at, article.mentions[at], line) for at, line in names]
        bodies = [m for _, m, _ in mentions if m.type in ("place", "organisation")]
        people = [m for _, m, _ in mentions if m.type == "person"]
        for at, mention, line in mentions:
            if mention.type != "person" or mention.entity is None:
                continue
            local = found[mention.type, mention.entity]
            local.credited |= _credit(article, at, line)
            seen[at] = beside(text, mention, bodies, people)
            _note(article.id, local, seen[at])
    return seen


def _add_teasers(
    article: Article, outer: Collection[int], found: dict[tuple[MentionType, str], Local]
) -> None:
    """People whom teasers on the page name in full as the article does are those of the article."""
    names: dict[str, list[Local]] = {}
    for local in found.values():
        if local.type == "person":
            for name in local.names:
                names.setdefault(name, []).append(local)
    for at, mention in enumerate(article.mentions):
        open_ = mention.type == "person" and mention.entity is None and mention.by != "editor"
        if open_ and mention.form == "name" and at not in outer and " " in mention.text:
            meant = names.get(mention.text, [])
            if len(meant) == 1:
                meant[0].mentions.append(at)
                meant[0].names[mention.text] += 1


def _note(article: str, local: Local, seen: Beside) -> None:
    if seen is NOTHING:
        return
    local.genders |= frozenset(seen.genders)
    local.roles |= frozenset(seen.roles)
    if seen.age is not None:
        local.ages = (*local.ages, seen.age)
    if seen.born is not None:
        local.born = (*local.born, seen.born)
    for held in seen.offices:
        says = _("đã thôi giữ chức") if held.former else _("giữ chức")
        evidence = Evidence(article, held.start, held.end, held.text, "office-beside-name", says)
        local.offices = (*local.offices, Office(held.office, held.label, held.of, held.former, evidence))


def _parted(article: Article, local: Local, seen: dict[int, Beside]) -> list[Local]:
    """Two people of one full name in one article, where one is accused and the other holds a public office.

    Who has left an office may be accused: then it is one. Parts of the name go to the one named in full before.
    """
    if ACCUSED not in local.roles or IN_OFFICE not in local.roles or any(o.former for o in local.offices):
        return [local]
    sides: dict[int, str] = {}
    for at in local.mentions:
        if at in seen and _full(article.mentions[at]):
            roles = set(seen[at].roles) & {ACCUSED, IN_OFFICE}
            if len(roles) == 1:
                sides[at] = roles.pop()
    if len(set(sides.values())) < 2:
        return [local]
    first = Local(local.article, local.id, local.type, local.record, local.given)
    other = Local(local.article, f"{local.id}/2", local.type, None, local.given)
    side_of_first = next(iter(sides.values()))
    current = first
    for at in sorted(local.mentions):
        if at in sides:
            current = first if sides[at] == side_of_first else other
        mention = article.mentions[at]
        current.mentions.append(at)
        if mention.form == "name":
            name = " ".join(mention.text.split())
            current.names[name] = current.names.get(name, 0) + 1
        if at in seen:
            _note(article.id, current, seen[at])
    return [first, other]


def _full(mention: Mention) -> bool:
    return shape_of(name_words(mention.text)) in ("full", "foreign")
