"""Under which keys the names of people, places, organisations and events are found (docs/search-format.md, "Names")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from plugins.search.entities import Numbered, offered
from plugins.search.tokens import words

MOST_UNDER_ONE_PAIR = 40
MOST_WITH_ONE_WORD = 5
MOST_FORMS = 6

Row = list[Any]
Section = Mapping[str, list[Row]]


def names(numbered: Iterable[Numbered], documents: int) -> tuple[Section, Section]:
    """The names sections of ``u`` and of ``b``, of so many documents; the most frequent entity first."""
    numbered = list(numbered)
    by_part = {each.number for each in offered(numbered, documents)}
    single: defaultdict[str, list[Row]] = defaultdict(list)
    pairs: defaultdict[str, list[Row]] = defaultdict(list)
    containing: defaultdict[str, list[Row]] = defaultdict(list)
    for each in numbered:
        if each.entity.type == "source":
            continue
        seen = set()
        for form, kind in _forms(each):
            keys = [word.folded for word in words(form) for word in word.parts or (word,)]
            compounds = [word.folded for word in words(form)]
            row = _row(each, form, kind)
            if not keys or tuple(keys) in seen:
                continue
            seen.add(tuple(keys))
            if len(compounds) == 1:
                single[compounds[0]].append(row)
            if len(keys) > 1:
                _add_pair(pairs, [f"{one} {other}" for one, other in pairwise(keys)], row)
            if kind == "name" and each.number in by_part:
                for key in dict.fromkeys(keys):
                    if len(containing[key]) < MOST_WITH_ONE_WORD and len(keys) > 1:
                        containing[key].append([*row[:5], "part", *row[6:7], []])
    for key, rows in containing.items():
        whole = {row[1] for row in single.get(key, ())}
        single[key] = single.get(key, []) + [row for row in _once(rows) if row[1] not in whole]
    return single, pairs


def _forms(each: Numbered) -> Iterable[tuple[str, str]]:
    entity = each.entity
    for form in dict.fromkeys((*entity.names, *entity.aliases, entity.name)):
        yield form, "name" if form in entity.names or form == entity.name else "alias"


def _row(each: Numbered, form: str, kind: str) -> Row:
    entity = each.entity
    others = [other for other in _also(each) if _key(other) != _key(form)]
    return [form, each.number, entity.address, entity.type, entity.name, kind, len(each.articles), others]


def _also(each: Numbered) -> list[str]:
    """The different forms that articles use, as people would type them."""
    if each.entity.type == "event":
        return []
    forms = {_key(form): form for form in reversed(each.entity.names)}
    return list(reversed(forms.values()))[:MOST_FORMS]


def _key(form: str) -> str:
    return " ".join(word.exact for word in words(form))


def _add_pair(pairs: defaultdict[str, list[Row]], keys: list[str], row: Row) -> None:
    key = keys[0] if len(pairs[keys[0]]) < MOST_UNDER_ONE_PAIR else keys[-1]
    pairs[key].append(row)


def _once(rows: Iterable[Row]) -> Iterable[Row]:
    return {row[1]: row for row in rows}.values()
