"""Files of about equal size, whose beginnings tell where a key is."""

from __future__ import annotations

import gzip
from bisect import bisect_right
from pathlib import Path

import pytest

from plugins.search import shards
from plugins.search.reader import Reader
from plugins.search.writer import write_index
from tests.unit.plugins.search.articles_of import seed_documents
from tests.unit.plugins.search.test_writer import PEOPLE


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "TARGET", 600)
        write_index(seed_documents(), PEOPLE, folder)
    return Reader(folder)


@pytest.mark.parametrize("family", ["u", "b", "r"])
def test_every_group_stands_in_the_file_that_its_key_leads_to(index: Reader, family: str) -> None:
    begins = index.begins[family]
    assert len(begins) > 3
    assert begins[0] == ""
    for place in range(len(begins)):
        groups, names = index.shard(family, place)
        for key in [*groups, *names]:
            assert bisect_right(begins, key) - 1 == place, key
    keys = [key for key, _ in index.groups(family)]
    assert keys == sorted(keys, key=str.encode)


def test_files_are_about_as_long_as_they_should_be(index: Reader) -> None:
    sizes = [len(gzip.compress(index.bytes(f"b/{place}"))) for place in range(1, len(index.begins["b"]) - 1)]
    assert all(300 < size < 1200 for size in sizes)


def test_a_small_index_says_the_same_as_one_in_many_files(index: Reader, tmp_path: Path) -> None:
    write_index(seed_documents(), PEOPLE, tmp_path)
    for family in ("u", "b", "r"):
        assert list(Reader(tmp_path).groups(family)) == list(index.groups(family))
