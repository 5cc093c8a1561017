"""Vietnamese spelling: one form for words written in several ways, keys for search, alphabetical order.

Folding drops meaning ("nằm" and "năm" are other words): it is for search and addresses only, never for annotation.
"""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The combining tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng (no mark, ngang, comes first)."""

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese alphabet, with f, j, w and z at their places in the Latin one."""

# Latin letters that Unicode does not decompose, with what one types for them. Eth stands for đ in text converted
# from old encodings: both capitals look alike.
PLAIN_LETTERS = str.maketrans(
    {
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i",
        "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH",
    }
)  # fmt: skip
ETH = str.maketrans("ðÐ", "đĐ")

# Accents of Latin, Greek and Cyrillic letters (the block Combining Diacritical Marks).
ACCENT = re.compile("[\u0300-\u036f]")
# A tone on the first vowel of oa, oe or uy, which the new style writes on the second: hòa, khỏe, thủy. In uyê the
# tone belongs to the third letter, so nothing is moved.
EARLY_TONE = re.compile("([òỏõóọ])([ae])|([ùủũúụ])(y)(?!ê)", re.IGNORECASE)
# A whole syllable that may be written with y or with i: kỹ/kĩ, lý/lí, quý/quí, tỷ/tỉ. Not "y" alone, nor "ay", "uy".
Y_SYLLABLE = re.compile("([hklmstv]|qu)([yỳỷỹýỵ])", re.IGNORECASE)
Y_TO_I = str.maketrans("yỳỷỹýỵYỲỶỸÝỴ", "iìỉĩíịIÌỈĨÍỊ")

_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def fold(text: str) -> str:
    """``text`` without accents and with d for đ, letter case kept: "Đường" -> "Duong". The result is NFC."""
    if text.isascii():
        return text
    bare = ACCENT.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare).translate(PLAIN_LETTERS)


def canonical(word: str) -> str:
    """``word`` in NFC with its tone where the new style puts it: hòa -> hoà, khỏe -> khoẻ, thủy -> thuỷ.

    A tone on the first vowel of oa, oe, uy moves to the second; this also mends slips such as "tòan" and "qúy".
    Eth (ð), a frequent mistake for đ, becomes đ. Letter case is kept.
    """
    if word.isascii():
        return word
    return EARLY_TONE.sub(_tone_on_second_vowel, unicodedata.normalize("NFC", word).translate(ETH))


def y_as_i(word: str) -> str:
    """``word`` (NFC) with i for y where both spellings are in use: kỹ -> kĩ, quý -> quí; others unchanged."""
    return word.translate(Y_TO_I) if Y_SYLLABLE.fullmatch(word) else word


def sort_key(text: str) -> SortKey:
    """Key for Vietnamese alphabetical order: letters first (a ă â b c d đ e ê …), then tones, then the text itself.

    As in the Unicode collation for Vietnamese, tones count only between texts of equal letters; case and the rest
    decide last. Spaces and punctuation come before digits, digits before letters. Needs no locale.
    """
    letters: list[tuple[int, int]] = []
    marks: list[int] = []
    for char in unicodedata.normalize("NFC", text).lower():
        letter, mark = _letter_and_mark(char)
        letters.append((_group(letter), _RANK.get(letter, ord(letter[0]) if letter else 0)))
        marks.append(mark)
    return tuple(letters), tuple(marks), text


def _tone_on_second_vowel(match: re.Match[str]) -> str:
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    decomposed = unicodedata.normalize("NFD", first)
    return decomposed[0] + unicodedata.normalize("NFC", second + decomposed[1])


def _letter_and_mark(char: str) -> tuple[str, int]:
    """A letter of the alphabet and its tone from 0 (none) to 5; the accents of other languages count from 6."""
    if char in _RANK or char.isascii():
        return char, 0
    parts = unicodedata.normalize("NFD", char)
    tones = [mark for mark in parts if mark in TONES]
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    if letter in _RANK and len(tones) == 1:
        return letter, TONES.index(tones[0]) + 1
    bare = fold(char)
    return (bare, 6 + ord(parts[-1])) if bare in _RANK else (char, 0)


def _group(letter: str) -> int:
    """Blank and punctuation, digits, Vietnamese letters, all other letters: in that order."""
    if letter in _RANK:
        return 2
    if letter.isdecimal():
        return 1
    return 3 if letter.isalpha() else 0
