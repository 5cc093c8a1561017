"""What a build changes in the annotations: the data of the last build beside that of the new one.

Both are read article by article, and only lines that differ are parsed, so that the work grows with the archive's size
and a build that changes little costs little. How sure a rule is and what it is called are no changes: what counts is
what a reader is told.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

Record = Mapping[str, Any]
How = Literal["new", "gone", "altered"]
HOW: tuple[How, ...] = ("new", "gone", "altered")

MOST, MOST_THINGS = 20, 1000
"""Of one kind of change in one article, or in the whole archive, so many are told, and of the rest their number."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of annotation: its data ``file``, what tells one from another, and what a reader is told of it.

    ``place`` is where it stands; ``words`` takes its part where the seed's text has changed, and with it all places.
    """

    name: str
    file: str
    place: Callable[[Record], Hashable]
    says: Callable[[Record], str]
    words: Callable[[Record], Hashable] = lambda _: None


class _Articles(NamedTuple):
    """The ids of articles that only one build has, and of those whose text has changed."""

    alone: frozenset[str]
    moved: frozenset[str]


@dataclass(slots=True)
class Changes:
    """The number of changes by kind and way, the articles that have them, and each told in a line, cut by MOST."""

    counts: Counter[tuple[str, How]] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, kind: str, how: How, article: str, rows: Sequence[str]) -> None:
        """Count ``rows`` and tell the first of them; ``article`` is "" for what belongs to none."""
        if not rows:
            return
        self.counts[kind, how] += len(rows)
        self.told.append(f"{kind} {how}{' in ' + article if article else ''}: {len(rows):,}")
        most = MOST if article else MOST_THINGS
        self.told += [f"  {row}" for row in rows[:most]]
        if len(rows) > most:
            self.told.append(f"  and {len(rows) - most:,} more")

    def summary(self) -> Iterator[str]:
        """``names: 3 new, 12 altered in 2 articles``, a line for each kind that has changes."""
        for kind in dict.fromkeys(kind for kind, _ in self.counts):
            ways = ", ".join(f"{self.counts[kind, how]:,} {how}" for how in HOW if self.counts[kind, how])
            count = self.articles[kind]
            where = f" in {count:,} article{'s' * (count != 1)}" if count else ""
            yield f"{kind}: {ways}{where}"

    def full(self) -> str:
        """Everything, for a file."""
        return "".join(f"{line}\n" for line in (*self.summary(), "", *self.told))


def changes(old: Path, new: Path) -> Changes:
    """What the data folder ``new`` tells otherwise than ``old``; nothing where ``old`` has no articles.

    Of an article that is new or gone nothing more is told. A line of ``old`` that is no record counts as missing.
    """
    found = Changes()
    if not (old / ARTICLES).is_file():
        return found
    articles = _articles(_pairs(old / ARTICLES, new / ARTICLES), found)
    for kind in MARKS:
        for id_, before, after in _pairs(old / kind.file, new / kind.file):
            if id_ not in articles.alone:
                _compare(found, kind, id_, before, after, id_ in articles.moved)
    for kind in THINGS:
        pairs = _pairs(old / kind.file, new / kind.file)
        lines = [(before, after) for _, before, after in pairs]
        one, other = (_records(chain.from_iterable(side[n] for side in lines)) for n in (0, 1))
        _compare_records(found, kind, "", one, other, kind.place)
    return found


def _articles(pairs: Iterable[tuple[str, Sequence[bytes], Sequence[bytes]]], found: Changes) -> _Articles:
    """Tell which articles are new, gone or have another text, and of the rest what describes them."""
    lists: dict[How, list[str]] = {how: [] for how in HOW}
    both: list[tuple[str, Record, Record]] = []
    for id_, before, after in pairs:
        one, other = _records(before), _records(after)
        if not (one and other):
            lists["new" if other else "gone"].append(id_)
            continue
        both.append((id_, one[0], other[0]))
        if one[0].get("sha256") != other[0].get("sha256"):
            lists["altered"].append(id_)
    for how, ids in lists.items():
        found.add("articles", how, "", ids)
    moved = frozenset(lists["altered"])
    for id_, was, now in both:
        for kind in DESCRIBING:
            _compare_records(found, kind, id_, [was], [now], kind.place)
        if id_ not in moved:
            _compare_records(found, LINES, id_, was.get("lines", ()), now.get("lines", ()), LINES.place)
    return _Articles(frozenset(lists["new"] + lists["gone"]), moved)


def _compare(
    found: Changes, kind: Kind, article: str, before: Sequence[bytes], after: Sequence[bytes], moved: bool
) -> None:
    """Compare the marks of one article by their places, or by their words where its text has ``moved``."""
    if not moved:
        one, other = frozenset(before), frozenset(after)
        before, after = [row for row in before if row not in other], [row for row in after if row not in one]
    place = kind.words if moved else kind.place
    _compare_records(found, kind, article, _records(before), _records(after), place)


def _compare_records(
    found: Changes,
    kind: Kind,
    article: str,
    before: Iterable[Record],
    after: Iterable[Record],
    place: Callable[[Record], Hashable],
) -> None:
    rows: dict[How, list[str]] = {how: [] for how in HOW}
    for how, row in _differences(kind, before, after, place):
        rows[how].append(row)
    for how, listed in rows.items():
        found.add(kind.name, how, article, listed)
    found.articles[kind.name] += bool(article) and any(rows.values())


def _differences(
    kind: Kind, before: Iterable[Record], after: Iterable[Record], place: Callable[[Record], Hashable]
) -> Iterator[tuple[How, str]]:
    one, other = _placed(before, place), _placed(after, place)
    for key, record in one.items():
        says = kind.says(record)
        if key not in other:
            yield "gone", says
        elif (now := kind.says(other[key])) != says:
            yield "altered", f"{says} -> {now}"
    for key, record in other.items():
        if key not in one:
            yield "new", kind.says(record)


def _placed(
    records: Iterable[Record], place: Callable[[Record], Hashable]
) -> dict[tuple[Hashable, int], Record]:
    """Records by place; the second of one place has the number 1, and so on."""
    seen: Counter[Hashable] = Counter()
    out = {}
    for record in records:
        key = place(record)
        out[key, seen[key]] = record
        seen[key] += 1
    return out


def _pairs(old: Path, new: Path) -> Iterator[tuple[str, Sequence[bytes], Sequence[bytes]]]:
    """The lines of one article or thing in both files, which are sorted by its id, where the two differ."""
    merged = merge(_groups(old, 0), _groups(new, 1))
    for owner, group in groupby(merged, key=itemgetter(0)):
        sides = {side: lines for _, side, lines in group}
        before, after = sides.get(0, []), sides.get(1, [])
        if before != after:
            yield owner, before, after


def _groups(path: Path, side: int) -> Iterator[tuple[str, int, list[bytes]]]:
    """The lines of a file by the id that they begin with, with the ``side`` given."""
    if not path.is_file():
        return
    with path.open("rb") as lines:
        for owner, rows in groupby(lines, key=_owner):
            yield owner, side, list(rows)


def _owner(line: bytes) -> str:
    """The value of a line's first field, whose name is the same in all lines of a file."""
    return line.partition(b'",')[0].rpartition(b'"')[2].decode("utf-8", "replace")


def _records(lines: Iterable[bytes]) -> list[Record]:
    """The records in ``lines``; what is none, as after a conflict of versions, is left out."""
    lines = list(lines)
    try:
        rows = json.loads(b"[%s]" % b",".join(lines))  # many at once: half the time
    except ValueError:
        rows = list(map(_row, lines))
    return [row for row in rows if isinstance(row, dict)]


def _row(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _span(record: Record) -> Hashable:
    return record.get("start"), record.get("end")


def _text(record: Record | None) -> str:
    return " ".join(str((record or {}).get("text", "")).split())


def _date(record: Record) -> str:
    published = record.get("published") or {}
    return "–".join(dict.fromkeys(filter(None, (published.get("earliest"), published.get("latest")))))


def _mention(record: Record) -> str:
    told = f"{_text(record)} ({record.get('type')}, {record.get('form')})"
    return f"{told}: {record.get('entity') or 'nobody known'}"


def _said(record: Record) -> str:
    speaker, content = record.get("speaker") or {}, record.get("content") or ()
    who = f"{_text(speaker) or 'nobody named'} ({speaker.get('entity') or 'nobody known'})"
    length = sum(span["end"] - span["start"] for span in content)
    how = f"{record.get('cue_class')}, {record.get('kind')}"
    return f"{who} {_text(record.get('cue')) or '-'} ({how}): {length:,} characters"


def _entity(record: Record) -> str:
    offices = [f"{each.get('office')} {each.get('of') or ''}".strip() for each in record.get("offices", ())]
    variants = ", ".join(record.get("variants", ()))
    told = f"{record.get('id')}: {record.get('name')} ({record.get('type')})"
    return "; ".join(filter(None, (told, variants, ", ".join(offices))))


def _event(record: Record) -> str:
    names = ", ".join((*record.get("participants", ()), *filter(None, [record.get("place")])))
    reports = ", ".join(
        f"{each['article']}{' (recalls)' * bool(each.get('recalls'))}" for each in record.get("reports", ())
    )
    days = "–".join(dict.fromkeys(filter(None, (record.get("from"), record.get("to")))))
    return f"{record.get('id')}: {record.get('name')}; {days}; {names}; in {reports}"


def _nowhere(_: Record) -> Hashable:
    return None


def _id(record: Record) -> Hashable:
    return record.get("id")


ARTICLES = "articles.jsonl"
DESCRIBING = (
    Kind("titles", ARTICLES, _nowhere, lambda record: _text(record.get("title")) or "no title"),
    Kind("dates of publication", ARTICLES, _nowhere, lambda record: _date(record) or "no date"),
    Kind("sources", ARTICLES, _nowhere, lambda record: record.get("source") or "no source"),
)
LINES = Kind(
    "lines",
    ARTICLES,
    lambda line: line.get("n"),
    lambda line: f"{line.get('n')}: {line.get('zone')}, {line.get('class')}",
)
MARKS = (
    Kind("names", "mentions.jsonl", _span, _mention, _text),
    Kind(
        "dates", "dates.jsonl", _span, lambda record: f"{_text(record)}: {record.get('value') or '-'}", _text
    ),
    Kind(
        "statements",
        "statements.jsonl",
        lambda record: tuple(span["start"] for span in record.get("content", ())[:1]),
        _said,
        lambda record: (_text(record.get("speaker")), _text(record.get("cue"))),
    ),
)
THINGS = (
    Kind("entities", "entities.jsonl", _id, _entity),
    Kind("events", "events.jsonl", _id, _event),
)
