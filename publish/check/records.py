"""The articles that a site says it has, and each one's page against its seed read anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from annotate.invisible import comparable, pieces
from annotate.model import Seed
from annotate.problems import BadInput, Problem
from annotate.read import SeedFile, read_seed
from publish.check import contract
from publish.check.contract import SeedLines
from publish.check.data import Malformed, parse_json
from publish.check.page import Page

ARTICLES = "articles/"
LIST = "articles/index.html"
RECORDS = "data/articles.jsonl"
ARTICLE = "article"  # the zone whose lines stand in the article,
REMOVED = ("teaser", "furniture")  # but for those of these classes
AGAIN = "build again"
REMEDY = "build again, and if it stays report it as a fault of the archive software"

Record = Mapping[str, Any]


class Records(Mapping[str, Record]):
    """The articles that the site says it has, by id; only their places in the file are kept, not their lines."""

    def __init__(self, path: Path) -> None:
        """Make an empty list of records that stand in the file ``path``."""
        self._path = path
        self._places: dict[str, int] = {}

    def add(self, name: str, place: int) -> None:
        """Note that the record of the article ``name`` starts at byte ``place``."""
        self._places[name] = place

    def __getitem__(self, name: str) -> Record:
        """Read one record."""
        with self._path.open("rb") as file:
            file.seek(self._places[name])
            record: Record = json.loads(file.readline())
        return record

    def __contains__(self, name: object) -> bool:
        """Whether there is an article of this id."""
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        """The ids in the order of the file."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._places)


def read_records(output: Path, files: Iterable[str]) -> tuple[Records, list[Problem]]:
    """The articles that the site says it has, and what is wrong with the file that lists them."""
    records = Records(output / RECORDS)
    if RECORDS not in files:
        cause = "the list of articles is missing, so no page can be compared"
        return records, [Problem(RECORDS, 0, cause, REMEDY)]
    faults, place = [], 0
    with (output / RECORDS).open("rb") as lines:
        for n, line in enumerate(lines, start=1):
            try:
                record = parse_json(line.decode())
                if cause := record_fault(record, records):
                    faults.append(Problem(RECORDS, n, cause, REMEDY))
                else:
                    records.add(record["id"], place)
            except Malformed as error:
                faults.append(Problem(RECORDS, n, f"the line {error}", REMEDY))
            except UnicodeDecodeError:
                faults.append(Problem(RECORDS, n, "the line is not UTF-8", REMEDY))
            place += len(line)
    return records, faults


def record_fault(record: Any, before: Mapping[str, Record]) -> str:
    """What keeps a record from being used, "" where nothing does."""
    if not isinstance(record, dict) or not all(
        isinstance(record.get(key), str) for key in ("id", "seed", "sha256")
    ):
        return "the record has no id, seed or sha256"
    lines = record.get("lines")
    if not isinstance(lines, list) or not all(map(is_line, lines)):
        return "the record has no list of lines, each with its number, zone and class"
    return f'the article "{record["id"]}" is listed twice' if record["id"] in before else ""


def is_line(line: Any) -> bool:
    """Whether ``line`` has what the check needs of a record's line."""
    return isinstance(line, dict) and isinstance(line.get("n"), int) and {"zone", "class"} <= line.keys()


def check_counts(files: Iterable[str], records: Mapping[str, Record]) -> Iterator[Problem]:
    """Articles without a page, and article pages without a record."""
    pages = {article_id(file) for file in files} - {""}
    for name in sorted(records.keys() - pages):
        yield Problem(f"{ARTICLES}{name}.html", 0, f"{records[name]['seed']} has no page", REMEDY)
    for name in sorted(pages - records.keys()):
        yield Problem(f"{ARTICLES}{name}.html", 0, f"the page is of no article in {RECORDS}", REMEDY)


def article_id(file: str) -> str:
    """The id of the article whose page ``file`` is, "" for any other file and for the list of all articles."""
    name = file.removeprefix(ARTICLES)
    if name == file or "/" in name or not name.endswith(".html") or file == LIST:
        return ""
    return name.removesuffix(".html")


def check_article(page: Page, record: Record, sources: Mapping[str, SeedFile]) -> Iterator[Problem]:
    """The page contract of one article, against its seed read anew."""
    if record.get("publish") == "metadata":
        yield from contract.check_no_lines(page)
        return
    file = sources.get(record["seed"])
    if file is None:
        yield Problem(page.name, 0, f"its seed {record['seed']} is not there", AGAIN)
        return
    try:
        seed = read_seed(file, file.path.lstat().st_size)  # whatever the limit was, it was met
    except BadInput as error:
        yield from error.problems
        return
    if seed.sha256 != record["sha256"]:
        yield Problem(page.name, 0, f"{record['seed']} has changed since the page was made", AGAIN)
        return
    expected = seed_lines(record, seed)
    differing = expected.lines.keys() ^ expected.classes.keys()
    if differing:
        n = min(differing)
        yield Problem(
            page.name, n, f"{RECORDS} lists other lines than {record['seed']} has, first line {n}", REMEDY
        )
    yield from contract.check_contract(page, expected)


def seed_lines(record: Record, seed: Seed) -> SeedLines:
    """What the page of an article must show: the lines of its seed that are not blank."""
    texts: dict[int, str] = {}
    labels: dict[int, tuple[str, ...]] = {}
    plain = all(map(is_plain, set(seed.text)))  # nearly every seed; saves a slow search of each line
    for line in seed.lines:
        text = " ".join(line.text.split()) if plain else comparable(line.text)
        if text:
            texts[line.n] = text
        if text and not plain:
            labels[line.n] = line_labels(line.text)
    classes = {line["n"]: line["class"] for line in record["lines"]}
    removed = {line["n"]: line["zone"] != ARTICLE or line["class"] in REMOVED for line in record["lines"]}
    return SeedLines(seed.path, texts, labels, classes, removed)


def line_labels(line: str) -> tuple[str, ...]:
    """The labels ("U+200B") of the invisible characters of a line, in order."""
    return tuple(word for piece in pieces(line) if piece.label for word in piece.text.split())


@cache
def is_plain(character: str) -> bool:
    """Whether ``character`` is never labelled, whatever stands around it: a joiner, for one, is not plain."""
    return not line_labels(character)
