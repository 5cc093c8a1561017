"""An editor's notes, each on the passage that it quotes or on the whole article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.corrections.passages import Passages
from annotate.editor import NoteEdit
from annotate.editor.form import short
from annotate.model import Article, EditorNote


def editor_notes(article: Article, edits: Sequence[NoteEdit], passages: Passages) -> tuple[EditorNote, ...]:
    """The notes on the whole article first, then those on passages in order of the text."""
    found = _found(article, edits, passages)
    return tuple(sorted(found, key=lambda note: (note.start is not None, note.start or 0, note.end or 0)))


def _found(article: Article, edits: Sequence[NoteEdit], passages: Passages) -> Iterator[EditorNote]:
    for edit in edits:
        if edit.passage is None:
            yield EditorNote(None, None, "", edit.note)
            continue
        for span in passages.chosen(edit.passage):
            if not any(line.in_article and line.start <= span.start < line.end for line in article.lines):
                cause = f'"{short(edit.passage.words)}" stands in a line that is removed from the page'
                passages.complain(edit.at, cause, "give the line a class of the article first")
                continue
            yield EditorNote(span.start, span.end, span.of(article.seed.text), edit.note)
