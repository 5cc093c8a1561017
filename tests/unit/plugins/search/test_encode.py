from __future__ import annotations

import gzip
import zlib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.encode import gzipped, slices, varint, varints
from plugins.search.reader import Bytes


@given(st.lists(st.integers(0, 2**62)))
def test_numbers_come_back_one_by_one_and_many_at_a_time(numbers: list[int]) -> None:
    coded, places = varints(np.array(numbers, dtype=np.uint64))
    assert coded.tobytes() == b"".join(map(varint, numbers))
    data = Bytes(coded.tobytes())
    assert [data.number() for _ in numbers] == numbers
    assert [coded[start:end].tobytes() for start, end in pairwise(places)] == [
        varint(number) for number in numbers
    ]


def test_slices_stand_one_behind_the_other() -> None:
    source = np.array([5, 6, 7, 8])
    assert slices(source, np.array([2, 0, 1]), np.array([2, 0, 1])).tolist() == [7, 8, 6]
    assert slices(source, np.array([], dtype=int), np.array([], dtype=int)).tolist() == []


@pytest.mark.parametrize("data", [b"", b"abc" * 1000])
def test_gzip_holds_no_time_and_no_system(data: bytes) -> None:
    packed = gzipped(data)
    assert gzip.decompress(packed) == data
    assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    assert zlib.decompressobj(31).decompress(packed) == data
