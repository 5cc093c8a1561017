"""How well statements are found: precision, recall and F1 on the annotated articles, by half, topic and rule.

Run ``python -m benchmarks.statements``, with ``--differences`` for every statement missed or made up. A statement
counts as right when its content overlaps a wanted one with an intersection over union of 0.7 and the speaker is the
same: spans that overlap by half, or both none. Of each topic every second article (-02, -04…) is held out: rules are
written while looking at the others.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import process_time

from annotate.model import Article, Seed, Span, Statement
from annotate.statements import find_statements
from benchmarks.gold import GoldArticle, load_all

LEAST_OVERLAP = 0.7
LEAST_SPEAKER = 0.5


@dataclass(frozen=True)
class Score:
    """Counts of statements: right, found, wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    def __str__(self) -> str:
        """Precision, recall and F1 in percent, and the counts."""
        precision = 100 * self.right / self.found if self.found else 0.0
        recall = 100 * self.right / self.wanted if self.wanted else 0.0
        f1 = 200 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0
        return (
            f"P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({self.right} of {self.found}/{self.wanted})"
        )


def points(spans: Iterable[Span]) -> set[int]:
    """The code points that the spans cover."""
    return {point for span in spans for point in range(span.start, span.end)}


def overlap(first: set[int], second: set[int]) -> float:
    """Intersection over union."""
    return len(first & second) / len(first | second) if first | second else 1.0


def same_speaker(found: Statement, wanted: Statement) -> bool:
    """Whether both have no speaker, or speakers whose spans overlap by half, or that say the same words."""
    if found.speaker is None or wanted.speaker is None:
        return found.speaker is wanted.speaker
    if found.speaker.text.lower() == wanted.speaker.text.lower():
        return True
    spans = [{*range(s.start, s.end)} for s in (found.speaker, wanted.speaker)]
    return overlap(*spans) >= LEAST_SPEAKER


def matches(found: Sequence[Statement], wanted: Sequence[Statement]) -> dict[int, int]:
    """Which found statement is which wanted one, by number, each at most once; best overlaps first."""
    contents = [points(s.content) for s in found], [points(s.content) for s in wanted]
    pairs = sorted(
        (
            (-overlap(contents[0][f], contents[1][w]), f, w)
            for f in range(len(found))
            for w in range(len(wanted))
            if contents[0][f] & contents[1][w]
        ),
    )
    taken: dict[int, int] = {}
    for negative, f, w in pairs:
        if -negative < LEAST_OVERLAP or f in taken or w in taken.values():
            continue
        if same_speaker(found[f], wanted[w]):
            taken[f] = w
    return taken


def annotated(gold: GoldArticle) -> Article:
    """The gold article's text and lines, without its annotation."""
    return Article(Seed(gold.id, gold.id, "", gold.text), gold.lines)


def show(text: str, statement: Statement) -> str:
    """A statement in one line."""
    speaker = statement.speaker.text if statement.speaker else "-"
    cue = statement.cue.text if statement.cue else "-"
    return f"[{speaker}] ({cue}) " + " // ".join(span.of(text) for span in statement.content)


def main() -> None:
    """Print the figures."""
    articles = load_all()
    halves: dict[str, Score] = defaultdict(Score)
    topics: dict[str, Score] = defaultdict(Score)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    spent = 0.0
    for gold in articles:
        article = annotated(gold)
        begin = process_time()
        found = find_statements(article)
        spent += process_time() - begin
        taken = matches(found, gold.statements)
        score = Score(len(taken), len(found), len(gold.statements))
        half = "seen" if int(gold.id[-2:]) % 2 else "held out"
        halves[half] += score
        topics[gold.topic] += score
        for f, statement in enumerate(found):
            rules[statement.rule]["right" if f in taken else "wrong"] += 1
        if "--differences" in sys.argv and (half == "seen" or "--all" in sys.argv):
            for f, statement in enumerate(found):
                if f not in taken:
                    print(f"{gold.id} + {statement.rule} {show(gold.text, statement)}")
            for w, statement in enumerate(gold.statements):
                if w not in taken.values():
                    print(f"{gold.id} - {show(gold.text, statement)}")
    for name, score in [*halves.items(), *sorted(topics.items())]:
        print(f"{name:12} {score}")
    for rule, counts in sorted(rules.items()):
        print(f"{rule:22} right {counts['right']:4} of {counts.total():4}")
    print(f"{1000 * spent / len(articles):.2f} ms an article")


if __name__ == "__main__":
    main()
