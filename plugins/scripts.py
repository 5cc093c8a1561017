"""Makes the theme's scripts short: comments and white space go, names stay, so that a fault still tells where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from rjsmin import jsmin  # type: ignore[import-untyped]

MINIFIED = ".min.js"
"""The ending of scripts that came short already; they stay as they are."""


def minify(folder: Path) -> None:
    """Shorten every script in ``folder``; one that is short already stays as it is, ``/*! … */`` too."""
    for path in sorted(folder.rglob("*.js")):
        if not path.name.endswith(MINIFIED):
            text = path.read_text(encoding="utf-8")
            path.write_text(jsmin(text, keep_bang_comments=True) + "\n", encoding="utf-8", newline="\n")


def _minify(pelican: Any) -> None:
    minify(Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"])


def register() -> None:
    """Shorten the scripts once everything is written."""
    signals.finalized.connect(_minify)
