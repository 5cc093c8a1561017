"""The page of a person, place, organisation or thing: its names as found, offices, statements and every mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from urllib.parse import quote

from annotate import tables
from annotate.addresses import nth, shared_list
from annotate.authorities import UNVERIFIED
from annotate.labels import TYPES
from annotate.language import _, counted, number, of_language
from annotate.pages.headings import HEADINGS
from annotate.pages.index import Article, Index, Record
from annotate.pages.limits import Limits
from annotate.pages.offices import office_rows
from annotate.pages.rows import entity_row, event_row, own_statements, role, sentence_row
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
    strong,
    told,
)
from annotate.rules import reason

EDIT = "correct seeds/authorities.yaml"
FEW_NAMES, COMPANY, FEW_EVENTS, LATEST = 40, 20, 50, 5
UNTOLD = frozenset(("iso3166-1-alpha-3",))
"""Identifiers that say what another says."""


def entity_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The pages of every entity; first those with a page of their own, then the lists of the rest."""
    for entity in index.entities.values():
        if entity["id"] not in index.shared:
            yield from _pages(index, entity, limits)
    yield from _shared_pages(index)


def _pages(index: Index, entity: Record, limits: Limits) -> Iterator[Page]:
    id_, path = entity["id"], index.path(entity["id"])
    numbers = index.articles_of(id_)
    mentions = list(_mentions(index, id_, lean=limits.lean(len(index.articles))))
    said = sorted(index.said_by.get(id_, ()), key=lambda n: (index.rank[index.said[n].article], n))
    said_path = path.replace(".md", "_said.md")
    runs = list(cut(mentions, limits.rows))
    title, kind = entity["name"], TYPES[entity["type"]]
    for page, run in enumerate(runs, 1):
        first = page == 1
        yield document(
            nth(path, page),
            "entity",
            numbered(title, page),
            [
                *(
                    _summary(index, entity, numbers)
                    if first
                    else [_("{kind}, tiếp theo: {name}").format(kind=kind, name=link(title, path))]
                ),
                *(_head(index, entity, numbers) if first else []),
                *(_statements(index, said, said_path, limits) if first else []),
                *section(HEADINGS["mentions"], *_by_article(index, run)),
                *(_grounds(entity) if first else []),
                *pager(path, page, len(runs)),
            ],
            EDIT,
            id=id_,
            type=entity["type"],
        )
    if len(said) > limits.few_statements:
        yield from _said_pages(index, entity, said, said_path, limits)


def _summary(index: Index, entity: Record, numbers: Sequence[int]) -> list[str]:
    """What it is, and how often the archive tells of it."""
    articles = [index.articles[n] for n in numbers]
    mentions = len(index.mentions.get(entity["id"], ()))
    count = (
        _("{mentions} trong {articles}").format(
            mentions=counted(mentions, "lần"), articles=counted(len(articles), "bài")
        )
        if mentions
        else ""
    )
    within = entity.get("within") or ""
    whole = index.link(within) if within in index.entities and within != entity["id"] else ""
    return [joined(_kind(entity), role(index, entity), whole), joined(count, _span(articles))]


def _kind(entity: Record) -> str:
    """What kind of person, place or body a record says it is; else its type."""
    kinds = {row["kind"]: row for row in tables.rows("pages/kinds")}
    kind = entity.get("kind") or ""
    return of_language(kinds[kind]) if kind in kinds else TYPES[entity["type"]]


def _ids(entity: Record) -> Iterator[str]:
    """Its identifiers elsewhere, as links where there is a page to lead to."""
    ids = entity.get("ids") or {}
    known = {row["key"]: row for row in tables.rows("pages/identifiers")}
    for key in (*(key for key in known if key in ids), *sorted(ids.keys() - known.keys() - UNTOLD)):
        shown, row = plain(str(ids[key])), known.get(key)
        address = row["page"].replace("VALUE", quote(str(ids[key]), safe="")) if row else ""
        yield f"{of_language(row) if row else plain(key)}: " + (f"[{shown}]({address})" if address else shown)


def _grounds(entity: Record) -> list[str]:
    """Who says that this is one and the same, and by which rules the articles were joined to it."""
    source = entity.get("source")
    if source is None:
        who = _("Máy gộp các tên trong bài, không có hồ sơ tham chiếu.")
    elif source == UNVERIFIED:
        who = _("Có trong hồ sơ tham chiếu của phần mềm; máy nhận ra tên trong các bài.")
    else:
        who = _("Có trong hồ sơ của người biên tập kho này; máy nhận ra tên trong các bài.")
    rules = sorted((entity.get("rules") or {}).items(), key=lambda row: (-row[1], row[0]))
    rows = items(f"{plain(reason('resolve', rule))}: {counted(count, 'bài')}" for rule, count in rules)
    return section(HEADINGS["grounds"], who, rows)


def _span(articles: Iterable[Article]) -> str:
    years = sorted({article.year for article in articles} - {""})
    if not years:
        return ""
    if len(years) == 1:
        return _("bài năm {year}").format(year=years[0])
    return _("bài từ {first} đến {last}").format(first=years[0], last=years[-1])


def _head(index: Index, entity: Record, numbers: Sequence[int]) -> list[str]:
    """What is told of an entity before its statements and mentions."""
    id_ = entity["id"]
    names = sorted(index.names.get(id_, {}).items(), key=lambda row: (-row[1], row[0]))
    years = Counter(index.articles[n].year for n in numbers)
    known = sorted(set(years) - {""})
    together = Counter(other for n in numbers for other in index.articles[n].people if other != id_)
    company = sorted(together.items(), key=lambda row: (-row[1], index.letters[row[0]]))
    events = index.events_of.get(id_, [])
    return [
        *section(HEADINGS["offices"], items(office_rows(index, entity))),
        *section(
            HEADINGS["names"], items(f"{plain(name)} × {number(count)}" for name, count in names[:FEW_NAMES])
        ),
        *section(
            HEADINGS["years"],
            items(f"{year}: {counted(years[year], 'bài')}" for year in known if len(known) > 1),
        ),
        *section(
            HEADINGS["together"],
            items(entity_row(index, other, counted(count, "bài")) for other, count in company[:COMPANY]),
        ),
        *section(HEADINGS["events"], items(event_row(event) for event in events[-FEW_EVENTS:])),
        *section(HEADINGS["ids"], items(_ids(entity))),
    ]


def _statements(index: Index, said: Sequence[int], path: str, limits: Limits) -> list[str]:
    if len(said) > limits.few_statements:
        summary = _("[Tất cả {what}]({path}); mới nhất là:").format(
            what=counted(len(said), "phát ngôn"), path=f"../{path}"
        )
        lean = limits.lean(len(index.articles))
        return section(HEADINGS["said"], summary, *own_statements(index, said[-LATEST:], lean))
    return section(HEADINGS["said"], *own_statements(index, said))


def _said_pages(
    index: Index, entity: Record, said: Sequence[int], path: str, limits: Limits
) -> Iterator[Page]:
    runs = list(cut(said, limits.rows))
    lean = limits.lean(len(index.articles))
    title = _("Phát ngôn của {name}").format(name=entity["name"])
    summary = _("{what}, bài sớm nhất trước.").format(what=counted(len(said), "phát ngôn"))
    for page, run in enumerate(runs, 1):
        blocks = [f"{index.link(entity['id'])}: {summary}"]
        for year, row in groupby(run, key=lambda n: index.articles[index.said[n].article].year):
            blocks += section(year or _("Không rõ năm"), *own_statements(index, list(row), lean))
        blocks += pager(path, page, len(runs))
        yield document(nth(path, page), "statements", numbered(title, page), blocks, EDIT, id=entity["id"])


def _mentions(index: Index, entity: str, *, lean: bool) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Each sentence that mentions an entity: article, an offset in it, the spans of the mentions, by date.

    Where ``lean``, the first such sentence of each article.
    """
    places = sorted(index.mentions.get(entity, ()), key=lambda p: (index.rank[p.article], p.start))
    for n, run in groupby(places, key=lambda place: place.article):
        article, last = index.articles[n], -1
        marks: list[tuple[int, int]] = []
        for place in run:
            if place.start < last:
                marks.append((place.start, place.end))
                continue
            if lean and last >= 0:
                break
            sentence = article.sentence(place.start)
            last, marks = (sentence.end if sentence else place.end), [(place.start, place.end)]
            yield n, place.start, marks


def _by_article(index: Index, rows: Iterable[tuple[int, int, list[tuple[int, int]]]]) -> Iterator[str]:
    for n, run in groupby(rows, key=lambda row: row[0]):
        article = index.articles[n]
        yield f"### {link(article.title, article.path)}"
        yield joined(plain(article.source), article.when)
        yield items(sentence_row(article, offset, marks) for _, offset, marks in run)


def _shared_pages(index: Index) -> Iterator[Page]:
    """The lists of entities of one article alone: each by its name, with the first sentence that names it."""
    ordered = sorted(index.shared, key=lambda id_: (_folder(index, id_), index.letters[id_]))
    for path, run in groupby(ordered, key=lambda id_: _folder(index, id_)):
        ids = list(run)
        kind = TYPES[index.entities[ids[0]]["type"]]
        letters = f"{ids[0][0]}…{shared_list(ids[0])[6:]}".upper()
        title = _("Chỉ có trong một bài: {kind}, {letters}").format(kind=kind, letters=letters)
        summary = _(
            "{what}, mỗi mục chỉ được một bài nhắc đến; bài ấy cho biết mọi điều kho có về mục đó."
        ).format(what=counted(len(ids), "mục"))
        blocks = chain.from_iterable(_shared(index, id_) for id_ in ids)
        yield document(path, "once", title, [summary, *blocks], EDIT)


def _folder(index: Index, id_: str) -> str:
    return index.path(id_).partition("#")[0]


def _shared(index: Index, id_: str) -> Iterator[str]:
    entity = index.entities[id_]
    yield f"### {id_}"
    rows = [
        told(
            sentence_row(index.articles[n], offset, marks),
            link(index.articles[n].title, index.articles[n].path),
            index.articles[n].when,
            counted(len(index.mentions[id_]), "lần"),
        )
        for n, offset, marks in _mentions(index, id_, lean=True)
    ]
    yield joined(strong(entity["name"]), role(index, entity))
    yield items(rows)
