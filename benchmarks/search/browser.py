"""Engines in a real Chromium: what a first and a second query load, how long answers take, and what they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.search.serve import Traffic, served
from publish.machine import FLAGS, find_chromium

DELAY, RATE = 0.060, 10e6 / 8
"""A middling mobile network: seconds to the first byte, bytes a second."""
PAUSE = 150
"""Milliseconds in which an engine may go on loading after its answer; that counts too."""
TIMEOUT = 300_000

ONE = """async (q) => {
  const began = performance.now();
  let early = 0;
  const show = (answer) => {
    if (early || !answer.hits.length) return;
    early = performance.now() - began;
    told();
  };
  await find(q, show);
  const ms = performance.now() - began;
  return { ms, early: early || ms };
}"""
MANY = """async ([queries, cards]) => {
  const found = [];
  const ask = (!cards && window.ids) || find;
  for (const q of queries) {
    const began = performance.now();
    found.push([await ask(q), performance.now() - began]);
  }
  return found;
}"""
ALL = "async (queries) => { const found = []; for (const q of queries) found.push(await findAll(q)); return found; }"


class Load(NamedTuple):
    """What one query cost: bytes, requests and milliseconds until all its ten cards, bytes and milliseconds until the first."""

    bytes: int
    requests: int
    ms: float
    early_bytes: int
    early_ms: float


class Answers(NamedTuple):
    """The first ten articles of each query, and the milliseconds that each took."""

    found: list[list[str]]
    ms: list[float]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page that asks, in a profile that has seen nothing."""
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def cold(browser: Browser, folder: Path, pairs: Sequence[tuple[str, str]]) -> list[tuple[Load, Load]]:
    """For each pair of queries, each in a new profile on a slow network: the load of the first and of the second."""
    found = []
    with served(folder) as (address, traffic):
        traffic.delay, traffic.rate = DELAY, RATE
        for first, second in pairs:
            traffic.take()
            early: list[int] = []
            with opened(browser, address) as page:
                page.expose_function("told", lambda early=early: early.append(traffic.so_far()[0]))
                found.append((_load(page, traffic, first, early), _load(page, traffic, second, early)))
    return found


def _load(page: Page, traffic: Traffic, query: str, early: list[int]) -> Load:
    early.clear()
    told: Mapping[str, Any] = page.evaluate(ONE, query)
    page.wait_for_timeout(PAUSE)
    size, requests = traffic.take()
    return Load(size, requests, told["ms"], early[0] if early else size, told["early"])


def answers(
    browser: Browser, folder: Path, queries: Mapping[str, Sequence[str]], timed: Collection[str]
) -> dict[str, Answers]:
    """What the queries of each set find, one after the other in one page, no network to wait for.

    Those of ``timed`` sets with the cards of ten results; the others as fast as the engine tells what it has found.
    """
    found = {}
    with served(folder) as (address, _), opened(browser, address) as page:
        page.evaluate(MANY, [[next(iter(queries.values()))[0]], True])
        for name, texts in queries.items():
            rows = page.evaluate(MANY, [list(texts), name in timed])
            found[name] = Answers([row[0] for row in rows], [row[1] for row in rows])
    return found


def everything(browser: Browser, folder: Path, queries: Sequence[str]) -> list[list[str]]:
    """All articles that each query finds."""
    with served(folder) as (address, _), opened(browser, address) as page:
        found: list[list[str]] = page.evaluate(ALL, list(queries))
        return found
