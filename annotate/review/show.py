"""A review as JSON and as text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotate.review import Question, Review

ARTICLES = 3
"""A person is shown the lines for so many articles of one doubt; the JSON has all."""


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
        for file, fix, line in each.fixes:
            yield f'   {file}, under "{fix.section}:" in line {line}:' if line else f"   {file}:"
            for row in (fix.line if line else fix.yaml).splitlines():
                yield f"     {row}"
        if each.more:
            articles = "1 more article" if each.more == 1 else f"{each.more} more articles"
            yield f"   and the like for {articles}, which --format json shows"
        yield ""
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.counts.items())
    shown = f", {len(found.questions)} shown" if len(found.questions) < found.total else ""
    yield f"{found.total} doubts ({kinds}){shown}" if found.total else "no doubts"


def _shown_context(question: Question) -> str:
    before = f"…{question.before}" if question.before.strip() else ""
    after = f"{question.after}…" if question.after.strip() else ""
    return f"{before}»{question.passage}«{after}"
