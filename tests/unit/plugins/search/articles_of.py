"""Articles for tests of the index, and the plain way to say what an index of them must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from plugins.search.documents import Document, Line, RemovedLine, Said
from plugins.search.tokens import Word, words

SEEDS = Path(__file__).parents[4] / "seeds"

HOSTILE = [
    "__proto__ constructor toString", "<script>alert(1)</script> 'x' \"y\" \\", "\u2028\u2029 ￼ 😀đường😀 喃𡨸", "TP.HCM, COVID-19 và F-16: PGS.TS. Nguyễn",
    "Straße ﬁ ½ ẞ ŉ đ́ q̃ ơ̛", "a" * 100 + " " + "ộ" * 90, "50.000 4,5 1.000.000", "…", "", "ýửởẫ qúy tòan kĩ mỹ",
]  # fmt: skip


def document(key: str, *rows: str, day: str | None = "2017-04-12", **more: object) -> Document:
    """An article of the title, the lead and the paragraphs given."""
    classes = ["title", "lead", *["paragraph"] * len(rows)]
    lines = tuple(Line(n, cls, row) for n, (row, cls) in enumerate(zip(rows, classes, strict=False), 1))
    lead = rows[1] if len(rows) > 1 else ""
    made = {"title": rows[0] if rows else "", "lead": lead, "earliest": day, "latest": day}
    return Document(key, lines=lines, **{**made, **more})  # type: ignore[arg-type]


def seed_documents() -> list[Document]:
    """The seeds' lines as many small articles of other days, with captions, statements, removed lines and odd texts."""
    rows = [
        row
        for path in sorted(SEEDS.glob("*.txt"))
        for row in path.read_text(encoding="utf-8").splitlines()
        if row.strip()
    ] + HOSTILE
    made = []
    for n in range(0, len(rows) - 5, 5):
        title, lead, text, other, caption = rows[n : n + 5]
        middle = text.find(" ", len(text) // 2) + 1
        lines = (
            Line(1, "title", title),
            Line(3, "lead", lead),
            Line(4, "paragraph", text, (Said(middle, len(text), "ông A", None),)),
            Line(5, "paragraph", other, (Said(0, len(other), None, "b"),) if n % 3 else ()),
            Line(6, "caption", caption),
        )
        day = None if n % 35 == 0 else f"20{n % 20:02}-0{n % 9 + 1}-1{n % 7}"
        away = (RemovedLine(7, "Quảng cáo", rows[n - 1]),)
        found = Document(
            f"bai-{n}", title, lead, lines, away, "ngày", day, day, "Báo" if n % 2 else "", ("b",) * (n % 2)
        )
        made.append(found)
    return made


def terms(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a line and where they stand, compounds as their parts and as themselves."""
    for word in words(text):
        for each in (*word.parts, word):
            yield each.exact, (each.start, each.end)


def pairs(text: str) -> Iterator[tuple[str, int, int]]:
    """The pairs of a line with the places of both words, by the description of the format."""
    found = list(words(text))
    parts = [(part, False) for word in found for part in word.parts or (word,)]
    wholes = [(word, bool(word.parts)) for word in found]
    for level in (parts, wholes):
        for (one, compound), (other, another) in pairwise(level):
            if level is wholes and not (compound or another):
                continue
            last = (one.parts or (one,))[-1]
            inside = any(word.start <= last.start and other.end <= word.end for word in found if word.parts)
            if inside or not ends(text, last, text[last.end : other.start]):
                yield f"{one.exact} {other.exact}", one.start, other.start


def ends(text: str, word: Word, between: str) -> bool:
    """Whether a sentence ends between a word and the next."""
    gaps = between.split()
    if not re.search("[.!?…:;]", between):
        return False
    short = text[word.start : word.end]
    return not (
        re.fullmatch(r"\.[^.!?…:;]*", between)
        and gaps
        and between[0] == "."
        and len(short) <= 3
        and short.isupper()
    )
