"""Which names of one article mean the same, and what an authority record knows of them.

``Mention.entity`` is an authority's id where it is surely meant, else a slug of the fullest name, the same for all
mentions of one person or thing of this article; whoever joins articles turns slugs into ids of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotate.authorities import Authorities
from annotate.model import Article, Mention
from annotate.names.context import LineContext, contexts
from annotate.names.identify import Key, identify, key_of
from annotate.names.lexicon import lexicon
from annotate.names.persons import Person, occurrences, people_of
from annotate.names.pronouns import Named, pronouns
from annotate.names.roles import Holders, Role, holder, nominals

CONFIDENCE = {"role-stated-in-article": 0.85, "role-by-term-of-office": 0.9, "role-without-name": 0.8}
PRONOUN_MEANT, PRONOUN_OPEN = 0.7, 0.8


def resolve_within(article: Article, authorities: Authorities) -> Article:
    """``article`` with the entities of its names, and with the nominals and pronouns that stand for its people."""
    names = [m for m in article.mentions if m.form == "name"]
    lines = list(contexts(article, names))
    own = [m for line in lines for m in line.mentions]
    found = identify((m for m in names if m.type != "person"), authorities)
    found |= _bracketed(lines, found)
    entities = {m.start: found[key_of(m)][0] for m in own if m.type != "person"}
    people = people_of(occurrences(lines, entities), authorities)
    _counterparts(lines, people, entities)
    roles = Holders.of((person.entity, role) for person in _distinct(people) for role in person.roles)
    on = (article.published.earliest, article.published.latest) if article.published else None
    named = [_resolved(m, found, people) for m in article.mentions]
    stand_for = _speaking_seats(lines, authorities, entities)
    named = [replace(m, stands_for=stand_for[m.start]) if m.start in stand_for else m for m in named]
    phrases = [list(_nominal_mentions(article, line, entities, roles, authorities, on)) for line in lines]
    spoken = _pronoun_mentions(article, lines, people, phrases)
    every = [*named, *(phrase for some in phrases for phrase in some), *spoken]
    return replace(article, mentions=tuple(sorted(every, key=lambda m: (m.start, -m.end))))


def _resolved(
    mention: Mention,
    found: Mapping[Key, tuple[str, str]],
    people: Mapping[int, tuple[Person, str]],
) -> Mention:
    if mention.form != "name" or mention.by == "editor":
        return mention
    if mention.type != "person":
        entity, rule = found[key_of(mention)]
        return replace(mention, entity=entity, entity_rule=rule)
    if mention.start in people:
        person, rule = people[mention.start]
        return replace(mention, entity=person.entity, entity_rule=rule)
    return mention


def _distinct(people: Mapping[int, tuple[Person, str]]) -> list[Person]:
    return list({id(person): person for person, _rule in people.values()}.values())


def _bracketed(
    lines: Sequence[LineContext], found: Mapping[Key, tuple[str, str]]
) -> dict[Key, tuple[str, str]]:
    """Lực lượng Hỗ trợ Nhanh (RSF): a name and the one in brackets right behind it are one organisation."""
    joined: dict[Key, tuple[str, str]] = {}
    for line in lines:
        for before, after in zip(line.mentions, line.mentions[1:], strict=False):
            if before.type != "organisation" or after.type != "organisation":
                continue
            start, end = line.after(before), line.after(after)
            if line.first(after) != start + 1 or line.keys[start] != "(" or line.keys[end : end + 1] != [")"]:
                continue
            long, short = sorted((before, after), key=lambda m: -len(m.text))
            if not short.text.isupper():
                continue
            entity, rule = found[key_of(long)]
            if rule == "own-name" and found[key_of(short)][1] != "own-name":
                joined[key_of(long)] = (found[key_of(short)][0], "expansion-of-acronym")
            else:
                joined[key_of(short)] = (entity, "acronym-in-brackets")
    return joined


def _counterparts(
    lines: Sequence[LineContext], people: Mapping[int, tuple[Person, str]], entities: Mapping[int, str]
) -> None:
    """người đồng cấp Mỹ Rex Tillerson: holds in the US the office of the person named before."""
    last: Role | None = None
    for line in lines:
        for n, mention in enumerate(line.mentions):
            if mention.start not in people:
                continue
            person = people[mention.start][0]
            before = line.mentions[n - 1] if n else None
            at = line.first(mention)
            of = None
            if before and before.type == "place" and line.after(before) == at:
                at, of = line.first(before), entities.get(before.start)
            if line.keys[max(0, at - 3) : at] == ["người", "đồng", "cấp"]:
                if last is not None:
                    person.roles.append(Role(last.office, of))
            elif person.roles:
                last = person.roles[-1]


def _speaking_seats(
    lines: Sequence[LineContext], authorities: Authorities, entities: Mapping[int, str]
) -> dict[int, str]:
    """Capitals and seats that act or speak, so that they stand for a government: Washington xác nhận…"""
    found = {}
    lists = lexicon()
    for line in lines:
        for mention in line.mentions:
            record = authorities.by_id(entities.get(mention.start, "")) if mention.type == "place" else None
            if record is None or not record.stands_for:
                continue
            start, after = line.first(mention), line.after(mention)
            if lists.place_before.ending(line.keys, start):
                continue
            if record.kind == "seat" or (after < len(line.keys) and lists.say.longest(line.keys, after)):
                found[mention.start] = record.stands_for
    return found


def _nominal_mentions(
    article: Article,
    line: LineContext,
    entities: Mapping[int, str],
    roles: Holders,
    authorities: Authorities,
    on: tuple[str, str] | None,
) -> Iterator[Mention]:
    for nominal in nominals(line, entities):
        entity, rule = holder(nominal, roles, authorities, on)
        start, end = line.tokens.starts[nominal.start], line.tokens.ends[nominal.end - 1]
        text = article.seed.text[start:end]
        yield Mention(start, end, text, "person", "nominal", rule, CONFIDENCE[rule], entity)


def _pronoun_mentions(
    article: Article,
    lines: Sequence[LineContext],
    people: Mapping[int, tuple[Person, str]],
    phrases: Sequence[Sequence[Mention]],
) -> Iterator[Mention]:
    genders = {person.entity: frozenset(person.genders) for person in _distinct(people)}
    told = []
    for line, here in zip(lines, phrases, strict=True):
        named = [
            Named(line.first(m), people[m.start][0].entity, genders[people[m.start][0].entity])
            for m in line.mentions
            if m.start in people
        ]
        named += [
            Named(line.first(m), m.entity, genders.get(m.entity, frozenset())) for m in here if m.entity
        ]
        told.append((line, named))
    for line, pronoun in pronouns(told):
        start, end = line.tokens.starts[pronoun.start], line.tokens.ends[pronoun.end - 1]
        rule = "pronoun-of-one" if pronoun.entity else "pronoun-left-open"
        confidence = PRONOUN_MEANT if pronoun.entity else PRONOUN_OPEN
        text = article.seed.text[start:end]
        yield Mention(start, end, text, "person", "pronoun", rule, confidence, pronoun.entity)
