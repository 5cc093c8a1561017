"""Longest match of many phrases at once: a trie over tokens, one dictionary look-up for each step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from annotate.names.tokens import TOKEN, Word, word

Value = TypeVar("Value")


@dataclass(slots=True)
class Node(Generic[Value]):
    """A step of the trie: the next steps by token, and the value of the phrase that ends here."""

    next: dict[str, Node[Value]] = field(default_factory=dict)
    value: Value | None = None


class Phrases(Generic[Value]):
    """Phrases with a value each, found by their tokens as ``spelt`` gives them."""

    def __init__(self, entries: Iterable[tuple[str, Value]], spelt: Callable[[Word], str]) -> None:
        """Compile ``entries``; of two equal phrases the first holds."""
        self.root: dict[str, Node[Value]] = {}
        self.last: set[str] = set()
        self.size = 0
        for phrase, value in entries:
            steps, node = self.root, None
            tokens = [spelt(word(match.group())) for match in TOKEN.finditer(phrase)]
            self.last.update(tokens[-1:])
            self.size = max(self.size, len(tokens))
            for token in tokens:
                node = steps.setdefault(token, Node())
                steps = node.next
            if node is not None and node.value is None:
                node.value = value

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, Value] | None:
        """End and value of the longest phrase that begins at token ``start`` of ``tokens`` (spelt alike)."""
        node = self.root.get(tokens[start])
        found, end, size = None, start, len(tokens)
        while node is not None:
            end += 1
            if node.value is not None:
                found = (end, node.value)
            node = node.next.get(tokens[end]) if end < size else None
        return found

    def ending(self, tokens: Sequence[str], end: int) -> tuple[int, Value] | None:
        """Start and value of the longest phrase that ends before token ``end``."""
        if end == 0 or tokens[end - 1] not in self.last:
            return None
        for start in range(max(0, end - self.size), end):
            node = self.root.get(tokens[start])
            at = start + 1
            while node is not None and at < end:
                node = node.next.get(tokens[at])
                at += 1
            if node is not None and node.value is not None:
                return start, node.value
        return None
