"""The people of a byline as citations want them: family name and given names, where that is known."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from annotate.tables import words

# What stands between two names: a comma, semicolon, slash, ampersand, "và", or a dash with spaces around it.
BETWEEN = re.compile(r"\s*[,;/&]\s*|\s+(?:[-–—]|và)\s+")
SURNAMES = frozenset(words("names/surnames"))


class Author(NamedTuple):
    """A person or office that signs an article. ``family`` is "" where nobody can tell which word it is."""

    name: str
    family: str
    given: str

    @property
    def inverted(self) -> str:
        """``Nguyễn, Văn An``; a name that cannot be parted stays as it is."""
        return f"{self.family}, {self.given}" if self.family else self.name


def authors(record: dict[str, Any]) -> tuple[Author, ...]:
    """Who signs the article of a record of ``articles.jsonl``, in order.

    A Vietnamese name starts with the family name; pen names of given names only ("Thiên Vân"), initials and offices
    ("PV", "Nhóm phóng viên") are not parted, since that would invent a family.
    """
    names = BETWEEN.split(record["author"] or "")
    return tuple(_author(" ".join(name.split())) for name in names if name.strip())


def _author(name: str) -> Author:
    first, _, rest = name.partition(" ")
    if rest and first in SURNAMES:
        return Author(name, first, rest)
    before, _, last = name.rpartition(" ")
    if before and name.isascii() and all(_is_name(word) for word in name.split()):
        return Author(name, last, before)
    return Author(name, "", "")


def _is_name(word: str) -> bool:
    """``Smith`` and ``J.``, not ``PV`` or ``the``."""
    return word[:1].isupper() and (word[1:].islower() or word[1:] == ".")
