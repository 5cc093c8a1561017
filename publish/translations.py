"""The catalogues of the interface's texts, kept up to date with the code and the templates (docs/translating.md)."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from annotate.language import CATALOGUE, FOLDER, SOURCE, languages

ROOT = Path(__file__).parents[1]
SOURCES = {"annotate": "**.py", "plugins": "**.py", "theme/templates": "**.html"}
"""The folders with texts for readers, and their files."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "plural": (1, 1),
    "N_plural": (1, 1),
    "plural_forms": (1, 1),
    "counted": (2, 2),
}
"""The functions whose arguments are texts (``annotate.language``), with the places of singular and plural. Vietnamese has
one form for both."""

METHODS = {"**.py": "publish.translations:in_python", "**.html": "jinja2"}
Extracted = tuple[int, str, str | tuple[str | None, ...] | None, list[str]]

HEADER = """\
# The texts of the interface in another language: see docs/translating.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
"""What a catalogue begins with: nothing that changes from day to day."""


@dataclass(frozen=True)
class Kept:
    """A catalogue brought up to date: how many texts it has, and those that lack a translation."""

    language: str
    texts: int
    missing: tuple[str, ...]

    def __str__(self) -> str:
        """``locale/en: 412 texts, 3 to translate`` in one line."""
        return f"locale/{self.language}: {self.texts} texts, {len(self.missing)} to translate"


def extracted(root: Path = ROOT) -> Catalog:
    """Every text for readers that the code and the templates hold, with the files where it stands."""
    found = Catalog(charset="utf-8")
    for folder, files in SOURCES.items():
        method = [(files, METHODS[files])]
        for name, _line, text, _comments, _context in extract_from_dir(
            root / folder, method, keywords=KEYWORDS
        ):
            found.add(text, locations=[(f"{folder}/{name}", 0)])
    return found


def in_python(file: BinaryIO, keywords: Collection[str], *_: object, **__: object) -> Iterator[Extracted]:
    """The calls of ``keywords`` in a Python file with their texts, as Babel asks of an extraction method; its own does
    not look into f-strings."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = list(map(_text, node.args))
            yield node.lineno, node.func.id, tuple(texts) if len(texts) > 1 else texts[0], []


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def update(code: str, folder: Path = FOLDER, root: Path = ROOT) -> Kept:
    """Bring the catalogue of the language ``code`` up to date: new texts are added without a translation, those that
    are no longer used go. A catalogue that is not there begins empty."""
    path = folder / code / CATALOGUE
    known = read_catalogue(path, code) if path.is_file() else Catalog(code, charset="utf-8")
    known.update(extracted(root), no_fuzzy_matching=True)
    known.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=code, plural_forms=known.plural_forms).encode())
        write_po(file, known, width=0, sort_output=True, omit_header=True, include_lineno=False)
    return Kept(code, len(known), tuple(missing(known)))


def read_catalogue(path: Path, code: str) -> Catalog:
    """The catalogue in the file ``path``."""
    with path.open("rb") as file:
        return read_po(file, locale=code)


def missing(catalogue: Catalog) -> Iterator[str]:
    """The texts that have no translation, or one marked as doubtful."""
    for message in catalogue:
        if message.id and (message.fuzzy or not all(_forms(message))):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def translated() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(code for code in languages() if code != SOURCE)
