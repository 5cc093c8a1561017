"""The page of an event: when, where, who, the articles that report it, and their passages side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from annotate.addresses import day_address, event_address, nth
from annotate.labels import span_label, timex_label
from annotate.language import _, counted
from annotate.pages.figures import figure_rows
from annotate.pages.headings import HEADINGS
from annotate.pages.index import Index, Place, Record
from annotate.pages.limits import Limits
from annotate.pages.rows import article_row, entity_row, line_links
from annotate.pages.writing import (
    Page,
    cut,
    document,
    items,
    joined,
    link,
    numbered,
    pager,
    passage,
    plain,
    section,
    told,
)
from annotate.rules import reason

EDIT = "correct the articles' .yaml files in seeds"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def event_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The page of each event, and the list of all of them by date."""
    for event in index.events:
        yield _page(index, event)
    yield from _list(index, limits)


def _page(index: Index, event: Record) -> Page:
    reports = [row for row in event["reports"] if row["article"] in index.number]
    groups, differing = aligned(index, event), _differing(index, event)
    blocks = [
        _summary(index, event),
        _sources(event, reports),
        _copies(index, reports),
        *section(HEADINGS["who"], items(_who(index, entity) for entity in event["participants"])),
        *section(HEADINGS["reports"], items(_report(index, row) for row in reports if not row["recalls"])),
        *section(HEADINGS["recalls"], items(_report(index, row) for row in reports if row["recalls"])),
        *section(HEADINGS["figures"], items(figure_rows(index, groups, differing))),
        *section(HEADINGS["parallel"], *_parallel(index, groups, differing)),
        *section(HEADINGS["why"], _why(event)),
    ]
    return document(event_address(event["id"], "md"), "event", event["name"], blocks, EDIT, id=event["id"])


def _summary(index: Index, event: Record) -> str:
    place = event["place"]
    return joined(_when(event), entity_row(index, place) if place in index.entities else plain(place or ""))


def _when(event: Record) -> str:
    """The event's days, as a link to the first of them."""
    first, last = event["from"], event["to"] or event["from"]
    if not first:
        return _("không rõ ngày")
    days = all(DAY.fullmatch(day) for day in (first, last))
    words = span_label(first, last) if days else " – ".join(map(timex_label, dict.fromkeys((first, last))))
    path = day_address(first, "md")
    return f"[{words}](../{path})" if path else words


def _sources(event: Record, reports: Sequence[Record]) -> str:
    count = counted(sum(not row["recalls"] for row in reports), "bài đưa tin")
    recalls = sum(row["recalls"] for row in reports)
    sources = counted(event["sources"], "nguồn độc lập") if event["sources"] else ""
    return joined(count, sources, counted(recalls, "bài nhắc lại") if recalls else "")


def _copies(index: Index, reports: Sequence[Record]) -> str:
    """Which of the reports are one text: copies of an agency's, which count as one source."""
    reporting = [row["article"] for row in reports if not row["recalls"]]
    told = []
    for group in _one_text(index, reporting):
        articles = [index.articles[index.number[id_]] for id_ in group]
        names = ", ".join(link(article.source or article.title, article.path) for article in articles)
        agencies = sorted(set(articles[0].agencies).intersection(*(each.agencies for each in articles)))
        words = _("{names} in gần như cùng một văn bản").format(names=names)
        if agencies:
            words = _("{names} in gần như cùng một bản tin của {agency}").format(
                names=names, agency=plain(", ".join(agencies))
            )
        told.append(words)
    return f"{'; '.join(told)}." if told else ""


def _one_text(index: Index, reporting: Sequence[str]) -> list[list[str]]:
    """Those of the articles that are copies of one another, in groups of two and more."""
    groups: list[list[str]] = []
    for id_ in reporting:
        home = [group for group in groups if not index.copies.get(id_, frozenset()).isdisjoint(group)]
        groups = [group for group in groups if group not in home] + [
            [*(x for group in home for x in group), id_]
        ]
    return [
        sorted(group, key=lambda id_: index.rank[index.number[id_]]) for group in groups if len(group) > 1
    ]


def _who(index: Index, entity: str) -> str:
    return entity_row(index, entity) if entity in index.entities else plain(entity)


def _report(index: Index, row: Record) -> str:
    article = index.articles[index.number[row["article"]]]
    return article_row(article, line_links(article, [span["start"] for span in row["passages"]]))


def _why(event: Record) -> str:
    """The rule that joined the articles, in words, and who says so."""
    words = reason("links", event["rule"])
    sure = _("máy xếp chung, chắc {percent} %").format(percent=round(event["confidence"] * 100))
    who = _("người biên tập quyết định") if event["by"] == "editor" else sure
    return f"{plain(words[:1].upper() + words[1:])} ({who})."


def _parallel(
    index: Index, groups: Sequence[Sequence[Place]], differing: Mapping[Place, Sequence[tuple[int, int]]]
) -> Iterator[str]:
    """Groups of passages that tell the same, each under its number; what differs in them is strong."""
    for number, group in enumerate(groups, 1):
        yield f"### {number}"
        yield items(_passage(index, place, differing.get(place, ())) for place in group)


def _differing(index: Index, event: Record) -> dict[Place, list[tuple[int, int]]]:
    """The figures and names in which a passage differs from one that it is linked to."""
    out: dict[Place, list[tuple[int, int]]] = {}
    for each in index.links.get(event["id"], ()):
        for end, spans in (each.get("differs") or {}).items():
            place = _place(index, each[end])
            if place:
                out.setdefault(place, []).extend((span["start"], span["end"]) for span in spans)
    return out


def _passage(index: Index, place: Place, marks: Sequence[tuple[int, int]]) -> str:
    article = index.articles[place.article]
    words = passage(article.text, place.start, place.end, marks)
    return told(words, link(article.source or article.title, article.line_path(place.start)), article.when)


def aligned(index: Index, event: Record) -> list[list[Place]]:
    """The event's parallel passages as groups: passages linked to each other, directly or by others, stand together."""
    group_of: dict[Place, list[Place]] = {}
    for each in index.links.get(event["id"], ()):
        pair = [_place(index, each[end]) for end in ("from", "to")]
        if None in pair:
            continue
        joint: dict[Place, None] = {}
        for place in pair:
            if place is not None:
                joint |= dict.fromkeys(group_of.get(place, [place]))
        whole = list(joint)
        for place in whole:
            group_of[place] = whole
    groups = {
        id(group): sorted(group, key=lambda p: (index.rank[p.article], p)) for group in group_of.values()
    }
    return sorted(groups.values(), key=lambda group: (index.rank[group[0].article], group[0]))


def _place(index: Index, end: Record) -> Place | None:
    n = index.number.get(end["article"])
    if n is None or end["start"] is None or index.articles[n].line(end["start"]) is None:
        return None
    return Place(n, end["start"], end["end"])


def _list(index: Index, limits: Limits) -> Iterator[Page]:
    path = "events/index.md"
    runs = list(cut(index.events, limits.rows))
    summary = _("{what}, sớm nhất trước.").format(what=counted(len(index.events), "sự kiện"))
    for number, run in enumerate(runs, 1):
        yield document(
            nth(path, number),
            "events",
            numbered(_("Sự kiện"), number),
            [summary, *chain.from_iterable(_by_year(run)), *pager(path, number, len(runs))],
            EDIT,
        )


def _by_year(events: Sequence[Record]) -> Iterator[list[str]]:
    years: dict[str, list[Record]] = {}
    for event in events:
        year = (event["from"] or "")[:4]
        years.setdefault(year if year.isdigit() else _("Không rõ năm"), []).append(event)
    for year, rows in years.items():
        yield section(year, items(_row(event) for event in rows))


def _row(event: Record) -> str:
    reports = sum(not row["recalls"] for row in event["reports"])
    sources = counted(event["sources"], "nguồn độc lập") if event["sources"] else ""
    name = link(event["name"], event_address(event["id"], "md"))
    return told(name, counted(reports, "bài") if reports else "", sources)
