"""One pass over a built site: every page, every data file, and what only the whole can tell."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotate.problems import Problem
from annotate.read import find_seeds
from publish.check import active, contract
from publish.check.data import (
    JSON_SUFFIXES,
    XML_SUFFIXES,
    check_json,
    check_json_lines,
    check_names,
    check_xml,
)
from publish.check.links import Links, css_addresses, css_faults, site_address
from publish.check.page import Page, parse_page
from publish.check.records import RECORDS, article_id, check_article, check_counts, read_records

HOME = "index.html"
REBUILD = "build again, and if it stays report it as a fault of the archive software"
REPEATS = 3  # so many pages are named for one cause; the rest are counted


def check_site(output: Path, seeds: Path) -> tuple[Problem, ...]:
    """Everything that makes the site in ``output`` unfit to publish, by file and line; empty where it is good.

    ``seeds`` is the folder it was made from: each seed is read anew and compared with its page. ``output`` is only
    read. A problem's ``line`` is the number of a line of the seed (or of a JSON Lines file), 0 where none is meant.
    """
    return tuple(shortened(sorted(problems(output, seeds))))


def problems(output: Path, seeds: Path) -> Iterator[Problem]:
    """All problems of the site in ``output``, in the order in which they are met."""
    files, unreadable = site_files(output)
    yield from unreadable
    yield from check_names(files)
    records, faults = read_records(output, files)
    yield from faults
    yield from check_counts(files, records)
    sources = {file.name: file for file in find_seeds(seeds).files}
    known = frozenset(files)
    links = Links(known, home_address(output) if HOME in known else "")
    for file in files:
        page_id = article_id(file)
        if not file.endswith(".html"):
            yield from check_file(output, file, links)
            continue
        page, faults = read_page(output, file)
        yield from faults
        if page is None:
            continue
        yield from (Problem(file, 0, cause, remedy) for rule, remedy in active.RULES for cause in rule(page))
        yield from check_data_blocks(page)
        yield from links.add_page(page)
        if page_id in records:
            yield from check_article(page, records[page_id], sources)
        else:
            yield from contract.check_no_lines(page)
    yield from links.missing_fragments()


def site_files(output: Path) -> tuple[list[str], list[Problem]]:
    """Every file of the site by its path from ``output``, sorted; and what is no regular file."""
    files, faults = [], []
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            files.append(name)
        elif not stat.S_ISDIR(mode):
            faults.append(Problem(name, 0, "this is no regular file, so a host may not serve it", REBUILD))
    return files, faults


def read_page(output: Path, file: str) -> tuple[Page | None, list[Problem]]:
    """The page parsed, or why it cannot be."""
    source, faults = read_text(output, file)
    return (None if source is None else parse_page(file, source)), faults


def read_text(output: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, which must be UTF-8 without a byte order mark."""
    try:
        text = (output / file).read_bytes().decode()
    except UnicodeDecodeError as error:
        return None, [Problem(file, 0, f"the file is not UTF-8 at byte {error.start}", REBUILD)]
    faults = (
        [Problem(file, 0, "the file starts with a byte order mark", REBUILD)]
        if text.startswith("\ufeff")
        else []
    )
    return text.removeprefix("\ufeff"), faults


def home_address(output: Path) -> str:
    """The site's own address, from the canonical link of its home page."""
    page, _ = read_page(output, HOME)
    return site_address(page) if page else ""


def check_data_blocks(page: Page) -> Iterator[Problem]:
    """JSON that stands in a page (JSON-LD) is well-formed."""
    for node in page.tagged("script"):
        if node.attributes.get("type", "").strip().lower() in active.DATA_BLOCKS:
            yield from check_json(page.name, page.text(node))


def check_file(output: Path, file: str, links: Links) -> Iterator[Problem]:
    """A file that is no page, by the rules of its kind."""
    suffix = Path(file).suffix.lower()
    if suffix in XML_SUFFIXES:
        faults, addresses = check_xml(file, (output / file).read_bytes())
        yield from faults
        yield from links.add_addresses(file, addresses)
    if suffix not in JSON_SUFFIXES | {".jsonl", ".css"} or file == RECORDS:
        return
    text, unreadable = read_text(output, file)
    yield from unreadable
    if text is None:
        return
    if suffix in JSON_SUFFIXES:
        yield from check_json(file, text)
    elif suffix == ".jsonl":
        yield from check_json_lines(file, text.removesuffix("\n").split("\n") if text else [])
    else:
        yield from (Problem(file, 0, cause, active.THEME_REMEDY) for cause in css_faults(text))
        yield from links.add_addresses(file, css_addresses(text))


def shortened(found: Iterable[Problem]) -> Iterator[Problem]:
    """``found`` with a cause that many pages share named on the first few, and the other pages counted."""
    listed = list(found)
    counts = Counter((problem.cause, problem.remedy) for problem in listed)
    seen: Counter[tuple[str, str]] = Counter()
    for problem in listed:
        key = (problem.cause, problem.remedy)
        seen[key] += 1
        further = counts[key] - REPEATS
        if seen[key] < REPEATS or further <= 0:
            yield problem
        elif seen[key] == REPEATS:
            yield replace(problem, cause=f"{problem.cause} (and {further} times more)")
