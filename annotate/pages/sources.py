"""The outlets and agencies of the archive, and the articles of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from annotate.addresses import nth
from annotate.authorities import slug
from annotate.language import _, counted
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.writing import Page, cut, document, items, joined, link, numbered, pager, section, told
from annotate.vietnamese import sort_key

EDIT = "correct source: in the articles' .yaml files in seeds"
# Names of the folder's own page, and those that Windows keeps for devices
KEPT = re.compile(r"index|con|prn|aux|nul|com\d|lpt\d")
UNKNOWN = "unknown_"
"""The name of the page of articles without a source; no outlet's id holds an underscore."""


def source_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The list of sources, and each source's articles by date."""
    articles: dict[str, list[int]] = {}
    names: dict[str, Counter[str]] = {}
    agencies: Counter[str] = Counter()
    for n in index.by_date:
        article = index.articles[n]
        id_ = source_id(article.source)
        articles.setdefault(id_, []).append(n)
        names.setdefault(id_, Counter())[article.source or _("Không rõ nguồn")] += 1
        agencies.update(article.agencies)
    called = {id_: min(found, key=lambda name: (-found[name], name)) for id_, found in names.items()}
    ordered = sorted(called, key=lambda id_: (id_ == UNKNOWN, sort_key(called[id_])))
    rows = [
        joined(
            link(called[id_], f"sources/{id_}.md"),
            counted(len(articles[id_]), "bài"),
            _years(index, articles[id_]),
        )
        for id_ in ordered
    ]
    credited = [f"{link_or_name(index, name)} × {agencies[name]}" for name in sorted(agencies, key=sort_key)]
    blocks = [*section(_("Báo và trang tin"), items(rows)), *section(_("Hãng tin được dẫn"), items(credited))]
    yield document("sources/index.md", "sources", _("Nguồn"), blocks, EDIT)
    for id_ in ordered:
        yield from _pages(index, id_, called[id_], articles[id_], limits)


def source_id(source: str) -> str:
    """The id of a source's page."""
    id_ = slug(source) or UNKNOWN
    return f"{id_}_" if KEPT.fullmatch(id_) else id_


def link_or_name(index: Index, name: str) -> str:
    """An agency, as a link to its page where the archive has one under this very id."""
    id_ = slug(name)
    entity = index.entities.get(id_)
    if entity and entity["type"] == "organisation":
        return link(name, index.path(id_))
    return joined(name)


def _years(index: Index, numbers: list[int]) -> str:
    years = sorted({index.articles[n].year for n in numbers} - {""})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _pages(index: Index, id_: str, name: str, numbers: list[int], limits: Limits) -> Iterator[Page]:
    path = f"sources/{id_}.md"
    dated_first = sorted(numbers, key=lambda n: not index.articles[n].year)
    runs = list(cut(dated_first, limits.rows))
    summary = _("{what}, sớm nhất trước; bài không rõ ngày ở cuối.").format(what=counted(len(numbers), "bài"))
    for page, run in enumerate(runs, 1):
        blocks = [summary]
        for year, row in groupby(run, key=lambda n: index.articles[n].year):
            rows = (
                told(link(index.articles[n].title, index.articles[n].path), index.articles[n].when)
                for n in row
            )
            blocks += section(year or _("Không rõ năm"), items(rows))
        blocks += pager(path, page, len(runs))
        yield document(nth(path, page), "sources", numbered(name, page), blocks, EDIT)
