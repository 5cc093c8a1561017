"""Files of the index are read once, kept up to a limit, and asked for again when they fail."""

from __future__ import annotations

from typing import Any

import pytest

RUN = """async ({ make: _ }, input) => {
  const { gzipSync } = require("zlib");
  const storeOf = require("./store.js");
  const reads = [];
  return await (TEST)(
    (behave, limit) => storeOf(async (name) => (reads.push(name), behave(name, reads.length)), limit),
    (size) => gzipSync(Buffer.alloc(size, 65)),
    reads,
  );
}"""


@pytest.fixture
def store(ask: Any, tmp_path: Any) -> Any:
    """Runs ``async (store, packed, reads) => …``: ``store(read(name, count), limit)`` makes one, ``packed(size)`` a file."""
    return lambda test: ask(tmp_path, RUN.replace("TEST", test), None)


def test_a_file_is_unpacked_and_read_once_even_if_asked_for_twice_at_a_time(store: Any) -> None:
    found = store("""async (store, packed, reads) => {
      const { get } = store(() => packed(5));
      const [one, other] = await Promise.all([get("a"), get("a")]);
      return [one.length, one === other, (await get("a")).length, reads];
    }""")
    assert found == [5, True, 5, ["a"]]


def test_the_longest_unused_files_are_dropped_beyond_the_limit(store: Any) -> None:
    found = store("""async (store, packed, reads) => {
      const { get, kept } = store(() => packed(40), 100);
      await get("a"); await get("b"); await get("a"); await get("c");
      const after = kept();
      await get("a"); await get("b");
      return [after, reads];
    }""")
    assert found == [{"files": 2, "bytes": 80}, ["a", "b", "c", "b"]]


def test_a_file_that_fails_is_asked_for_once_more_and_then_named(store: Any) -> None:
    found = store("""async (store, packed, reads) => {
      const once = await store((name, count) => { if (count < 2) throw new Error("x"); return packed(3); }).get("a");
      const never = await store(() => { throw new Error("404"); }).get("u/1").catch((error) => [error.file, error.message]);
      const broken = await store(() => Buffer.from("no gzip")).get("b").catch((error) => error.file);
      return [once.length, never, broken, reads];
    }""")
    assert found == [3, ["u/1", "search: cannot read u/1: 404"], "b", ["a", "a", "u/1", "u/1", "b", "b"]]


def test_after_a_failure_a_file_is_read_anew(store: Any) -> None:
    found = store("""async (store, packed, reads) => {
      let works = false;
      const { get } = store(() => { if (!works) throw new Error("x"); return packed(2); });
      const failed = await get("a").catch(() => "failed");
      works = true;
      return [failed, (await get("a")).length];
    }""")
    assert found == ["failed", 2]
