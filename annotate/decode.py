"""Bytes to text: strictly, and without a guess that could be wrong.

Order: a byte order mark decides; then files that are no text are refused by what they are; then strict UTF-8; then
the Vietnamese encodings from before Unicode, where ``legacy`` leaves no doubt. The result is NFC.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from annotate import legacy, tables
from annotate.invisible import comparable
from annotate.model import LINE_END
from annotate.normalform import nfc
from annotate.problems import BadInput, Problem

# the longest first, since the mark of UTF-16 LE begins that of UTF-32 LE
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAVE_AS_UTF8 = "save it as UTF-8 text"
CONTAINER_HEAD = 200_000
# at most one broken sequence in so many good characters: the file was UTF-8 before it was damaged
MOSTLY = 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text in NFC, line ends as given, and the name of the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file; ``name`` is what messages call the file. Raises BadInput."""
    decoded = _decode(data, name)
    if (nul := decoded.text.find("\0")) >= 0:
        cause = f"it holds a NUL character (character {nul}), which no text does"
        raise _refusal(name, _line(decoded.text[:nul]), cause, "remove it or " + SAVE_AS_UTF8)
    if not comparable(decoded.text):
        what = "only invisible characters" if decoded.text.strip() else "no text"
        cause = f"it holds {what}" if data else "the file is empty"
        raise _refusal(name, 0, cause, "put the article's text into it or remove the file")
    return decoded


def _decode(data: bytes, name: str) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark) and (len(data) % 4 == 0 or "32" not in encoding):
            return _decode_strictly(data[len(mark) :], encoding, name, len(mark))
    if what := _binary(data):
        raise _refusal(name, 0, f"it is {what}, not text", "extract its text and " + SAVE_AS_UTF8)
    try:
        return Decoded(nfc(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(data, name, error)


def _decode_strictly(body: bytes, encoding: str, name: str, skipped: int) -> Decoded:
    try:
        return Decoded(nfc(body.decode(encoding)), encoding)
    except UnicodeDecodeError as error:
        line = _line(body[: error.start].decode(encoding, "ignore"))
        cause = (
            f"it starts with the mark of {encoding.upper()} but byte {error.start + skipped} "
            f"(0x{body[error.start]:02X}) is not valid in it"
        )
        raise _refusal(name, line, cause, SAVE_AS_UTF8) from None


def _binary(data: bytes) -> str | None:
    """What the file is where it is no text, else None."""
    head = data[:CONTAINER_HEAD]
    for row in tables.rows("signatures"):
        if data.startswith(bytes.fromhex(row["bytes"])) and row["holds"].encode() in head:
            return row["what"]
    nul = data.find(b"\0")
    if nul < 0:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 > len(data) and min(even, odd) * 20 < max(even, odd):
        return f"UTF-16 {'BE' if even > odd else 'LE'} without a byte order mark"
    return f"binary data (a NUL byte at offset {nul})"


def _decode_legacy(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    guesses = legacy.guesses(data)
    if encoding := legacy.identify(guesses):
        return Decoded(legacy.decode_as(data, encoding), encoding)
    cause = (
        f"byte {error.start} (0x{data[error.start]:02X}) is not valid UTF-8 and no old Vietnamese encoding fits "
        f"beyond doubt (best guess: {_best_guess(data, guesses)})"
    )
    line = _line(data[: error.start].decode("utf-8", "ignore"))
    raise _refusal(name, line, cause, SAVE_AS_UTF8)


def _best_guess(data: bytes, guesses: tuple[legacy.Guess, ...]) -> str:
    text = data.decode("utf-8", "replace")
    broken, good = text.count("\ufffd"), sum(1 for character in text if character > "\x7f")
    if good - broken >= broken * MOSTLY:
        return f"UTF-8 with {broken} damaged place{'s' if broken > 1 else ''}"
    likely = [guess for guess in guesses if guess.share >= legacy.POSSIBLE] or list(guesses[:1])
    if not likely or not likely[0].share:
        return "none, perhaps not Vietnamese"
    return ", ".join(f"{guess.encoding} with {guess.share:.0%} valid syllables" for guess in likely)


def _line(before: str) -> int:
    return 1 + sum(1 for _ in LINE_END.finditer(before))


def _refusal(name: str, line: int, cause: str, remedy: str) -> BadInput:
    return BadInput([Problem(name, line, cause, remedy)])
