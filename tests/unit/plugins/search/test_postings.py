"""What the index holds of every word and pair, against a plain count and against lunr.py's own index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lunr.builder import Builder

from annotate.vietnamese import fold
from plugins.search.documents import Document, Line
from plugins.search.postings import FIELDS
from plugins.search.reader import Reader
from plugins.search.writer import BOOSTS, write_index
from tests.unit.plugins.search.articles_of import document, pairs, seed_documents, terms

Found = dict[str, dict[int, set[str]]]
FIELD = {"title": "title", "lead": "lead", "caption": "captions"}


def in_order(documents: list[Document]) -> list[Document]:
    return sorted(
        documents, key=lambda each: (each.earliest is None, each.earliest or "", each.latest or "", each.id)
    )


def word_fields(line: Line) -> Iterator[tuple[str, str]]:
    for term, (start, _end) in terms(line.text):
        said = any(each.start <= start < each.end for each in line.said)
        yield term, "statements" if said else FIELD.get(line.cls, "text")


def pair_fields(line: Line) -> Iterator[tuple[str, str]]:
    for pair, first, second in pairs(line.text):
        said = all(any(each.start <= at < each.end for each in line.said) for at in (first, second))
        yield pair, "statements" if said else FIELD.get(line.cls, "text")


FAMILIES = {"u": word_fields, "b": pair_fields}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return in_order(seed_documents())


@pytest.fixture(scope="module")
def exact(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("exact")
    write_index(documents, (), folder, exact=True)
    return Reader(folder)


@pytest.fixture(scope="module")
def index(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("index")
    write_index(documents, (), folder)
    return Reader(folder)


def folded(term: str) -> str:
    return " ".join(map(fold, term.split(" ")))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_word_and_pair_is_held_with_its_documents_fields_and_places(
    index: Reader, documents: list[Document], family: str
) -> None:
    expected: Found = defaultdict(lambda: defaultdict(set))
    places: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, each in enumerate(documents):
        for place, line in enumerate(each.lines):
            for term, field in FAMILIES[family](line):
                expected[term][number].add(field)
                places[term][number] |= 1 << place
    found: Found = {}
    for key, spellings in index.groups(family):
        for spelling in spellings:
            assert spelling.exact is not None
            assert folded(spelling.exact) == key
            found[spelling.exact] = {}
            for posting in spelling.postings:
                fields = expected[spelling.exact][posting.document]
                assert posting.in_title == ("title" in fields), spelling.exact
                assert posting.in_statement == ("statements" in fields), spelling.exact
                assert posting.where in (255, places[spelling.exact][posting.document])
                found[spelling.exact][posting.document] = fields
    assert found == expected
    assert len(found) > 500


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("whole", [False, True])
def test_impacts_of_an_exact_index_are_those_of_lunr(
    exact: Reader, documents: list[Document], family: str, whole: bool
) -> None:
    form: Callable[[str], str] = folded if whole else str
    builder = Builder()
    builder.ref("id")
    for name, boost in BOOSTS.items():
        builder.field(name, boost=boost)
    for number, each in enumerate(documents):
        held: dict[str, list[str]] = {name: [] for name in FIELDS}
        for line in each.lines:
            for term, field in FAMILIES[family](line):
                held[field].append(form(term).replace(" ", "+"))
        builder.add({"id": str(number), **held})
    theirs = builder.build()
    term_of = {posting["_index"]: term for term, posting in builder.inverted_index.items()}
    expected: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for ref, vector in theirs.field_vectors.items():
        number = int(ref.partition("/")[2])
        for at, score in zip(vector.elements[::2], vector.elements[1::2], strict=True):
            expected[term_of[int(at)].replace("+", " ")][number] += score
    compared = 0
    for key, spellings in exact.groups(family):
        for spelling in spellings:
            if whole and len(spellings) > 1 and spelling.exact is not None:
                continue
            if not whole and spelling.exact is None:
                continue
            term = key if whole else spelling.exact
            ours = {posting.document: posting.impact for posting in spelling.postings}
            assert ours == pytest.approx(dict(expected[term or ""]), abs=1e-9), term
            compared += 1
    assert compared == len(expected) > 500


def test_a_step_is_the_nearest_of_the_table(index: Reader) -> None:
    table = index.meta["impacts"]
    assert table == sorted(table)
    assert len(table) == 32
    assert all(later / earlier < 1.2 for earlier, later in pairwise(table))


def test_a_word_in_the_title_counts_more_than_one_in_the_text(tmp_path: Path) -> None:
    write_index(
        [
            document("a", "Tin vắn", "Sa pô", "Lũ lụt ở đây"),
            document("b", "Lũ lụt ở đây", "Sa pô", "Tin vắn"),
        ],
        (),
        tmp_path,
    )
    (spelling,) = Reader(tmp_path).group("b", "lu lut")
    impacts = {posting.document: posting.impact for posting in spelling.postings}
    assert impacts[1] > 2 * impacts[0]
