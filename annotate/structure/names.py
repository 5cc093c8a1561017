"""Whether words look like the names of a byline: every word with a capital, or initials."""

from __future__ import annotations

import re

# P.V · T.H · N.T.L · H.Anh · PV
INITIALS = re.compile(r"[^\W\d_]{1,3}(?:\.\s?[^\W\d_]{1,8}){1,3}\.?|[^\W\d_]{2,4}")
JOINERS = frozenset({"-", "–", "&", "và", ",", "/"})


def capitalised(word: str) -> bool:
    """Whether the first letter is a capital."""
    bare = word.lstrip("(“\"'")
    return bool(bare) and bare[0].isupper()


def looks_like_name(words: str) -> bool:
    """Whether ``words`` may be a person's name or pen name: two to five capitalised words, or initials."""
    parts = words.strip(" .,").split()
    if not parts or len(words) > 45 or any(c.isdigit() for c in words):
        return False
    if len(parts) == 1:
        return parts[0].isupper() and INITIALS.fullmatch(parts[0]) is not None
    return len(parts) <= 5 and all(capitalised(p) and p.strip(".").replace(".", "").isalpha() for p in parts)


def looks_like_names(words: str) -> bool:
    """Whether ``words`` may be several names, joined by dashes, commas or "và"."""
    pieces = re.split(r"\s[-–—&]\s|\svà\s|,\s|\s?/\s?", words)
    return len(pieces) <= 5 and all(looks_like_name(piece) for piece in pieces)
