"""The seed as given: ``raw/ID.txt``, byte for byte, and ``raw/ID.html``, line by line with each line's class and reason.

Withheld texts have neither. In a large archive (``annotate.pages.limits``) the pages are left out, since an article's own
page has every line too, and the files stay.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from annotate.invisible import Piece
from annotate.layout import clean_pieces
from annotate.model import Seed
from annotate.pages.limits import Limits
from annotate.read import find_seeds, read_bytes, read_seed
from annotate.rules import reason
from plugins.marks import LineMarks, line_html

NO_MARKS = LineMarks([], [])


class RawLine(NamedTuple):
    """A line of the seed, blank or not: what it was taken for and why; ``kept`` where it stands in the article."""

    n: int
    html: Markup
    cls: str
    why: str
    by: str
    kept: bool


class InputFile(NamedTuple):
    """A file that a page is made from."""

    name: str
    sha256: str


class RawViews(Generator):  # type: ignore[misc]
    """Writes the raw files and their pages, one at a time."""

    def generate_context(self) -> None:
        """Find the seeds, and tell the templates of articles what there will be."""
        folder = Path(self.settings["SEEDS"])
        found = find_seeds(folder).files if folder.is_dir() else ()
        self._files = {file.name: file for file in found}
        self._articles = self.context["articles"]
        self.context["raw_files"] = self._files.keys()
        self.context["raw_pages"] = not Limits().lean(len(self._articles))
        self.context["editors_file"] = self._editors_file

    def _editors_file(self, seed: str) -> InputFile | None:
        """The file with an editor's corrections of ``seed``, where there is one."""
        file = self._files.get(seed)
        if file is None or file.edits is None:
            return None
        name = f"{file.name.rpartition('/')[0]}/{file.edits.name}"
        return InputFile(name, hashlib.sha256(file.edits.read_bytes()).hexdigest())

    def generate_output(self, writer: Any) -> None:
        """Write the files and pages of all articles whose text is published."""
        for article in self._articles:
            if article.record["publish"] != "full":
                continue
            file = self._files.get(article.record["seed"])
            if file is None:
                continue
            size = file.path.lstat().st_size
            target = Path(self.output_path, "raw", f"{article.slug}.txt")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(read_bytes(file.path, file.name, size))
            if self.context["raw_pages"]:
                self._write_page(writer, article, read_seed(file, size))

    def _write_page(self, writer: Any, article: Any, seed: Seed) -> None:
        writer.write_file(
            f"raw/{article.slug}.html",
            self.get_template("raw"),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            article=article,
            raw_lines=list(raw_lines(seed, article.record)),
        )


def raw_lines(seed: Seed, record: dict[str, Any]) -> Iterator[RawLine]:
    """Every line of ``seed`` with what ``record`` says of it; blank ones have no class."""
    known = {line["n"]: line for line in record["lines"]}
    for line in seed.lines:
        told = known.get(line.n)
        pieces: list[Piece] = clean_pieces(line.text)
        html = line_html(pieces, NO_MARKS)
        if told is None:
            yield RawLine(line.n, html, "", "", "machine", False)
            continue
        kept = told["zone"] == "article" and told["class"] not in ("teaser", "furniture")
        yield RawLine(line.n, html, told["class"], reason("structure", told["rule"]), told["by"], kept)


def _generators(_: Any) -> type[RawViews]:
    return RawViews


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)
