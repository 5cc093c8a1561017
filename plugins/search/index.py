"""The search index: lunr's own serialised form, made by lunr.py and read by lunr.js in the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from lunr import __TARGET_JS_VERSION__
from lunr.builder import Builder
from lunr.index import Index
from lunr.query import Query, QueryPresence

from plugins.search.tokens import attempts, index_terms

FIELDS: Mapping[str, int] = {"title": 3, "lead": 2, "text": 1}
"""The fields that are searched, with what a hit in each weighs."""

SCORE_DIGITS = 6
"""Scores equal to this many decimals count as equal: sums of floats may differ in the last bits."""


@dataclass(frozen=True, slots=True)
class Document:
    """What the search knows of an article; ``url`` is relative to the root of the site."""

    id: str
    url: str
    title: str
    lead: str
    text: str
    date_label: str
    source: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found, with lunr's score."""

    id: str
    score: float


def build(documents: Iterable[Document]) -> str:
    """The index of ``documents`` as JSON that ``lunr.Index.load`` reads in Python and in JavaScript.

    Equal documents in any order give equal bytes.
    """
    builder = Builder()  # an empty one: no trimmer, no stop words, no stemmer in either pipeline
    builder.ref("id")
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for document in by_id(documents):
        terms = {field: index_terms(getattr(document, field)) for field in FIELDS}
        builder.add({"id": document.id, **terms})
    made = builder.build().serialize() if builder.document_count else _empty()
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def cards(documents: Iterable[Document]) -> str:
    """What the search page shows of each document, as JSON: a list in the order of their ids."""
    made = [
        {
            "id": document.id,
            "url": document.url,
            "title": document.title,
            "lead": document.lead,
            "text": document.text,
            "date": document.date_label,
            "source": document.source,
        }
        for document in by_id(documents)
    ]
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def by_id(documents: Iterable[Document]) -> list[Document]:
    """``documents`` in the order of their ids, in which equal scores are listed too."""
    return sorted(documents, key=lambda document: document.id)


def search(index: Index, query: str) -> list[Hit]:
    """The documents of a loaded ``index`` that ``query`` finds, best first; engine.js finds the same.

    ``query`` is plain text: nothing in it is query syntax, and none is an error.
    """
    for attempt in attempts(query):
        best: dict[str, float] = {}
        for terms in attempt.alternatives:
            for found in index.query(_lunr_query(index, terms, attempt.all_required)):
                best[found["ref"]] = max(found["score"], best.get(found["ref"], 0))
        if best:
            return sorted(
                starmap(Hit, best.items()), key=lambda hit: (-round(hit.score, SCORE_DIGITS), hit.id)
            )
    return []


def _lunr_query(index: Index, terms: Iterable[str], all_required: bool) -> Query:
    query = Query(index.fields)
    presence = QueryPresence.REQUIRED if all_required else QueryPresence.OPTIONAL
    for term in terms:
        query.clause(term=term, presence=presence, use_pipeline=False)
    return query


def _empty() -> dict[str, Any]:
    """The index of no document, which lunr's builder cannot make."""
    version = __TARGET_JS_VERSION__
    return {"version": version, "fields": [*FIELDS], "fieldVectors": [], "invertedIndex": [], "pipeline": []}
