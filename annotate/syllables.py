"""Which words are Vietnamese syllables: decided by sound structure and spelling, not by a word list.

A syllable is an onset (may be empty), a rime and one of six tones. A rime that ends in a stop (p, t, c, ch) takes
only the acute and the dot; k and gh stand before e, ê, i, y and c and g elsewhere; the tone mark has its place on
the vowel, which in "oa", "oe", "uy" differs between the old way (hòa) and the new (hoà): both are known. The
inventory is that of Đoàn Thiện Thuật, "Ngữ âm tiếng Việt" (1977), kept in ``data/onsets.tsv`` and ``data/rimes.txt``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from annotate import tables

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
STOP_TONES = ("\u0301", "\u0323")
STOPS = ("p", "t", "c", "k", "ch")
VOWELS = frozenset("aăâeêioôơuưy")
MARKED_VOWELS = frozenset("ăâêôơư")
FRONT = frozenset("eêiy")
AFTER_QU = frozenset("aăâeêiyơô")
# rimes whose tone mark stands on the first vowel in old spelling and on the second in new spelling
EITHER_PLACE = frozenset({"oa", "oe", "uy"})
# spelling merges two letters: gi + i = gì, gi + iêng = giếng, qu + uyêt = quyết
MERGED = (
    ("g", ("i", "in", "ich")),
    ("gi", ("êng", "êc")),
    ("qu", ("yn", "yên", "ynh", "ych", "yt", "yêt", "yp", "yu")),
)


def is_syllable(word: str) -> bool:
    """Whether ``word`` can be one syllable of Vietnamese, in any case and in any normal form."""
    return unicodedata.normalize("NFC", word).lower() in _syllables()


@cache
def _syllables() -> frozenset[str]:
    return frozenset(
        onset + toned
        for onset, rime in _toneless()
        for tone in (STOP_TONES if rime.endswith(STOPS) else TONES)
        for toned in _toned(rime, tone)
    )


def _toneless() -> Iterator[tuple[str, str]]:
    rimes = tables.words("rimes")
    for row in tables.rows("onsets"):
        onset, before = row["onset"], row["before"]
        yield from ((onset, rime) for rime in rimes if _fits(onset, before, rime))
    yield from ((onset, rime) for onset, merged in MERGED for rime in merged)


def _fits(onset: str, before: str, rime: str) -> bool:
    first = rime[0]
    if first == "y" and len(rime) > 1:
        return not onset
    if rime.startswith("iê") and not onset:  # spelt yê
        return False
    return {
        "any": True,
        "front": first in FRONT,
        "back": first not in FRONT,
        "not-i": first not in "iy",
        "glide": first in AFTER_QU and rime[:2] not in ("ia", "iê", "iu"),
    }[before]


def _toned(rime: str, tone: str) -> Iterator[str]:
    if not tone:
        yield rime
        return
    for place in _places(rime):
        yield unicodedata.normalize("NFC", rime[: place + 1] + tone + rime[place + 1 :])


def _places(rime: str) -> tuple[int, ...]:
    vowels = [i for i, letter in enumerate(rime) if letter in VOWELS]
    marked = [i for i in vowels if rime[i] in MARKED_VOWELS]
    if rime in EITHER_PLACE:
        return (0, 1)
    if rime == "uya":
        return (1,)
    if marked:
        return (marked[-1],)
    if len(vowels) == 1 or len(rime) == 2:
        return (vowels[0],)
    return (vowels[1],)
