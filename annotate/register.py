"""The register of addresses, ``content/data/ids.jsonl``: an id once given to an entity or event is never given again.

The register is an input of the build and only ever grows. Each line names an id, the kind of thing that has it, and
where that thing is known again: under the name ``key`` in ``article``. So a page keeps its address when articles are
added, when its preferred name changes, and when a record is made of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, get_args

from annotate.authorities import Authorities, slug
from annotate.editor import AuthorityRecord
from annotate.problems import BadInput, Problem

Kind = Literal["person", "place", "organisation", "thing", "event"]
KINDS: tuple[Kind, ...] = get_args(Kind)

FIELDS = ("id", "kind", "key", "article")
RESTORE = "restore the file from the repository's history; it is written by the build alone"
# What an id may look like: it is a file name and part of an address.
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,60}")
# Names that Windows keeps for devices, and the name of a folder's own page.
KEPT = re.compile(r"index|con|prn|aux|nul|com[0-9]|lpt[0-9]")
LONGEST = 80
"""An id made from a name is cut after so many characters, at a word's end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register: what ``id`` was given to is known in ``article`` by ``key`` (a folded name)."""

    id: str
    kind: Kind
    key: str
    article: str | None


@dataclass(frozen=True)
class Register:
    """The entries in the order in which they were made, and the editor's merges of ids that only they know."""

    entries: tuple[Entry, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[str]:
        """Every id ever given."""
        return frozenset(entry.id for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A thing that needs an address: its kind, a name to make one from, and under which keys which articles know it.

    ``id`` is given where an authority record has one. ``anchors`` are pairs of article and key, sorted; the first
    goes into the register.
    """

    kind: Kind
    name: str
    anchors: tuple[tuple[str, str], ...]
    id: str | None = None


@dataclass(frozen=True)
class Allotment:
    """The ids of what was wanted, in the same order; the register with the new ones; old ids and where they lead."""

    ids: tuple[str, ...]
    register: Register
    redirects: Mapping[str, str]


def load_register(path: Path, name: str) -> Register:
    """The register in the file ``path``, empty where there is none; raises BadInput for each line that is none."""
    if not path.is_file():
        return Register()
    entries, problems, seen = [], [], set()
    for n, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            problems.append(Problem(name, n, "this is no line of the register of addresses", RESTORE))
        elif entry.id in seen:
            problems.append(Problem(name, n, f'the address "{entry.id}" stands here twice', RESTORE))
        else:
            seen.add(entry.id)
            entries.append(entry)
    if problems:
        raise BadInput(problems)
    return Register(tuple(entries))


def register_records(register: Register) -> Iterator[dict[str, str | None]]:
    """The lines of ``ids.jsonl``, in the order in which the addresses were given."""
    return (asdict(entry) for entry in register.entries)


def take_merges(
    records: Iterable[AuthorityRecord], register: Register, authorities: Authorities
) -> tuple[tuple[AuthorityRecord, ...], Register]:
    """The editor's ``records`` without the merges of ids that only the register knows, and the register with all.

    ``authorities`` are the project's own. What is left can be given to ``Authorities.with_archive``, which refuses
    ids that nobody knows. The register has merges of the project's records too where it gave these an address, which
    must lead on.
    """
    given = {entry.id for entry in register.entries}
    kept: list[AuthorityRecord] = []
    merged: dict[str, str] = {}
    for record in records:
        merged |= {id_: record.id for id_ in record.merge if id_ in given and id_ in authorities.records}
        ours = tuple(id_ for id_ in record.merge if id_ in given and id_ not in authorities.records)
        known = record.id in authorities.records or (record.type and record.name)
        if ours and (known or record.id in given):
            merged |= dict.fromkeys(ours, record.id)
            record = replace(record, merge=tuple(id_ for id_ in record.merge if id_ not in ours))
            if not known and record == AuthorityRecord(record.id, record.line):
                continue
        kept.append(record)
    return tuple(kept), replace(register, merged=merged)


def allot(register: Register, wanted: Sequence[Wanted], reserved: Collection[str] = ()) -> Allotment:
    """Give each of ``wanted`` its id: an authority's, else the one it had, else a new one made from its name.

    What had two ids keeps the one given first, and the other leads there. New ids avoid every id ever given and all
    of ``reserved``; they are given in the order of kind, name and first anchor, not in the order of ``wanted``.
    """
    ids = [each.id for each in wanted]
    redirects = dict(_claim(register.entries, wanted, ids)) if register.entries else {}
    given = register.ids
    taken = {*given, *reserved, *(id_ for id_ in ids if id_)}
    new = sorted((_order(each), at) for at, each in enumerate(wanted) if ids[at] is None)
    for (_, base, _), at in new:
        ids[at] = _free(base, taken)
    final = [id_ or "" for id_ in ids]
    entries = [_first(id_, each) for id_, each in zip(final, wanted, strict=True) if id_ not in given]
    redirects |= {old: kept for old, kept in register.merged.items() if old not in final}
    return Allotment(
        tuple(final),
        replace(register, entries=(*register.entries, *sorted(entries, key=lambda entry: entry.id))),
        {old: _followed(old, redirects) for old in sorted(redirects)},
    )


def _entry(line: bytes) -> Entry | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    if not isinstance(row, dict) or any(not isinstance(row.get(name), str) for name in FIELDS[:3]):
        return None
    article = row.get("article")
    if row["kind"] not in KINDS or not ID.fullmatch(row["id"]) or not isinstance(article, str | None):
        return None
    return Entry(row["id"], row["kind"], row["key"], article)


def _claim(
    entries: Iterable[Entry], wanted: Sequence[Wanted], ids: list[str | None]
) -> Iterator[tuple[str, str]]:
    """Fill ``ids`` with the registered ones; yields ids that lead to others now.

    What an entry's article does not know any more is known again by its name alone, if nothing else has that name.
    """
    by_anchor = {
        (each.kind, article, key): at for at, each in enumerate(wanted) for article, key in each.anchors
    }
    fixed = {id_ for id_ in ids if id_}
    lost: list[Entry] = []
    for entry in entries:
        found = by_anchor.get((entry.kind, entry.article or "", entry.key))
        if found is None:
            lost.append(entry)
        elif ids[found] is None and entry.id not in fixed:
            ids[found] = entry.id
        elif ids[found] != entry.id and entry.id not in fixed:
            yield entry.id, str(ids[found])
    by_key: dict[tuple[str, str], set[int]] = {}
    for (kind, _, key), at in by_anchor.items() if lost else ():
        by_key.setdefault((kind, key), set()).add(at)
    for entry in lost:
        others = [at for at in by_key.get((entry.kind, entry.key), ()) if ids[at] is None]
        if len(others) == 1 and entry.id not in fixed:
            ids[others[0]] = entry.id


def _first(id_: str, wanted: Wanted) -> Entry:
    article, key = wanted.anchors[0] if wanted.anchors else (None, slug(wanted.name))
    return Entry(id_, wanted.kind, key, article)


def _order(wanted: Wanted) -> tuple[int, str, tuple[tuple[str, str], ...]]:
    return KINDS.index(wanted.kind), _base(wanted), wanted.anchors[:1]


def _base(wanted: Wanted) -> str:
    """The name as an id, cut at a word's end."""
    base = slug(wanted.name) or wanted.kind
    if len(base) > LONGEST:
        base = base[: LONGEST + 1].rpartition("-")[0] or base[:LONGEST]
    return base


def _free(base: str, taken: set[str]) -> str:
    id_, n = base, 2
    while id_ in taken or KEPT.fullmatch(id_):
        id_, n = f"{base}-{n}", n + 1
    taken.add(id_)
    return id_


def _followed(old: str, redirects: Mapping[str, str]) -> str:
    """Where ``old`` leads in the end."""
    seen = {old}
    while (old := redirects[old]) in redirects and old not in seen:
        seen.add(old)
    return old
