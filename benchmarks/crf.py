"""Would a statistical tagger help the rules of names? A small CRF, trained and tried on the articles annotated by hand.

    python -m benchmarks.crf

Cross-validation: in each fold a quarter of the articles is tried and the rest trained on, so no figure is of an article
that the tagger has seen. Compared are the rules; the CRF alone; the rules with the CRF's names where the rules are
silent; and a CRF that sees what the rules say of each word. Needs python-crfsuite (``pip install -c requirements.lock -e
'.[peers]'``). The verdict is in docs/quality.md.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotate.authorities import load as load_authorities
from annotate.model import MentionType
from annotate.names.lexicon import gazetteer, lexicon
from annotate.names.tokens import Tokens, tokenise
from benchmarks.gold import FOLDER, GoldArticle, load_all
from benchmarks.judge import annotated, in_article
from benchmarks.names import Key, keys
from benchmarks.peers import HOW, TYPES, installed, joined
from benchmarks.quality import DEVELOPMENT
from benchmarks.scores import Score, compare

FOLDS = 4
SURE = 0.7
"""How sure the CRF must be of each word of a name that it adds to the rules'."""
SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 80, "feature.possible_transitions": True}
TAGS: dict[MentionType, str] = {kind: tag for tag, kind in TYPES.items()}
WAYS = ("rules", "CRF alone", "rules, CRF where silent", "CRF that sees the rules")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line: its tokens, what the CRF may look at, and the tags of the gold and of the rules."""

    tokens: Tokens
    features: list[list[str]]
    wanted: list[str]
    ruled: list[str]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its lines, and its names by the gold and by the rules."""

    id: str
    sentences: tuple[Sentence, ...]
    wanted: frozenset[Key]
    ruled: frozenset[Key]


def run(folder: Path = FOLDER) -> Iterator[str]:
    """The report: F1 of names by half and topic for each way, as a Markdown table."""
    examples = [example(gold) for gold in load_all(folder)]
    totals: dict[tuple[str, str], Score] = defaultdict(Score)
    for tried, names in folds(examples):
        half = "development" if tried.id in DEVELOPMENT else "held out"
        for way in WAYS:
            for group in ("all", f"all, {half}", f"{tried.id.rpartition('-')[0]}, {half}"):
                totals[group, way] += compare(names[way], tried.wanted)
    yield f"| articles | {' | '.join(WAYS)} |"
    yield f"| --- {'| --- ' * len(WAYS)}|"
    for group in sorted({group for group, _ in totals}, key=lambda g: (not g.startswith("all"), g)):
        yield f"| {group} | {' | '.join(f'{totals[group, way].f1:.1f}' for way in WAYS)} |"


def folds(examples: Sequence[Example]) -> Iterator[tuple[Example, dict[str, frozenset[Key]]]]:
    """Each article once, with its names in each way, by taggers that were trained without it."""
    order = list(examples)
    random.Random(0).shuffle(order)
    for fold in range(FOLDS):
        trained = [one for n, one in enumerate(order) if n % FOLDS != fold]
        blind, seeing = train(trained, seeing=False), train(trained, seeing=True)
        for tried in order[fold::FOLDS]:
            sure = names_of(tried, blind, seeing=False)
            added = {
                name
                for name, confidence in sure.items()
                if confidence >= SURE
                and not any(name[0] < end and start < name[1] for start, end, _ in tried.ruled)
            }
            found = (tried.ruled, sure, tried.ruled | added, names_of(tried, seeing, seeing=True))
            yield tried, {way: frozenset(names) for way, names in zip(WAYS, found, strict=True)}


def train(examples: Sequence[Example], *, seeing: bool) -> Any:
    """A tagger trained on the gold tags of ``examples``; ``seeing``: it knows what the rules say."""
    crfsuite: Any = import_module("pycrfsuite")
    trainer = crfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for one in examples:
        for sentence in one.sentences:
            trainer.append(_seen(sentence, seeing), sentence.wanted)
    tagger = crfsuite.Tagger()
    with TemporaryDirectory() as folder:
        model = str(Path(folder) / "names.crfsuite")
        trainer.train(model)
        tagger.open(model)
    return tagger


def names_of(tried: Example, tagger: Any, *, seeing: bool) -> dict[Key, float]:
    """The names that a tagger finds, each with how sure it is of its least sure word."""
    found: dict[Key, float] = {}
    for sentence in tried.sentences:
        tags = tagger.tag(_seen(sentence, seeing))
        sure = [tagger.marginal(tag, place) for place, tag in enumerate(tags)]
        starts, ends = sentence.tokens.starts, sentence.tokens.ends
        for start, end, kind in joined(list(zip(starts, ends, strict=True)), tags):
            found[start, end, kind] = min(
                s for s, first, last in zip(sure, starts, ends, strict=True) if start <= first and last <= end
            )
    return found


def example(gold: GoldArticle) -> Example:
    """What a tagger learns from one article, and what the rules make of it."""
    wanted = frozenset(keys(gold.mentions))
    ruled = frozenset(keys(in_article(gold, annotated(gold).mentions)))
    sentences = []
    for line in gold.lines:
        if line.zone == "article":
            tokens = tokenise(gold.text[line.start : line.end], line.start)
            sentences.append(
                Sentence(tokens, features(tokens, line.cls), tags_of(tokens, wanted), tags_of(tokens, ruled))
            )
    return Example(gold.id, tuple(sentences), wanted, ruled)


def tags_of(tokens: Tokens, names: frozenset[Key]) -> list[str]:
    """The IOB tags of a line's tokens."""
    tags = ["O"] * len(tokens)
    for start, end, kind in names:
        inside = [n for n in range(len(tokens)) if start <= tokens.starts[n] and tokens.ends[n] <= end]
        for n in inside:
            tags[n] = f"{'B' if n == inside[0] else 'I'}-{TAGS[kind]}"  # type: ignore[index]
    return tags


def features(tokens: Tokens, line_class: str) -> list[list[str]]:
    """What is seen of each token: spelling, tables, and the same of its neighbours."""
    own = _own(tokens)
    rows = []
    for n, token in enumerate(own):
        row = ["bias", f"class={line_class}", f"first={bool(tokens.initial[n])}", *token]
        for step in (-3, -2, -1, 1, 2, 3):
            if not 0 <= n + step < len(own):
                row.append(f"{step}:none")
                continue
            row += [f"{step}:{feature}" for feature in own[n + step][: 5 if abs(step) < 3 else 3]]
        rows.append(row)
    return rows


def _own(tokens: Tokens) -> list[list[str]]:
    words, lex = tokens.words, lexicon()
    surfaces = gazetteer(load_authorities()).exact
    forms, lower = [w.form for w in words], [w.key for w in words]
    known, head = ["-"] * len(words), ["-"] * len(words)
    for n in range(len(words)):
        if match := surfaces.longest(forms, n):
            known[n : match[0]] = [match[1].type] * (match[0] - n)
        tries: dict[str, Any] = {
            "person": lex.person_before,
            "place": lex.place_heads,
            "body": lex.organisation_heads,
        }
        for name, phrases in tries.items():
            if before := phrases.longest(lower, n):
                head[n : before[0]] = [name] * (before[0] - n)
    return [
        [
            f"capital={w.capital}", f"known={known[n]}", f"head={head[n]}", f"word={w.key}", f"shape={_shape(w.text)}",
            f"capitals={w.capitals}", f"syllable={w.vietnamese}", f"surname={w.form in lex.surnames}",
        ]
        for n, w in enumerate(words)
    ]  # fmt: skip


def _shape(text: str) -> str:
    return "".join(
        "X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c for c in text[:4]
    )


def _seen(sentence: Sentence, seeing: bool) -> list[list[str]]:
    if not seeing:
        return sentence.features
    ruled = ["-", *sentence.ruled, "-"]
    return [
        [*row, *(f"rule {step}={ruled[n + 1 + step]}" for step in (-1, 0, 1))]
        for n, row in enumerate(sentence.features)
    ]


def main() -> None:
    """Print the report."""
    if not installed("python-crfsuite"):
        print(f"python-crfsuite is {HOW}")
        return
    for line in run():
        print(line)


if __name__ == "__main__":
    main()
