"""Keys that spellings of one name share, and what the shape of a person's name says of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from annotate import tables
from annotate.authorities import canonical
from annotate.names.lexicon import lexicon
from annotate.syllables import is_syllable
from annotate.vietnamese import fold

Shape = Literal["full", "stage", "foreign", "bare"]
"""full: a Vietnamese name of surname, middle and given name, also one cut short; stage: other Vietnamese names of several syllables;
foreign: first and last name; bare: one word."""

# A word of a name, with the hyphens and apostrophes that foreign names have inside.
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
NEVER = 99
"""More weak ties than any two people have."""
# How one foreign sound is spelt in several ways: what stands for it in a key. Applied in this order.
SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("ph", "f"), ("kh", "h"), ("ck", "k"), ("gh", "g"), ("x", "ks"),
    ("y", "i"), ("j", "i"), ("w", "v"), ("c", "k"), ("q", "k"),
)  # fmt: skip
DOUBLED = re.compile(r"([^\W\d_])\1+")
# Endings that differ by the system of transcription: Zelenskyy, Zelenskiy, Zelensky.
ENDING = re.compile(r"(?<=\w\w)i+$")


@lru_cache(maxsize=1 << 16)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a name in canonical spelling and small letters; a nickname in quotation marks is left out."""
    plain = text
    for quote in '“"‘«':
        head = plain.partition(quote)[0].strip()
        plain = head or plain
    return tuple(WORD.findall(canonical(plain).casefold())) or (canonical(text).casefold(),)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key that spellings of one foreign word share: Sergei, Sergey; Zelensky, Zelenskyy; Mát-xcơ-va, Matxcova."""
    key = fold(word).replace("-", "").replace("'", "").replace("’", "")
    for spelt, meant in SOUNDS:
        key = key.replace(spelt, meant)
    return ENDING.sub("i", DOUBLED.sub(r"\1", key)) or word


@lru_cache(maxsize=1 << 16)
def vietnamese(word: str) -> bool:
    """Whether ``word`` may be a Vietnamese syllable."""
    return is_syllable(word)


@lru_cache(maxsize=1 << 16)
def shape_of(words: tuple[str, ...]) -> Shape:
    """What kind of person's name these words make."""
    if len(words) == 1:
        return "bare"
    if initial(words[-1]):
        return "full"
    if not all(vietnamese(word) or initial(word) for word in words):
        return "foreign"
    return "full" if words[0] in surnames() and len(words) > 2 else "stage"


@lru_cache(maxsize=1 << 16)
def needs(words: tuple[str, ...]) -> int:
    """How many weak ties join two people of this Vietnamese name: the more common the name, the more.

    Nguyễn Thị Kim Tiến 1, Trịnh Xuân Thanh 2, Nguyễn Văn Hùng 3; of Lê Quốc Th. no number does.
    """
    if initial(words[-1]):
        return NEVER
    if len(words) > 3:
        return 1
    common = words[0] in _listed("common-surnames") and words[1] in _listed("common-middles")
    return 3 if common or len(words) < 3 else 2


@cache
def surnames() -> frozenset[str]:
    """Vietnamese surnames in small letters."""
    return frozenset(name.casefold() for name in lexicon().surnames)


def initial(word: str) -> bool:
    """Whether a name's last word is cut short, as papers do with names of suspects: A., Th."""
    return len(word) == 1 or (
        len(word) <= 3 and not vietnamese(word) and not re.search("[aeiouy]", fold(word))
    )


def within_one(one: str, other: str) -> bool:
    """Whether two words differ by at most one letter put in, left out, changed, or two that changed places."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[at:], other[at:]
    if len(one) == len(other):
        return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    return rest[1:] == others or rest == others[1:]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(canonical(word).casefold() for word in tables.words(f"resolve/{name}"))
