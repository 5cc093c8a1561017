"""Pictures of ``theme/static/icon.svg`` for what cannot show SVG: python tools/icons.py

The drawing is rectangles only, one of them with round corners, so that no library is needed and every machine makes
the same pictures.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

STATIC = Path(__file__).parents[1] / "theme" / "static"
VIEW = 32.0
"""The side of the drawing in its own units."""

FINE = 8
"""Each pixel is the mean of so many samples squared."""


class Rect(NamedTuple):
    """A filled rectangle, in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    colour: tuple[int, int, int]

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        dx = max(self.x + self.radius - x, x - (self.x + self.width - self.radius), 0.0)
        dy = max(self.y + self.radius - y, y - (self.y + self.height - self.radius), 0.0)
        return dx * dx + dy * dy <= self.radius * self.radius


def icons(
    svg: str, names: Iterable[str] = ("icon.ico", "touch-icon.png", "icon-192.png", "icon-512.png")
) -> dict[str, bytes]:
    """The files made of the drawing, by their names below ``theme/static``."""
    rects = rectangles(svg)
    square = (rects[0]._replace(radius=0.0), *rects[1:])
    makers: dict[str, Callable[[], bytes]] = {
        "icon.ico": lambda: _ico(png(rects, 32), 32),
        "touch-icon.png": lambda: png(square, 180),  # a phone cuts the corners itself
        "icon-192.png": lambda: png(rects, 192),
        "icon-512.png": lambda: png(rects, 512),
    }
    return {name: makers[name]() for name in names}


def rectangles(svg: str) -> tuple[Rect, ...]:
    """The rectangles of a drawing that has nothing else, the lowest first."""
    return tuple(map(_rectangle, ET.fromstring(svg)))


def _rectangle(each: ET.Element) -> Rect:
    x, y, width, height, radius = (float(each.get(key, "0")) for key in ("x", "y", "width", "height", "rx"))
    digits = each.attrib["fill"].removeprefix("#")
    pairs = [digits[n : n + 2] for n in (0, 2, 4)] if len(digits) == 6 else [digit * 2 for digit in digits]
    red, green, blue = (int(pair, 16) for pair in pairs)
    return Rect(x, y, width, height, radius, (red, green, blue))


def png(rects: tuple[Rect, ...], side: int) -> bytes:
    """The drawing as a PNG of ``side`` by ``side`` pixels with an alpha channel."""
    rows = b"".join(
        b"\0" + b"".join(_pixel(rects, column, row, VIEW / side) for column in range(side))
        for row in range(side)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _pixel(rects: tuple[Rect, ...], column: int, row: int, unit: float) -> bytes:
    """Red, green, blue and opacity of a pixel; only those on an edge are sampled finely."""
    corners = {
        _colour(rects, (column + dx) * unit, (row + dy) * unit) for dx in (0.0, 1.0) for dy in (0.0, 1.0)
    }
    if len(corners) == 1:
        colour = corners.pop()
        return bytes((*colour, 255)) if colour else bytes(4)
    steps = [(n + 0.5) / FINE for n in range(FINE)]
    samples = [_colour(rects, (column + dx) * unit, (row + dy) * unit) for dy in steps for dx in steps]
    filled = [colour for colour in samples if colour]
    if not filled:
        return bytes(4)
    mean = (sum(channel) // len(filled) for channel in zip(*filled, strict=True))
    return bytes((*mean, 255 * len(filled) // len(samples)))


def _colour(rects: tuple[Rect, ...], x: float, y: float) -> tuple[int, int, int] | None:
    return next((rect.colour for rect in reversed(rects) if rect.covers(x, y)), None)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _ico(picture: bytes, side: int) -> bytes:
    """One PNG as an icon of Windows (a directory of one entry, then the picture)."""
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, side, side, 0, 0, 1, 32, len(picture), 22) + picture


if __name__ == "__main__":
    for name, content in icons((STATIC / "icon.svg").read_text(encoding="utf-8")).items():
        (STATIC / name).write_bytes(content)
