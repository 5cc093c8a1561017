"""A review as JSON and as text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from annotate.language import N_, Labels, _, number, plural
from annotate.review import Question, Review

ARTICLES = 3
"""A person is shown the lines for so many articles of one doubt; the JSON has all."""

DOUBTS = Labels(
    {
        "namesakes": N_("có thể là một"),
        "undated": N_("không rõ ngày"),
        "untitled": N_("không có tiêu đề"),
        "date-span": N_("chỉ biết khoảng ngày"),
        "unlisted": N_("mã chưa có mục"),
        "name": N_("tên"),
        "partial-date": N_("ngày chưa đủ"),
        "line": N_("dòng"),
        "statement": N_("phát ngôn"),
    }
)
"""The kinds of doubt."""


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
    for place_in_list, each in enumerate(found.questions, 1):
        pages = plural("{n} trang", each.pages)
        times = f", {plural('{n} lần', each.times)}" if each.times > each.pages else ""
        place = f"{each.seed}:{each.line}" if each.line else each.seed
        sure = number(round(each.confidence, 2))
        yield f"{place_in_list}. {DOUBTS[each.kind]} · {pages}{times} · {sure} · {place}"
        yield f"   {_shown_context(each)}"
        yield f"   {each.why}"
        for file, fix, line in each.fixes:
            yield f"   {_placed(file, fix.section, line)}:"
            for row in (fix.line if line else fix.yaml).splitlines():
                yield f"     {row}"
        if each.more:
            yield "   " + plural("và tương tự cho {n} bài khác, xem bằng --format json", each.more)
        yield ""
    kinds = ", ".join(f"{DOUBTS[kind]} ({kind}): {number(count)}" for kind, count in found.counts.items())
    shown = plural(", xem {n}", len(found.questions)) if len(found.questions) < found.total else ""
    yield (
        plural("{n} chỗ chưa chắc", found.total) + f"{shown}: {kinds}"
        if found.total
        else _("không có chỗ nào chưa chắc")
    )


def _placed(file: str, section: str, line: int) -> str:
    """The file to paste a line into, and where in it the line's section stands already."""
    if not line:
        return file
    return _("{file}, dưới “{section}:” ở dòng {line}").format(file=file, section=section, line=line)


def _shown_context(question: Question) -> str:
    before = f"…{question.before}" if question.before.strip() else ""
    after = f"{question.after}…" if question.after.strip() else ""
    return f"{before}»{question.passage}«{after}"
