"""Headlines of articles that the archive lacks, by date: what an archivist might look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from annotate.addresses import nth
from annotate.labels import timex_label
from annotate.language import N_, _, counted
from annotate.links import Teaser
from annotate.model import Article
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.writing import (
    Page,
    cut,
    document,
    items,
    joined,
    link,
    numbered,
    pager,
    plain,
    section,
    told,
)
from annotate.vietnamese import canonical

PATH = "browse/missing.md"
TITLE = N_("Bài kho chưa có")
EDIT = "add the articles to seeds"
MOST_PLACES = 3
"""Of the pages on which a headline stands, so many are named."""


def missing_pages(
    missing: Iterable[Teaser], articles: Mapping[str, Article], index: Index, limits: Limits
) -> Iterator[Page]:
    """The headlines that are ``missing``, those of one day together, with the pages on which they were seen.

    ``articles`` are those of the archive by id. Nothing where nothing is missing.
    """
    found = sought(missing)
    if not found:
        return
    runs = list(cut(found, limits.rows))
    intro = _(
        "{what} của bài khác, thấy trên trang của các bài trong kho mà kho không có bài."
        " Ngày là ngày ghi cạnh đầu đề; đầu đề nào không ghi ngày thì ở cuối."
    ).format(what=counted(len(found), "đầu đề"))
    for page, run in enumerate(runs, 1):
        blocks = [intro] if page == 1 else [link(_(TITLE), PATH)]
        for year, seen in groupby(run, key=lambda each: (each[0].day or "")[:4]):
            blocks += section(year or _("Không rõ ngày"), items(_row(each, articles, index) for each in seen))
        blocks += pager(PATH, page, len(runs))
        yield document(nth(PATH, page), "missing", numbered(_(TITLE), page), blocks, EDIT, id="missing")


def sought(missing: Iterable[Teaser]) -> list[tuple[Teaser, ...]]:
    """The teasers of each headline, earliest day first, those without a day last.

    A headline is known again whatever its case and spelling of tones, on one day; without a day it is taken for the one
    that has one.
    """
    found: dict[str, dict[str, list[Teaser]]] = {}
    for teaser in missing:
        days = found.setdefault(" ".join(map(canonical, teaser.text.lower().split())), {})
        days.setdefault(teaser.day or "", []).append(teaser)
    grouped: list[tuple[Teaser, ...]] = []
    for days in found.values():
        undated = days.pop("", []) if len(days) > 1 else []
        for n, day in enumerate(sorted(days)):
            grouped.append((*days[day], *(undated if n == 0 else ())))
    return sorted(
        grouped, key=lambda each: (each[0].day is None, each[0].day or "", each[0].article, each[0].start)
    )


def _row(seen: tuple[Teaser, ...], articles: Mapping[str, Article], index: Index) -> str:
    first = seen[0]
    day = timex_label(first.day) if first.day else ""
    places = [_place(teaser, articles, index) for teaser in seen[:MOST_PLACES]]
    more = len(seen) - MOST_PLACES
    others = _("và {pages} khác").format(pages=counted(more, "trang")) if more > 0 else ""
    return told(
        plain(first.text), day, joined(_("thấy trong {places}").format(places="; ".join(places)), others)
    )


def _place(teaser: Teaser, articles: Mapping[str, Article], index: Index) -> str:
    """The article on whose page a teaser stands, as a link to its line, with the article's date."""
    listed = index.articles[index.number[teaser.article]]
    line = articles[teaser.article].line_at(teaser.start)
    where = link(listed.title, f"{listed.path}#l{line.n}" if line else listed.path)
    return f"{where} ({listed.when})"
