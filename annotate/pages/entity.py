"""The page of a person, place, organisation or thing: its names as found, offices, statements and every mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from annotate.addresses import shared_list
from annotate.labels import TYPES, span_label
from annotate.pages.index import Article, Index, Record
from annotate.pages.limits import Limits
from annotate.pages.rows import entity_row, own_statement_row, role, sentence_row
from annotate.pages.writing import (
    Page,
    counted,
    cut,
    document,
    items,
    joined,
    link,
    pager,
    plain,
    section,
    strong,
    told,
)

EDIT = "correct seeds/authorities.yaml"
NAMES, YEARS, TOGETHER = "Tên gọi trong các bài", "Theo năm", "Cùng xuất hiện"
OFFICES, EVENTS, SAID, MENTIONS = "Chức vụ", "Sự kiện", "Phát ngôn", "Nhắc đến trong các bài"
FEW_NAMES, COMPANY, FEW_EVENTS, FEW_PASSAGES = 40, 20, 50, 3
KEPT_IDS = {"wikidata": "Wikidata", "geonames": "GeoNames", "iso": "ISO 3166"}


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
    for number, run in enumerate(runs, 1):
        first = number == 1
        yield document(
            path if first else _nth(path, number),
            "entity",
            title if first else f"{title} (trang {number})",
            [
                _summary(index, entity, numbers) if first else f"{kind}, tiếp theo: {link(title, path)}",
                *(_head(index, entity, numbers) if first else []),
                *(_statements(index, said, said_path, limits) if first else []),
                *section(MENTIONS, *_by_article(index, run)),
                *pager(path, number, len(runs)),
            ],
            EDIT,
            id=id_,
            type=entity["type"],
        )
    if len(said) > limits.few_statements:
        yield from _said_pages(index, entity, said, said_path, limits)


def _nth(path: str, number: int) -> str:
    return path.replace(".md", f"_{number}.md")


def _summary(index: Index, entity: Record, numbers: Sequence[int]) -> str:
    articles = [index.articles[n] for n in numbers]
    mentions = len(index.mentions.get(entity["id"], ()))
    count = f"{counted(mentions, 'lần')} trong {counted(len(articles), 'bài')}" if mentions else ""
    return joined(TYPES[entity["type"]], count, _span(articles), *_ids(entity))


def _ids(entity: Record) -> list[str]:
    ids = entity.get("ids") or {}
    return [f"{KEPT_IDS.get(key, plain(key))} {plain(str(ids[key]))}" for key in sorted(ids)]


def _span(articles: Iterable[Article]) -> str:
    years = sorted({article.year for article in articles} - {""})
    if not years:
        return ""
    return f"bài năm {years[0]}" if len(years) == 1 else f"bài từ {years[0]} đến {years[-1]}"


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
        *section(OFFICES, items(_offices(index, entity))),
        *section(NAMES, items(f"{plain(name)} × {count}" for name, count in names[:FEW_NAMES])),
        *section(YEARS, items(f"{year}: {counted(years[year], 'bài')}" for year in known if len(known) > 1)),
        *section(
            TOGETHER,
            items(entity_row(index, other, counted(count, "bài")) for other, count in company[:COMPANY]),
        ),
        *section(EVENTS, items(_event(event) for event in events[-FEW_EVENTS:])),
    ]


def _event(event: Record) -> str:
    return joined(link(event["name"], f"events/{event['id']}.md"), counted(len(event["reports"]), "bài"))


def _offices(index: Index, entity: Record) -> Iterator[str]:
    """Each office once: its terms by the record, or when the articles tell of it, and the articles that do."""
    groups: dict[tuple[str, str], list[Record]] = {}
    for office in entity.get("offices") or ():
        groups.setdefault(_known_as(office, groups), []).append(office)
    for (label, served), held in groups.items():
        of = index.entities.get(served)
        body = "" if of is None or of["name"] in label else " " + link(of["name"], index.path(served))
        former = "nguyên " if all(office.get("former") for office in held) else ""
        when = [*filter(None, map(_term, held))] or [*filter(None, map(_span_told, held))][:1]
        words = f"{former}{strong(label)}{body}" + (f": {'; '.join(when)}" if when else "")
        yield told(words, ", ".join([*_passages(index, held).values()][:FEW_PASSAGES]))


def _known_as(office: Record, groups: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The group of an office: "Ngoại trưởng" without a country joins the one that has one."""
    label, of = office["office"], office.get("of") or ""
    for known in groups:
        if known[0] == label and not of:
            return known
    return label, of


def _passages(index: Index, offices: Iterable[Record]) -> dict[int, str]:
    """The first passage of each article that tells of an office, by its outlet."""
    out: dict[int, str] = {}
    for each in chain.from_iterable(office.get("evidence") or () for office in offices):
        n = index.number.get(each["article"])
        if n is not None and n not in out:
            article = index.articles[n]
            out[n] = link(article.source or article.title, article.line_path(each["start"] or 0))
    return out


def _dated(office: Record) -> bool:
    return bool(office.get("from") or office.get("to"))


def _term(office: Record) -> str:
    """From when to when somebody held an office, as the record has it."""
    return f"{_day(office['from']) or '?'} – {_day(office['to']) or 'nay'}" if _dated(office) else ""


def _span_told(office: Record) -> str:
    """Between which days the articles were published that tell of an office."""
    first, last = office.get("first"), office.get("last")
    return f"theo bài đăng {span_label(first, last)}" if first and last else ""


def _day(value: str | None) -> str:
    """An ISO day, month or year as one writes it."""
    return "/".join(str(int(part)) for part in reversed(value.split("-"))) if value else ""


def _statements(index: Index, said: Sequence[int], path: str, limits: Limits) -> list[str]:
    if len(said) > limits.few_statements:
        return section(SAID, f"[{counted(len(said), 'phát ngôn')}](../{path})")
    return section(SAID, items(own_statement_row(index, index.said[n]) for n in said))


def _said_pages(
    index: Index, entity: Record, said: Sequence[int], path: str, limits: Limits
) -> Iterator[Page]:
    runs = list(cut(said, limits.rows))
    lean = limits.lean(len(index.articles))
    for number, run in enumerate(runs, 1):
        title = f"Phát ngôn của {entity['name']}" + (f" (trang {number})" if number > 1 else "")
        rows = items(own_statement_row(index, index.said[n], lean) for n in run)
        blocks = [link(entity["name"], index.path(entity["id"])), rows, *pager(path, number, len(runs))]
        place = path if number == 1 else _nth(path, number)
        yield document(place, "statements", title, blocks, EDIT, id=entity["id"])


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
        title = f"Chỉ có trong một bài: {kind}, {letters}"
        summary = f"{counted(len(ids), 'mục')}, mỗi mục chỉ được một bài nhắc đến; bài ấy cho biết mọi điều kho có về mục đó."
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
