"""What joins the articles of an archive: events, parallel passages, copies, teasers, related articles."""

from __future__ import annotations

from annotate.links.duplicates import near_duplicates
from annotate.links.events import Found, find_events
from annotate.links.model import End, Event, Link, Report, event_records, link_records
from annotate.links.parallel import parallel_passages
from annotate.links.related import event_links, in_time, related
from annotate.links.teasers import Teaser, Teasers, teaser_links

__all__ = [
    "End",
    "Event",
    "Found",
    "Link",
    "Report",
    "Teaser",
    "Teasers",
    "event_links",
    "event_records",
    "find_events",
    "in_time",
    "link_records",
    "near_duplicates",
    "parallel_passages",
    "related",
    "teaser_links",
]
