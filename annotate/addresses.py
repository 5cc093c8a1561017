"""Addresses of the generated pages, from the site's top: one simple permanent address a thing.

An underscore parts what the software adds (the number of a further page, a shared list) from an id, which has none.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

Suffix = Literal["html", "md"]

# A week of the year, and its end: W37, W37-WE
WEEK = re.compile(r"W(?P<n>\d\d)(?:-WE)?\Z")

COMMONEST = "nguyen-"
"""The surname of one Vietnamese in three, whose lists are cut finer."""

FOLDERS = {"person": "people", "place": "places", "organisation": "organisations", "thing": "things"}


def address(kind: str, id_: str, *, shared: bool = False, suffix: Suffix = "html") -> str:
    """The page of an entity of type ``kind``: ``people/sergei-lavrov.html``.

    ``shared`` entities, those of one article alone in a large archive, stand on list pages: ``people/once_sl.html#sergei-lavrov``.
    """
    if shared:
        return f"{FOLDERS[kind]}/{shared_list(id_)}.{suffix}#{id_}"
    return f"{FOLDERS[kind]}/{id_}.{suffix}"


def found_address(content: Path, kind: str, id_: str) -> str:
    """The page of an entity in the site made from the folder ``content``: its own, else the list that it shares."""
    own = content / address(kind, id_, suffix="md")
    return address(kind, id_, shared=not own.is_file())


def shared_list(id_: str) -> str:
    """The list page of an entity without a page of its own, by the first letters of its first and last word.

    It follows from the id alone, so that it stays the same when others join the list.
    """
    letters = 2 if id_.startswith(COMMONEST) else 1
    return f"once_{id_[0]}{id_.rpartition('-')[2][:letters]}"


def event_address(id_: str, suffix: Suffix = "html") -> str:
    """The page of an event: ``events/hoi-dam-lavrov-tillerson.html``."""
    return f"events/{id_}.{suffix}"


def day_address(value: str, suffix: Suffix = "html") -> str | None:
    """The place of a TIMEX3 ``value`` in the chronology: ``chronology/2017.html#2017-04-12`` for a day, ``…#2017-04``
    for a month, ``…#2017`` for a year; a week or a range is at its first day. None where the year is not known."""
    key = day_key(value)
    return f"chronology/{key[:4]}.{suffix}#{key}" if key else None


def day_key(value: str) -> str | None:
    """The day, month or year under which the chronology files a TIMEX3 ``value``; None where it cannot."""
    first = value.partition("/")[0].partition("T")[0]
    year, _, rest = first.partition("-")
    if len(year) != 4 or not year.isdigit():
        return None
    if week := WEEK.match(rest):
        return _monday(int(year), int(week["n"])) or year
    month, _, day = rest.partition("-")
    if not (len(month) == 2 and month.isdigit() and 1 <= int(month) <= 12):
        return year
    return first if len(day) == 2 and day.isdigit() and 1 <= int(day) <= 31 else f"{year}-{month}"


def _monday(year: int, week: int) -> str | None:
    try:
        return date.fromisocalendar(year, week, 1).isoformat()
    except ValueError:
        return None


def nth(path: str, number: int) -> str:
    """The address of page ``number`` of what starts at ``path``: ``people/x.md`` -> ``people/x_2.md``."""
    stem, dot, suffix = path.rpartition(".")
    return path if number == 1 else f"{stem}_{number}{dot}{suffix}"
