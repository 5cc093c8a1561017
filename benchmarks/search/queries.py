"""Queries whose right answer is known: parts of articles, and phrases with all articles that have them.

The rules here are not those of the index: words are runs of letters and digits, and the truth of a phrase is found by
reading all texts.
"""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotate.vietnamese import canonical, y_as_i
from plugins.search.documents import Document

SEED = 20
QUERIES = 200
LENGTHS = (2, 3, 4)
"""Words of a query that is one piece of text."""
BEST = 3
"""Pieces come from the third of an article's pieces that is rarest."""
LETTERS = "abcdeghiklmnopqrstuvxy"

WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
"""A number with its points and commas, or a run of letters and digits."""
BREAK = re.compile(r"[^\w\s]|_")
"""What no piece of a query reaches over: anything but words and spaces."""
SENTENCE_END = re.compile(r"[!?…;]|(?<!\d)[.:]|[.:](?!\d)")
"""A point or colon between digits belongs to a number."""

Piece = tuple[str, ...]


class Query(NamedTuple):
    """What is typed and the id of the article that it is part of."""

    text: str
    article: str


class Phrase(NamedTuple):
    """What is typed between quotation marks and the ids of all articles that have it."""

    text: str
    articles: frozenset[str]


def query_sets(documents: Sequence[Document], n: int = QUERIES) -> dict[str, list[Query]]:
    """Known-item queries by what they are, ``n`` each, of the same articles in all forms of a set.

    A: two to four words of the title that stand together. B: the same of the body. C: two pairs of words of the title
    that do not. Each as written, without accents, A and B in quotation marks as well, A and C with one typing error.
    """
    rarity = rarities(documents)
    a = chosen(documents, lambda each, dice: window(pieces(each.title), dice, rarity), n, "A")
    b = chosen(documents, lambda each, dice: window(pieces(_below(each)), dice, rarity), n, "B")
    c = chosen(documents, lambda each, dice: two_pairs(pieces(each.title), dice), n, "C")
    return {
        "A accented": a,
        "A unaccented": changed(a, plain),
        "A phrase": changed(a, quoted),
        "A typing error": misspelt(a),
        "B accented": b,
        "B unaccented": changed(b, plain),
        "B phrase": changed(b, quoted),
        "C accented": c,
        "C unaccented": changed(c, plain),
        "C typing error": misspelt(c),
    }


def chosen(
    documents: Sequence[Document], cut: Callable[[Document, random.Random], str], n: int, name: str
) -> list[Query]:
    """``n`` queries that ``cut`` makes of random articles; articles of which it makes nothing are passed over."""
    dice = random.Random(f"{SEED} {name}")
    found: list[Query] = []
    for document in dice.sample(documents, len(documents)):
        if len(found) == n:
            break
        if text := cut(document, dice):
            found.append(Query(text, document.id))
    return found


def pieces(text: str) -> list[Piece]:
    """The words of ``text`` in small letters, in rows that no punctuation separates."""
    rows = (tuple(WORD.findall(part)) for row in normal(text).split("\n") for part in BREAK.split(row))
    return [row for row in rows if row]


def window(rows: Sequence[Piece], dice: random.Random, rarity: Callable[[str], float]) -> str:
    """Two to four words that stand together, from the third of such places that is rarest; empty if there is none."""
    size = dice.choice(LENGTHS)
    windows = [row[at : at + size] for row in rows for at in range(len(row) - size + 1)]
    windows.sort(key=lambda words: (-sum(map(rarity, words)), words))
    return " ".join(dice.choice(windows[: math.ceil(len(windows) / BEST)])) if windows else ""


def two_pairs(rows: Sequence[Piece], dice: random.Random) -> str:
    """Two pairs of words with at least one word between them; empty if the text is too short."""
    words = [word for row in rows for word in row]
    last = len(words) - 2
    if last < 3:
        return ""
    first = dice.randint(0, last - 3)
    second = dice.randint(first + 3, last)
    return " ".join((*words[first : first + 2], *words[second : second + 2]))


def rarities(documents: Sequence[Document]) -> Callable[[str], float]:
    """How rare a word is: the logarithm of all articles over those that have it."""
    having = Counter(
        word for each in documents for word in {word for row in pieces(body(each)) for word in row}
    )
    return lambda word: math.log((len(documents) + 1) / (having[word] + 1))


def changed(queries: Sequence[Query], change: Callable[[str], str]) -> list[Query]:
    """The same queries, typed in another way."""
    return [query._replace(text=change(query.text)) for query in queries]


def misspelt(queries: Sequence[Query]) -> list[Query]:
    """The same queries with one typing error each."""
    dice = random.Random(f"{SEED} typing")
    return changed(queries, lambda text: typing_error(text, dice))


def typing_error(text: str, dice: random.Random) -> str:
    """``text`` with one letter of its longest word left out, doubled by another, exchanged, or in the wrong order."""
    words = text.split(" ")
    at = max(range(len(words)), key=lambda each: len(words[each]))
    word = words[at]
    for _ in range(100):
        i, letter = dice.randrange(len(word)), dice.choice(LETTERS)
        wrong = dice.choice(
            (
                word[:i] + word[i + 1 :],
                word[:i] + letter + word[i:],
                word[:i] + letter + word[i + 1 :],
                word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :],
            )
        )
        if wrong and wrong != word:
            break
    return " ".join((*words[:at], wrong, *words[at + 1 :]))


def plain(text: str) -> str:
    """``text`` typed without accents, đ as d."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def quoted(text: str) -> str:
    """``text`` in quotation marks."""
    return f'"{text}"'


def phrases(documents: Sequence[Document], n: int = QUERIES) -> list[Phrase]:
    """``n`` phrases of two to four words from bodies, with all articles where the words stand in a row in a sentence."""
    queries = chosen(
        documents, lambda each, dice: window(_sentences(each), dice, lambda _: 0.0), n, "phrases"
    )
    wanted = {tuple(same(word) for word in query.text.split(" ")): query.text for query in queries}
    first = {words[:2] for words in wanted}
    having: dict[Piece, set[str]] = {words: set() for words in wanted}
    for document in documents:
        for words in map(_same_words, _sentences(document)):
            for at, pair in enumerate(pairwise(words)):
                if pair in first:
                    for size in LENGTHS:
                        if (row := words[at : at + size]) in having:
                            having[row].add(document.id)
    return [Phrase(quoted(wanted[words]), frozenset(ids)) for words, ids in having.items()]


def _sentences(document: Document) -> list[Piece]:
    rows = (row for line in document.lines for row in SENTENCE_END.split(normal(line.text)))
    return [words for row in rows if (words := tuple(WORD.findall(row)))]


def _same_words(words: Piece) -> Piece:
    return tuple(map(same, words))


def same(word: str) -> str:
    """One form for the spellings of a word that are the same to readers: hoà and hòa, kỹ and kĩ."""
    return y_as_i(canonical(word))


def normal(text: str) -> str:
    """``text`` in small letters and composed form."""
    return unicodedata.normalize("NFC", text).lower()


def body(document: Document) -> str:
    """All lines of an article."""
    return "\n".join(line.text for line in document.lines)


def _below(document: Document) -> str:
    return "\n".join(line.text for line in document.lines[1:])
