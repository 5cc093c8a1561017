"""How good the annotation is: every measure on all articles annotated by hand, other software beside it.

    python -m benchmarks.quality [--gold FOLDER]

Articles of two kinds are told apart. Those for development (``DEVELOPMENT``) were there while the rules were written:
half of them in the sight of whoever wrote the rules. The others, held out, were written and annotated afterwards by
somebody who had not seen the rules. Everything is printed as Markdown tables, in percent.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import archive, peers
from benchmarks.gold import FOLDER, GoldArticle, load_all
from benchmarks.judge import COUNTED, DATED, Judgement, annotated, judge
from benchmarks.names import keys
from benchmarks.scores import Agreement, Score, overlapping, reliability

DEVELOPMENT = frozenset(
    f"{topic}-{n}"
    for topic, numbers in {
        "crime": "01 02", "culture": "01 02", "economy": "01 02", "education": "01 02", "flood": "01 02",
        "football": "01 02", "health": "01 02", "sport": "01", "tech": "01", "traffic": "01 02", "war": "01 02",
    }.items()
    for n in numbers.split()
)  # fmt: skip
"""The articles that were there while the rules were written."""

HEADLINES = ("article lines with class", "names", "dates", "statements")
"""The measures told by topic."""

Row = Sequence[object]


@dataclass(frozen=True)
class Result:
    """One gold article with its judgement."""

    gold: GoldArticle
    judgement: Judgement

    @property
    def half(self) -> str:
        """Whether the rules' authors could have seen it."""
        return "development" if self.gold.id in DEVELOPMENT else "held out"

    @property
    def topic(self) -> str:
        """The topic, as its file name says it."""
        return self.gold.id.rpartition("-")[0]


def run(folder: Path = FOLDER) -> Iterator[str]:
    """The report, line by line; last what the test archive shows of the archive half. Raises BadInput where an annotated article has a fault."""
    results = [Result(gold, judge(gold, annotated(gold))) for gold in load_all(folder)]
    halves = {half: [r for r in results if r.half == half] for half in ("development", "held out")}
    counts = ", ".join(f"{len(held)} {half}" for half, held in halves.items())
    yield f"{len(results)} articles annotated by hand: {counts}."
    yield from _table("Measures", _HEAD, _measures(halves))
    yield from _table("Day of publication", _DAY_HEAD, (_days(half, held) for half, held in halves.items()))
    yield from _table(
        "F1 by topic", ("topic", "articles", *HEADLINES), _by(results, lambda r: f"{r.topic}, {r.half}")
    )
    yield from _table("By rule", ("task", "rule", "right", "wrong", "right, %"), _rules(results))
    yield from _table(
        "Confidence", ("task", "said", "answers", "mean said", "right, %"), _reliability(results)
    )
    yield from archive.run()


_HEAD = ("measure", "P", "R", "F1", "wanted", "P held out", "R held out", "F1 held out", "wanted held out")
_DAY_HEAD = (
    "articles",
    "all",
    "right",
    "wrong",
    "unknown",
    "unknown, page proves it",
    "wider than proved",
    "median days",
)


def _measures(halves: dict[str, list[Result]]) -> Iterator[Row]:
    sums = {half: _summed(result.judgement.scores for result in held) for half, held in halves.items()}
    for name in dict.fromkeys(name for scores in sums.values() for name in scores):
        yield name, *(cell for scores in sums.values() for cell in _cells(scores[name]))
    persons = [sum((r.judgement.persons for r in held), Agreement()) for held in halves.values()]
    yield (
        "same person (B-cubed)",
        *(
            cell
            for p in persons
            for cell in (f"{p.precision:.1f}", f"{p.recall:.1f}", f"{p.f1:.1f}", p.items)
        ),
    )
    for name, package, score in _compared():
        label = f"{name}: {package} {peers.installed(package) or peers.HOW}"
        if score is None:
            yield (label,)
            continue
        summed = [sum((score(r.gold) for r in held), Score()) for held in halves.values()]
        yield label, *(cell for one in summed for cell in _cells(one))


def _cells(score: Score) -> tuple[object, ...]:
    return f"{score.precision:.1f}", f"{score.recall:.1f}", f"{score.f1:.1f}", score.wanted


def _summed(many: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    total: dict[str, Score] = defaultdict(Score)
    for scores in many:
        for name, score in scores.items():
            total[name] += score
    return total


def _compared() -> Iterator[tuple[str, str, Callable[[GoldArticle], Score] | None]]:
    names, dates = peers.underthesea_names(), peers.dateparser_dates()
    yield "names", "underthesea", partial(names_score, find=names) if names else None
    yield "dates", "dateparser", partial(moments_score, find=dates) if dates else None


def names_score(gold: GoldArticle, find: Callable[[str], list[peers.Name]]) -> Score:
    """The counts of other software's names, exact span and type, on the lines of the article."""
    wanted = set(keys(gold.mentions))
    found = {
        (start + line.start, end + line.start, kind)
        for line in gold.lines
        if line.zone == "article"
        for start, end, kind in find(gold.text[line.start : line.end])
    }
    return Score(len(found & wanted), len(found), len(wanted))


def moments_score(gold: GoldArticle, find: Callable[[str, date], list[peers.Moment]]) -> Score:
    """The counts of other software's dates on the lines of the article; what it finds in a duration is left out."""
    written = date.fromisoformat(gold.published.day)
    found = [
        (start + line.start, end + line.start, moment)
        for line in gold.lines
        if line.zone == "article"
        for start, end, moment in find(gold.text[line.start : line.end], written)
    ]
    durations = [(t.start, t.end) for t in gold.times if t.type in COUNTED]
    found = [f for f in found if not overlapping([f[:2]], durations)]
    wanted = [t for t in gold.times if t.type in DATED]
    pairs = overlapping([f[:2] for f in found], [(t.start, t.end) for t in wanted])
    right = sum(peers.agrees(found[f][2], wanted[w].value) for f, w in pairs.items())
    return Score(right, len(found), len(wanted))


def _days(half: str, held: Sequence[Result]) -> Row:
    told = [result.judgement.published for result in held]
    count = Counter(day.outcome for day in told)
    widths = [day.days for day in told if day.days is not None]
    lost = sum(day.provable for day in told if day.outcome == "unknown")
    wider = sum(day.wider for day in told)
    return (
        half, len(told), count["right"], count["wrong"], count["unknown"], lost, wider,
        median(widths) if widths else "",
    )  # fmt: skip


def _by(results: Sequence[Result], group: Callable[[Result], str]) -> Iterator[Row]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[group(result)].append(result)
    for name, held in sorted(groups.items()):
        sums = _summed(result.judgement.scores for result in held)
        yield name, len(held), *(f"{sums[measure].f1:.1f}" for measure in HEADLINES)


def _rules(results: Sequence[Result]) -> Iterator[Row]:
    counts = Counter((a.task, a.rule, a.right) for result in results for a in result.judgement.answers)
    for task, rule in sorted({(task, rule) for task, rule, _ in counts}):
        right, wrong = counts[task, rule, True], counts[task, rule, False]
        yield task, rule, right, wrong, f"{100 * right / (right + wrong):.0f}"


def _reliability(results: Sequence[Result]) -> Iterator[Row]:
    answers = [answer for result in results for answer in result.judgement.answers]
    for task in dict.fromkeys(answer.task for answer in answers):
        for held in reliability((a.confidence, a.right) for a in answers if a.task == task):
            yield (
                task,
                f"{held.low}–{held.high}",
                held.count,
                f"{100 * held.said:.0f}",
                f"{100 * held.right:.0f}",
            )


def _table(title: str, head: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from (_row(head), _row(["---"] * len(head)))
    yield from (_row([*row, *[""] * (len(head) - len(row))]) for row in rows)


def _row(cells: Row) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=FOLDER, help="folder of the annotated articles")
    for line in run(parser.parse_args().gold):
        print(line, flush=True)


if __name__ == "__main__":
    main()
