"""What an editor says of names: who or what a passage is, or that it is nobody."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from annotate.corrections.passages import Passages, overlapping
from annotate.editor import EntityEdit
from annotate.editor.form import did_you_mean, short
from annotate.model import Article, Mention, MentionForm, MentionType, Span

Ids = Mapping[str, MentionType]
"""The types of entities by id."""

Places = Mapping[tuple[int, int], Mention]
"""Mentions by start and end."""


def unlinked(mentions: Sequence[Mention], never: Collection[str]) -> tuple[Mention, ...]:
    """``mentions``, those of the entities ``never`` to be linked without their entity."""
    return tuple(
        replace(mention, entity=None, entity_rule=None, by="editor") if mention.entity in never else mention
        for mention in mentions
    )


def edited_mentions(
    article: Article, edits: Sequence[EntityEdit], passages: Passages, known: Ids
) -> tuple[Mention, ...]:
    """The article's mentions with the editor's in their places, in order of the text.

    An instruction without a place holds wherever its words are a mention or stand in none; where they stand only
    within longer mentions, it holds there, and the longer ones go.
    """
    mentions = list(article.mentions)
    own = {mention.entity: mention.type for mention in mentions if mention.entity}
    types = {**known, **own} if edits else {}
    for edit in edits:
        kind = _type(edit, types, passages)
        if kind is None and edit.entity:
            continue
        mentions = _applied(article, mentions, edit, kind, passages)
    mentions = _followed(article.mentions, mentions)
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def _followed(before: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Roles and pronouns ("ông") go along where all names of the one they stand for are somebody else's now."""
    was = {(mention.start, mention.end): mention.entity for mention in before}
    named = {mention.entity for mention in mentions if mention.form == "name"}
    moved = {
        old: mention.entity
        for mention in mentions
        if mention.form == "name" and mention.by == "editor"
        if (old := was.get((mention.start, mention.end))) is not None and old not in named
    }
    return [
        replace(mention, entity=moved[mention.entity])
        if mention.by == "machine" and mention.form != "name" and mention.entity in moved
        else mention
        for mention in mentions
    ]


def _type(edit: EntityEdit, types: Ids, passages: Passages) -> MentionType | None:
    """The type of what the passage names; None for nothing, and after a complaint."""
    if edit.entity is None:
        return edit.type
    if edit.entity not in types:
        near = did_you_mean(edit.entity, tuple(types))
        remedy = "add it to authorities.yaml" + (f", or {near}" if near.startswith("did") else "")
        passages.complain(edit.passage.at, f'no entity has the id "{short(edit.entity)}"', remedy)
    return types.get(edit.entity)


def _applied(
    article: Article,
    mentions: list[Mention],
    edit: EntityEdit,
    kind: MentionType | None,
    passages: Passages,
) -> list[Mention]:
    there = {(mention.start, mention.end): mention for mention in mentions}
    found = passages.within_lines(edit.passage, passages.everywhere(edit.passage))
    spans = _meant(found, mentions, there, edit)
    if not spans:
        return mentions
    kept = [
        mention
        for mention in mentions
        if not any(_gives_way(mention, span, there) for span in overlapping(spans, mention))
    ]
    if kind is None:
        if len(kept) == len(mentions):
            cause = f'"{short(edit.passage.words)}" is not marked as a name'
            passages.complain(
                edit.passage.at, cause, "remove the instruction, or quote all words that are marked"
            )
        return kept
    return kept + [_mention(article, span, edit, kind, there.get((span.start, span.end))) for span in spans]


def _meant(
    spans: Sequence[Span], mentions: Sequence[Mention], there: Places, edit: EntityEdit
) -> Sequence[Span]:
    """The places that are meant: all that were picked, else those that are mentions or lie in none, if there are any."""
    if edit.passage.nth is not None or edit.passage.line is not None or edit.passage.every:
        return spans
    covered = {
        span
        for mention in mentions
        if mention.form == "name"
        for span in overlapping(spans, mention)
        if mention.start <= span.start and span.end <= mention.end
    }
    free = [span for span in spans if span not in covered or (span.start, span.end) in there]
    return free or spans


def _gives_way(mention: Mention, span: Span, there: Places) -> bool:
    """Whether ``mention``, which overlaps the editor's, cannot stand beside it.

    Where the editor's is a mention already, that one alone goes; else all that are longer or cross it.
    """
    if (span.start, span.end) in there:
        return (mention.start, mention.end) == (span.start, span.end)
    return mention.start < span.start or mention.end > span.end


def _mention(
    article: Article, span: Span, edit: EntityEdit, kind: MentionType, before: Mention | None
) -> Mention:
    words = span.of(article.seed.text)
    form: MentionForm = edit.form or (before.form if before else "name" if words[0].isupper() else "nominal")
    stands_for = before.stands_for if before and before.entity == edit.entity else None
    return Mention(span.start, span.end, words, kind, form, "editor", 1.0, edit.entity, stands_for, "editor")
