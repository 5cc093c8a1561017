"""Generated pages about the archive as a whole, as Markdown under ``content/``: pure functions of its records.

The Markdown is the one source of the pages: the site renders it, and it reads well as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from annotate.addresses import address, day_address, event_address
from annotate.pages.browse import browse_pages
from annotate.pages.chronology import chronology_pages
from annotate.pages.entity import entity_pages
from annotate.pages.event import event_pages
from annotate.pages.index import Filed, Index, Record, index
from annotate.pages.limits import Limits
from annotate.pages.network import network_pages
from annotate.pages.sources import source_pages
from annotate.pages.statements import statement_pages
from annotate.pages.writing import Page

__all__ = [
    "Filed",
    "Index",
    "Limits",
    "Page",
    "address",
    "archive_pages",
    "day_address",
    "event_address",
    "index",
    "pages_of",
]


def archive_pages(
    filed: Iterable[Filed],
    entities: Iterable[Record],
    events: Iterable[Record],
    links: Iterable[Record],
    limits: Limits | None = None,
) -> Iterator[Page]:
    """Every generated page but the articles, one after the other; records are those of the data contract.

    ``filed`` may be a generator, and is read once before the first page. ``Page.path`` counts from ``content/``.
    """
    limits = limits or Limits()
    yield from pages_of(index(filed, entities, events, links, limits.lean_from), limits)


def pages_of(found: Index, limits: Limits, missing: int = 0) -> Iterator[Page]:
    """The pages of an archive whose records are grouped already, and which lacks ``missing`` articles that it knows of."""
    yield from entity_pages(found, limits)
    yield from event_pages(found, limits)
    yield from chronology_pages(found, limits)
    yield from statement_pages(found, limits)
    yield from source_pages(found, limits)
    yield from network_pages(found, limits)
    yield from browse_pages(found, limits, missing)
