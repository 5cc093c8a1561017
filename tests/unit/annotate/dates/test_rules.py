import re
from collections.abc import Sequence
from datetime import date

import pytest

from annotate.dates import date_article, find_times
from annotate.model import Article, Line, LineClass, Published, RawLine, Seed, raw_lines
from annotate.tables import entries
from benchmarks.dates import plain_article

ANCHOR = re.compile(r"Anchor (\S+): ")


class Tillerson:
    def terms(self, office: str, holder: str) -> Sequence[tuple[date, date | None]]:
        if holder == "Rex Tillerson" and office == "Ngoại trưởng Mỹ":
            return [(date(2017, 2, 1), date(2018, 3, 31))]
        return []


def classed(line: RawLine) -> Line:
    """The line with the zone and class that its first word says."""
    if line.text.startswith("RELATED "):
        return Line(line.n, line.start, line.end, "related", "teaser", "test", 1.0)
    byline = line.text.startswith("BYLINE ")
    cls: LineClass = "byline" if byline else "title" if line.n == 1 else "paragraph"
    return Line(line.n, line.start, line.end, "article", cls, "test", 1.0)


def page(example: str) -> Article:
    text = example.replace(" / ", "\n")
    lines = tuple(classed(line) for line in raw_lines(text))
    return Article(Seed("a", "a.txt", "0", text), lines)


@pytest.mark.parametrize("name", sorted(entries("rules/dates")))
def test_every_step_decides_its_example(name: str) -> None:
    example = entries("rules/dates")[name]["example"]
    anchor = ANCHOR.match(example)
    published = None
    if anchor:
        first, _, last = anchor[1].partition("/")
        published = Published(None, first, last or first, ())
    found = find_times(plain_article(example[anchor.end() :] if anchor else example, published))
    assert name in [time.rule for time in found]


@pytest.mark.parametrize("name", sorted(entries("rules/publication")))
def test_every_proof_of_publication_is_given_by_its_example(name: str) -> None:
    published = date_article(page(entries("rules/publication")[name]["example"]), Tillerson()).published
    assert published is not None
    assert name in [evidence.rule for evidence in published.evidence]


@pytest.mark.parametrize("module", ["dates", "publication"])
def test_every_rule_says_why_in_both_languages(module: str) -> None:
    for entry in entries(f"rules/{module}").values():
        assert entry["vi"]
        assert entry["en"]
