"""Turns of speech that lines show: interviews with labels (PV: …), questions set as headings, dialogue dashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from annotate import tables
from annotate.model import Line, Span, trimmed

from .cues import CueHit, find_cues
from .lexicon import words
from .speakers import PEOPLE, Phrase, boundaries, clause_subject, find_subject, noun_phrase
from .tokens import DASHES, Sentence, Token, key

# A label is short, and so is what follows the cue in a line of dialogue.
LONGEST_LABEL = 12
LONGEST_ADJUNCT = 16
# Lines that one answer may run over.
MOST_LINES = 15
LEAST_TURNS = 2
# Questions without any mark that make an interview.
LEAST_PLAIN = 3
# The words of a person's full name.
LEAST_NAME = 2
# The longest quotation inside a question.
MOST_QUOTED = 6
FIRST_OR_SECOND = frozenset(
    ("tôi", "mình", "thưa", "ạ", "em", "anh", "chị", "chú", "cháu", "con", "bác", "nhé", "à", "ơi")
)
SECOND = frozenset(
    ("thưa", "ông", "bà", "anh", "chị", "bạn", "em", "cô", "chú", "bác", "thầy", "ngài", "cháu")
)
POLITE = frozenset(("thưa", "ông", "bà", "anh", "chị"))
STREETS = frozenset(("đường", "phố", "quận", "huyện", "xã", "phường", "trường", "viện"))
SPEAKS_OF_SELF = frozenset(("tôi", "mình", "em"))


@dataclass(frozen=True)
class TextLine:
    """A line of the article with its tokens; ``whole`` holds them as one sentence."""

    line: Line
    whole: Sentence


@dataclass(frozen=True)
class Turn:
    """One turn of speech. ``lines`` are the numbers of the lines it covers; ``closed`` ones hold nothing else."""

    rule: str
    cls: str
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    lines: tuple[int, ...]
    closed: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class _Label:
    end: int
    """The token behind the colon."""
    speaker: Span
    key: str
    asks: bool


def find_turns(text: str, lines: Sequence[TextLine]) -> list[Turn]:
    """The turns of an article, in order. ``lines`` are the lines of its text, headings among them."""
    turns = _labelled(text, lines) or _asked(text, lines)
    taken = {n for turn in turns for n in turn.lines}
    return turns + [turn for turn in _dashed(text, lines) if not taken.intersection(turn.lines)]


def _labelled(text: str, lines: Sequence[TextLine]) -> list[Turn]:
    """PV: …? / Ông An: …: at least two labels, of which one asks or comes twice."""
    labels = {n: label for n, line in enumerate(lines) if (label := _label(line))}
    counts = Counter(label.key for label in labels.values())
    asked = any(label.asks for label in labels.values()) or any(map(_asks_somebody, lines))
    if len(labels) < LEAST_TURNS or not asked:
        return []
    if not any(label.asks for label in labels.values()):
        labels = {n: label for n, label in labels.items() if counts[label.key] > 1}
    if not labels:
        return []
    first = min(labels)
    answerer = introduced(lines[:first])
    turns, last = [], max(labels)
    for n, label in labels.items():
        line = lines[n]
        start = line.whole.tokens[label.end].start
        following = _following(lines, n, labels, last)
        if label.asks:
            turns.append(_turn(text, "interview", "asks", label.speaker, [(start, line.line)]))
            if following:
                rows = [(lines[m].line.start, lines[m].line) for m in following]
                turns.append(_turn(text, "interview", "claims", answerer, rows))
            continue
        rows = [(start, line.line), *((lines[m].line.start, lines[m].line) for m in following)]
        turns.append(_turn(text, "interview", "claims", label.speaker, rows))
    return turns


def _label(line: TextLine) -> _Label | None:
    """The label at a line's start: who speaks, and a colon."""
    tokens = line.whole.tokens
    if line.line.cls == "caption":
        return None
    start = 1 if tokens and tokens[0].key in DASHES else 0
    colon = next(
        (n for n in range(start + 1, min(len(tokens) - 1, LONGEST_LABEL)) if tokens[n].key == ":"), None
    )
    if colon is None or (tokens[colon + 1].kind == "q" and tokens[colon + 1].piece is None):
        return None
    speaker = Span(tokens[start].start, tokens[colon - 1].end)
    label = " ".join(token.key for token in tokens[start:colon])
    if label in _question_labels():
        return _Label(colon + 1, speaker, label, asks=True)
    if find_cues(tokens[:colon]) or words("not_labels").length(tokens, start, colon):
        return None
    phrase = noun_phrase(line.whole, start, colon)
    if phrase is None or phrase.end < colon or phrase.kind not in PEOPLE - {"pronoun"}:
        return None
    if phrase.kind == "name" and sum(token.capital for token in tokens[start:colon]) < LEAST_NAME:
        return None
    return _Label(colon + 1, speaker, label, asks=False)


@cache
def _question_labels() -> frozenset[str]:
    return frozenset(
        " ".join(map(key, label.split())) for label in tables.words("statements/interview_labels")
    )


def _following(lines: Sequence[TextLine], n: int, labels: dict[int, _Label], last: int) -> list[int]:
    """The lines behind a labelled one that go on with the turn, up to the next label or heading."""
    found = []
    for m in range(n + 1, min(n + 1 + MOST_LINES, len(lines))):
        if m in labels or lines[m].line.cls == "heading":
            break
        if lines[m].line.cls != "paragraph":
            continue
        if n == last and not _of_self(lines[m]):
            break
        found.append(m)
    return found


def _asked(text: str, lines: Sequence[TextLine]) -> list[Turn]:
    """An interview without labels: lines that ask somebody, marked or not, and answers in the first person."""
    asking = [n for n, line in enumerate(lines) if _asks_somebody(line)]
    marks = {mark for n in asking if (mark := _mark(lines[n]))}
    polite = any(_addresses(lines[n]) for n in asking)
    plain = not marks and not any(lines[n].line.cls == "heading" for n in asking)
    if len(asking) < (LEAST_PLAIN if plain else LEAST_TURNS):
        return []
    if "*" in marks:
        asking = [n for n, line in enumerate(lines) if n >= asking[0] and (n in asking or _mark(line) == "*")]
    answers = {n: _answer(lines, n, asking) for n in asking}
    personal = sum(any(_of_self(lines[m]) for m in answer) for answer in answers.values())
    if personal < (len(asking) / 2 if plain else 1 if polite else LEAST_TURNS) or (plain and not polite):
        return []
    answerer = introduced(lines[: asking[0]])
    if answerer is None and plain:
        return []
    turns: list[Turn] = []
    for n in asking:
        if lines[n].line.cls != "heading":
            turns.append(_turn(text, "interview", "asks", None, [_words_of(lines[n])]))
        speaker, rows = answerer, []
        for m in answers[n]:
            if lines[m].whole.tokens[-1].key != ":":
                rows.append(_words_of(lines[m]))
                continue
            if rows:
                turns.append(_turn(text, "interview", "claims", speaker, rows))
            speaker, rows = _announced(lines[m]) or speaker, []
        if rows:
            turns.append(_turn(text, "interview", "claims", speaker, rows))
    return turns


def _asks_somebody(line: TextLine) -> bool:
    """Whether a line as a whole puts a question to somebody."""
    if line.line.cls not in ("heading", "paragraph") or not _asks(line):
        return False
    tokens = line.whole.tokens
    if any(token.kind == "q" and token.piece and token.piece.words > MOST_QUOTED for token in tokens):
        return False
    return line.line.cls == "heading" or any(token.key in SECOND for token in tokens)


def _addresses(line: TextLine) -> bool:
    """Whether a question addresses somebody politely: "thưa ông", "theo bà", "anh nghĩ gì"."""
    return any(token.key in POLITE for token in line.whole.tokens)


def _answer(lines: Sequence[TextLine], n: int, asking: Sequence[int]) -> list[int]:
    """The lines of the answer to the question in line ``n``."""
    found: list[int] = []
    for m in range(n + 1, min(n + 1 + MOST_LINES, len(lines))):
        if m in asking or lines[m].line.cls == "heading":
            break
        if lines[m].line.cls != "paragraph":
            continue
        if n == asking[-1] and found and not _of_self(lines[m]):
            break
        found.append(m)
    return found


def _mark(line: TextLine) -> str:
    """The dash or star that opens a line; empty where there is none."""
    first = line.whole.tokens[0].key if line.whole.tokens else ""
    return first if first in _marks() else ""


def _words_of(line: TextLine) -> tuple[int, Line]:
    """Where a line's words begin behind its mark."""
    tokens = line.whole.tokens
    return tokens[1 if _mark(line) and len(tokens) > 1 else 0].start, line.line


def _announced(line: TextLine) -> Span | None:
    """Who speaks in the lines behind one that ends with a colon: the first one named in it, else the first person."""
    tokens = line.whole.tokens
    found: Phrase | None = None
    for start, end in pairwise([-1, *boundaries(line.whole), len(tokens)]):
        phrase = clause_subject(line.whole, start + 1, end)
        if phrase is None or phrase.kind not in PEOPLE:
            continue
        if phrase.kind in ("honorific", "name"):
            apposed = found is not None and found.end == start
            found = Phrase(found.start, phrase.end, phrase.kind) if found and apposed else phrase
            break
        found = found or phrase
    return Span(tokens[found.start].start, tokens[found.end - 1].end) if found else None


@cache
def _marks() -> frozenset[str]:
    return frozenset(tables.words("statements/dialogue_marks"))


def _asks(line: TextLine) -> bool:
    return bool(line.whole.tokens) and line.whole.tokens[-1].key == "?"


def _of_self(line: TextLine) -> bool:
    """Whether somebody speaks of themselves in the line, outside quotations."""
    return any(token.key in SPEAKS_OF_SELF for token in line.whole.tokens)


def introduced(lines: Sequence[TextLine]) -> Span | None:
    """The person whom the lines before an interview introduce: the last one talked with, else the last one named."""
    named: Span | None = None
    met: Span | None = None
    for line in reversed(lines):
        tokens = line.whole.tokens
        for n in range(len(tokens) - 1, -1, -1):
            phrase = noun_phrase(line.whole, n, len(tokens)) if tokens[n].kind == "w" else None
            inside = n > 0 and tokens[n].capital and tokens[n - 1].capital
            if phrase is None or inside or phrase.kind not in ("honorific", "office", "job", "pronoun"):
                continue
            span = Span(tokens[n].start, tokens[phrase.end - 1].end)
            last = tokens[max(n + 1, phrase.end - LEAST_NAME) : phrase.end]
            capital = (
                bool(last) and all(token.capital for token in last) and tokens[n].key not in ("nhà", "người")
            )
            if words("meetings").ending(tokens, n, 0):
                if capital:
                    return span
                met = met or span
            elif capital and not (n and tokens[n - 1].key in STREETS):
                if met:
                    return span
                named = named or span
    return named or met


def _dashed(text: str, lines: Sequence[TextLine]) -> Iterator[Turn]:
    """Lines that open with a dash, where they are dialogue and no list."""
    n = 0
    while n < len(lines):
        run: list[TextLine] = []
        before = lines[n - 1] if n and lines[n - 1].whole.tokens[-1].key == ":" else None
        while n < len(lines) and _is_dashed(lines[n]):
            run.append(lines[n])
            n += 1
        if run:
            yield from _dialogue(text, run, _announced(before) if before else None)
        n += 1 if not run else 0


def _is_dashed(line: TextLine) -> bool:
    tokens = line.whole.tokens
    return line.line.cls in ("paragraph", "lead") and len(tokens) > 2 and tokens[0].key in DASHES


def _dialogue(text: str, run: Sequence[TextLine], announced: Span | None) -> list[Turn]:
    made = {row.line.n: turn for row in run if (turn := _attributed(row))}
    asked = any(_asks(row) for row in run)
    personal = sum(any(t.key in FIRST_OR_SECOND for t in row.whole.tokens) for row in run)
    talks = bool(made) or (asked and personal > 0)
    turns = []
    for row in run:
        if row.line.n in made:
            turns.append(made[row.line.n])
        elif talks:
            speaker = announced if row is run[0] else None
            turns.append(
                _turn(text, "dialogue", "asks" if _asks(row) else "claims", speaker, [_words_of(row)])
            )
    return turns


def _attributed(row: TextLine) -> Turn | None:
    """- … - ông An nói. - …: a line of dialogue that says who speaks."""
    tokens, cuts = row.whole.tokens, boundaries(row.whole)
    dashes = [n for n in cuts if n > 1 and tokens[n].key in DASHES]
    if not dashes:
        return None
    for hit in find_cues(tokens):
        dash = max((n for n in dashes if n < hit.start), default=None)
        if dash is None:
            continue
        subject = find_subject(row.whole, dash + 1, hit.start, False, cuts, itself=True)
        if (
            subject is None
            or subject.phrase.start != dash + 1
            or subject.phrase.kind not in PEOPLE | {"self"}
        ):
            continue
        return _dialogue_turn(row, hit, subject.phrase, dash, dashes)
    return None


def _dialogue_turn(row: TextLine, hit: CueHit, phrase: Phrase, dash: int, dashes: Sequence[int]) -> Turn:
    tokens = row.whole.tokens
    content = [_words_between(tokens, 1, dash)]
    again = next((n for n in dashes if n > hit.end), None)
    if again is not None and again - hit.end <= LONGEST_ADJUNCT and again + 1 < len(tokens):
        content.append(_words_between(tokens, again + 1, len(tokens)))
    return Turn(
        "dialogue-attributed",
        hit.word.cls,
        Span(tokens[phrase.start].start, tokens[phrase.end - 1].end),
        Span(tokens[hit.start].start, tokens[hit.end - 1].end),
        tuple(content),
        (row.line.n,),
        closed=True,
    )


def _words_between(tokens: Sequence[Token], start: int, end: int) -> Span:
    if tokens[end - 1].key == ",":
        end -= 1
    if end - start == 1 and (piece := tokens[start].piece):
        return piece.inner
    return Span(tokens[start].start, tokens[max(start, end - 1)].end)


def _turn(text: str, rule: str, cls: str, speaker: Span | None, rows: Sequence[tuple[int, Line]]) -> Turn:
    content = []
    for start, line in rows:
        span = trimmed(text, start, line.end)
        quoted = span.end - span.start > 2 and text[span.start] in '“"' and text[span.end - 1] in '”"'
        content.append(Span(span.start + 1, span.end - 1) if quoted else span)
    return Turn(rule, cls, speaker, None, tuple(content), tuple(line.n for _, line in rows))
