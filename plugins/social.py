"""The picture that link previews show: the site's name, what it is, and how much it holds; SVG drawn as PNG by resvg.

One picture for the whole site: one for each article would weigh more than the articles. The face is a part of the theme
in a form that resvg reads (``theme/social``), and no font of the machine is used, so the bytes are the same everywhere.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import resvg_py
from pelican import signals

from annotate.language import plural
from plugins.sharing import IMAGE, IMAGE_SIZE

FONT, FAMILY = Path("social", "archive-text.ttf"), "Archive Text"
PAPER, INK, SOFT, ACCENT = "#fefdfb", "#1c1d1f", "#5b5c60", "#9b1c31"
MARGIN = 96
NAME_SIZE, TEXT_SIZE = 84, 38  # units of the picture
ADVANCE = 0.5
"""The mean width of a letter of this face, in parts of its size."""


def register() -> None:
    """Draw the picture when all generators know their content."""
    signals.all_generators_finalized.connect(_write)


def _write(generators: Any) -> None:
    for generator in generators:
        if hasattr(generator, "articles") and hasattr(generator, "output_path"):
            settings = generator.settings
            svg = picture(
                settings["SITENAME"],
                settings["SITE_DESCRIPTION"],
                plural("{n} bài", len(generator.articles)),
            )
            path = Path(generator.output_path, IMAGE)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png(svg, Path(settings["THEME"], FONT)))
            return


def picture(name: str, description: str, holding: str) -> str:
    """The picture as SVG."""
    width, height = IMAGE_SIZE
    rows = []
    y = MARGIN + NAME_SIZE
    for line in wrapped(name, NAME_SIZE)[:2]:
        rows.append(_text(line, MARGIN, y, NAME_SIZE, INK))
        y += round(NAME_SIZE * 1.35)
    y += TEXT_SIZE
    for line in wrapped(description, TEXT_SIZE)[:4]:
        rows.append(_text(line, MARGIN, y, TEXT_SIZE, SOFT))
        y += round(TEXT_SIZE * 1.5)
    rows.append(_text(holding, MARGIN, height - MARGIN + TEXT_SIZE // 2, TEXT_SIZE, ACCENT))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        f'<rect width="24" height="{height}" fill="{ACCENT}"/>{"".join(rows)}</svg>'
    )


def wrapped(text: str, size: int) -> list[str]:
    """``text`` in lines that fit between the margins, broken at spaces; a word too long for a line is cut."""
    most = int((IMAGE_SIZE[0] - 2 * MARGIN) / (size * ADVANCE))
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word[:most]}".strip()
        if len(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(word[:most])
    return lines


def png(svg: str, font: Path) -> bytes:
    """``svg`` drawn by resvg with no other face than ``font``."""
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(font)],
        font_family=FAMILY,
        serif_family=FAMILY,
    )
    return bytes(drawn)


def _text(words: str, x: int, y: int, size: int, colour: str) -> str:
    return f'<text x="{x}" y="{y}" font-family="{FAMILY}" font-size="{size}" fill="{colour}">{escape(words)}</text>'
