"""Pictures with few colours as small PNG files: a page of text needs a palette, not sixteen million colours."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows, columns, and red, green and blue."""

MOST = 256
"""As many colours as a palette of PNG can have."""

COARSE = 0xF8
"""Of each channel the five highest bits tell which colours are nearly the same."""

CHUNK = 1024


def png(pixels: Pixels) -> bytes:
    """The picture as a PNG with a palette: the most frequent colours stand for those near them."""
    height, width, _ = pixels.shape
    palette, indexes = quantised(pixels)
    rows = np.zeros((height, width + 1), dtype=np.uint8)  # a row starts with its filter, here none
    rows[:, 1:] = indexes
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette.tobytes()),
            _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
            _chunk(b"IEND", b""),
        )
    )


def quantised(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """A palette of at most ``MOST`` colours (one a row), and the index in it for each pixel.

    Colours alike in their high bits are one, shown as the most frequent of them; those that find no place in the
    palette take the nearest in it.
    """
    height, width, _ = pixels.shape
    exact, to_exact, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    coarse, to_coarse = np.unique(exact & COARSE, axis=0, return_inverse=True)
    order = np.lexsort((np.arange(len(exact)), -counts, to_coarse.reshape(-1)))
    leaders = order[np.unique(to_coarse.reshape(-1)[order], return_index=True)[1]]
    weights = np.bincount(to_coarse.reshape(-1), weights=counts, minlength=len(coarse))
    kept = np.sort(np.lexsort((np.arange(len(coarse)), -weights))[:MOST])
    palette = exact[leaders[kept]]
    of_coarse = _nearest(exact[leaders], palette)
    of_exact = of_coarse[to_coarse.reshape(-1)]
    return palette, of_exact[to_exact.reshape(-1)].reshape(height, width)


def _nearest(colours: Pixels, palette: Pixels) -> Pixels:
    """The index of the palette's colour that is nearest to each of ``colours``."""
    wide = palette.astype(np.int32)
    parts = [
        np.square(colours[start : start + CHUNK, None].astype(np.int32) - wide).sum(axis=2).argmin(axis=1)
        for start in range(0, len(colours), CHUNK)
    ]
    return np.concatenate(parts).astype(np.uint8)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
