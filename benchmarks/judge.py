"""One annotated article against its gold: what is right, by task, and how sure the software was of each answer.

The software works from the bare text: what it loses by taking a line for furniture it loses here too. Only lines that
belong to the article by the gold carry gold marks, so marks that it finds elsewhere on the page are not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from annotate.archive import machine_steps
from annotate.corrections import corrected
from annotate.dates import find_times
from annotate.editor import Edits
from annotate.model import Article, Mention, Published, Seed, Span, Statement, TimeExpression
from benchmarks.gold import GoldArticle
from benchmarks.names import TYPES, keys
from benchmarks.scores import Agreement, Score, b_cubed, compare, overlapping
from benchmarks.statements import matches

Outcome = Literal["right", "wrong", "unknown"]
Task = Literal["structure", "names", "dates", "statements"]
DATED = ("DATE", "TIME")
COUNTED = ("DURATION", "SET")

Marked = TypeVar("Marked", Mention, TimeExpression)


class Answer(NamedTuple):
    """One answer of the software: whose rule gave it, how sure it was, and whether it is right."""

    task: Task
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Dated:
    """What became of the day of publication.

    ``days`` is the width of the interval that was told; ``wider`` says whether it goes beyond what the page proves;
    ``provable`` whether the page proves anything.
    """

    outcome: Outcome
    provable: bool
    days: int | None = None
    wider: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """All counts of one article, by measure; ``persons`` compares which mentions mean the same person."""

    scores: Mapping[str, Score]
    answers: tuple[Answer, ...]
    published: Dated
    persons: Agreement


def annotated(gold: GoldArticle) -> Article:
    """What the software makes of the gold article's bare text, all steps in the order of the build."""
    seed = Seed(gold.id, f"{gold.id}.txt", "0" * 64, gold.text)
    return corrected(seed, Edits(), f"{gold.id}.yaml", machine_steps())


def judge(gold: GoldArticle, article: Article) -> Judgement:
    """``article``, made from the text of ``gold``, measured against it."""
    scores: dict[str, Score] = {}
    answers: list[Answer] = []
    for task in (_structure, _names, _dates, _statements):
        counted, given = task(gold, article)
        scores |= counted
        answers += given
    return Judgement(scores, tuple(answers), _published(gold, article), _persons(gold, article))


def in_article(gold: GoldArticle, marks: Iterable[Marked]) -> list[Marked]:
    """The marks that begin on a line of the article, by the gold."""
    inside = [(line.start, line.end) for line in gold.lines if line.zone == "article"]
    return [mark for mark in marks if any(start <= mark.start < end for start, end in inside)]


_Judged = tuple[dict[str, Score], list[Answer]]


def _structure(gold: GoldArticle, article: Article) -> _Judged:
    found = {line.n: line for line in article.lines}
    wanted = {line.n: line for line in gold.lines}
    own = (
        {n for n, line in found.items() if line.in_article},
        {n for n, line in wanted.items() if line.in_article},
    )
    classes = {(n, found[n].cls) for n in own[0]}, {(n, wanted[n].cls) for n in own[1]}
    answers = [
        Answer(
            "structure", line.rule, line.confidence, (line.zone, line.cls) == (wanted[n].zone, wanted[n].cls)
        )
        for n, line in found.items()
        if n in wanted
    ]
    return {"article lines": compare(*own), "article lines with class": compare(*classes)}, answers


def _names(gold: GoldArticle, article: Article) -> _Judged:
    found, wanted = keys(in_article(gold, article.mentions)), keys(gold.mentions)
    scores = {"names": compare(set(found), set(wanted))}
    for kind in TYPES:
        scores[kind] = compare({k for k in found if k[2] == kind}, {k for k in wanted if k[2] == kind})
    answers = [Answer("names", m.rule, m.confidence, key in wanted) for key, m in found.items()]
    return scores, answers


def _dates(gold: GoldArticle, article: Article) -> _Judged:
    times = in_article(gold, article.times)
    told = find_times(replace(article, published=_proved(gold)))
    scores = {
        "dates": _of_types(times, gold.times, DATED),
        "dates, day of publication told": _of_types(in_article(gold, told), gold.times, DATED),
        "dates, whatever value": _of_types(map(_bare, times), map(_bare, gold.times), DATED),
        "dates, exact span": _exact(times, gold.times),
        "durations and sets": _of_types(times, gold.times, COUNTED),
    }
    answers: list[Answer] = []
    for types in (DATED, COUNTED):
        found = [t for t in times if t.type in types]
        right = valued(found, [t for t in gold.times if t.type in types])
        answers += [Answer("dates", t.rule, t.confidence, f in right) for f, t in enumerate(found)]
    return scores, answers


def _proved(gold: GoldArticle) -> Published | None:
    """The true day of publication, None where the page proves none and dates stay open in the gold too."""
    day = gold.published.day
    return Published(day, day, day, ()) if gold.published.earliest else None


def valued(found: Sequence[TimeExpression], wanted: Sequence[TimeExpression]) -> set[int]:
    """The indexes of the found expressions whose words overlap a wanted one of the same value."""
    pairs = overlapping([(t.start, t.end) for t in found], [(t.start, t.end) for t in wanted])
    return {f for f, w in pairs.items() if found[f].value == wanted[w].value}


def _of_types(
    found: Iterable[TimeExpression], wanted: Iterable[TimeExpression], types: Sequence[str]
) -> Score:
    kept, sought = ([time for time in times if time.type in types] for times in (found, wanted))
    return Score(len(valued(kept, sought)), len(kept), len(sought))


def _exact(found: Iterable[TimeExpression], wanted: Iterable[TimeExpression]) -> Score:
    kept, sought = (
        {(time.start, time.end, time.value) for time in times if time.type in DATED}
        for times in (found, wanted)
    )
    return compare(kept, sought)


def _bare(time: TimeExpression) -> TimeExpression:
    return replace(time, value="")


def _statements(gold: GoldArticle, article: Article) -> _Judged:
    inside = [(line.start, line.end) for line in gold.lines if line.zone == "article"]
    found = [s for s in article.statements if any(a <= s.content[0].start < b for a, b in inside)]
    both = matches(found, gold.statements)
    content = matches([_voiceless(s) for s in found], [_voiceless(s) for s in gold.statements])
    pairs = [(found[f], gold.statements[w]) for f, w in content.items()]
    alike = len(pairs)
    scores = {
        "statements": Score(len(both), len(found), len(gold.statements)),
        "content": Score(alike, len(found), len(gold.statements)),
        "speaker, of right content": Score(sum(matches([f], [w]) != {} for f, w in pairs), alike, alike),
        "kind, of right content": Score(sum(f.kind == w.kind for f, w in pairs), alike, alike),
        "class, of right content": Score(sum(f.cue_class == w.cue_class for f, w in pairs), alike, alike),
    }
    return scores, [Answer("statements", s.rule, s.confidence, f in both) for f, s in enumerate(found)]


def _voiceless(statement: Statement) -> Statement:
    return replace(statement, speaker=None)


def _published(gold: GoldArticle, article: Article) -> Dated:
    proved, told = gold.published, article.published
    if told is None:
        return Dated("unknown", proved.earliest is not None)
    width = (date.fromisoformat(told.latest) - date.fromisoformat(told.earliest)).days + 1
    outcome: Outcome = "right" if told.earliest <= proved.day <= told.latest else "wrong"
    if proved.earliest is None or proved.latest is None:
        return Dated(outcome, False, width)
    wider = told.earliest < proved.earliest or told.latest > proved.latest
    return Dated(outcome, True, width, wider)


def _persons(gold: GoldArticle, article: Article) -> Agreement:
    """Which of the mentions found with their exact span mean the same person; one without an entity stands alone."""
    found = {
        Span(m.start, m.end): m.entity or f"{m.start}-{m.end}" for m in article.mentions if m.type == "person"
    }
    wanted = {
        Span(m.start, m.end): m.entity for m in gold.mentions if m.type == "person" and m.entity is not None
    }
    return b_cubed(found, wanted)
