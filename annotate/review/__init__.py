"""What the software is unsure of, most useful first, each with the passage, the reason and the line that settles it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path

from annotate import yamlfile
from annotate.authorities import Authorities, load
from annotate.editor import load_authorities
from annotate.invisible import comparable
from annotate.model import Article, Line, Published, Span
from annotate.problems import BadInput, Problem
from annotate.read import AUTHORITIES, Found, SeedFile, find_seeds, read_seed
from annotate.review.doubts import KINDS, Doubt, Kind, Record, doubts
from annotate.review.fixes import Fix, fixes
from annotate.rules import reason

AROUND = 60
"""So many characters of the text are shown on each side of a passage."""

SHARE = 3
"""No kind of doubt takes more than one part in so many of what is shown, as long as there are others."""

FEW_FIXES = 3
"""A person is shown so many lines for one doubt; the JSON has all."""

WHY = {
    "undated": "nothing in the article proves when it was published",
    "untitled": "no line has the form of a headline",
    "date-span": "it was published between {earliest} and {latest}; the text does not say on which day",
    "unlisted": "no record of people, places and organisations has the id {id}",
    "unnamed": "nothing tells who or what is meant",
    "several": "several records have this name ({names})",
    "nobody": "it does not say who speaks",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt as an editor is asked: ``before``, ``passage`` and ``after`` are the first place in its context."""

    kind: Kind
    pages: int
    times: int
    confidence: float
    why: str
    article: str
    seed: str
    line: int | None
    before: str
    passage: str
    after: str
    fixes: tuple[tuple[str, Fix, int], ...]
    """Each line with the file to paste it into, and where the file has its section already (0 where it has not)."""


@dataclass(frozen=True, slots=True)
class Review:
    """The questions that were chosen, and how many doubts of each kind there are in all."""

    questions: tuple[Question, ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many doubts there are in all."""
        return sum(self.counts.values())


def review(seeds: Path, content: Path, max_bytes: int, *, limit: int = 0, kind: str = "") -> Review:
    """The doubts about the articles of ``content``, of one kind or of all, at most ``limit`` (0: no limit).

    Raises BadInput where a seed cannot be read or has changed since ``content`` was made.
    """
    if kind and kind not in KINDS:
        raise BadInput(
            [Problem("--kind", 0, f'"{kind}" is no kind of doubt', f"give one of {', '.join(KINDS)}")]
        )
    archive = _Archive(seeds, content, max_bytes)
    found = [
        each for each in doubts(content / "data", archive.authorities.records) if kind in ("", each.kind)
    ]
    chosen = found if kind or not limit else _mixed(found, limit)
    questions = tuple(archive.question(doubt) for doubt in (chosen[:limit] if limit else chosen))
    counts = Counter(doubt.kind for doubt in found)
    return Review(questions, {each: counts[each] for each in KINDS if counts[each]})


def _mixed(found: Sequence[Doubt], limit: int) -> list[Doubt]:
    """The first doubts, but not too many of one kind as long as there are others."""
    share = -(-limit // SHARE)
    taken: Counter[str] = Counter()
    first: list[Doubt] = []
    rest: list[Doubt] = []
    for doubt in found:
        taken[doubt.kind] += 1
        (first if taken[doubt.kind] <= share else rest).append(doubt)
    return sorted((first + rest)[:limit], key=lambda doubt: doubt.order)


class _Archive:
    """The texts behind the records, each read when a doubt is about it."""

    def __init__(self, seeds: Path, content: Path, max_bytes: int) -> None:
        found: Found = find_seeds(seeds)
        self._files = {file.id: file for file in found.files}
        self._folder = seeds
        self._records = _Records(content / "data" / "articles.jsonl")
        self._max_bytes = max_bytes
        name = f"{seeds.name}/{AUTHORITIES}"
        own = load_authorities(found.authorities, name) if found.authorities else ()
        self.authorities: Authorities = load().with_archive(own, name) if own else load()

    def question(self, doubt: Doubt) -> Question:
        """The doubt with its passage, its reason and its lines."""
        articles = {place.article: self._article(place.article) for place in doubt.places}
        first = doubt.places[0]
        article = articles[first.article]
        before, passage, after = _context(article, first.span)
        return Question(
            kind=doubt.kind,
            pages=doubt.pages,
            times=len(doubt.places),
            confidence=round(doubt.confidence, 2),
            why=self._why(doubt),
            article=article.id,
            seed=article.seed.path,
            line=_line_of(article, first.span),
            before=before,
            passage=passage,
            after=after,
            fixes=tuple(self._placed(fix) for fix in fixes(doubt, articles, self.authorities)),
        )

    def _article(self, name: str) -> Article:
        record = self._records.of(name)
        file = self._files.get(name)
        if file is None:
            raise BadInput([Problem(record["seed"], 0, "it is no longer there", "run `invoke annotate`")])
        seed = read_seed(file, self._max_bytes)
        if seed.sha256 != record["sha256"]:
            raise BadInput([Problem(record["seed"], 0, "it has changed", "run `invoke annotate` first")])
        published = record["published"]
        return Article(
            seed,
            tuple(_line(line) for line in record["lines"]),
            published=Published(published["value"], published["earliest"], published["latest"], ())
            if published
            else None,
        )

    def _why(self, doubt: Doubt) -> str:
        record = doubt.places[0].record
        if doubt.kind in ("undated", "untitled"):
            return WHY[doubt.kind]
        if doubt.kind == "date-span":
            return WHY["date-span"].format(**record["published"])
        if doubt.kind == "unlisted":
            return WHY["unlisted"].format(id=record["entity"])
        if doubt.kind == "name" and record["entity"] is None:
            named = self.authorities.named(doubt.words)
            names = ", ".join(each.id for each in named)
            why = WHY["several"].format(names=names) if len(named) > 1 else WHY["unnamed"]
            return f"{why}; {reason('names', record['rule'], 'en')}"
        module = {"name": "names", "partial-date": "dates", "line": "structure", "statement": "statements"}[
            doubt.kind
        ]
        why = reason(module, record["rule"], "en")
        if doubt.kind == "line":
            return f"taken for a {record['class']}: {why}"
        if doubt.kind == "partial-date":
            return f"taken for {record['value']}: {why}"
        return f"{WHY['nobody']}; {why}" if doubt.kind == "statement" and record["speaker"] is None else why

    def _placed(self, fix: Fix) -> tuple[str, Fix, int]:
        """The line with the name of its file, and the line of its section there."""
        if fix.article is None:
            return f"{self._folder.name}/{AUTHORITIES}", fix, 0
        file = self._files[fix.article]
        name = file.name.rsplit(".", 1)[0] + ".yaml"
        return (
            (name, fix, 0)
            if file.edits is None
            else (_beside(file, file.edits), fix, _section(file.edits, fix))
        )


class _Records:
    """The records of articles, found by id without holding the file in memory."""

    def __init__(self, path: Path) -> None:
        """Note where each record stands in ``path``; no file is no records."""
        self._path = path
        self._places: dict[str, int] = {}
        place = 0
        with path.open("rb") if path.is_file() else BytesIO() as lines:
            for line in lines:
                self._places[json.loads(line)["id"]] = place
                place += len(line)

    def of(self, article: str) -> Record:
        """The record of one article."""
        with self._path.open("rb") as file:
            file.seek(self._places[article])
            record: Record = json.loads(file.readline())
        return record


def _line(row: Record) -> Line:
    return Line(
        row["n"],
        row["start"],
        row["end"],
        row["zone"],
        row["class"],
        row["rule"],
        row["confidence"],
        row["by"],
    )


def _context(article: Article, span: Span | None) -> tuple[str, str, str]:
    """Text before, passage, text after; of the whole article, its first line."""
    if span is None:
        first = next(iter(article.lines), None)
        return "", comparable(article.words(first)) if first else "", ""
    text = article.seed.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return (
        comparable(before) + " " * before[-1:].isspace(),
        comparable(span.of(text)),
        " " * after[:1].isspace() + comparable(after),
    )


def _line_of(article: Article, span: Span | None) -> int | None:
    return next((line.n for line in article.lines if span and span.start < line.end), None)


def _beside(file: SeedFile, edits: Path) -> str:
    folder = file.name.rpartition("/")[0]
    return f"{folder}/{edits.name}" if folder else edits.name


def _section(edits: Path, fix: Fix) -> int:
    """The line of the fix's section in the editor's file, 0 where it has none."""
    node = yamlfile.load(edits, edits.name) if fix.section else None
    if not isinstance(node, yamlfile.Mapping):
        return 0
    return next((key.line for key, _ in node.entries if key.value == fix.section), 0)


def as_json(found: Review) -> str:
    """The review as JSON: how many doubts there are of each kind, and the questions."""
    rows = [
        {
            "kind": each.kind,
            "pages": each.pages,
            "times": each.times,
            "confidence": each.confidence,
            "why": each.why,
            "article": each.article,
            "seed": each.seed,
            "line": each.line,
            "before": each.before,
            "passage": each.passage,
            "after": each.after,
            "fixes": [
                {
                    "file": file,
                    "section": fix.section or None,
                    "section_line": line or None,
                    "line": fix.line,
                    "yaml": fix.yaml,
                }
                for file, fix, line in each.fixes
            ],
        }
        for each in found.questions
    ]
    return json.dumps({"counts": found.counts, "questions": rows}, ensure_ascii=False, indent=1)


def as_text(found: Review) -> Iterator[str]:
    """The review as lines for a person to read."""
    for number, each in enumerate(found.questions, 1):
        pages = f"{each.pages} pages" if each.pages > 1 else "1 page"
        times = f", {each.times} times" if each.times > each.pages else ""
        place = f"{each.seed}:{each.line}" if each.line else each.seed
        yield f"{number}. {each.kind} · {pages}{times} · {each.confidence:.2f} · {place}"
        yield f"   {_shown_context(each)}"
        yield f"   {each.why}"
        for file, fix, line in islice(each.fixes, FEW_FIXES):
            yield f'   {file}, under "{fix.section}:" in line {line}:' if line else f"   {file}:"
            for row in (fix.line if line else fix.yaml).splitlines():
                yield f"     {row}"
        if len(each.fixes) > FEW_FIXES:
            yield f"   and {len(each.fixes) - FEW_FIXES} more lines, which --format json shows"
        yield ""
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.counts.items())
    shown = f", {len(found.questions)} shown" if len(found.questions) < found.total else ""
    yield f"{found.total} doubts ({kinds}){shown}" if found.total else "no doubts"


def _shown_context(question: Question) -> str:
    before = f"…{question.before}" if question.before.strip() else ""
    after = f"{question.after}…" if question.after.strip() else ""
    return f"{before}»{question.passage}«{after}"
