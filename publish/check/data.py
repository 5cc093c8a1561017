"""Files beside the pages: JSON, JSON Lines and XML are well-formed, and names work on every file system."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn
from xml.parsers import expat

from annotate.problems import Problem

REMEDY = "report this, with the seed, as a fault of the archive software"
JSON_SUFFIXES = frozenset({".json", ".webmanifest", ".geojson"})
XML_SUFFIXES = frozenset({".xml", ".atom", ".rss", ".svg", ".opml"})
# The portable file name characters of POSIX, and the "~" of some search indexes.
PORTABLE_NAME = re.compile(r"[A-Za-z0-9._~][A-Za-z0-9._~-]*")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
LONGEST_NAME = 255
# C1 controls and DEL, which XML allows and feed readers reject (expat itself refuses C0); what reorders text.
CONTROL = re.compile("[\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
ACTIVE_IN_SVG = frozenset(
    ["script", "foreignobject", "animate", "animatemotion", "animatetransform", "set", "iframe", "style"]
)
ADDRESS_ELEMENTS = frozenset({"loc", "link"})


class Malformed(ValueError):  # noqa: N818 - it names what is wrong
    """What is wrong with a JSON or XML text, in words that end a sentence."""


def check_names(files: Iterable[str]) -> Iterator[Problem]:
    """Names that some file system or web host cannot hold, and names that differ in case alone."""
    seen: dict[str, str] = {}
    for file in files:
        for part in file.split("/"):
            if not PORTABLE_NAME.fullmatch(part) or part.endswith(".") or len(part) > LONGEST_NAME:
                yield Problem(file, 0, f"the name {part!r} does not work on every file system", REMEDY)
            elif RESERVED.fullmatch(part):
                yield Problem(file, 0, f"the name {part!r} is reserved on Windows", REMEDY)
        other = seen.setdefault(file.casefold(), file)
        if other != file:
            yield Problem(file, 0, f"the name differs from {other} in case alone", REMEDY)


def parse_json(text: str) -> Any:
    """The value of a JSON text. Raises Malformed for anything but strict JSON, a name given twice and NaN too."""
    try:
        return json.loads(text, object_pairs_hook=unique_keys, parse_constant=refuse_constant)
    except RecursionError:
        raise Malformed("is nested too deeply") from None
    except Malformed:
        raise
    except ValueError as error:
        raise Malformed(f"is not well-formed JSON ({error})") from None


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as a dict. Raises Malformed where a name stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Malformed(f"gives {twice!r} twice in one object")
    return found


def refuse_constant(name: str) -> NoReturn:
    """Raise Malformed for NaN and the infinities, which are no JSON."""
    raise Malformed(f"holds {name}, which is no JSON")


def check_json(name: str, text: str) -> Iterator[Problem]:
    """Whether the file ``name`` is one JSON value."""
    try:
        parse_json(text)
    except Malformed as error:
        yield Problem(name, 0, f"the file {error}", REMEDY)


def check_json_lines(name: str, lines: Iterable[str]) -> Iterator[Problem]:
    """Whether each line of the file ``name`` is one JSON object."""
    for n, line in enumerate(lines, start=1):
        try:
            if not isinstance(parse_json(line), dict):
                raise Malformed("is no JSON object")
        except Malformed as error:
            yield Problem(name, n, f"the line {error}", REMEDY)


def check_xml(name: str, content: bytes) -> tuple[list[Problem], list[str]]:
    """What is wrong with an XML file, and the addresses that it holds (site map, feed, drawing)."""
    reader = XmlReader()
    faults = []
    try:
        reader.read(content)
    except Malformed as error:
        faults.append(str(error))
    except expat.ExpatError as error:
        faults.append(f"is not well-formed XML ({error})")
    faults += reader.faults
    return [Problem(name, 0, f"the file {fault}", REMEDY) for fault in faults], reader.addresses


class XmlReader:
    """Reads one XML file for its faults and its addresses, without building a tree."""

    def __init__(self) -> None:
        """Make a reader with nothing read."""
        self.faults: list[str] = []
        self.addresses: list[str] = []
        self.words: list[str] | None = None
        self.depth = 0
        self.svg = False

    def read(self, content: bytes) -> None:
        """Read ``content``. Raises Malformed for a document type, ExpatError for what is no XML."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(content, True)

    def doctype(self, *_: object) -> None:
        """Refuse a document type: entities can make a small file huge, or read others."""
        raise Malformed("declares a document type, which a feed or drawing must not")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the address of a link; refuse what is active in a drawing."""
        name = tag.rpartition(":")[2].lower()
        if self.depth == 0:
            self.svg = name == "svg"
        self.depth += 1
        if self.svg:
            self.check_drawing(name, attributes)
        if name == "link" and "href" in attributes:
            self.addresses.append(attributes["href"])
        self.words = [] if name in ADDRESS_ELEMENTS else None
        for value in attributes.values():
            self.check_controls(value)

    def check_drawing(self, name: str, attributes: dict[str, str]) -> None:
        """An SVG file opened by itself must run and fetch nothing."""
        if name in ACTIVE_IN_SVG:
            self.faults.append(f"holds <{name}>")
        for key, value in attributes.items():
            if key.lower().startswith("on") or key == "style":
                self.faults.append(f"has the attribute {key}")
            elif key in ("href", "xlink:href") and not value.startswith("#"):
                self.addresses.append(value)

    def end(self, _: str) -> None:
        """Note the address that the element held as its text."""
        self.depth -= 1
        if self.words:
            self.addresses.append("".join(self.words).strip())
        self.words = None

    def data(self, text: str) -> None:
        """Collect the text of an element that holds an address."""
        if self.words is not None:
            self.words.append(text)
        self.check_controls(text)

    def check_controls(self, text: str) -> None:
        """Note the first character that feed readers reject."""
        found = CONTROL.search(text)
        if found and not any("control character" in fault for fault in self.faults):
            self.faults.append(f"holds the control character U+{ord(found[0]):04X}")
