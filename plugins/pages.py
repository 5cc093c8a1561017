"""Renders the generated pages of people, places, events, the chronology and the rest, and the page of the data.

Their Markdown is the one source, so that the site says what ``content/`` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals
from pelican.generators import Generator

from annotate.language import N_, Labels, number
from annotate.schema import FileTable, file_tables
from plugins.sections import read_page

__all__ = ["ArchivePages", "DataFile", "data_files", "read_page", "register", "size_label"]

FOLDERS = (
    "people", "places", "organisations", "things", "events", "chronology", "statements", "sources", "browse", "network",
)  # fmt: skip
TEMPLATES = {
    "entity": "entity",
    "event": "event",
    "chronology": "chronology",
    "network": "network",
    "lists": "browse",
}
"""The template of each kind of page; the others share one."""


class DataFile(NamedTuple):
    """A file of the data, for the page that describes it: its fields, or what it holds where it has no fields."""

    name: str
    records: int | None
    size: str
    table: FileTable | None = None
    schema: bool = False
    says: str = ""


def _measured(path: Path) -> tuple[int, str]:
    """How many lines a file has, and its size, as one writes them."""
    with path.open("rb") as file:
        lines = sum(part.count(b"\n") for part in iter(partial(file.read, 1 << 20), b""))
    return lines, size_label(path.stat().st_size)


def size_label(size: int) -> str:
    """A number of bytes as one writes it."""
    kilobytes = max(1, round(size / 1000))
    return f"{number(kilobytes)} kB" if kilobytes < 10_000 else f"{number(round(kilobytes / 1000))} MB"


OTHER_FILES = Labels(
    {
        "quality.json": N_("Điều kho chưa biết hoặc không dùng được, như trang Chất lượng dữ liệu"),
        "rules.json": N_("Mọi quy tắc chú giải: tên trong dữ liệu, nghĩa, ví dụ"),
    }
)
"""The files of the data that are no tables."""


def data_files(data: Path) -> Iterator[DataFile]:
    """The files in the folder ``data`` that readers may take away, in the order of the contract."""
    for table in file_tables():
        path = data / f"{table.name}.jsonl"
        if path.is_file():
            schema = (data / f"schema/{table.name}.json").is_file()
            yield DataFile(path.name, *_measured(path), table, schema)
    for name, says in OTHER_FILES.items():
        if (data / name).is_file():
            yield DataFile(name, None, _measured(data / name)[1], says=says)


class ArchivePages(Generator):  # type: ignore[misc]
    """Renders every generated page but the articles, one at a time: none is held in memory."""

    def generate_context(self) -> None:
        """Tell other plugins which pages there are: their addresses, as ``archive_pages``."""
        self._files = [file for folder in FOLDERS for file in sorted((Path(self.path) / folder).glob("*.md"))]
        self.context["archive_pages"] = [self._url(file) for file in self._files]
        self.context["data_files"] = list(data_files(Path(self.path) / "data"))

    def _url(self, file: Path) -> str:
        return file.relative_to(self.path).with_suffix(".html").as_posix()

    def generate_output(self, writer: Any) -> None:
        """Write the pages, and the page that describes the data."""
        relative = self.settings["RELATIVE_URLS"]
        for file in self._files:
            page = read_page(file.read_text(encoding="utf-8"))
            template = self.get_template(TEMPLATES.get(page.fields["kind"], "made"))
            writer.write_file(
                self._url(file),
                template,
                self.context,
                relative_urls=relative,
                made=page,
                folder=file.parent.name,
            )
        writer.write_file("data/index.html", self.get_template("data"), self.context, relative_urls=relative)


def _generators(_pelican: Any) -> type[ArchivePages]:
    return ArchivePages


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generators)
