"""What an editor says of statements: who speaks, what belongs to it, and what is none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from annotate.corrections.passages import Passages
from annotate.editor import StatementEdit
from annotate.editor.form import short
from annotate.model import Article, Cue, Mention, Span, Speaker, Statement, StatementKind
from annotate.tables import rows

PLAIN = "claims"
"""The class of a statement of which nothing tells another."""

OPENING = frozenset('“"«‘')


def edited_statements(
    article: Article, edits: Sequence[StatementEdit], passages: Passages, known: Collection[str]
) -> tuple[Statement, ...]:
    """The article's statements with the editor's in their places, in order of the text."""
    statements = list(article.statements)
    for edit in edits:
        if edit.content:
            statements = _with_content(article, statements, edit, passages, known)
            continue
        span = passages.one(edit.passage)
        if span is None:
            continue
        there = [statement for statement in statements if _covers(statement, [span])]
        if not there:
            cause = f'"{short(edit.passage.words)}" stands in no statement'
            remedy = 'to add one, write {content: "all that is said", speaker: "WORDS"}'
            passages.complain(edit.passage.at, cause, "remove the instruction" if edit.removed else remedy)
            continue
        before = min(there, key=_length)
        place = statements.index(before)
        after = [] if edit.removed else [_edited(article, before, edit, passages, known)]
        statements[place : place + 1] = after
    return tuple(sorted(statements, key=lambda statement: (_start(statement), -_length(statement))))


def _with_content(
    article: Article,
    statements: list[Statement],
    edit: StatementEdit,
    passages: Passages,
    known: Collection[str],
) -> list[Statement]:
    """A statement with this content in place of all that overlap it."""
    picked = replace(edit.passage, words=edit.content[0].words, at=edit.content[0].at)
    found = [passages.one(picked), *map(passages.one, edit.content[1:])]
    content = tuple(sorted((span for span in found if span), key=lambda span: span.start))
    if len(content) < len(edit.content):
        return statements
    there = [statement for statement in statements if _covers(statement, content)]
    kept = [statement for statement in statements if statement not in there]
    before = max(
        there, key=_length, default=Statement(None, None, PLAIN, content, _kind(article, content), "", 0)
    )
    before = replace(before, content=content, kind=_kind(article, content) if not there else before.kind)
    return [*kept, _edited(article, before, edit, passages, known)]


def _edited(
    article: Article,
    before: Statement,
    edit: StatementEdit,
    passages: Passages,
    known: Collection[str],
) -> Statement:
    speaker, cue = before.speaker, before.cue
    if edit.nobody:
        speaker = None
    if edit.speaker and (span := passages.nearest(edit.speaker, edit.passage.at, before.content)):
        speaker = _speaker(article, span)
    if edit.entity:
        _refuse_unknown(article, edit, passages, known)
        if speaker is None:
            cause, remedy = (
                "the statement has no speaker to be an entity",
                'add speaker: "WORDS" of the article',
            )
            passages.complain(edit.passage.at, cause, remedy)
        else:
            speaker = replace(speaker, entity=edit.entity)
    if edit.cue and (span := passages.nearest(edit.cue, edit.passage.at, before.content)):
        cue = Cue(span.start, span.end, span.of(article.seed.text))
    return Statement(
        speaker,
        cue,
        edit.cue_class or (_class(edit.cue) if edit.cue else before.cue_class),
        before.content,
        edit.kind or before.kind,
        "editor",
        1.0,
        "editor",
    )


def _class(cue: str) -> str:
    """The class of a cue by the table of cues: that of its longest words there."""
    known = [row for row in rows("statements/cues") if row["cue"] in cue.lower()]
    return max(known, key=lambda row: len(row["cue"]), default={"class": PLAIN})["class"]


def _refuse_unknown(
    article: Article, edit: StatementEdit, passages: Passages, known: Collection[str]
) -> None:
    there = any(mention.entity == edit.entity for mention in article.mentions)
    if not there and edit.entity not in known:
        cause = f'no entity has the id "{short(edit.entity or "")}"'
        passages.complain(edit.passage.at, cause, "add it to authorities.yaml")


def _speaker(article: Article, span: Span) -> Speaker:
    """The words of a speaker, and whom they stand for where a mention within them says so."""
    within = [m for m in article.mentions if m.entity and span.start <= m.start and m.end <= span.end]
    return Speaker(span.start, span.end, span.of(article.seed.text), _told(within))


def _told(mentions: Sequence[Mention]) -> str | None:
    """The entity that a noun phrase names: a person in it, else the first that is named ("Bộ Ngoại giao Nga")."""
    people = [mention for mention in mentions if mention.type == "person"]
    best = max(people or mentions, key=lambda m: (m.end - m.start, -m.start), default=None)
    return best.entity if best else None


def _kind(article: Article, content: Sequence[Span]) -> StatementKind:
    """Direct where all content is in quotation marks."""
    text = article.seed.text
    quoted = [text[span.start] in OPENING or text[span.start - 1 : span.start] in OPENING for span in content]
    return "direct" if all(quoted) else "indirect"


def _covers(statement: Statement, spans: Sequence[Span]) -> bool:
    return any(own.start < span.end and span.start < own.end for own in statement.content for span in spans)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _start(statement: Statement) -> int:
    spans = (*statement.content, statement.speaker, statement.cue)
    return min(span.start for span in spans if span)
