"""What one article knows of one person, place, organisation or thing: the pieces that resolving puts together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotate.authorities import Authorities, slug
from annotate.model import Article, Evidence, Line, Mention, MentionType
from annotate.resolve.beside import Beside, beside

# Rules of resolving within an article that look a name up in the records; all others make a name of the article's own.
OWN_NAME = "own-name"
FULL = "full"


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

    ``id`` is the article's own slug or a record's id; ``record`` is that id where a record is meant; ``given`` is an
    id that an editor has written. ``names`` counts the forms found.
    """

    article: int
    id: str
    type: MentionType
    record: str | None = None
    given: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    inner: bool = True
    offices: list[Office] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    ages: list[int] = field(default_factory=list)
    born: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name of the article: most words, then most frequent, then longest, then first in order."""
        return min(self.names, key=lambda name: (-len(name.split()), -self.names[name], -len(name), name))

    @property
    def key(self) -> str:
        """The fullest name folded, by which the register knows this again."""
        return slug(self.name)


def locals_of(number: int, article: Article, authorities: Authorities) -> list[Local]:
    """The entities that ``article`` (the one of this number) names, in order of first mention."""
    found: dict[tuple[MentionType, str], Local] = {}
    rules: dict[tuple[MentionType, str], set[str]] = {}
    for at, mention in enumerate(article.mentions):
        if mention.entity is None:
            continue
        key = (mention.type, mention.entity)
        local = found.get(key)
        if local is None:
            local = found[key] = Local(number, mention.entity, mention.type)
            rules[key] = set()
        local.mentions.append(at)
        if mention.form == "name":
            local.names[" ".join(mention.text.split())] += 1
        if mention.entity_rule:
            rules[key].add(mention.entity_rule)
        if mention.by == "editor":
            local.given = mention.entity
    for key, local in found.items():
        record = authorities.by_id(local.id)
        if record and record.type == local.type and (local.given or OWN_NAME not in rules[key]):
            local.record = record.id
        if not local.names:
            local.names[record.name if record else article.mentions[local.mentions[0]].text] += 0
    _read_people(article, found)
    return list(found.values())


def outer_names(article: Article) -> Iterator[tuple[int, Mention, Line]]:
    """The outermost names on lines of the article proper, with their numbers and lines, in order."""
    lines = article.lines
    starts = [line.start for line in lines]
    end = -1
    for at, mention in enumerate(article.mentions):
        if mention.form != "name" or mention.start < end or not lines:
            continue
        line = lines[max(0, bisect_right(starts, mention.start) - 1)]
        if line.in_article and line.start <= mention.start < line.end:
            end = mention.end
            yield at, mention, line


def _read_people(article: Article, found: dict[tuple[MentionType, str], Local]) -> None:
    """Note what stands beside each person's names."""
    text = article.seed.text
    for line, mentions in _by_line(outer_names(article)):
        bodies = [m for m in mentions if m.type in ("place", "organisation")]
        for mention in mentions:
            if mention.type != "person" or mention.entity is None:
                continue
            local = found[mention.type, mention.entity]
            near = [m for m in bodies if line.start <= m.start]
            _note(article.id, local, beside(text, mention, near))


def _by_line(names: Iterable[tuple[int, Mention, Line]]) -> Iterator[tuple[Line, Sequence[Mention]]]:
    line: Line | None = None
    mentions: list[Mention] = []
    for _, mention, its in names:
        if line is not None and its is not line:
            yield line, mentions
            mentions = []
        line = its
        mentions.append(mention)
    if line is not None:
        yield line, mentions


def _note(article: str, local: Local, seen: Beside) -> None:
    local.genders.update(seen.genders)
    local.roles.update(seen.roles)
    if seen.age is not None:
        local.ages.append(seen.age)
    if seen.born is not None:
        local.born.append(seen.born)
    for held in seen.offices:
        says = "đã thôi giữ chức" if held.former else "giữ chức"
        evidence = Evidence(article, held.start, held.end, held.text, "office-beside-name", says)
        local.offices.append(Office(held.office, held.label, held.of, held.former, evidence))
