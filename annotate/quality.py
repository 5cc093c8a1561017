"""What the archive knows of its own gaps: ``data/quality.json``, which the site's quality page shows.

Lists of what a rule could not decide grow with the archive, so that all but those of whole articles are cut; the
number of all stands beside each.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from annotate.entities import TYPES, Entity
from annotate.labels import span_label
from annotate.language import language
from annotate.links import Event
from annotate.model import Article, Evidence, Mention
from annotate.pages.missing import sought
from annotate.problems import Problem
from annotate.resolve import Doubt
from annotate.rules import reason
from annotate.vietnamese import canonical, sort_key
from annotate.whole import Whole

if TYPE_CHECKING:
    from annotate.archive import Report

Record = dict[str, Any]

MOST = 20
"""So many of each thing are named."""


def quality(whole: Whole, report: Report, paths: Mapping[str, str]) -> str:
    """The text of ``data/quality.json``. ``paths`` are the entities' pages in ``content/``, by id.

    Of articles whose text is withheld only that they have no date or no title is told.
    """
    articles = sorted(whole.articles, key=lambda article: article.id)
    full = [article for article in articles if article.publish == "full"]
    by_id = {article.id: article for article in full}
    entities = {entity.id: entity for entity in whole.entities}
    record = {
        "articles": report.articles,
        "undated": [article.id for article in articles if article.published is None],
        "untitled": [article.id for article in articles if article.title is None],
        "recoded": [
            [article.id, article.seed.encoding] for article in articles if article.seed.encoding != "utf-8"
        ],
        "skipped": report.skipped,
        "withheld": report.withheld,
        "refused": list(map(_problem, report.refused)),
        "warnings": list(map(_problem, report.warnings)),
        "dates": dates(articles),
        "mentions": mentions(full),
        "statements": statements(full),
        "entities": seen_once(whole.entities, paths),
        "events": one_source(whole.events),
        "conflicts": {
            "count": len(whole.conflicts),
            "first": [
                _conflict(each.article, each.says, by_id, each.evidence) for each in whole.conflicts[:MOST]
            ],
        },
        "doubts": {
            "count": len(whole.doubts),
            "rules": _counted(each.rule for each in whole.doubts),
            "first": [_doubt(each, by_id, entities, paths) for each in whole.doubts[:MOST]],
        },
        "missing": len(sought(whole.missing)),
        "language": language(),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def dates(articles: Iterable[Article]) -> Record:
    """How many articles have a day, a span of days, or no date; and the widest spans, in days."""
    count = Counter({"day": 0, "span": 0, "unknown": 0})
    spans = []
    for article in articles:
        published = article.published
        if published is None:
            count["unknown"] += 1
        elif published.earliest == published.latest:
            count["day"] += 1
        else:
            count["span"] += 1
            days = date.fromisoformat(published.latest) - date.fromisoformat(published.earliest)
            spans.append((-days.days - 1, article.id, published.earliest, published.latest))
    widest = [
        {"article": id_, "days": -days, "when": span_label(earliest, latest)}
        for days, id_, earliest, latest in sorted(spans)[:MOST]
    ]
    return {**count, "widest": widest}


def mentions(articles: Iterable[Article]) -> Record:
    """How many mentions mean no entity, by form, and the names among them that come most often.

    What stands in lines removed from the page is left out. A name is told as first written, with its first place:
    article and line.
    """
    total, forms = 0, Counter({"name": 0, "nominal": 0, "pronoun": 0})
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[Article, Mention]] = {}
    for article in articles:
        shown = _shown(article)
        total += len(shown)
        for mention in shown:
            if mention.entity is not None:
                continue
            forms[mention.form] += 1
            if mention.form == "name":
                key = (" ".join(map(canonical, mention.text.split())), mention.type)
                counts[key] += 1
                first.setdefault(key, (article, mention))
    often = sorted(counts, key=lambda key: (-counts[key], key))[:MOST]
    names = [_name(counts[key], *first[key]) for key in often]
    return {"count": total, "unresolved": forms.total(), "forms": dict(forms), "names": names}


def statements(articles: Iterable[Article]) -> Record:
    """How many statements have no speaker, how many one in words alone, and the articles with most of the former."""
    total = unknown = 0
    without: Counter[str] = Counter()
    for article in articles:
        total += len(article.statements)
        for statement in article.statements:
            if statement.speaker is None:
                without[article.id] += 1
            elif statement.speaker.entity is None:
                unknown += 1
    most = sorted(without, key=lambda id_: (-without[id_], id_))[:MOST]
    return {
        "count": total,
        "without_speaker": without.total(),
        "unresolved_speaker": unknown,
        "articles": [[id_, without[id_]] for id_ in most],
    }


def seen_once(entities: Sequence[Entity], paths: Mapping[str, str]) -> Record:
    """How many entities one single mention names, by type, and the first of them in alphabetical order."""
    once = [entity for entity in entities if entity.mentions == 1]
    types = Counter(entity.type for entity in once)
    first = sorted(once, key=lambda entity: (sort_key(entity.name), entity.id))[:MOST]
    return {
        "count": len(entities),
        "once": len(once),
        "types": {kind: types[kind] for kind in TYPES},
        "first": [_entity(entity, paths) for entity in first],
    }


def one_source(events: Sequence[Event]) -> Record:
    """How many events rest on one independent source, and those of them that most articles report."""
    alone = [event for event in events if event.sources <= 1]
    most = sorted(alone, key=lambda event: (-len(event.reports), event.id))[:MOST]
    return {
        "count": len(events),
        "one_source": len(alone),
        "first": [{"id": event.id, "name": event.name, "reports": len(event.reports)} for event in most],
    }


def _shown(article: Article) -> list[Mention]:
    """The mentions in lines of the article proper."""
    lines = [line for line in article.lines if line.in_article]
    starts = [line.start for line in lines]
    return [
        mention
        for mention in article.mentions
        if (at := bisect_right(starts, mention.start)) and mention.start < lines[at - 1].end
    ]


def _problem(problem: Problem) -> Record:
    return {"file": problem.file, "line": problem.line, "cause": problem.cause, "remedy": problem.remedy}


def _name(count: int, article: Article, mention: Mention) -> Record:
    place = {"article": article.id, "line": _line(article, mention.start)}
    return {"text": _words(mention.text), "type": mention.type, "count": count, **place}


def _entity(entity: Entity, paths: Mapping[str, str]) -> Record:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "page": paths[entity.id].replace(".md", ".html"),
    }


def _conflict(
    id_: str, says: str, articles: Mapping[str, Article], others: Iterable[Evidence]
) -> dict[str, Any]:
    """What other articles say of the date of ``id_``, and what the article's own date rests on."""
    published = articles[id_].published if id_ in articles else None
    own = published.evidence if published else ()
    return {
        "article": id_,
        "says": says,
        "own": list(_evidence(own, articles)),
        "others": list(_evidence(others, articles)),
    }


def _evidence(evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> Iterator[Record]:
    for each in evidence:
        article = articles.get(each.article)
        line = _line(article, each.start) if article and each.start is not None else None
        yield {**asdict(each), "text": _words(each.text), "line": line}


def _doubt(
    doubt: Doubt, articles: Mapping[str, Article], entities: Mapping[str, Entity], paths: Mapping[str, str]
) -> Record:
    """A doubt with its reason in words, its entities' pages and its passage's line."""
    return {
        "rule": doubt.rule,
        "says": reason("resolve", doubt.rule),
        "words": doubt.words,
        "entities": [_entity(entities[id_], paths) for id_ in doubt.entities],
        "pages": doubt.pages,
        "article": doubt.article,
        "line": _line(articles[doubt.article], doubt.start),
        "yaml": doubt.yaml,
    }


def _line(article: Article, offset: int) -> int | None:
    line = article.line_at(offset)
    return line.n if line else None


def _counted(rules: Iterable[str]) -> dict[str, int]:
    """Each rule with how often it stands, most often first."""
    return dict(sorted(Counter(rules).items(), key=lambda pair: (-pair[1], pair[0])))


def _words(text: str) -> str:
    return " ".join(text.split())
