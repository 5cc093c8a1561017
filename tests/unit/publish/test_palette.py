"""Pictures with few colours as small PNG files."""

from __future__ import annotations

import struct
import zlib

import numpy as np

from publish.palette import MOST, png, quantised


def picture(*rows: list[tuple[int, int, int]]) -> np.ndarray:
    return np.array(rows, dtype=np.uint8)


def test_few_colours_stay_as_they_are() -> None:
    pixels = picture([(0, 0, 0), (255, 255, 255)], [(155, 28, 49), (0, 0, 0)])
    palette, indexes = quantised(pixels)
    assert (palette[indexes] == pixels).all()


def test_of_colours_nearly_the_same_the_most_frequent_stands_for_all() -> None:
    pixels = picture([(254, 253, 251), (254, 253, 251), (253, 252, 250)])
    palette, indexes = quantised(pixels)
    assert palette.tolist() == [[254, 253, 251]]
    assert indexes.tolist() == [[0, 0, 0]]


def test_more_colours_than_a_palette_holds_take_the_nearest() -> None:
    ramp = np.array([[(r, g, 0) for r in range(0, 256, 8) for g in range(0, 256, 8)]], dtype=np.uint8)
    palette, indexes = quantised(ramp)
    assert len(palette) == MOST
    assert indexes.max() < MOST
    whole = np.concatenate([ramp[0], np.repeat(palette, 2, axis=0)])[None]
    again, of = quantised(whole)
    assert (again[of][0, len(ramp[0]) :] == np.repeat(palette, 2, axis=0)).all()


def test_the_file_holds_the_picture() -> None:
    pixels = picture([(1, 2, 3)] * 5, [(200, 2, 3)] * 5)
    content = png(pixels)
    assert struct.unpack(">IIBB", content[16:26]) == (5, 2, 8, 3)
    palette = content[content.index(b"PLTE") + 4 :][:6]
    start = content.index(b"IDAT") + 4
    rows = zlib.decompress(content[start:-16])
    assert [palette[3 * n : 3 * n + 3] for n in (rows[1], rows[7])] == [bytes((1, 2, 3)), bytes((200, 2, 3))]
