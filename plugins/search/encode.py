"""Numbers as bytes, many at a time; JSON; and bytes as gzip that is equal on every machine."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""RFC 1952: deflate, no name, no time, unknown system."""

LEVEL = 6
"""Higher levels of deflate save one byte in a thousand here, at half the time again."""


def varint(value: int) -> bytes:
    """One number as a LEB128 varint."""
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def varints(values: Array) -> tuple[Array, Array]:
    """Numbers (at least 0) as varints: all bytes, and where each number starts, with the end as last entry."""
    numbers = values.astype(np.uint64)
    lengths = np.ones(len(numbers), dtype=np.int64)
    for bits in range(7, 64, 7):
        longer = numbers >= np.uint64(1 << bits)
        if not longer.any():
            break
        lengths += longer
    places = np.zeros(len(numbers) + 1, dtype=np.int64)
    np.cumsum(lengths, out=places[1:])
    out = np.empty(int(places[-1]), dtype=np.uint8)
    for nth in range(int(lengths.max(initial=0))):
        has = np.flatnonzero(lengths > nth) if nth else slice(None)
        more = np.where(lengths[has] > nth + 1, 128, 0).astype(np.uint8)
        seven = (numbers[has] >> np.uint64(7 * nth)).astype(np.uint8) & np.uint8(127)
        out[places[:-1][has] + nth] = seven | more
    return out, places


def slices(source: Array, starts: Array, lengths: Array) -> Array:
    """The stretches of ``source`` that begin at ``starts``, one behind the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return source[np.repeat(starts - ends + lengths, lengths) + np.arange(total)]


def json_text(value: Any) -> str:
    """JSON without white space, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_bytes(value: Any) -> bytes:
    """The same as UTF-8."""
    return json_text(value).encode()


def gzipped(data: bytes) -> bytes:
    """``data`` as a gzip file without a time stamp."""
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    body = deflate.compress(data) + deflate.flush()
    return GZIP_HEADER + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
