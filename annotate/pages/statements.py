"""Who said what: statements by speaker, by what the speaker does, by date; denials beside what they deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from annotate import tables
from annotate.addresses import nth
from annotate.labels import class_definition, class_label, day_label
from annotate.language import N_, _, counted, number
from annotate.pages.disputes import disputes
from annotate.pages.headings import HEADINGS
from annotate.pages.index import UNDATED, Index
from annotate.pages.limits import Limits
from annotate.pages.rows import role, statements_by_article
from annotate.pages.writing import (
    Page,
    cut,
    document,
    fragment,
    items,
    joined,
    link,
    numbered,
    pager,
    plain,
    section,
)

EDIT = "correct the articles' .yaml files in seeds"
TITLE, DISPUTED = N_("Ai nói gì"), N_("Phủ nhận và ý kiến bị phủ nhận")
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
    yield _overview(index, acts, years, listed, len(found), limits)
    for act in listed:
        yield from _list(
            index,
            f"statements/{act}.md",
            _("Phát ngôn: {act}").format(act=class_label(act)),
            acts[act],
            limits,
        )
    for year, numbers in years.items():
        title = _("Phát ngôn năm {year}").format(year=year) if year else _("Phát ngôn không rõ năm")
        yield from _list(index, _year_path(year), title, numbers, limits)
    yield from _disputed(found, limits)


def _overview(
    index: Index,
    acts: dict[str, list[int]],
    years: dict[str, list[int]],
    listed: Sequence[str],
    disputed: int,
    limits: Limits,
) -> Page:
    speakers = sorted(
        index.said_by.items(),
        key=lambda row: (-len(row[1]), index.letters[row[0]]),
    )
    people = [row for row in speakers if index.entities[row[0]]["type"] == "person"]
    bodies = [row for row in speakers if index.entities[row[0]]["type"] != "person"]
    unknown = sum(not said.speaker for said in index.said)
    told = _("{all}; {unknown} chưa gắn được với người nói nào trong kho.").format(
        all=counted(len(index.said), "phát ngôn"), unknown=counted(unknown, "phát ngôn")
    )
    blocks = [
        told,
        f"[{_(DISPUTED)} ({number(disputed)})](../statements/disputed.md)" if disputed else "",
        *section(
            HEADINGS["speakers"],
            items(_speaker(index, id_, len(rows), limits) for id_, rows in people[:MOST]),
        ),
        *section(
            HEADINGS["bodies"], items(_speaker(index, id_, len(rows), limits) for id_, rows in bodies[:MOST])
        ),
        *section(
            HEADINGS["by-year"],
            items(_year(year, len(years[year])) for year in sorted(years, key=lambda year: year or UNDATED)),
        ),
        *section(HEADINGS["acts"], items(_act(act, len(acts[act])) for act in listed)),
    ]
    return document("statements/index.md", "statements", _(TITLE), blocks, EDIT)


def _speaker(index: Index, id_: str, count: int, limits: Limits) -> str:
    """A speaker as a link to what they said, with what tells people of one name apart."""
    path = index.path(id_)
    if id_ not in index.shared:
        path = (
            path.replace(".md", "_said.md")
            if count > limits.few_statements
            else f"{path}#{fragment(HEADINGS['said'])}"
        )
    entity = index.entities[id_]
    return joined(f"{link(entity['name'], path)} ({number(count)})", role(index, entity))


def _act(act: str, count: int) -> str:
    return (
        f"{link(class_label(act), f'statements/{act}.md')} ({number(count)}): {plain(class_definition(act))}"
    )


def _year(year: str, count: int) -> str:
    return f"{link(year or _('Không rõ năm'), _year_path(year))} ({number(count)})"


def _year_path(year: str) -> str:
    return f"statements/{year or 'undated'}.md"


def _list(index: Index, path: str, title: str, numbers: Sequence[int], limits: Limits) -> Iterator[Page]:
    def month_of(n: int) -> str:
        return index.articles[index.said[n].article].month

    by_month = sorted(numbers, key=lambda n: month_of(n) or UNDATED)  # days that lie in two months have none
    runs = list(cut(by_month, limits.rows))
    lean = limits.lean(len(index.articles))
    for page, run in enumerate(runs, 1):
        told = _("{what}, bài sớm nhất trước.").format(what=counted(len(numbers), "phát ngôn"))
        blocks = [f"{link(_(TITLE), 'statements/index.md')}: {told}"]
        for month, row in groupby(run, key=month_of):
            blocks += section(_month(month), *statements_by_article(index, list(row), lean))
        yield document(
            nth(path, page),
            "statements",
            numbered(title, page),
            [*blocks, *pager(path, page, len(runs))],
            EDIT,
        )


def _month(month: str) -> str:
    """A month of publication as a heading: "Tháng 4/2017"."""
    label = day_label(month) if month else _("không rõ tháng")
    return label[:1].upper() + label[1:]


def _disputed(found: Sequence[tuple[str, list[str]]], limits: Limits) -> Iterator[Page]:
    runs = list(cut(found, limits.rows // 4)) if found else []
    for page, run in enumerate(runs, 1):
        blocks = [
            _(
                "Mỗi mục đặt một lời phủ nhận cạnh những phát ngôn về cùng việc, trong cùng sự kiện hoặc cùng bài."
            )
        ]
        for n, (denial, claims) in enumerate(run, 1 + (page - 1) * (limits.rows // 4)):
            blocks += [f"## {n}", items([denial, *claims])]
        path = "statements/disputed.md"
        title = numbered(_(DISPUTED), page)
        yield document(nth(path, page), "disputes", title, [*blocks, *pager(path, page, len(runs))], EDIT)
