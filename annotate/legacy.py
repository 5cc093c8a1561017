"""Vietnamese encodings from before Unicode: which one a file is in, if that can be told beyond doubt.

A file is taken for an encoding when in its decoding at least 95 % of the words with a non-ASCII byte are valid
Vietnamese syllables, and in no other decoding 60 % are. Tables are in ``data/encodings``.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from annotate import tables
from annotate.normalform import nfc
from annotate.syllables import is_syllable

CERTAIN = 0.95
POSSIBLE = 0.60

# typographic punctuation of windows-125x that touches words: quotation marks, dashes, dots, no-break space
PUNCTUATION = "“”‘’„…–—•\u00a0"
PUNCTUATION_BYTES = PUNCTUATION.encode("cp1252")

# a word whose plain letters are all capitals, at least two: an ABC font drew its other letters as capitals too
CAPITALS = re.compile(r"\b(?=[^\W\d_a-z]+\b)(?=[^\WA-Z]*[A-Z][^\WA-Z]*[A-Z])\w+")

# the longest syllable, "nghiêng", takes 8 characters where its tone is one of its own; longer words are none
LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and the share (0 to 1) of the words with non-ASCII bytes that are syllables in it."""

    encoding: str
    share: float


@dataclass(frozen=True, slots=True)
class _Charset:
    """An encoding; those of one ``family`` differ in rare bytes only and do not contradict each other."""

    name: str
    family: str
    decode: Callable[[bytes], str]
    letters: re.Pattern[bytes]


def guesses(data: bytes) -> tuple[Guess, ...]:
    """The best encoding of each family for ``data``, most likely first; those that cannot decode it are left out."""
    best: dict[str, Guess] = {}
    for charset in _charsets():
        share = _share(data, charset)
        if share is not None and (charset.family not in best or share > best[charset.family].share):
            best[charset.family] = Guess(charset.name, share)
    return tuple(sorted(best.values(), key=lambda guess: (-guess.share, guess.encoding)))


def identify(found: tuple[Guess, ...]) -> str | None:
    """The one encoding that ``guesses`` leave no doubt about, or None."""
    if not found or found[0].share < CERTAIN:
        return None
    if len(found) > 1 and found[1].share >= POSSIBLE:
        return None
    return found[0].encoding


def decode_as(data: bytes, encoding: str) -> str:
    """``data`` decoded from a legacy ``encoding`` by name, NFC; raises UnicodeDecodeError or KeyError."""
    charset = {charset.name: charset for charset in _charsets()}[encoding]
    text = nfc(charset.decode(data))
    return CAPITALS.sub(lambda word: word.group().upper(), text) if encoding == "tcvn3" else text


def _share(data: bytes, charset: _Charset) -> float | None:
    """The share of valid words; a share that can no longer reach ``POSSIBLE`` is not counted to its end."""
    try:
        charset.decode(data)
    except UnicodeDecodeError:
        return None
    found = charset.letters.findall(data)
    words = Counter(word for word in found if not word.isalpha() and word.strip(PUNCTUATION_BYTES))
    total, valid, invalid = words.total(), 0, 0
    for word, count in words.items():
        letters = _letters(word, charset)
        if not letters:
            total -= count
        elif len(letters) <= LONGEST_WORD and is_syllable(letters):
            valid += count
        else:
            invalid += count
        if invalid > (1 - POSSIBLE) * total and valid + invalid >= 1000:
            return valid / (valid + invalid)
    return valid / total if total else 0.0


def _letters(word: bytes, charset: _Charset) -> str:
    """The word decoded, without punctuation at its ends; empty where only ASCII remains."""
    letters = charset.decode(word).strip(PUNCTUATION)
    return "" if letters.isascii() else letters


@cache
def _charsets() -> tuple[_Charset, ...]:
    tcvn3 = _byte_table("tcvn3")
    tcvn = {**tcvn3, **_byte_table("tcvn-5712-1")}
    viscii = _byte_table("viscii")
    return (
        _Charset("windows-1258", "windows-1258", lambda data: data.decode("cp1258"), _words({})),
        _Charset("tcvn3", "tcvn", _single_bytes(tcvn3, "tcvn3"), _words(tcvn3)),
        _Charset("tcvn-5712-1", "tcvn", _single_bytes(tcvn, "tcvn-5712-1"), _words(tcvn)),
        _Charset("viscii", "viscii", _single_bytes(viscii, "viscii"), _words(viscii)),
        _Charset("vni-windows", "vni-windows", _vni, _words({})),
    )


def _byte_table(name: str) -> dict[int, str]:
    return {int(row["byte"], 16): _character(row["character"]) for row in tables.rows(f"encodings/{name}")}


def _character(cell: str) -> str:
    return chr(int(cell[2:], 16)) if cell.startswith("U+") else cell


def _words(table: Mapping[int, str]) -> re.Pattern[bytes]:
    """Runs of ASCII letters, bytes above ASCII, and the control bytes that are letters in ``table``."""
    controls = b"".join(b"\\x%02x" % byte for byte in sorted(table) if byte < 0x20)
    return re.compile(b"[A-Za-z\\x80-\\xff" + controls + b"]+")


def _single_bytes(table: Mapping[int, str], name: str) -> Callable[[bytes], str]:
    """A decoder for ``table``; bytes that it lacks are those of windows-1252, or undefined there too."""
    characters = "".join(
        table.get(byte) or bytes([byte]).decode("cp1252", "ignore") or "\ufffe" for byte in range(256)
    )

    def decode(data: bytes) -> str:
        try:
            return codecs.charmap_decode(data, "strict", characters)[0]
        except UnicodeDecodeError as error:
            raise UnicodeDecodeError(name, data, error.start, error.end, "undefined byte") from None

    return decode


def _vni(data: bytes) -> str:
    text = data.decode("cp1252")
    pairs = _vni_pairs()
    return VNI_LETTER.sub(lambda match: pairs.get(match.group(), match.group()), text)


@cache
def _vni_pairs() -> dict[str, str]:
    """Every written form of a letter: small, capital, and a capital whose mark is written small."""
    pairs = {}
    for row in tables.rows("encodings/vni-windows"):
        written, character = row["written"], row["character"]
        pairs[written] = character
        pairs[written.upper()] = character.upper()
        pairs[written[0].upper() + written[1:]] = character.upper()
    return pairs


# VNI-Windows as windows-1252 shows it: a vowel with its mark, or a letter that is one byte
VNI_LETTER = re.compile("[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ôöíìæóòîñÔÖÍÌÆÓÒÎÑ]")
