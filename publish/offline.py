"""A copy of the built site in one zip file, which opens by double click: no server, no network.

Browsers refuse to fetch files on ``file://``, so the search index, gzipped files that the site fetches, becomes scripts
that hand the same bytes over as text (see ``store.js``).
"""

from __future__ import annotations

import base64
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from annotate.problems import BadInput, Problem
from annotate.vietnamese import fold
from publish.folders import MARKER, Paths, files, shown

MOST_ARTICLES = 1000
FOLDER = "dist"
INDEX = "search"
INDEX_SUFFIX = ".bin"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say: the clock is not part of the copy."""

NOT_A_NAME = re.compile("[^a-z0-9]+")


def pack(paths: Paths, name: str) -> Path:
    """Write the site in ``paths.output`` to ``dist/NAME.zip`` beside it, and give that path.

    ``name`` is the archive's name as people read it. The same site gives the same bytes. Raises BadInput where there
    is no site, or more articles than a browser should be asked to search in a folder (MOST_ARTICLES).
    """
    _refuse_unfit(paths.output)
    stem = NOT_A_NAME.sub("-", fold(name).lower()).strip("-") or "archive"
    target = paths.output.parent / FOLDER / f"{stem}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    with zipfile.ZipFile(new, "w") as made:
        for file, content in _entries(paths.output):
            entry = zipfile.ZipInfo(f"{stem}/{file}", EPOCH)
            entry.create_system = 3  # Unix, whatever the machine
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content, compresslevel=9)
    new.replace(target)
    return target


def index_script(name: str, content: bytes) -> str:
    """A gzipped file of the index as the script that hands it over under ``name`` ("u/12")."""
    return f'archiveSearch.file({json.dumps(name)}, "{base64.b64encode(content).decode("ascii")}");\n'


def _entries(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy, sorted: its path in the site and its content."""
    for file in files(site):
        path, content = file.relative_to(site), file.read_bytes()
        if path.parts == (MARKER,):
            continue
        if path.parts[0] == INDEX and path.suffix == INDEX_SUFFIX:
            name = path.relative_to(INDEX).with_suffix("").as_posix()
            yield path.with_suffix(".js").as_posix(), index_script(name, content).encode("ascii")
        else:
            yield path.as_posix(), content


def _refuse_unfit(site: Path) -> None:
    articles = sum(file.name != "index.html" for file in (site / "articles").glob("*.html"))
    if not (site / MARKER).is_file():
        problem = Problem(shown(site), 0, "there is no site to copy", "run `invoke build --offline`")
    elif articles > MOST_ARTICLES:
        cause = f"the archive has {articles:,} articles, and a copy to open without a server may have {MOST_ARTICLES:,}"
        problem = Problem(
            "--offline", 0, cause, "build without --offline; the site works from any web server"
        )
    else:
        return
    raise BadInput([problem])
