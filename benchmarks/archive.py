"""The archive as a whole: what a build made of ``tests/archive/seeds``, against what is true of it.

python -m benchmarks.archive DATA    scores of DATA, the data folder of a build of those seeds (content/data)

- same event: pairs of articles that report one event; recalls: pairs of an article that looks back and a report;
- entities: B-cubed (Bagga and Baldwin, 1998) over mention keys (article, words, type);
- dating: whether the true day lies inside the stated interval, and how wide that is;
- teasers, near-duplicates, parallel passages, number of independent sources.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotate.archive import annotate_folder
from annotate.settings import Settings
from benchmarks.archive_truth import FOLDER, MentionKey, Passage, Place, TrueArticle, Truth, load

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as built: who reports it, who recalls it, its number of independent sources."""

    reports: tuple[str, ...]
    recalls: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention as built; ``entity`` is None where it was left open."""

    place: Place
    type: str
    entity: str | None


@dataclass(frozen=True, slots=True)
class Built:
    """What the scores need of a build: see the data contract in the documentation.

    ``published`` gives the first and last day stated for each article, or None; ``teasers`` the passage and the
    article it was linked to; ``parallel`` the two passages of each link.
    """

    published: Mapping[str, tuple[date, date] | None]
    events: tuple[FoundEvent, ...] = ()
    mentions: tuple[FoundMention, ...] = ()
    copies: frozenset[Pair] = frozenset()
    teasers: tuple[tuple[Place, str], ...] = ()
    parallel: tuple[tuple[Place, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1; precision is 1 where nothing was found, recall 1 where nothing is expected."""

    precision: float
    recall: float

    @classmethod
    def of(cls, right: int, found: int, expected: int) -> Score:
        """From counts."""
        return cls(right / found if found else 1.0, right / expected if expected else 1.0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        """Percentages, as one row."""
        return f"P {self.precision:6.1%}  R {self.recall:6.1%}  F1 {self.f1:6.1%}"


@dataclass(frozen=True, slots=True)
class Dating:
    """Counts of articles, and the widths in days (1 where one day is stated) of the intervals that are right."""

    right: int
    wrong: int
    unknown: int
    widths: tuple[int, ...]

    def __str__(self) -> str:
        """The counts, as one row."""
        mean = sum(self.widths) / len(self.widths) if self.widths else 0
        widest = max(self.widths, default=0)
        return f"right {self.right}  wrong {self.wrong}  unknown {self.unknown}  days: mean {mean:.1f}, most {widest}"


def same_event(truth: Truth, events: Iterable[FoundEvent]) -> Score:
    """Pairs of articles that report one event."""
    expected = {pair for event in truth.events.values() for pair in _pairs(event.reports)}
    found = {pair for event in events for pair in _pairs(event.reports)}
    return _score(found, expected)


def recalls(truth: Truth, events: Iterable[FoundEvent]) -> Score:
    """Pairs of an article that looks back on an event and an article that reports it.

    An event that no article of the archive reports gives no pair.
    """
    expected = {pair for event in truth.events.values() for pair in product(event.recalls, event.reports)}
    found = {pair for event in events for pair in product(event.recalls, event.reports)}
    return _score(found, expected)


def sources(truth: Truth, events: Sequence[FoundEvent]) -> tuple[int, int]:
    """Of the events that several articles report, how many got the right number of sources; and how many are there."""
    several = [event for event in truth.events.values() if len(event.reports) > 1]
    right = 0
    for event in several:
        same = [found for found in events if set(found.reports) == set(event.reports)]
        right += bool(same) and same[0].sources == event.sources
    return right, len(several)


def entities(truth: Truth, mentions: Iterable[FoundMention], *, found_only: bool = False) -> Score:
    """B-cubed over mention keys: for each key, how pure and how complete the cluster is in which it was put.

    A key left open is a cluster of its own. A key that no mention covers has recall 0 and no precision, or is left
    out with ``found_only``, which tells how well the found mentions were resolved.
    """
    true = {key: entity.key for entity in truth.entities for key in entity.mentions}
    built = _clusters(truth, mentions)
    if found_only:
        true = {key: entity for key, entity in true.items() if key in built}
    shared = Counter((true[key], cluster) for key, cluster in built.items())
    true_sizes, built_sizes = Counter(true.values()), Counter(built.values())
    precision = sum(shared[true[key], cluster] / built_sizes[cluster] for key, cluster in built.items())
    recall = sum(shared[true[key], cluster] / true_sizes[true[key]] for key, cluster in built.items())
    return Score(precision / len(built) if built else 1.0, recall / len(true) if true else 1.0)


def merged(truth: Truth, mentions: Iterable[FoundMention]) -> list[tuple[str, list[str]]]:
    """The built entities that hold mentions of several true ones, with those: mergers that must not be."""
    true = {key: entity.key for entity in truth.entities for key in entity.mentions}
    members: dict[str, set[str]] = {}
    for key, cluster in _clusters(truth, mentions).items():
        if isinstance(cluster, str):
            members.setdefault(cluster, set()).add(true[key])
    return [(cluster, sorted(keys)) for cluster, keys in sorted(members.items()) if len(keys) > 1]


def dating(articles: Iterable[TrueArticle], published: Mapping[str, tuple[date, date] | None]) -> Dating:
    """Right: the true day inside the interval, or none stated where nothing tells it; unknown: none stated."""
    right = wrong = unknown = 0
    widths: list[int] = []
    for article in articles:
        stated = published.get(article.id)
        if stated is None:
            right += article.published is None
            unknown += article.published is not None
        elif article.published is None or not stated[0] <= article.published <= stated[1]:
            wrong += 1
        else:
            right += 1
            widths.append((stated[1] - stated[0]).days + 1)
    return Dating(right, wrong, unknown, tuple(widths))


def teasers(truth: Truth, links: Iterable[tuple[Place, str]]) -> Score:
    """Teasers linked to the article that they announce; one that the archive lacks must not be linked."""
    expected = {(teaser.place, teaser.means) for teaser in truth.teasers if teaser.means}
    found: set[tuple[Place, str | None]] = set()
    for place, target in links:
        line = next((teaser.place for teaser in truth.teasers if teaser.place.meets(place)), place)
        found.add((line, target))
    return _score(found, expected)


def copies(truth: Truth, found: Collection[Pair]) -> Score:
    """Pairs of articles that copy one text."""
    expected = {pair for group in truth.copies for pair in _pairs(group.articles)}
    return _score({_ordered(*pair) for pair in found}, expected)


def parallel(truth: Truth, links: Sequence[tuple[Place, Place]]) -> Score:
    """Pairs of parallel passages.

    Recall: of the pairs in the truth, those that some link joins. Precision: of the links, those between articles
    that report one event, since the truth does not list every sentence that two reports share.
    """
    wanted = [pair for item in truth.parallel for pair in combinations(item.passages, 2)]
    joined = sum(any(_joins(link, pair) for link in links) for pair in wanted)
    together = {pair for event in truth.events.values() for pair in _pairs(event.reports)}
    fair = sum(_ordered(one.article, other.article) in together for one, other in links)
    return Score(fair / len(links) if links else 1.0, joined / len(wanted) if wanted else 1.0)


def read_built(data: Path) -> Built:
    """What a build wrote in its data folder. Raises OSError where a file of the data contract is missing."""
    links = list(_rows(data / "links.jsonl"))
    return Built(
        published={row["id"]: _interval(row["published"]) for row in _rows(data / "articles.jsonl")},
        events=tuple(map(_event, _rows(data / "events.jsonl"))),
        mentions=tuple(
            FoundMention(Place(row["article"], row["start"], row["end"]), row["type"], row["entity"])
            for row in _rows(data / "mentions.jsonl")
        ),
        copies=frozenset(
            _ordered(row["from"]["article"], row["to"]["article"])
            for row in links
            if row["kind"] == "near-duplicate"
        ),
        teasers=tuple(
            (_place(row["from"]), row["to"]["article"]) for row in links if row["kind"] == "teaser-of"
        ),
        parallel=tuple(
            (_place(row["from"]), _place(row["to"])) for row in links if row["kind"] == "parallel-passage"
        ),
    )


def report(truth: Truth, built: Built) -> str:
    """All scores as a table of text, and what was merged wrongly."""
    by_proof = {
        proof: [article for article in truth.articles.values() if article.dated_by == proof]
        for proof in ("page", "company", "nothing")
    }
    right, several = sources(truth, built.events)
    rows = [
        ("same event, pairs", same_event(truth, built.events)),
        ("recalls, pairs", recalls(truth, built.events)),
        ("independent sources", f"{right} of {several} events"),
        ("entities, B-cubed", entities(truth, built.mentions)),
        ("entities, of mentions found", entities(truth, built.mentions, found_only=True)),
        *((f"dated by {proof}", dating(articles, built.published)) for proof, articles in by_proof.items()),
        ("teasers", teasers(truth, built.teasers)),
        ("near-duplicates, pairs", copies(truth, built.copies)),
        ("parallel passages", parallel(truth, built.parallel)),
        *(("wrongly one entity", f"{key}: {', '.join(true)}") for key, true in merged(truth, built.mentions)),
    ]
    return "\n".join(f"{name:<28}{value}" for name, value in rows)


def run() -> Iterator[str]:
    """Annotate the test archive and score it, line by line."""
    with TemporaryDirectory() as folder:
        annotate_folder(FOLDER / "seeds", Path(folder), Settings())
        yield "The test archive, as a whole"
        yield from report(load(), read_built(Path(folder) / "data")).splitlines()


def main() -> None:
    """Print the scores of a build."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path, help=f"data folder of a build of {FOLDER.name}/seeds")
    print(report(load(), read_built(options.parse_args().data)))


def _pairs(articles: Iterable[str]) -> Iterator[Pair]:
    return combinations(sorted(set(articles)), 2)


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _score(found: Collection[object], expected: Collection[object]) -> Score:
    return Score.of(len(set(found) & set(expected)), len(set(found)), len(set(expected)))


def _clusters(truth: Truth, mentions: Iterable[FoundMention]) -> dict[MentionKey, str | MentionKey]:
    """The cluster of every mention key that some mention covers: its commonest entity, else the key itself, alone."""
    by_article: dict[tuple[str, str], list[FoundMention]] = {}
    for mention in mentions:
        by_article.setdefault((mention.place.article, mention.type), []).append(mention)
    clusters: dict[MentionKey, str | MentionKey] = {}
    for entity in truth.entities:
        for key, places in entity.mentions.items():
            over = [
                mention.entity
                for mention in by_article.get((key[0], key[2]), ())
                if any(mention.place.contains(place) or place.contains(mention.place) for place in places)
            ]
            named = Counter(found for found in over if found is not None)
            if named:
                clusters[key] = min(named, key=lambda found: (-named[found], found))
            elif over:
                clusters[key] = key
    return clusters


def _joins(link: tuple[Place, Place], pair: tuple[Passage, Passage]) -> bool:
    """Whether a link joins the two passages, or the same words in a copy of their article."""
    one, other = link
    first, second = pair
    return (_over(one, first) and _over(other, second)) or (_over(one, second) and _over(other, first))


def _over(place: Place, passage: Passage) -> bool:
    return any(place.meets(stands) for stands in passage.places)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield json.loads(line)


def _interval(published: Mapping[str, Any] | None) -> tuple[date, date] | None:
    if not published:
        return None
    return date.fromisoformat(published["earliest"]), date.fromisoformat(published["latest"])


def _event(row: Mapping[str, Any]) -> FoundEvent:
    reports = tuple(part["article"] for part in row["reports"] if not part["recalls"])
    recalling = tuple(part["article"] for part in row["reports"] if part["recalls"])
    return FoundEvent(reports, tuple(name for name in recalling if name not in reports), row["sources"])


def _place(end: Mapping[str, Any]) -> Place:
    return Place(end["article"], end["start"], end["end"])


if __name__ == "__main__":
    main()
