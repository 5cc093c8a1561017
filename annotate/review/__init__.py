"""What the software is unsure of, most useful first, each with the passage, the reason and the line that settles it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from annotate import yamlfile
from annotate.authorities import Authorities, load
from annotate.editor import load_authorities
from annotate.invisible import comparable
from annotate.labels import LINES, span_label, timex_label
from annotate.language import N_, Labels
from annotate.model import Article, Line, Published, Span
from annotate.problems import BadInput, Problem
from annotate.read import AUTHORITIES, Found, SeedFile, find_seeds, read_seed
from annotate.register import load_register, take_merges
from annotate.review.doubts import KINDS, Doubt, Kind, Record, doubts
from annotate.review.fixes import Fix, fixes
from annotate.rules import reason

AROUND = 60
"""So many characters of the text are shown on each side of a passage."""

NAMESAKES = 0.5
"""How sure resolving is that two entities of one name are two, where it asks."""

RECENT = 64
"""So many articles are kept, since the same ones raise many doubts."""

SHARE, SHARE_OF_ONE_PAGE = 3, 10
"""No kind of doubt takes more than one part in so many of what is shown, as long as there are others."""

# how a record of articles.jsonl begins
ARTICLE_ID = re.compile(rb'\{"id":"([^"\\]*)"')

WHY = Labels(
    {
        "undated": N_("không có gì trong bài cho biết ngày đăng"),
        "untitled": N_("không dòng nào có dáng một tít báo"),
        "date-span": N_("bài được đăng trong khoảng {days}; trong bài không nói rõ ngày nào"),
        "unlisted": N_("chưa có mục nào về người, nơi, tổ chức mang mã {id}"),
        "unnamed": N_("không có gì cho biết đây là ai, là gì"),
        "several": N_("nhiều mục cùng có tên này ({names})"),
        "nobody": N_("không nói rõ ai phát ngôn"),
        "class": N_("được coi là {class_}: {why}"),
        "value": N_("được hiểu là {value}: {why}"),
    }
)


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

    more: int
    """How many other articles need such a line."""


@dataclass(frozen=True, slots=True)
class Review:
    """The questions that were chosen, and how many doubts of each kind there are in all."""

    questions: tuple[Question, ...]
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many doubts there are in all."""
        return sum(self.counts.values())


def review(
    seeds: Path, content: Path, max_bytes: int, *, limit: int = 0, kind: str = "", articles: int = 0
) -> Review:
    """The doubts about the articles of ``content``, of one kind or of all, at most ``limit`` (0: no limit).

    Lines to paste are given for so many ``articles`` of each doubt (0: for all).
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
    questions = tuple(archive.question(doubt, articles) for doubt in (chosen[:limit] if limit else chosen))
    counts = Counter(doubt.kind for doubt in found)
    namesakes = (
        list(archive.namesakes(content / "data" / "quality.json")) if kind in ("", "namesakes") else []
    )
    counts["namesakes"] = len(namesakes)
    asked = sorted((*namesakes, *questions), key=lambda question: -question.pages)
    kept = tuple(asked[:limit] if limit else asked)
    return Review(kept, {each: counts[each] for each in KINDS if counts[each]})


def _mixed(found: Sequence[Doubt], limit: int) -> list[Doubt]:
    """The first doubts, but not too many of one kind as long as there are others."""
    taken: Counter[tuple[str, bool]] = Counter()
    first: list[Doubt] = []
    rest: list[Doubt] = []
    for doubt in found:
        one_page = doubt.pages == 1
        share = -(-limit // (SHARE_OF_ONE_PAGE if one_page else SHARE))
        taken[doubt.kind, one_page] += 1
        (first if taken[doubt.kind, one_page] <= share else rest).append(doubt)
    return sorted((first + rest)[:limit], key=lambda doubt: doubt.order)


class _Archive:
    """The texts behind the records, each read when a doubt is about it."""

    def __init__(self, seeds: Path, content: Path, max_bytes: int) -> None:
        found: Found = find_seeds(seeds)
        self._files = {file.id: file for file in found.files}
        self._folder = seeds
        self._records = _Records(content / "data" / "articles.jsonl")
        self._max_bytes = max_bytes
        self._article = lru_cache(RECENT)(self._read)
        name = f"{seeds.name}/{AUTHORITIES}"
        own = load_authorities(found.authorities, name) if found.authorities else ()
        register = load_register(content / "data" / "ids.jsonl", f"{content.name}/data/ids.jsonl")
        own, _ = take_merges(own, register, load())
        self.authorities: Authorities = load().with_archive(own, name) if own else load()

    def question(self, doubt: Doubt, most: int) -> Question:
        """The doubt with its passage, its reason and its lines for at most ``most`` articles (0: for all)."""
        first = doubt.places[0]
        article = self._article(first.article)
        found, more = fixes(doubt, self._article, self.authorities, most)
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
            fixes=tuple(map(self._placed, found)),
            more=more,
        )

    def namesakes(self, quality: Path) -> Iterator[Question]:
        """Entities that may be one, as resolving left them in ``quality.json``, those on the most pages first."""
        told = json.loads(quality.read_text(encoding="utf-8")) if quality.is_file() else {}
        for doubt in told.get("doubts", {}).get("first", ()):
            fix = Fix(None, "", doubt["yaml"].rstrip())
            yield Question(
                kind="namesakes",
                pages=doubt["pages"],
                times=doubt["pages"],
                confidence=NAMESAKES,
                why=f"{doubt['says']} ({', '.join(each['id'] for each in doubt['entities'])})",
                article=doubt["article"],
                seed=self._files[doubt["article"]].name,
                line=doubt["line"],
                before="",
                passage=doubt["words"],
                after="",
                fixes=(self._placed(fix),),
                more=0,
            )

    def _read(self, name: str) -> Article:
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
            return WHY["date-span"].format(
                days=span_label(record["published"]["earliest"], record["published"]["latest"])
            )
        if doubt.kind == "unlisted":
            return WHY["unlisted"].format(id=record["entity"])
        if doubt.kind == "name" and record["entity"] is None:
            named = self.authorities.named(doubt.words)
            names = ", ".join(each.id for each in named)
            why = WHY["several"].format(names=names) if len(named) > 1 else WHY["unnamed"]
            return f"{why}; {reason('names', record['rule'])}"
        module = {"name": "names", "partial-date": "dates", "line": "structure", "statement": "statements"}[
            doubt.kind
        ]
        why = reason(module, record["rule"])
        if doubt.kind == "line":
            return WHY["class"].format(class_=LINES[record["class"]], why=why)
        if doubt.kind == "partial-date":
            return WHY["value"].format(value=timex_label(record["value"]), why=why)
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
                if found := ARTICLE_ID.match(line):
                    self._places[found[1].decode()] = place
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
