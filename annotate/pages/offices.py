"""Offices over time: one row for each office somebody held, however the articles and the record write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from annotate import tables
from annotate.authorities import office_keys
from annotate.labels import day_label, span_label
from annotate.language import _
from annotate.pages.index import Index, Record
from annotate.pages.writing import link, strong, told

FEW_PASSAGES = 3
"""Of the articles that tell of an office, so many are named."""


@dataclass
class Held:
    """An office with the body it belongs to ("" where nobody says), and the records that tell of it."""

    label: str
    of: str
    records: list[Record] = field(default_factory=list)


def office_rows(index: Index, entity: Record) -> Iterator[str]:
    """Each office of ``entity`` once: its terms by the record, or when the articles tell of it, and articles that do."""
    for held in grouped(entity.get("offices") or ()):
        of = index.entities.get(held.of)
        body = "" if of is None or of["name"] in held.label else " " + link(of["name"], index.path(held.of))
        label = strong(held.label)
        if all(record.get("former") for record in held.records):
            label = _("nguyên {office}").format(office=label)
        when = [*filter(None, map(_term, held.records))] or [*filter(None, map(_span_told, held.records))][:1]
        words = f"{label}{body}" + (f": {'; '.join(when)}" if when else "")
        yield told(words, "; ".join([*_passages(index, held.records).values()][:FEW_PASSAGES]))


def grouped(offices: Iterable[Record]) -> list[Held]:
    """The offices in their order, those that are one together.

    An office without its body is the one of the same name that has one, and a short form ("Bộ trưởng") the only
    longer one that begins with it ("Bộ trưởng Quốc phòng").
    """
    groups: list[Held] = []
    later: list[Record] = []
    for office in offices:
        if not office.get("of"):
            later.append(office)
        else:
            _join(
                groups, office, [each for each in groups if each.of == office["of"] and _same(each, office)]
            )
    for office in later:
        same = [each for each in groups if _same(each, office)]
        longer = [each for each in groups if _name(each.label).startswith(_name(office["office"]) + " ")]
        _join(groups, office, same or (longer if len(longer) == 1 else []))
    return groups


def _join(groups: list[Held], office: Record, homes: Sequence[Held]) -> None:
    if homes:
        homes[0].records.append(office)
    else:
        groups.append(Held(_without_former(office["office"]), office.get("of") or "", [office]))


def _same(held: Held, office: Record) -> bool:
    label = _without_former(office["office"])
    if _name(held.label) == _name(label):
        return True
    ours, theirs = office_keys(held.label)[:1], office_keys(label)[:1]
    return bool(ours) and ours == theirs


def _name(label: str) -> str:
    return _without_former(label).casefold()


def _without_former(label: str) -> str:
    first, _, rest = label.partition(" ")
    return rest if rest and first.casefold() in tables.words("pages/former-words") else label


def _passages(index: Index, offices: Iterable[Record]) -> dict[int, str]:
    """The first passage of each article that tells of an office, by its outlet and date of publication."""
    out: dict[int, str] = {}
    for each in chain.from_iterable(office.get("evidence") or () for office in offices):
        n = index.number.get(each["article"])
        if n is not None and n not in out:
            article = index.articles[n]
            source = article.source or _("không rõ nguồn")
            out[n] = link(f"{source} {article.when}", article.line_path(each["start"] or 0))
    return out


def _term(office: Record) -> str:
    """From when to when somebody held an office, as the record has it."""
    if not (office.get("from") or office.get("to")):
        return ""
    return f"{_day(office['from']) or '?'} – {_day(office['to']) or _('nay')}"


def _span_told(office: Record) -> str:
    """Between which days the articles were published that tell of an office."""
    first, last = office.get("first"), office.get("last")
    return _("theo bài đăng {days}").format(days=span_label(first, last)) if first and last else ""


def _day(value: str | None) -> str:
    """An ISO day, month or year as one writes it."""
    if not value:
        return ""
    return value if len(value) == 4 else day_label(value)
