"""All measures of one engine on so many articles, as plain data that can be kept."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.search import browser as chromium
from benchmarks.search.engines import OURS, THEME, Engine, page, sizes
from benchmarks.search.queries import Phrase, Query
from benchmarks.search.scores import known_item, retrieved, spread
from plugins.search.documents import Document
from publish.machine import find_node

COLD = 40
"""Pairs of queries that are asked in a new profile each."""
COLD_WHOLE = 5
"""The same for an engine that loads the same each time."""
FIRST = ("A accented", "A unaccented")
"""The sets whose queries are asked in a new profile, in turn."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What was found about an engine: docs/search-measures.md says what each number is."""

    engine: str
    version: str
    articles: int
    cost: Mapping[str, float]
    sizes: Mapping[str, Sequence[int]]
    """By family: bytes, files."""
    first: Mapping[str, Sequence[float]]
    """Of the first query of a visit: median and 95th percentile of bytes, requests, ms, early_bytes, early_ms."""
    second: Mapping[str, Sequence[float]]
    quality: Mapping[str, Sequence[float]]
    """By set of queries: success@1, success@10, mean reciprocal rank."""
    latency: Mapping[str, Sequence[float]]
    """By place: median and 95th percentile in milliseconds of queries one after the other."""
    phrases: Sequence[float]
    """Precision and recall; empty for an engine without phrases."""


def measured(
    engine: Engine,
    corpus: Path,
    documents: Sequence[Document],
    queries: Mapping[str, Sequence[Query]],
    phrases: Sequence[Phrase],
    folder: Path,
    npm: Path,
) -> Measures:
    """Make the index in ``folder``, which is emptied, and measure."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    cost = engine.build(corpus, documents, folder, npm)
    (folder / "index.html").write_text(page(engine), encoding="utf-8")
    texts = {name: [query.text for query in each] for name, each in queries.items()}
    pairs = pairs_of(texts)[: COLD_WHOLE if engine.whole else COLD]
    with chromium.chromium() as browser:
        loads = chromium.cold(browser, folder, pairs)
        answers = chromium.answers(browser, folder, texts, FIRST)
        everything = (
            chromium.everything(browser, folder, [each.text for each in phrases]) if engine.phrases else []
        )
    first, second = (_spreads([pair[at]._asdict() for pair in loads]) for at in (0, 1))
    latency = {"browser": spread([ms for name in FIRST for ms in answers[name].ms])}
    if engine.name == OURS:
        latency["node"] = spread(in_node(folder, [text for name in FIRST for text in texts[name]]))
    return Measures(
        engine.name,
        engine.version(npm),
        len(documents),
        cost._asdict(),
        sizes(engine, folder),
        first,
        second,
        {
            name: known_item(answers[name].found, [query.article for query in each])
            for name, each in queries.items()
        },
        latency,
        retrieved(everything, [each.articles for each in phrases]) if engine.phrases else (),
    )


def pairs_of(texts: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """First and second query of each visit; the sets take turns, and no visit asks for one article twice."""
    sets = [texts[name] for name in FIRST]
    turns = [each[at] for at in range(len(sets[0])) for each in sets]
    every = [turns[at] for at in range(0, len(turns), len(sets) + 1)]
    return list(zip(every[::2], every[1::2], strict=False))


def _spreads(rows: Sequence[Mapping[str, float]]) -> dict[str, Sequence[float]]:
    return {name: spread([row[name] for row in rows]) for name in rows[0]} if rows else {}


def in_node(folder: Path, texts: Sequence[str]) -> list[float]:
    """Milliseconds of each query by the engine alone, in Node."""
    script = Path(__file__).with_name("node.js")
    done = subprocess.run(
        [str(find_node()), str(script), str(THEME / "search"), str(folder / "search")],
        input=json.dumps(texts).encode("ascii"),
        capture_output=True,
        check=True,
    )
    found: list[float] = json.loads(done.stdout)
    return found


def kept(measures: Measures, file: Path) -> None:
    """Keep measures as JSON."""
    file.write_text(json.dumps(asdict(measures), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def known(file: Path) -> Measures:
    """Measures that were kept."""
    row: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Measures(**row)
