"""What the results show: cards and lines, kept on disk until the documents are numbered."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.search.documents import Document, Entity, Line
from plugins.search.encode import gzipped, json_text

CARDS = 3
"""How many cards a file holds."""

PASSAGES = 4
"""Of how many articles a file holds the lines."""

FURNITURE = 32
"""Of how many articles a file holds the removed lines: they are few, and seldom asked for."""

LEAD = 160
"""How many characters of the lead a card shows."""


class Spool:
    """Texts in a temporary file, by the order in which they came."""

    def __init__(self) -> None:
        """Empty."""
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by ``close``
        self._ends = array("Q")

    def add(self, text: str) -> None:
        """Keep one more text."""
        self._file.write(text.encode("utf-8", "surrogatepass"))
        self._ends.append(self._file.tell())

    def files(self, order: Sequence[int], size: int) -> Iterator[bytes]:
        """The texts in another order as gzipped JSON lists of ``size`` each."""
        for first in range(0, len(order), size):
            yield gzipped(b"[" + b",".join(map(self._text, order[first : first + size])) + b"]")

    def cards(self, order: Sequence[int], sources: Sequence[int]) -> Iterator[bytes]:
        """Cards in another order as gzipped JSON lists, each with the number of its source added."""
        for first in range(0, len(order), CARDS):
            some = order[first : first + CARDS]
            rows = (self._text(place)[:-1] + b",%d]" % sources[place] for place in some)
            yield gzipped(b"[" + b",".join(rows) + b"]")

    def _text(self, place: int) -> bytes:
        start = self._ends[place - 1] if place else 0
        self._file.seek(start)
        return self._file.read(self._ends[place] - start)

    def close(self) -> None:
        """Delete the temporary file."""
        self._file.close()


def card(document: Document) -> str:
    """What a result says of an article, but for the number of its source."""
    return json_text(
        [
            document.id,
            document.title or None,
            shortened(document.lead or _first_paragraph(document)),
            document.date_label,
            document.earliest,
            document.latest,
        ]
    )


def passages(document: Document, entities: Mapping[str, Entity]) -> str:
    """The lines of an article with what is said in them."""
    return json_text([[line.n, line.cls, line.text, _said(line, entities)] for line in document.lines])


def removed(document: Document) -> str:
    """The removed lines of an article."""
    return json_text([[line.n, line.reason, line.text] for line in document.removed])


def shortened(text: str) -> str:
    """The first characters of a text, cut at a space."""
    if len(text) <= LEAD:
        return text
    cut = text[:LEAD].rfind(" ")
    return text[: cut if cut > LEAD // 2 else LEAD].rstrip(" ,;:–-") + "…"


def _first_paragraph(document: Document) -> str:
    return next((line.text for line in document.lines if line.cls == "paragraph"), "")


def _said(line: Line, entities: Mapping[str, Entity]) -> list[list[Any]]:
    if not line.said:
        return []
    plain = max(line.text, default="") <= "\uffff"

    def units(at: int) -> int:
        return at if plain else at + sum(char > "\uffff" for char in line.text[:at])

    made = []
    for said in line.said:
        entity = entities.get(said.entity or "")
        who = [entity.name, entity.address] if entity else [said.speaker, None]
        made.append([units(said.start), units(said.end), *who])
    return made
