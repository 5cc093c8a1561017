"""A YAML file that a person wrote, as nodes that know their line and keep every value as it was written.

Only what such files need: mappings, lists and text. ``publish: no`` stays "no", ``date: 2017-04-12`` stays a date as
written. Anchors, aliases, tags and further documents are refused, as they hide what a line means.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from annotate.normalform import nfc
from annotate.problems import BadInput, Problem
from annotate.read import read_bytes, shown

MAX_BYTES = 1_000_000
MAX_DEPTH = 10
SAVE_AS_UTF8 = "save it as UTF-8 text"
OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# what YAML may not hold: controls but tab and line ends, and noncharacters
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value or a key: the text as written (quotes taken off, NFC) and its line, counted from 1."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node: TypeAlias = Scalar | Sequence | Mapping


def load(path: Path, name: str) -> Node | None:
    """The content of a YAML file, None where it holds comments only; raises BadInput with every problem found."""
    return parse(read_bytes(path, name, MAX_BYTES), name)


def parse(data: bytes, name: str) -> Node | None:
    """``load`` for the bytes of a file; ``name`` is what messages call it."""
    problems: list[Problem] = []

    def complain(line: int, cause: str, remedy: str) -> None:
        problems.append(Problem(name, line, cause, remedy))

    text = _text(data, complain)
    node = None
    if not problems:
        try:
            node = _Builder(text, complain).document()
        except yaml.YAMLError as error:
            complain(*_syntax_error(text, error))
        except _TooDeep as error:
            complain(
                error.line, f"lists and keys are nested more than {MAX_DEPTH} deep", "nest them less deep"
            )
    if problems:
        raise BadInput(problems)
    return node


Complain: TypeAlias = Callable[[int, str, str], None]


class _TooDeep(Exception):  # noqa: N818 - raised and caught here only
    def __init__(self, line: int) -> None:
        self.line = line


class _Builder:
    """Nodes from the parser's events; what it does not allow is complained of and left out."""

    def __init__(self, text: str, complain: Complain) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)
        self.complain = complain

    def document(self) -> Node | None:
        """The only document of the stream."""
        node: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.complain(_line(event), "a second document begins here", 'remove the line "---"')
                    break
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, 1)
        empty = isinstance(node, Scalar) and not node.value
        return None if empty else node

    def node(self, event: yaml.Event, depth: int) -> Node:
        """The node that begins with ``event``."""
        line = _line(event)
        if depth > MAX_DEPTH:
            raise _TooDeep(line)
        if isinstance(event, yaml.AliasEvent):
            self.complain(
                line,
                f'"*{_short(event.anchor)}" is an alias',
                "write the value itself, or put it in quotes",
            )
            return Scalar("", line)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        self.refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(nfc(event.value), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth)), line)
        return Mapping(tuple(self.entries(depth)), line)

    def refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Complain of an anchor or a tag."""
        if event.anchor:
            self.complain(
                _line(event),
                f'"&{_short(event.anchor)}" is an anchor',
                "remove it, or put the value in quotes",
            )
        if event.tag:
            self.complain(
                _line(event), f'"{_short(event.tag)}" is a tag', "remove it, or put the value in quotes"
            )

    def items(self, depth: int) -> Iterator[Node]:
        """The nodes of a list up to its end."""
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, depth + 1)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        """The keys and values of a mapping up to its end, the first of each key."""
        seen: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.complain(
                    key.line, "a key is a list or a mapping", "use a word as key, or quote the value"
                )
            elif key.value in seen:
                cause = f'the key "{_short(key.value)}" stands here and in line {seen[key.value]}'
                self.complain(key.line, cause, "keep one of the two")
            else:
                seen[key.value] = key.line
                yield key, value


def _text(data: bytes, complain: Complain) -> str:
    if data.startswith(OTHER_MARKS):
        complain(0, "it is UTF-16", SAVE_AS_UTF8)
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        complain(line, f"byte {error.start} (0x{data[error.start]:02X}) is not valid UTF-8", SAVE_AS_UTF8)
        return ""
    for match in FORBIDDEN.finditer(text):
        line = 1 + text.count("\n", 0, match.start())
        complain(line, f"the character U+{ord(match.group()):04X} may not stand here", "remove it")
        break
    return text


def _syntax_error(text: str, error: yaml.YAMLError) -> tuple[int, str, str]:
    """Line, cause and remedy of what the parser could not read."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read"
    if mark is None:
        return 0, f"this is not valid YAML ({problem})", "compare it with the examples in the documentation"
    lines = text.splitlines()
    written = lines[mark.line] if mark.line < len(lines) else ""
    if (
        "\t" in written[: len(written) - len(written.lstrip())]
        or written[mark.column : mark.column + 1] == "\t"
    ):
        return mark.line + 1, "the line is indented with a tab", "indent it with spaces"
    remedy = 'put a value that holds ": ", " #" or begins with a sign in quotes, and check the indentation'
    return mark.line + 1, f"this is not valid YAML ({problem})", remedy


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _short(text: str | None) -> str:
    return shown((text or "")[:60])
