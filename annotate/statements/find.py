"""The statements of an article: sentence by sentence, with the memory of who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annotate import tables
from annotate.model import Article, Cue, Line, Mention, Span, Speaker, Statement, trimmed

from .content import kind_of, spans
from .quotations import Piece, quotations
from .rules import confidence
from .sieves import Draft, read_sentence
from .tokens import ENDS, Sentence, Token, sentences, tokenise
from .turns import SPEAKS_OF_SELF, TextLine, Turn, find_turns

READ = frozenset(("lead", "paragraph", "caption", "heading"))
"""Classes of lines that are looked at; a heading holds no statement but ends what stands before it."""

# The longest text between the cue of a quotation and the quotation that goes on with it.
INTERRUPTION = 60
# Kinds of speakers that are no people, and words that join two speakers.
BODIES = frozenset(("body", "press", "document"))
JOINERS = frozenset(("và", "cùng", "lẫn"))
# A quotation that stands for a whole sentence has at least so many words.
LEAST_ALONE = 5
# Rules that are sure enough inside a quotation.
INNER_RULES = frozenset(("reported-clause", "same-subject", "source-first"))


@dataclass
class Discourse:
    """What later sentences need to know: who spoke last, and which quotations are content already."""

    speaker: Speaker | None = None
    used: set[int] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)
    line: int = -1


def find_statements(article: Article) -> tuple[Statement, ...]:
    """Who says what in the article's own lines but titles and headings, sorted by first span.

    Works on lines of zone article as ``annotate.structure`` made them; ``article.mentions``, where there are any,
    give speakers their entities. Every statement carries its rule, explained in data/rules/statements.toml.
    """
    text = article.seed.text
    lines = [line for line in article.lines if line.in_article and line.cls in READ]
    pieces = quotations(text, lines)
    by_quotation: dict[int, list[Piece]] = {}
    for line in lines:
        for piece in pieces[line.n]:
            by_quotation.setdefault(piece.quotation, []).append(piece)
    entities = _Entities(article.mentions)
    discourse = Discourse()
    read = _read(text, lines, pieces)
    turns = find_turns(text, [row for row, _ in read])
    closed = {n for turn in turns if turn.closed for n in turn.lines}
    for turn in turns:
        discourse.statements.append(_turn(text, turn, entities))
    for row, found in read:
        if row.line.cls == "heading" or row.line.n in closed:
            continue
        for sentence in found:
            drafts = read_sentence(sentence, discourse.used)
            if not drafts and (alone := _standing_alone(sentence, discourse)):
                if _goes_on(text, sentence, alone, discourse, by_quotation):
                    continue
                drafts = [alone] if alone.pieces[0].words >= LEAST_ALONE else []
            for draft in drafts:
                _keep(text, sentence, draft, discourse, by_quotation, entities)
            if drafts and drafts[-1].rule == "reported-after-colon" and _speaks_on(sentence, found):
                last = discourse.statements[-1]
                whole = Span(last.content[0].start, trimmed(text, row.line.start, row.line.end).end)
                discourse.statements[-1] = replace(last, content=(whole,))
                break
    _keep_inner(text, read, by_quotation, discourse, entities)
    return tuple(sorted(discourse.statements, key=_place))


def _keep_inner(
    text: str,
    read: Sequence[tuple[TextLine, list[Sentence]]],
    by_quotation: dict[int, list[Piece]],
    discourse: Discourse,
    entities: _Entities,
) -> None:
    """Add what people inside quotations are said to say: “Bố bảo thơ hay thì không cần kính”."""
    quoted = {span for statement in discourse.statements for span in statement.content}
    names = read[0][0].whole.names if read else frozenset()
    for pieces in by_quotation.values():
        for piece in pieces:
            if piece.inner not in quoted:
                continue
            for tokens in sentences(tokenise(text, piece.inner.start, piece.inner.end, ())):
                sentence = Sentence(tokens, names)
                for draft in read_sentence(sentence, set()):
                    if draft.rule in INNER_RULES and draft.cls != "feels":
                        _keep(text, sentence, draft, discourse, by_quotation, entities)


def _read(
    text: str, lines: Sequence[Line], pieces: dict[int, tuple[Piece, ...]]
) -> list[tuple[TextLine, list[Sentence]]]:
    """Every line as one sequence of tokens, and cut into sentences."""
    tokens = [tuple(tokenise(text, line.start, line.end, pieces[line.n])) for line in lines]
    cut = [list(sentences(row)) for row in tokens]
    names = frozenset(name for found in cut for row in found for name in _single_names(row))
    return [
        (TextLine(line, Sentence(row, names)), [Sentence(part, names) for part in found])
        for line, row, found in zip(lines, tokens, cut, strict=True)
    ]


def _single_names(tokens: Sequence[Token]) -> Iterator[str]:
    """Keys of single words that a sentence writes with a capital though they do not open it: "khi Hùng đến"."""
    for n in range(1, len(tokens)):
        if (
            tokens[n].capital
            and not tokens[n - 1].capital
            and not (n + 1 < len(tokens) and tokens[n + 1].capital)
        ):
            yield tokens[n].key


def _turn(text: str, turn: Turn, entities: _Entities) -> Statement:
    speaker = cue = None
    if turn.speaker:
        start, end = turn.speaker.start, turn.speaker.end
        speaker = Speaker(start, end, text[start:end], entities.of(text, start, end))
    if turn.cue:
        cue = Cue(turn.cue.start, turn.cue.end, turn.cue.of(text))
    return Statement(speaker, cue, turn.cls, turn.content, "direct", turn.rule, confidence(turn.rule))


def _speaks_on(sentence: Sentence, line: Sequence[Sentence]) -> bool:
    """Whether what follows a colon is somebody's own words without quotation marks, up to the end of the line."""
    rest = line[line.index(sentence) :]
    colon = next((n for n, token in enumerate(sentence.tokens) if token.key == ":"), 0)
    own = any(token.key in SPEAKS_OF_SELF for token in sentence.tokens[colon:])
    return len(rest) > 1 and own and not any(token.kind == "q" for part in rest for token in part.tokens)


def _standing_alone(sentence: Sentence, discourse: Discourse) -> Draft | None:
    """A quotation that is a whole sentence: its speaker is the one who spoke before."""
    tokens = sentence.tokens
    piece = tokens[0].piece
    if piece is None or piece.quotation in discourse.used or not piece.closes:
        return None
    if not piece.ends_sentence and len(tokens) == 1:
        return None  # a headline in quotation marks
    if discourse.speaker is None or any(token.key not in ENDS for token in tokens[1:]):
        return None
    discourse.used.add(piece.quotation)
    return Draft("quotation-alone", "claims", None, None, None, (piece,), inherited=True)


def _goes_on(
    text: str, sentence: Sentence, alone: Draft, discourse: Discourse, by_quotation: dict[int, list[Piece]]
) -> bool:
    """Add a quotation to the one before it in the same line, interrupted by who says it: “…”, X nói. “…”."""
    before = discourse.statements[-1] if discourse.statements else None
    if before is None or before.rule != "quotation-attributed" or before.cue is None:
        return False
    between = text[before.cue.end : sentence.tokens[0].start]
    if len(between) > INTERRUPTION or "\n" in between or "\r" in between:
        return False
    more = [piece.inner for piece in by_quotation[alone.pieces[0].quotation] if piece.words]
    discourse.statements[-1] = replace(before, content=(*before.content, *more))
    return True


def _keep(
    text: str,
    sentence: Sentence,
    draft: Draft,
    discourse: Discourse,
    by_quotation: dict[int, list[Piece]],
    entities: _Entities,
) -> None:
    content: list[Span] = []
    if draft.content:
        content += spans(sentence, *draft.content)
    for piece in draft.pieces:
        content += [other.inner for other in by_quotation[piece.quotation] if other.words]
    content = sorted(set(content), key=lambda span: span.start)
    if not content:
        return
    speaker = discourse.speaker if draft.inherited and draft.speaker is None else None
    if draft.speaker:
        start, end = sentence.tokens[draft.speaker.start].start, sentence.tokens[draft.speaker.end - 1].end
        by_body = draft.speaker.kind in BODIES
        speaker = Speaker(start, end, text[start:end], entities.of(text, start, end, by_body))
    cue = None
    if draft.cue:
        start, end = sentence.tokens[draft.cue[0]].start, sentence.tokens[draft.cue[1] - 1].end
        cue = Cue(start, end, text[start:end])
    kind = "direct" if draft.pieces and not draft.content else kind_of(sentence, content)
    rule = _rule(draft)
    discourse.statements.append(
        Statement(speaker, cue, draft.cls, tuple(content), kind, rule, confidence(rule))
    )
    if draft.rule != "source-last" and (
        draft.speaker is None or draft.speaker.kind not in ("document", "press")
    ):
        discourse.speaker = speaker or discourse.speaker


def _rule(draft: Draft) -> str:
    """The rule's name: the form, or who speaks where that is what makes the finding less sure."""
    kind = draft.speaker.kind if draft.speaker else None
    if draft.rule != "reported-clause":
        return draft.rule
    return {"pronoun": "pronoun-reports", "document": "document-reports", "other": "unlisted-speaker"}.get(
        kind or "", draft.rule
    )


def _place(statement: Statement) -> tuple[int, int]:
    """Order in the text: by content, the longer first."""
    return statement.content[0].start, -statement.content[-1].end


class _Entities:
    """Looks up whom a speaker's words stand for among the article's mentions."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = sorted((m for m in mentions if m.entity), key=lambda m: m.start)
        self.starts = [mention.start for mention in self.mentions]

    def of(self, text: str, start: int, end: int, by_body: bool = False) -> str | None:
        """The entity that speaks between two offsets: the first person named, else the country or body itself.

        Who only belongs to a country or body (một chuyên gia Mỹ, người dân xã Tân Lập) is nobody known; two joined
        by "và" (Moskva và Washington) are no one entity. ``by_body``: a body, the press or a document speaks.
        """
        inside: list[Mention] = []
        for n in range(bisect_left(self.starts, start), len(self.mentions)):
            if self.mentions[n].start >= end:
                break
            if self.mentions[n].end <= end:
                inside.append(self.mentions[n])
        people = [m for m in inside if m.type == "person"]
        if people:
            return (
                None
                if _joined(text, people)
                else min(people, key=lambda m: (m.form != "name", m.start)).entity
            )
        outer = [m for n, m in enumerate(inside) if not any(m.end <= other.end for other in inside[:n])]
        if not outer or _joined(text, outer):
            return None
        widest = max(outer, key=lambda m: m.end - m.start)
        before = text[start : widest.start].strip().lower().removesuffix(" của")
        itself = not before or before in tables.words("statements/speaks_for")
        return widest.entity if itself or (by_body and widest.type == "organisation") else None


def _joined(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether "và" stands right behind one of the names and before another, so that both speak."""
    between = (text[one.end : other.start].lower().split() for one, other in pairwise(mentions))
    return any(words and words[0] in JOINERS for words in between)
