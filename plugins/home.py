"""What the first page tells in ten seconds: how much there is, of which years, who is in it, the best documented event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nlargest
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals

from plugins.chart import bars
from plugins.records import Record, rows

SINGLE_YEARS = 30
"""A strip of more years than this shows decades."""

HEIGHT = 40
"""The height of the tallest bar of the strip, in the units of its drawing."""

PEOPLE = 12

FEW_ARTICLES = 10
"""An archive of no more shows all of them, so that none needs to stand out."""

CONNECTED = 3


class Years(NamedTuple):
    """A year or a decade of the strip: how many articles were published then."""

    first: int
    last: int
    articles: int
    height: float
    """Of its bar, in units of which the tallest bar has ``HEIGHT``."""

    url: str
    """The page that lists them, from the site's root; empty where there is none."""


class Person(NamedTuple):
    """Somebody who is in several articles."""

    url: str
    name: str
    articles: int


class Connected(NamedTuple):
    """An article that is joined with many others: told the same event, goes on from it, is related to it."""

    article: str
    others: int


class Home(NamedTuple):
    """The figures and choices of the first page."""

    kinds: Mapping[str, int]
    """How many people, places, organisations and things there are."""

    first_year: int
    last_year: int
    """Of the articles whose year is known; 0 where there is none."""

    years: tuple[Years, ...]
    no_year: int
    """How many articles stand in no year: no date is known, or the days in question lie in two years."""

    people: tuple[Person, ...]
    event: Record | None
    """The event with the most independent sources; None where each has one at most."""

    connected: tuple[Connected, ...]
    """The articles that are joined with most others, no two of them with one another; none in a small archive."""


def home(
    published: Iterable[Record | None],
    entities: Iterable[Record],
    events: Iterable[Record],
    links: Iterable[Record],
    page_of: Callable[[str], str],
) -> Home:
    """The first page's figures.

    ``published`` are the articles' dates of publication, ``entities``, ``events`` and ``links`` the records of those
    tables; ``page_of`` gives the address of a generated page by its name ("chronology/2017"), or an empty text where
    there is none.
    """
    known = [_year(each) for each in published]
    counts = Counter(year for year in known if year)
    kinds: Counter[str] = Counter()
    people = nlargest(PEOPLE, _people(entities, kinds), key=_prominence)
    return Home(
        dict(kinds),
        min(counts, default=0),
        max(counts, default=0),
        tuple(_strip(counts, page_of)),
        len(known) - counts.total(),
        tuple(_with_pages(people, page_of)),
        max(filter(_is_documented, events), key=_documentation, default=None),
        tuple(_connected(links)) if len(known) > FEW_ARTICLES else (),
    )


def _year(published: Record | None) -> int:
    """The year in which an article was published; 0 where that is not known."""
    if not published or published["earliest"][:4] != published["latest"][:4]:
        return 0
    return int(published["earliest"][:4])


def _people(entities: Iterable[Record], kinds: Counter[str]) -> Iterator[Record]:
    """The people among the entities, which are counted by their kind on the way."""
    for each in entities:
        kinds[each["type"]] += 1
        if each["type"] == "person":
            yield each


def _prominence(person: Record) -> tuple[int, int, str]:
    return person["articles"], person["mentions"], person["id"]


def _with_pages(people: Iterable[Record], page_of: Callable[[str], str]) -> Iterator[Person]:
    for each in people:
        if each["articles"] > 1 and (url := page_of(f"people/{each['id']}")):
            yield Person(url, each["name"], each["articles"])


def _is_documented(event: Record) -> bool:
    return bool(event["sources"] > 1)


def _documentation(event: Record) -> tuple[int, int, int, str]:
    reporting = sum(not report["recalls"] for report in event["reports"])
    return event["sources"], reporting, len(event["reports"]), event["id"]


def _connected(links: Iterable[Record]) -> Iterator[Connected]:
    """Those with most neighbours; of a group that is joined throughout, such as the reports of one event, one alone."""
    joined: dict[str, set[str]] = {}
    for each in links:
        one, other = each["from"]["article"], each["to"]["article"]
        if one != other:
            joined.setdefault(one, set()).add(other)
            joined.setdefault(other, set()).add(one)
    shown: list[str] = []
    for article in sorted(joined, key=lambda article: (-len(joined[article]), article)):
        if len(shown) == CONNECTED:
            return
        if joined[article].isdisjoint(shown):
            shown.append(article)
            yield Connected(article, len(joined[article]))


def _strip(counts: Counter[int], page_of: Callable[[str], str]) -> Iterator[Years]:
    """Each year from the first to the last, those without articles too, since a gap tells something; else decades."""
    if not counts:
        return
    width = 1 if max(counts) - min(counts) < SINGLE_YEARS else 10
    columns = Counter[int]()
    for year, count in counts.items():
        columns[year - year % width] += count
    most = max(columns.values())
    for first in range(min(columns), max(columns) + 1, width):
        count = columns[first]
        height = round(max(2.0, count / most * HEIGHT), 1) if count else 0.0
        url = page_of(f"chronology/{first if width == 1 else 'index'}")
        yield Years(first, first + width - 1, count, height, url)


def _tell(generator: Any) -> None:
    content = Path(generator.settings["PATH"])

    def page_of(name: str) -> str:
        return f"{name}.html" if (content / f"{name}.md").is_file() else ""

    generator.context["home"] = home(
        [article.record["published"] for article in generator.articles],
        rows(content / "data" / "entities.jsonl"),
        rows(content / "data" / "events.jsonl"),
        rows(content / "data" / "links.jsonl"),
        page_of,
    )


def _samples(generator: Any) -> None:
    """The style page shows a chart as other pages draw it."""
    generator.env.globals["sample_chart"] = lambda: bars([("2015", 3), ("2016", 8), ("2018", 5)])


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_samples)
    signals.article_generator_finalized.connect(_tell)
