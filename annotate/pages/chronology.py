"""The chronology: every dated sentence of all articles under its day, month or year, and what was published that day.

A year is one page, ``chronology/2017.md``, on which each day has its anchor for ever. The sentences of a full year stand
on pages of their months; the year's page then tells how many there are and leads there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from annotate.addresses import day_key, nth
from annotate.labels import day_label, month_label, timex_label
from annotate.language import N_, _, counted, number
from annotate.pages.headings import HEADINGS
from annotate.pages.index import Dated, Index, Record
from annotate.pages.limits import Limits
from annotate.pages.rows import event_row
from annotate.pages.writing import (
    Page,
    document,
    fragment,
    items,
    joined,
    link,
    numbered,
    pager,
    passage,
    plain,
    section,
    table,
    told,
)

EDIT = "correct the articles' .yaml files in seeds"
HAPPENED, PUBLISHED = N_("Xảy ra"), N_("Đăng")
FEW_DAYS = 3
"""A month of more days leads to each of them, where their entries stand below."""

MONTHS = tuple(f"{month:02}" for month in range(1, 13))


@dataclass
class _Key:
    """What stands under one day, month or year: events, dated expressions, and articles published then."""

    dated: list[Dated] = field(default_factory=list)
    published: list[int] = field(default_factory=list)
    events: list[Record] = field(default_factory=list)

    @property
    def happened(self) -> int:
        return len(self.events) + len(self.dated)

    @property
    def size(self) -> int:
        return self.happened + len(self.published)


Year = dict[str, _Key]
Part = list[tuple[str, _Key]]
Months = dict[str, list[Part]]
"""The pages of a year's months with what stands on each: days with their entries."""


def chronology_pages(index: Index, limits: Limits) -> Iterator[Page]:
    """The list of years, then each year and its months where it has many sentences."""
    years = _years(index)
    yield _overview(years)
    ordered = sorted(years)
    for at, year in enumerate(ordered):
        before, after = ordered[at - 1] if at else "", ordered[at + 1] if at + 1 < len(ordered) else ""
        months = _months(years[year], limits)
        yield _year_page(index, years[year], months, before, year, after)
        yield from _month_pages(index, year, months)


def _years(index: Index) -> dict[str, Year]:
    years: dict[str, Year] = {}
    for dated in _once_a_sentence(index):
        years.setdefault(dated.key[:4], {}).setdefault(dated.key, _Key()).dated.append(dated)
    for n in index.by_date:
        article = index.articles[n]
        if article.first:
            years.setdefault(article.first[:4], {}).setdefault(article.first, _Key()).published.append(n)
    for event in index.events:
        if key := day_key(event["from"] or ""):
            years.setdefault(key[:4], {}).setdefault(key, _Key()).events.append(event)
    return years


def _once_a_sentence(index: Index) -> Iterator[Dated]:
    """The dated expressions by article; one that says the same as another of its sentence is left out."""
    ordered = sorted(index.dated, key=lambda d: (index.rank[d.place.article], d.place.start))
    for n, run in groupby(ordered, key=lambda d: d.place.article):
        end, seen = -1, set[str]()
        for dated in run:
            if dated.place.start >= end:
                sentence = index.articles[n].sentence(dated.place.start)
                end, seen = (sentence.end if sentence else dated.place.end), set()
            if dated.key not in seen:
                seen.add(dated.key)
                yield dated


def _overview(years: dict[str, Year]) -> Page:
    """Years and months with their numbers of entries."""
    rows = []
    for year in sorted(years, reverse=True):
        counts: Counter[str] = Counter()
        for key, entry in years[year].items():
            counts[key[5:7]] += entry.size
        cells = [_cell(year, month, counts[month]) for month in MONTHS]
        rows.append([link(year, f"chronology/{year}.md"), *_tracks(years[year].values()), *cells])
    head = [_("Năm"), _(HAPPENED), _(PUBLISHED), *(str(int(month)) for month in MONTHS)]
    summary = _(
        "Điều xảy ra là sự kiện và câu nói về một ngày, tháng hay năm; bài đăng tính theo ngày đăng sớm nhất có thể."
        " Ô của tháng là tổng số cả hai."
    )
    grid = [table(head, rows)] if rows else []
    return document("chronology/index.md", "chronology", _("Niên biểu"), [summary, *grid], EDIT)


def _tracks(entries: Iterable[_Key]) -> tuple[str, str]:
    """How much happened and how much was published."""
    entries = list(entries)
    counts = sum(entry.happened for entry in entries), sum(len(entry.published) for entry in entries)
    return (number(counts[0]) if counts[0] else "", number(counts[1]) if counts[1] else "")


def _cell(year: str, month: str, count: int) -> str:
    return f"[{number(count)}](../chronology/{year}.md#{fragment(month_heading(month))})" if count else ""


def month_heading(month: str) -> str:
    """What stands over the days of a month, of two figures; "" is for what names the year alone."""
    label = month_label(int(month)) if month else _("không rõ tháng")
    return label[:1].upper() + label[1:]


def _year_page(index: Index, keys: Year, months: Months, before: str, year: str, after: str) -> Page:
    where = _where(months)
    by_month = {month: list(run) for month, run in groupby(sorted(keys), key=lambda key: key[5:7])}
    if "" in by_month:  # what names the year alone stands last
        by_month[""] = by_month.pop("")
    rows = [
        [
            f"[{month_heading(month)}](#{fragment(month_heading(month))})",
            *_tracks(keys[key] for key in days),
        ]
        for month, days in by_month.items()
    ]
    blocks = section(HEADINGS["months"], table([_("Tháng"), _(HAPPENED), _(PUBLISHED)], rows))
    for month, days in by_month.items():
        blocks += [f"## {month_heading(month)}"]
        if month and len(days) > FEW_DAYS and not months:
            blocks += [" ".join(_day_link(key, keys[key].size) for key in days)]
        for key in days:
            entries = (
                [_counts(keys[key], f"{where[key]}#{key}")] if months else _entries(index, keys[key], "####")
            )
            blocks += [f"### {key}", *entries]
    around = joined(
        link(_year_title(before), f"chronology/{before}.md") if before else "",
        link(_("Mọi năm"), "chronology/index.md"),
        link(_year_title(after), f"chronology/{after}.md") if after else "",
    )
    title = _year_title(year)
    return document(f"chronology/{year}.md", "chronology", title, [*blocks, "---", around], EDIT, id=year)


def _year_title(year: str) -> str:
    label = day_label(year)
    return label[:1].upper() + label[1:]


def _day_link(key: str, count: int) -> str:
    label = str(int(key[8:])) if len(key) == 10 else _("cả tháng")
    return f"[{label} ({number(count)})](#{key})"


def _counts(entry: _Key, path: str) -> str:
    words = joined(
        counted(len(entry.events), "sự kiện") if entry.events else "",
        counted(len(entry.dated), "câu") if entry.dated else "",
        counted(len(entry.published), "bài đăng") if entry.published else "",
    )
    return f"[{words}](../{path})"


def _months(keys: Year, limits: Limits) -> Months:
    """The pages of a full year's months, each cut into parts; none where the year is one page."""
    if sum(entry.size for entry in keys.values()) <= limits.day_rows:
        return {}
    return {
        path: _parts([(key, keys[key]) for key in run], limits.rows)
        for path, run in groupby(sorted(keys), key=_month_path)
    }


def _where(months: Months) -> dict[str, str]:
    """The page on which the entries of each day, month or year begin."""
    out: dict[str, str] = {}
    for path, parts in months.items():
        for page, part in enumerate(parts, 1):
            for key, _entry in part:
                out.setdefault(key, nth(path, page))
    return out


def _month_path(key: str) -> str:
    """The page of a key's month; what names the year alone has one too."""
    return f"chronology/{key[:7]}.md" if len(key) > 4 else f"chronology/{key}_year.md"


def _month_pages(index: Index, year: str, months: Months) -> Iterator[Page]:
    for path, parts in months.items():
        month = path.removesuffix(".md").partition("-")[2]
        name = day_label(f"{year}-{month}") if month else _("Năm {year}, không rõ tháng").format(year=year)
        name = name[:1].upper() + name[1:]
        for page, part in enumerate(parts, 1):
            blocks = [link(_year_title(year), f"chronology/{year}.md")]
            for key, entry in part:
                blocks += [f"## {key}", *_entries(index, entry, "###")]
            blocks += pager(path, page, len(parts))
            yield document(nth(path, page), "chronology", numbered(name, page), blocks, EDIT, id=year)


def _parts(rows: Sequence[tuple[str, _Key]], size: int) -> list[Part]:
    """Runs of about ``size`` entries; a day of more is cut, its later entries go on under the same day."""
    parts: list[Part] = [[]]
    room = size
    for key, entry in rows:
        dated, published, events = entry.dated, entry.published, entry.events
        while events or dated or published:
            if room <= 0:
                parts.append([])
                room = size
            first, events = events[:room], events[room:]
            room -= len(first)
            some, dated = dated[:room], dated[room:]
            room -= len(some)
            more, published = published[:room], published[room:]
            room -= len(more)
            parts[-1].append((key, _Key(list(some), list(more), list(first))))
    return parts


def _entries(index: Index, entry: _Key, level: str) -> Iterator[str]:
    """What happened, by article, then what was published."""
    if entry.happened:
        yield f"{level} {_(HAPPENED)}"
        told_of = (_row(index, dated) for dated in entry.dated)
        yield items(filter(None, (*map(event_row, entry.events), *told_of)))
    if entry.published:
        yield f"{level} {_(PUBLISHED)}"
        yield items(_published(index, n) for n in entry.published)


def _row(index: Index, dated: Dated) -> str:
    """A dated sentence, the article's line as a link, and the time where it is not just the day."""
    article, place = index.articles[dated.place.article], dated.place
    sentence = article.sentence(place.start)
    if sentence is None:
        return ""
    words = passage(article.text, sentence.start, sentence.end, [(place.start, place.end)])
    return told(
        words, _period(dated), link(article.title, article.line_path(place.start)), plain(article.source)
    )


def _period(dated: Dated) -> str:
    """The hour or part of the day, or the week or range, where an expression says other than the day it stands under."""
    if dated.value == dated.key:
        return ""
    return timex_label(dated.value.removeprefix(dated.key) if dated.value[10:11] == "T" else dated.value)


def _published(index: Index, n: int) -> str:
    """An article; of one whose day is not known, between which days it was published."""
    article = index.articles[n]
    days = _("đăng {days}").format(days=article.when) if article.first != article.last else ""
    return told(link(article.title, article.path), plain(article.source), days)
