"""Who said what: statements by speaker, by what the speaker does, by date; denials beside what they deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate import tables
from annotate.addresses import nth
from annotate.labels import class_label
from annotate.pages.disputes import disputes
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.rows import entity_row, statement_row
from annotate.pages.writing import Page, counted, cut, document, items, link, pager, plain, section

EDIT = "correct the articles' .yaml files in seeds"
TITLE, DISPUTED = "Ai nói gì", "Phủ nhận và ý kiến bị phủ nhận"
SPEAKERS, BY_YEAR = "Theo người nói", "Theo năm đăng bài"
NO_YEAR = "Không rõ năm"
MOST = 100
PLAIN = "claims"
"""The class of "cho biết" and "nói": most statements are of it, and where lists are lean it has none of its own."""


def statement_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The overview, the lists by class and by year, and the disputes."""
    ordered = sorted(range(len(index.said)), key=lambda n: (index.rank[index.said[n].article], n))
    acts: dict[str, list[int]] = {}
    years: dict[str, list[int]] = {}
    for n in ordered:
        acts.setdefault(index.said[n].act, []).append(n)
        years.setdefault(index.articles[index.said[n].article].year, []).append(n)
    lean = limits.lean(len(index.articles))
    found = disputes(index, lean)
    listed = [
        act for act in tables.entries("statements/classes") if act in acts and not (lean and act == PLAIN)
    ]
    yield _overview(index, acts, years, listed, len(found))
    for act in listed:
        yield from _list(index, f"statements/{act}.md", f"Phát ngôn: {class_label(act)}", acts[act], limits)
    for year, numbers in years.items():
        title = f"Phát ngôn năm {year}" if year else "Phát ngôn không rõ năm"
        yield from _list(index, _year_path(year), title, numbers, limits)
    yield from _disputed(found, limits)


def _overview(
    index: Index,
    acts: dict[str, list[int]],
    years: dict[str, list[int]],
    listed: Sequence[str],
    disputed: int,
) -> Page:
    speakers = sorted(
        index.said_by.items(),
        key=lambda row: (-len(row[1]), index.letters[row[0]]),
    )
    unknown = sum(not said.speaker for said in index.said)
    told = f"{counted(len(index.said), 'phát ngôn')}; {counted(unknown, 'phát ngôn')} chưa gắn được với người nói nào trong kho."
    blocks = [
        told,
        f"[{DISPUTED} ({disputed})](../statements/disputed.md)" if disputed else "",
        *section(
            SPEAKERS,
            items(entity_row(index, id_, counted(len(rows), "phát ngôn")) for id_, rows in speakers[:MOST]),
        ),
        *section("Theo việc làm bằng lời", items(_act(act, len(acts[act])) for act in listed)),
        *section(BY_YEAR, items(_year(year, len(years[year])) for year in sorted(years))),
    ]
    return document("statements/index.md", "statements", TITLE, blocks, EDIT)


def _act(act: str, count: int) -> str:
    meaning = tables.entries("statements/classes")[act]["definition_vi"]
    return f"{link(class_label(act), f'statements/{act}.md')} ({count}): {plain(meaning)}"


def _year(year: str, count: int) -> str:
    return f"{link(year or NO_YEAR, _year_path(year))} ({count})"


def _year_path(year: str) -> str:
    return f"statements/{year or 'undated'}.md"


def _list(index: Index, path: str, title: str, numbers: Sequence[int], limits: Limits) -> Iterator[Page]:
    runs = list(cut(numbers, limits.rows))
    lean = limits.lean(len(index.articles))
    for page, run in enumerate(runs, 1):
        rows = items(statement_row(index, index.said[n], lean) for n in run)
        told = counted(len(numbers), "phát ngôn") + ", bài sớm nhất trước."
        back = link(TITLE, "statements/index.md")
        yield document(
            nth(path, page),
            "statements",
            title + (f" (trang {page})" if page > 1 else ""),
            [f"{back}: {told}", rows, *pager(path, page, len(runs))],
            EDIT,
        )


def _disputed(found: Sequence[tuple[str, list[str]]], limits: Limits) -> Iterator[Page]:
    runs = list(cut(found, limits.rows // 4)) if found else []
    for number, run in enumerate(runs, 1):
        blocks = [
            "Mỗi mục đặt một lời phủ nhận cạnh những phát ngôn về cùng việc, trong cùng sự kiện hoặc cùng bài."
        ]
        for n, (denial, claims) in enumerate(run, 1 + (number - 1) * (limits.rows // 4)):
            blocks += [f"## {n}", items([denial, *claims])]
        path = "statements/disputed.md"
        title = DISPUTED + (f" (trang {number})" if number > 1 else "")
        yield document(nth(path, number), "disputes", title, [*blocks, *pager(path, number, len(runs))], EDIT)
