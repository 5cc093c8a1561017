"""Makes the theme's scripts short: comments and white space go, names stay, so that a fault still tells where it is.

A script that names others in ``const FILES = [ … ]`` gets them in front of itself, so that they are one request.
"""

from __future__ import annotations

import json
import re
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


NAMED = re.compile(r"const FILES=(\[[^\[\]]+\]);")
"""The list of scripts that one needs, shortened; without any it stays."""


def bundle(folder: Path) -> None:
    """Put the scripts that a script in ``folder`` names, all of them short already, in front of it."""
    for path in sorted(folder.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        if found := NAMED.search(text):
            named = [(path.parent / name).read_text(encoding="utf-8") for name in json.loads(found[1])]
            whole = ";\n".join(
                [*(each.rstrip() for each in named), text.replace(found[0], "const FILES=[];")]
            )
            path.write_text(whole, encoding="utf-8", newline="\n")


def _minify(pelican: Any) -> None:
    theme = Path(pelican.output_path) / pelican.settings["THEME_STATIC_DIR"]
    minify(theme)
    bundle(theme)


def register() -> None:
    """Shorten the scripts once everything is written."""
    signals.finalized.connect(_minify)
