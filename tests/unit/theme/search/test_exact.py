"""Sharded search in exact mode finds what whole lunr indexes find, with the same scores: 1,000 articles, 200 queries."""

from __future__ import annotations

import json
import math
import random
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder

from annotate.vietnamese import fold
from plugins.search.documents import Document, Line, Said
from plugins.search.tokens import words
from plugins.search.writer import BOOSTS, write_index

ROOT = Path(__file__).parents[4]
ARTICLES = 1000
QUERIES = 200
TOLERANCE = 1e-9
CLASSES = ("title", "lead", "paragraph", "paragraph", "caption", "paragraph")
FIELDS = ("title", "lead", "text", "text", "captions", "statements")
"""The last paragraph of each article is what somebody says."""

LUNR = """async ({ folder, call }, { queries, terms }) => {
  const lunr = require("../vendor/lunr/lunr.min.js");
  const whole = new Map();
  for (const name of ["words", "pairs", "folded-words", "folded-pairs"]) {
    whole.set(name, lunr.Index.load(JSON.parse(require("fs").readFileSync(`${folder}/${name}.json`, "utf8"))));
  }
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const lunrs = (name, terms, presence) =>
    whole.get(name).query((query) => terms.forEach((term) => query.term(term, { presence, usePipeline: false })))
      .map(({ ref, score }) => [ref, score]);
  const found = [];
  for (const [i, q] of queries.entries()) {
    const answer = await call("search", { q, count: 100000, whole: true, exact: true });
    const { words, pairs, loose } = terms[i];
    const name = (family) => (loose ? "folded-" : "") + family;
    found.push({
      hits: answer.hits.map((hit) => [hit.card.id, hit.tier, hit.score]),
      total: answer.total,
      all: lunrs(name("words"), words, REQUIRED),
      words: lunrs(name("words"), words, OPTIONAL),
      phrase: pairs.length ? lunrs(name("pairs"), pairs, REQUIRED) : [],
      pairs: pairs.length ? lunrs(name("pairs"), pairs, OPTIONAL) : [],
      known: pairs.filter((pair) => whole.get(name("pairs")).invertedIndex[pair]).length,
    });
  }
  return found;
}"""


def sentences() -> list[list[str]]:
    """Sentences of the project's own test articles, as their words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "gold").glob("*.gold"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    cut = [
        [word.exact for word in words(part) if not word.parts]
        for text in texts
        for part in re.split(r"[.!?…\n]+", text)
    ]
    return [each for each in cut if 4 <= len(each) <= 40]


@pytest.fixture(scope="module")
def articles() -> list[list[list[str]]]:
    chosen = random.Random(5)
    known = sentences()
    return [[chosen.choice(known) for _ in CLASSES] for _ in range(ARTICLES)]


@pytest.fixture(scope="module")
def folder(articles: list[list[list[str]]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exact")
    documents = []
    for n, rows in enumerate(articles):
        texts = [" ".join(row) for row in rows]
        lines = [Line(at + 1, cls, text) for at, (cls, text) in enumerate(zip(CLASSES, texts, strict=True))]
        lines[-1] = lines[-1]._replace(said=(Said(0, len(texts[-1]), "ông A"),))
        day = f"{2000 + n % 20}-0{n % 9 + 1}-15"
        documents.append(Document(f"bai-{n}", texts[0], texts[1], tuple(lines), (), day, day, day))
    write_index(documents, (), made, exact=True)
    for name, of in (("words", list), ("pairs", joined)):
        for prefix, form in (("", str), ("folded-", folded)):
            index = whole_index(articles, lambda row, of=of, form=form: [form(term) for term in of(row)])
            (made / f"{prefix}{name}.json").write_text(index, encoding="utf-8")
    return made


def joined(row: list[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(row)]


def folded(term: str) -> str:
    return " ".join(map(fold, term.split(" ")))


def whole_index(articles: list[list[list[str]]], terms: Any) -> str:
    """lunr.py's index of the terms of all articles, as JSON."""
    builder = Builder()
    builder.ref("id")
    for field, boost in BOOSTS.items():
        builder.field(field, boost=boost)
    for n, rows in enumerate(articles):
        made: dict[str, list[str]] = {field: [] for field in BOOSTS}
        for field, row in zip(FIELDS, rows, strict=True):
            made[field] += terms(row)
        builder.add({"id": f"bai-{n}", **made})
    return json.dumps(builder.build().serialize())


@pytest.fixture(scope="module")
def queries(articles: list[list[list[str]]]) -> list[dict[str, Any]]:
    """Words that stand together and words that do not, one to five, half of them without accents. Of the others each has an
    accent, so that none is loose; none looks like an acronym or a number, which find more than themselves."""
    chosen = random.Random(7)
    made: list[dict[str, Any]] = []
    while len(made) < QUERIES:
        row = chosen.choice(chosen.choice(articles))
        count = chosen.randint(1, min(5, len(row)))
        start = chosen.randrange(len(row) - count + 1)
        asked = row[start : start + count] if chosen.random() < 0.7 else chosen.sample(row, count)
        loose = len(made) % 2 == 0
        asked = [fold(word) if loose else word for word in asked]
        plain = all(re.fullmatch(r"[^\W\d]*[aeiouy][^\W\d]*", fold(word)) for word in asked)
        if plain and len(set(asked)) == count and all((word == fold(word)) == loose for word in asked):
            made.append({"words": asked, "pairs": joined(asked), "loose": loose})
    return made


def test_exact_mode_finds_what_lunr_finds_with_the_same_scores(
    ask: Any, folder: Path, articles: list[list[list[str]]], queries: list[dict[str, Any]]
) -> None:
    asked = [" ".join(query["words"]) for query in queries]
    answers = ask(folder, LUNR, {"queries": asked, "terms": queries})
    compared = 0
    for query, answer in zip(queries, answers, strict=True):
        hits = {ref: (tier, score) for ref, tier, score in answer["hits"] if tier != "most"}
        everything = dict(answer["all"])
        phrase = dict(answer["phrase"]) if query["pairs"] else everything
        assert hits.keys() == everything.keys(), query
        assert answer["total"] == len(everything)
        assert {ref for ref, (tier, _) in hits.items() if tier == "phrase"} == phrase.keys()
        covered = {
            ref for ref, (tier, _) in hits.items() if tier == "near" and covers(query, articles[int(ref[4:])])
        }
        of_words, of_pairs = dict(answer["words"]), dict(answer["pairs"])
        for ref, (tier, score) in hits.items():
            if tier == "phrase" or ref in covered:
                expected = phrase.get(ref, of_pairs.get(ref, 0))
            else:
                terms = len(query["words"]), answer["known"]
                sums = of_words[ref] * math.sqrt(terms[0]) + of_pairs.get(ref, 0) * math.sqrt(terms[1])
                expected = sums / math.sqrt(sum(terms))
            assert score == pytest.approx(expected, abs=TOLERANCE), (query, ref, tier)
            compared += 1
    assert compared > QUERIES


def covers(query: dict[str, Any], rows: list[list[str]]) -> bool:
    """Whether each word of a query stands in the article beside a neighbour it has in the query: then pairs alone score it."""
    form = folded if query["loose"] else str
    there = {form(pair) for row in rows for pair in joined(row)}
    found = [pair in there for pair in query["pairs"]]
    return all(before or after for before, after in pairwise([False, *found, False]))
