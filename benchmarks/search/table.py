"""The measures of several engines side by side, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from benchmarks.search.compare import Measures
from benchmarks.search.engines import OURS

GOALS = {
    "first": {10_000: 60, 50_000: 90},
    "success@10": 0.95,
    "precision": 0.99,
    "recall": 1.0,
    "kB an article": 2.0,
}
"""Of this project: kB of a first query by number of articles; share of title queries; share of phrases."""

TEXTS = frozenset({"p", "q", "fragment"})
"""Families that hold the texts of articles, of which passages are cut when results are shown."""

Cell = Callable[[Measures], str]


def kb(size: float) -> str:
    """Bytes as kB, 1,000 bytes each."""
    return f"{size / 1000:,.0f}" if size >= 9_950 else f"{size / 1000:.1f}"


def mb(size: float) -> str:
    """Bytes as MB."""
    return f"{size / 1e6:.1f}"


def two(values: Sequence[float], show: Callable[[float], str] = lambda value: f"{value:,.0f}") -> str:
    """A median and a 95th percentile."""
    return " / ".join(map(show, values[:2])) if values else "–"


def share(value: float) -> str:
    """A share of one, three decimals."""
    return f"{value:.3f}".removeprefix("0")


def total(measures: Measures, without: Collection[str] = ()) -> int:
    """Bytes of all families but those."""
    return int(sum(size for name, (size, _) in measures.sizes.items() if name not in without))


ROWS: Mapping[str, Cell] = {
    "build, CPU s": lambda m: f"{m.cost['cpu_s']:.1f}",
    "build, most memory, MB": lambda m: f"{m.cost['peak_mb']:,.0f}",
    "index with texts, MB": lambda m: mb(total(m)),
    "index with texts, kB an article": lambda m: f"{total(m) / m.articles / 1000:.2f}",
    "index without texts, kB an article": lambda m: f"{total(m, TEXTS) / m.articles / 1000:.2f}",
    "files": lambda m: f"{sum(files for _, files in m.sizes.values()):,.0f}",
    "first query, kB until ten cards": lambda m: two(m.first["bytes"], kb),
    "first query, kB until the first cards": lambda m: two(m.first["early_bytes"], kb),
    "first query, requests": lambda m: two(m.first["requests"]),
    "first query, ms": lambda m: two(m.first["ms"]),
    "first query, ms until the first cards": lambda m: two(m.first["early_ms"]),
    "second query, kB": lambda m: two(m.second["bytes"], kb),
    "second query, requests": lambda m: two(m.second["requests"]),
    "second query, ms": lambda m: two(m.second["ms"]),
    "next queries in the browser, ms": lambda m: two(m.latency["browser"], lambda ms: f"{ms:.1f}"),
    "next queries in Node, ms": lambda m: two(m.latency.get("node", ()), lambda ms: f"{ms:.1f}"),
    "phrases, precision / recall": lambda m: two(m.phrases, share),
}


def report(measures: Sequence[Measures]) -> Iterator[str]:
    """Tables for each number of articles, then the goals."""
    for n in sorted({each.articles for each in measures}):
        these = [each for each in measures if each.articles == n]
        yield f"\n## {n:,} articles\n"
        yield from _table("median / 95th percentile", these, ROWS)
        yield "\nsuccess@1 / success@10 / MRR\n"
        yield from _table("200 queries each", these, {name: _quality(name) for name in these[0].quality})
        for each in these:
            families = ", ".join(
                f"{name} {mb(size)} ({files:,})" for name, (size, files) in each.sizes.items()
            )
            yield f"\n{each.engine}, MB (files): {families}"
    yield "\n## Goals\n"
    yield from goals(measures)


def _quality(name: str) -> Cell:
    return lambda m: " / ".join(map(share, m.quality[name]))


def _table(corner: str, measures: Sequence[Measures], rows: Mapping[str, Cell]) -> Iterator[str]:
    yield _row((corner, *(f"{each.engine} {each.version}" for each in measures)))
    yield _row(["---"] * (len(measures) + 1))
    for name, cell in rows.items():
        yield _row((name, *map(cell, measures)))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def goals(measures: Sequence[Measures]) -> Iterator[str]:
    """Each goal of this project, whether it is met, and by which figure."""
    by = {(each.engine, each.articles): each for each in measures}
    for (engine, n), ours in by.items():
        if engine != OURS:
            continue
        asked = GOALS["first"]
        assert isinstance(asked, dict)
        if n in asked:
            yield _goal(f"{n:,}: first ten cards, kB", ours.first["bytes"][0] / 1000, asked[n], least=False)
        for name in ("A accented", "A unaccented") if n <= 10_000 else ():
            yield _goal(f"{n:,}: success@10, {name}", ours.quality[name][1], GOALS["success@10"])
        yield _goal(f"{n:,}: phrases, precision", ours.phrases[0], GOALS["precision"])
        yield _goal(f"{n:,}: phrases, recall", ours.phrases[1], GOALS["recall"])
        size = total(ours, TEXTS) / n / 1000
        yield _goal(f"{n:,}: index without texts, kB an article", size, GOALS["kB an article"], least=False)
        if peer := by.get(("Pagefind", n)):
            worse = list(behind(ours, peer))
            yield f"- {n:,}: not behind Pagefind: {'missed: ' + ', '.join(worse) if worse else 'met'}"


def _goal(name: str, value: float, asked: object, least: bool = True) -> str:
    assert isinstance(asked, (int, float))
    met = round(value, 3) >= asked if least else value <= asked
    return f"- {name}: {value:.3g}, asked {'at least' if least else 'at most'} {asked:g}: {'met' if met else 'MISSED'}"


def behind(ours: Measures, peer: Measures) -> Iterator[str]:
    """The figures in which ``peer`` is better."""
    costs = {
        "build CPU": (ours.cost["cpu_s"], peer.cost["cpu_s"]),
        "build memory": (ours.cost["peak_mb"], peer.cost["peak_mb"]),
        "bytes": (total(ours), total(peer)),
        "bytes without texts": (total(ours, TEXTS), total(peer, TEXTS)),
        "files": tuple(sum(files for _, files in each.sizes.values()) for each in (ours, peer)),
        "next queries": (ours.latency["browser"][0], peer.latency["browser"][0]),
        "next queries p95": (ours.latency["browser"][1], peer.latency["browser"][1]),
    }
    for name in ("bytes", "requests", "ms"):
        for place, each in (("first", "first"), ("second", "second")):
            a, b = getattr(ours, each)[name], getattr(peer, each)[name]
            costs[f"{place} query {name}"] = (a[0], b[0])
            costs[f"{place} query {name} p95"] = (a[1], b[1])
    yield from (name for name, (a, b) in costs.items() if a > b)
    for name, values in ours.quality.items():
        for what, a, b in zip(("success@1", "success@10", "MRR"), values, peer.quality[name], strict=True):
            if round(a, 3) < round(b, 3):
                yield f"{name} {what}"
    for what, a, b in zip(("precision", "recall"), ours.phrases, peer.phrases, strict=True):
        if round(a, 3) < round(b, 3):
            yield f"phrases {what}"
