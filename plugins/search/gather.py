"""Takes in documents one by one, keeping on disk what is long."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.search.documents import Document, Entity, Line
from plugins.search.encode import Array
from plugins.search.entities import Numbered, Occurring
from plugins.search.postings import CAPTIONS, LEAD, PEOPLE, REMOVED, TEXT, TITLE
from plugins.search.shown import Spool, card, passages, removed
from plugins.search.stream import NO_PLACE, Stream
from plugins.search.tokens import JOINER, WORD_CHARACTER

FIELD_OF = {"title": TITLE, "lead": LEAD, "caption": CAPTIONS}
"""The field of each class of line; that of all others is the text."""


class Gathered:
    """What is kept of the documents until all are there."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """No documents yet."""
        self.stream = Stream()
        self.cards, self.passages, self.removed = Spool(), Spool(), Spool()
        self.occurring = Occurring()
        self.keys: list[tuple[bool, str, str, str]] = []
        self._entities = entities
        self._sources: list[str] = []

    def add(self, document: Document) -> None:
        """Take in one document."""
        serial = len(self.keys)
        self.keys.append(
            (document.earliest is None, document.earliest or "", document.latest or "", document.id)
        )
        self._add_lines(serial, document)
        self._sources.append(document.source)
        self.cards.add(card(document))
        self.passages.add(passages(document, self._entities))
        self.removed.add(removed(document))
        source = (source_id(document.source),) if document.source else ()
        self.occurring.add(serial, (*document.entities, *source), document.speakers)

    def _add_lines(self, serial: int, document: Document) -> None:
        add = self.stream.add_line
        classes = set()
        for place, line in enumerate(document.lines):
            classes.add(line.cls)
            add(serial, FIELD_OF.get(line.cls, TEXT), place % NO_PLACE, _pieces(line))
        for field, cls, text in ((TITLE, "title", document.title), (LEAD, "lead", document.lead)):
            if text and cls not in classes:  # given by an editor: no line of the article
                add(serial, field, NO_PLACE, [(text, False)])
        for each in document.entities:
            entity = self._entities.get(each)
            if entity and entity.type == "person":
                for name in dict.fromkeys((entity.name, *entity.names)):
                    add(serial, PEOPLE, NO_PLACE, [(name, False)])
        for place, row in enumerate(document.removed):
            add(serial, REMOVED, place % NO_PLACE, [(row.text, False)])

    def order(self) -> list[int]:
        """The documents in the order of their final numbers."""
        return sorted(range(len(self.keys)), key=self.keys.__getitem__)

    def numbered(self, number: Array) -> list[Numbered]:
        """Entities and sources that occur, most frequent first."""
        sources = [Entity(source_id(name), "source", name) for name in dict.fromkeys(self._sources) if name]
        return self.occurring.numbered([*self._entities.values(), *sources], number.tolist())

    def source_numbers(self, names: Mapping[str, int]) -> list[int]:
        """The number of each document's source, -1 for none."""
        return [names.get(source, -1) for source in self._sources]

    def close(self) -> None:
        """Delete the temporary files."""
        for each in (self.stream, self.cards, self.passages, self.removed):
            each.close()


def source_id(name: str) -> str:
    """The id under which a source is kept among the entities."""
    return f"source:{name}"


def _pieces(line: Line) -> list[tuple[str, bool]]:
    """A line cut where statements begin and end, but never inside a word."""
    if not line.said:
        return [(line.text, False)]
    cuts = sorted({_outside_word(line.text, at) for said in line.said for at in (said.start, said.end)})
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        said = any(each.start <= start < each.end for each in line.said)
        pieces.append((line.text[start:end], said))
    return pieces


def _outside_word(text: str, at: int) -> int:
    """``at``, or the next white space where it stands inside a word."""
    while 0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]):
        at += 1
    return max(0, min(at, len(text)))


def _in_word(char: str) -> bool:
    return bool(WORD_CHARACTER.match(char) or JOINER.match(char))
