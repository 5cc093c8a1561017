"""The words of the archive for spelling corrections: file ``w``."""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from plugins.search.encode import gzipped, json_bytes, varint
from plugins.search.keys import shared

LONGEST = 24
"""Longer words are no words that somebody mistypes."""


def wordlist(counts: Mapping[str, int], shown: Mapping[str, str]) -> bytes:
    """The gzipped file; ``counts`` are documents by folded word, ``shown`` how articles write exact forms."""
    prefixes, suffixes = bytearray(), bytearray()
    before = b""
    chosen = [word for word in sorted(counts) if len(word) <= LONGEST and not word[0].isdigit()]
    for word in chosen:
        key = word.encode()
        kept = shared(before, key)
        prefixes.append(kept)
        suffixes += key[kept:] + b"\n"
        before = key
    numbers = bytes(min(255, round(8 * log2(counts[word]))) for word in chosen)
    tail = json_bytes(dict(sorted(shown.items())))
    head = b"".join(map(varint, (len(chosen), len(suffixes), len(numbers))))
    return gzipped(head + bytes(prefixes) + bytes(suffixes) + numbers + tail)
