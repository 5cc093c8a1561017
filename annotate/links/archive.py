"""All that joins the articles of an archive, found in one go: what each sentence tells is read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.authorities import Authorities, load
from annotate.dating import Conflict, company_of
from annotate.links.called import Names
from annotate.links.duplicates import duplicates_of
from annotate.links.events import events_of
from annotate.links.facts import facts
from annotate.links.model import Event, Link
from annotate.links.parallel import passages_of
from annotate.links.related import event_links, related_of
from annotate.links.teasers import Teaser, teaser_links
from annotate.model import Article
from annotate.register import Register


@dataclass(frozen=True)
class Linked:
    """What linking made of an archive.

    ``articles`` stand in the order given, dated by their company where it proves their year; ``conflicts`` are those
    whose company contradicts itself. ``missing`` are headlines whose articles the archive lacks. ``register`` has the
    addresses of new events at its end; ``redirects`` leads from old addresses to those that took them over.
    """

    articles: tuple[Article, ...]
    conflicts: tuple[Conflict, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    missing: tuple[Teaser, ...]
    register: Register
    redirects: Mapping[str, str]


def link_archive(
    articles: Sequence[Article], register: Register, authorities: Authorities | None = None
) -> Linked:
    """Date by company, find the events, and link the articles; mentions need entities of the whole archive.

    Articles whose text is withheld take part in nothing, not even as evidence, and are returned as they came.
    """
    known = authorities or load()
    shown = [article for article in articles if article.publish == "full"]
    told = [facts(article, known) for article in shown]
    company = company_of(told, known)
    told = [
        each if each.article is article else facts(article, known)
        for each, article in zip(told, company.articles, strict=True)
    ]
    told.sort(key=lambda each: each.id)
    names = Names(told, known)
    found = events_of(told, register, known, names)
    teasers = teaser_links(company.articles)
    links = (
        *event_links(found.events),
        *duplicates_of(told),
        *passages_of({each.id: each for each in told}, found.events),
        *teasers.links,
        *related_of(told, found.events, known, names),
    )
    dated = {article.id: article for article in company.articles}
    return Linked(
        tuple(dated.get(article.id, article) for article in articles),
        company.conflicts,
        found.events,
        links,
        teasers.missing,
        found.register,
        found.redirects,
    )
