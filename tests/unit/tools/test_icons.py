"""The icons that are made of the drawing: the committed pictures show it as it is now."""

from __future__ import annotations

import struct
import zlib

from tools.icons import STATIC, icons, png, rectangles

ICO_HEAD = 22
SVG = (STATIC / "icon.svg").read_text(encoding="utf-8")


def pixels(picture: bytes) -> bytes:
    """The uncompressed rows of a PNG with one chunk of data, whichever zlib packed it."""
    length = struct.unpack(">I", picture[33:37])[0]
    return zlib.decompress(picture[41 : 41 + length])


def test_the_committed_icon_is_that_of_the_drawing() -> None:
    committed = (STATIC / "icon.ico").read_bytes()
    assert pixels(committed[ICO_HEAD:]) == pixels(icons(SVG, ["icon.ico"])["icon.ico"][ICO_HEAD:])


def test_a_round_corner_is_transparent_and_its_edge_partly_so() -> None:
    svg = '<svg viewBox="0 0 32 32"><rect width="32" height="32" rx="16" fill="#fff"/></svg>'
    rows = pixels(png(rectangles(svg), 8))
    width = 1 + 4 * 8
    first, middle = ([rows[row * width + 4 * n + 4] for n in range(8)] for row in (0, 4))
    assert first[0] == 0
    assert 0 < first[1] < 255
    assert middle[4] == 255


def test_a_phone_gets_a_full_square() -> None:
    svg = '<svg viewBox="0 0 32 32"><rect width="32" height="32" rx="16" fill="#123"/></svg>'
    rows = pixels(icons(svg, ["touch-icon.png"])["touch-icon.png"])
    assert rows[1:5] == bytes((0x11, 0x22, 0x33, 255))
