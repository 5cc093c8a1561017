"""Characters that nobody sees: which are replaced by a visible label, which keep their place and get one beside.

Controls, bidi controls and zero-width characters are replaced, since they could reorder or hide words; they are
left out of both sides when a page is compared with its seed. Joiners stay where a script or an emoji needs them.
White space (``str.isspace``) is never labelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate import tables
from annotate.model import raw_lines


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: its words as they stand, or a label ("U+200B U+200C") that annotation inserts."""

    text: str
    label: bool


def pieces(line: str) -> Iterator[Piece]:
    """Cut ``line`` into text, verbatim, and labels, adjacent ones merged.

    The text pieces joined are ``line`` without the characters that labels replace.
    """
    done = 0
    names: list[str] = []
    for match in UNSEEN.finditer(line):
        if match.lastgroup == "flag":
            continue
        text_end = match.start() if match.lastgroup == "replaced" else match.end()
        if done < text_end:
            if names:
                yield Piece(" ".join(names), True)
            yield Piece(line[done:text_end], False)
            names = []
        names += _names(match.group())
        done = match.end()
    if names:
        yield Piece(" ".join(names), True)
    if done < len(line):
        yield Piece(line[done:], False)


def comparable(line: str) -> str:
    """``line`` as a page's text must equal it: no replaced characters, white space runs one space, ends trimmed."""
    return " ".join(LABELLED.sub("", line).split())


def report(text: str) -> tuple[tuple[int, str], ...]:
    """Every replaced or labelled character of ``text`` as (line number, "U+200B"), each once a line, in order."""
    found = (
        (line.n, name)
        for line in raw_lines(text)
        for match in UNSEEN.finditer(line.text)
        if match.lastgroup != "flag"
        for name in _names(match.group())
    )
    return tuple(dict.fromkeys(found))


def _names(characters: str) -> list[str]:
    return [f"U+{ord(character):04X}" for character in characters]


def _ranges(table: str, column: str, value: str) -> list[tuple[int, int]]:
    return [
        (int(row["first"], 16), int(row["last"], 16)) for row in tables.rows(table) if row[column] == value
    ]


def _inside(ranges: Iterable[tuple[int, int]]) -> str:
    """``ranges`` as the inside of a character class of a regular expression."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _letters(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of letters and marks within ``ranges``."""
    stretches: list[tuple[int, int]] = []
    for first, last in ranges:
        for code in range(first, last + 1):
            if unicodedata.category(chr(code))[0] not in "LM":
                continue
            joined = stretches and stretches[-1][1] == code - 1
            stretches.append((stretches.pop()[0], code) if joined else (code, code))
    return stretches


_REPLACED = _inside(_ranges("invisible", "treatment", "replaced"))
_JOINERS = _inside(_ranges("invisible", "treatment", "joiner"))
_SCRIPT = _inside(_letters(_ranges("joining", "kind", "script")))
_EMOJI = _inside(_ranges("joining", "kind", "emoji"))
# a joiner, unless it stands between two letters of a joining script or is a ZWJ that holds two emoji together
_STRAY_JOINER = (
    rf"(?=[{_JOINERS}])(?!(?<=[{_SCRIPT}]).(?=[{_SCRIPT}])|(?<=[{_EMOJI}])\u200d(?=[{_EMOJI}]))[{_JOINERS}]"
)

# what a label replaces: controls, bidi controls, zero-width characters
LABELLED = re.compile(f"[{_REPLACED}]|{_STRAY_JOINER}")

# runs of what a reader cannot see; the flag of a region (black flag, tag letters, cancel tag) is seen
UNSEEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]{1,32}\U000e007f)"
    f"|(?P<replaced>(?:{LABELLED.pattern})+)"
    f"|(?P<labelled>[{_inside(_ranges('invisible', 'treatment', 'labelled'))}]+)"
)
