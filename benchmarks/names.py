"""How well names are found: F1 of exact span and type on the articles annotated by hand (tests/gold).

Run ``python -m benchmarks.names [--held-out] [--errors] [--files GLOB]``. Articles whose number is even are held out:
rules are written looking at the others only. Counted are names (form ``name``) of people, places and organisations,
the outermost where they nest. ``--corpus PATH`` measures the time on a file of JSON lines with a field ``text``.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotate.authorities import load as load_authorities
from annotate.model import Article, Mention, Published, Seed
from annotate.names import find_mentions, resolve_within
from annotate.problems import BadInput
from annotate.structure import structure
from benchmarks.gold import FOLDER, GoldArticle, load, outermost

TYPES = ("person", "place", "organisation")
Key = tuple[int, int, str]


def keys(mentions: Iterable[Mention]) -> dict[Key, Mention]:
    """The mentions that count, by span and type."""
    named = [m for m in mentions if m.form == "name"]
    return {(m.start, m.end, m.type): m for m in outermost(named) if m.type in TYPES}


def held_out(article: GoldArticle) -> bool:
    """Whether rules must not be tuned on this article: those of even number."""
    return int(article.id.rpartition("-")[2]) % 2 == 0


def found_in(article: GoldArticle) -> tuple[Mention, ...]:
    """The mentions found in the article zone, given its lines as annotated."""
    seed = Seed(article.id, article.id, "", article.text)
    lines = article.lines
    inside = [line for line in lines if line.zone == "article"]
    found = find_mentions(Article(seed, lines=tuple(lines)), load_authorities())
    return tuple(m for m in found if any(line.start <= m.start < line.end for line in inside))


def people_resolved(article: GoldArticle) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """The entities of people's mentions by span, as found and as annotated; only spans that both have."""
    seed = Seed(article.id, article.id, "", article.text)
    published = article.published
    when = (
        Published(None, published.earliest, published.latest, ())
        if published.earliest and published.latest
        else None
    )
    bare = Article(seed, lines=tuple(article.lines), published=when)
    found = resolve_within(
        replace(bare, mentions=find_mentions(bare, load_authorities())), load_authorities()
    )
    said = {(m.start, m.end): m.entity or f"open-{m.start}" for m in found.mentions if m.type == "person"}
    true = {(m.start, m.end): m.entity for m in article.mentions if m.type == "person" and m.entity}
    both = said.keys() & true.keys()
    return {k: said[k] for k in sorted(both)}, {k: true[k] for k in sorted(both)}


def b_cubed(said: dict[tuple[int, int], str], true: dict[tuple[int, int], str]) -> tuple[float, float]:
    """Sums over mentions of B-cubed precision and recall (Bagga and Baldwin 1998)."""
    precision = recall = 0.0
    for key in said:
        same_said = {k for k in said if said[k] == said[key]}
        same_true = {k for k in true if true[k] == true[key]}
        shared = len(same_said & same_true)
        precision += shared / len(same_said)
        recall += shared / len(same_true)
    return precision, recall


class Counts:
    """Right, found and wanted, added up."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.right = self.found = self.wanted = 0

    def add(self, found: set[Key], wanted: set[Key]) -> None:
        """Count one more article or type."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        """Precision, recall and F1 in percent."""
        p = 100 * self.right / self.found if self.found else 0.0
        r = 100 * self.right / self.wanted if self.wanted else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}  ({self.wanted})"


def report(articles: Sequence[GoldArticle], errors: bool) -> None:
    """Print F1 of all, by type, by topic and by rule; with ``errors`` each name missed or wrong in its line."""
    total, by_type, by_topic = Counts(), defaultdict(Counts), defaultdict(Counts)
    rules: dict[str, Counter[bool]] = defaultdict(Counter)
    for article in articles:
        found, wanted = keys(found_in(article)), keys(article.mentions)
        total.add(set(found), set(wanted))
        by_topic[article.id.rpartition("-")[0]].add(set(found), set(wanted))
        for kind in TYPES:
            by_type[kind].add({k for k in found if k[2] == kind}, {k for k in wanted if k[2] == kind})
        for key, mention in found.items():
            rules[mention.rule][key in wanted] += 1
        if errors:
            _print_errors(article, found, wanted)
    precision = recall = mentions = 0.0
    for article in articles:
        said, true = people_resolved(article)
        p, r = b_cubed(said, true)
        precision, recall, mentions = precision + p, recall + r, mentions + len(said)
        if errors:
            _print_resolution(article, said, true)
    print(f"all            {total}")
    print(f"people tied    B-cubed P {100 * precision / mentions:.1f}  R {100 * recall / mentions:.1f}")
    for name, counts in (*by_type.items(), *sorted(by_topic.items())):
        print(f"{name:14} {counts}")
    for rule, outcome in sorted(rules.items(), key=lambda item: -sum(item[1].values())):
        print(f"  {rule:28} {outcome[True]:4} of {sum(outcome.values())}")


def _print_errors(article: GoldArticle, found: dict[Key, Mention], wanted: dict[Key, Mention]) -> None:
    text = article.text
    for key in sorted(found.keys() ^ wanted.keys()):
        start, end, kind = key
        sign = "+" if key in found else "-"
        rule = f"{found[key].rule} {found[key].confidence}" if key in found else ""
        context = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 25]}"
        print(f"{sign} {article.id} {kind[:3]} {context!r} {rule}")


def _print_resolution(
    article: GoldArticle, said: dict[tuple[int, int], str], true: dict[tuple[int, int], str]
) -> None:
    for key in said:
        same_said = {k for k in said if said[k] == said[key]}
        same_true = {k for k in true if true[k] == true[key]}
        if same_said != same_true:
            print(f"= {article.id} {article.text[key[0] : key[1]]!r} said {said[key]}, is {true[key]}")


def readable(folder: Path = FOLDER) -> Iterator[GoldArticle]:
    """The annotated articles; a file in the making is named and left out."""
    for path in sorted(folder.glob("*.gold")):
        try:
            yield load(path)
        except BadInput as bad:
            print(bad)


def speed(path: Path, limit: int) -> None:
    """Print milliseconds an article, structure and reading left out."""
    authorities = load_authorities()
    articles = []
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for n, row in enumerate(islice(rows, limit)):
            seed = Seed(str(n), str(n), "", json.loads(row)["text"])
            articles.append(structure(seed))
    find_mentions(articles[0], authorities)
    start = time.process_time()
    count = sum(len(find_mentions(article, authorities)) for article in articles)
    spent = time.process_time() - start
    characters = sum(len(a.seed.text) for a in articles) / len(articles)
    print(
        f"{1000 * spent / len(articles):.2f} ms an article of {characters:.0f} characters, {count} mentions"
    )


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the held-out half only")
    parser.add_argument("--errors", action="store_true", help="list every error of the half for development")
    parser.add_argument("--corpus", type=Path, help="measure the time on this file instead")
    parser.add_argument("--limit", type=int, default=500)
    options = parser.parse_args()
    if options.corpus:
        speed(options.corpus, options.limit)
        return
    articles = [a for a in readable() if held_out(a) == options.held_out]
    print("held-out half" if options.held_out else "half for development", len(articles), "articles")
    report(articles, options.errors)


if __name__ == "__main__":
    main()
