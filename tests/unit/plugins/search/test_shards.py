"""Files of about equal size, whose beginnings tell where a key is."""

from __future__ import annotations

import gzip
from bisect import bisect_right
from pathlib import Path

import numpy as np
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


@pytest.fixture
def coded() -> shards.Coded:
    """Five groups of 10, 10, 60, 10 and 60 bytes, and how many bytes of their keys those before have."""
    made = shards.Coded.__new__(shards.Coded)
    made.groups = 5
    made._sizes = np.array([0, 10, 20, 80, 90, 150])
    made._prefixes = np.array([0, 0, 2, 1, 3], dtype=np.uint8)
    return made


@pytest.mark.parametrize(
    ("group", "size", "end"),
    [
        pytest.param(0, 40, 2, id="a group that does not fit begins the next file"),
        pytest.param(2, 40, 3, id="a group that is too long stands alone"),
        pytest.param(4, 40, 5, id="also the last one"),
        pytest.param(1, 80, 3, id="of the places in the last part that with the shortest key is taken"),
        pytest.param(0, 85, 3, id="not one before that part"),
        pytest.param(0, 1000, 5, id="all that fits"),
    ],
)
def test_a_file_ends_where_it_is_full_and_the_next_key_short(
    coded: shards.Coded, group: int, size: float, end: int
) -> None:
    assert coded.end(group, size) == end
