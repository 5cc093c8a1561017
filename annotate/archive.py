"""The whole archive: every seed read and annotated, and ``content/`` written from it."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import Any

from annotate.authorities import Authorities, load
from annotate.cache import Cache, open_cache
from annotate.collector import uncollected
from annotate.corrections import Steps, corrected
from annotate.dates import date_article
from annotate.editor import AuthorityRecord, Edits, load_authorities, load_edits
from annotate.entities import entity_records
from annotate.export import (
    article_record,
    date_records,
    json_lines,
    mention_records,
    note_records,
    statement_records,
)
from annotate.invisible import report as invisible_characters
from annotate.language import speaking
from annotate.links import event_records, link_records
from annotate.markdown import article_markdown
from annotate.model import Article, MentionType
from annotate.names import name_article
from annotate.outcome import Outcome, packed, unpacked
from annotate.pages import Filed, Limits, index, pages_of
from annotate.pages.missing import missing_pages, sought
from annotate.pages.redirects import redirect_pages
from annotate.problems import BadInput, Problem
from annotate.quality import quality
from annotate.read import SeedFile, find_seeds, read_seed
from annotate.register import Register, load_register, register_records, take_merges
from annotate.rules import rule_list
from annotate.schema import schema_files
from annotate.settings import Settings
from annotate.statements import find_statements
from annotate.structure import structure
from annotate.terms import TermsOfOffice
from annotate.whole import Whole, relate

FEW = 16
"""Up to so many seeds, starting processes costs more than it saves."""

AUTHORITIES = "authorities.yaml"
REGISTER = "data/ids.jsonl"

Addresses = tuple[tuple[str, MentionType], ...]
"""The ids that the archive has given to entities, with their types."""

RECORDS = {
    "mentions": mention_records,
    "dates": date_records,
    "statements": statement_records,
    "notes": note_records,
}
"""The files of ``content/data`` that hold an article's marks."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run made and what needs a look."""

    articles: int
    undated: int
    untitled: int
    skipped: int
    withheld: int
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def annotate_file(
    file: SeedFile,
    settings: Settings,
    records: tuple[AuthorityRecord, ...] = (),
    addresses: Addresses = (),
) -> Outcome:
    """Annotate one seed: a pure function of its bytes, its editor's file, the tables, the settings and the archive's
    own: its authority ``records`` (which ``authorities_of`` has accepted) and the ``addresses`` of its entities."""
    with speaking(settings.language):
        return _annotate_file(file, settings, records, addresses)


def _annotate_file(
    file: SeedFile, settings: Settings, records: tuple[AuthorityRecord, ...], addresses: Addresses
) -> Outcome:
    problems: list[Problem] = []
    edits, seed = Edits(), None
    try:
        if file.edits:
            edits = load_edits(file.edits, _edits_name(file))
    except BadInput as error:
        problems += error.problems
    if edits.skip:
        return Outcome(problems=tuple(problems))
    try:
        seed = read_seed(file, settings.max_bytes)
    except BadInput as error:
        problems += error.problems
    if problems or seed is None:
        return Outcome(problems=tuple(problems))
    try:
        # thousands of addresses, which only an editor can name, would be compared for each article
        steps = machine_steps(records, addresses if file.edits else ())
        article = corrected(seed, edits, _edits_name(file), steps)
    except BadInput as error:
        return Outcome(problems=error.problems)
    except Exception as error:  # a fault of a rule, which must cost one article and not the archive
        return Outcome(problems=(_fault(file.name, error),))
    warnings = [] if article.publish == "no" else [*_invisible_warnings(article, file.name)]
    return Outcome(article, warnings=tuple(warnings))


def _fault(name: str, error: Exception) -> Problem:
    place = traceback.extract_tb(error.__traceback__)[-1]
    cause = f"the software failed on this article ({type(error).__name__} in {Path(place.filename).name}:{place.lineno})"
    return Problem(name, 0, cause, "report this, and leave the file out by --keep-going until it is mended")


@lru_cache(maxsize=2)
def machine_steps(records: tuple[AuthorityRecord, ...] = (), addresses: Addresses = ()) -> Steps:
    """The machine's steps, with an archive's own ``records`` over the project's."""
    authorities = authorities_of(records, AUTHORITIES)
    return Steps(
        structure=structure,
        date=partial(date_article, offices=TermsOfOffice(authorities)),
        name=partial(name_article, authorities=authorities),
        statements=find_statements,
        authorities=authorities,
        addresses=dict(addresses),
    )


def authorities_of(records: tuple[AuthorityRecord, ...], name: str) -> Authorities:
    """The project's records with an archive's own, of the file ``name``, over them; raises BadInput for what fails."""
    return load().with_archive(records, name) if records else load()


def _edits_name(file: SeedFile) -> str:
    folder = file.name.rpartition("/")[0]
    name = file.edits.name if file.edits else ""
    return f"{folder}/{name}" if folder else name


def _invisible_warnings(article: Article, name: str) -> Iterator[Problem]:
    found: dict[str, list[int]] = {}
    for n, label in invisible_characters(article.seed.text):
        found.setdefault(label, []).append(n)
    for label, lines in sorted(found.items()):
        count = f"{len(lines)} times, first here" if len(lines) > 1 else "once"
        yield Problem(
            name,
            lines[0],
            f"the invisible character {label} stands in the text {count}",
            "it is shown as a label; nothing needs to be done",
        )


@uncollected()
def annotate_folder(
    seeds: Path,
    into: Path,
    settings: Settings,
    *,
    content: Path | None = None,
    workers: int = 0,
    keep_going: bool = False,
    cache: Path | None = None,
) -> Report:
    """Annotate every seed of ``seeds`` and write the generated part of ``content/`` into the folder ``into``.

    ``content`` is the folder of the last build, whose register of addresses is read on; ``cache`` one that keeps what
    became of each seed, so that only what changed is annotated again. Raises BadInput with the problems of all bad
    files, unless ``keep_going``: then the rest is written and the report lists what was refused. The files written
    depend on the seeds, the register and the settings alone.
    """
    found = find_seeds(seeds)
    problems, warnings = list(found.problems), list(found.warnings)
    records, register, wrong = _archive_records(seeds, content)
    problems += wrong
    addresses = tuple((entry.id, entry.kind) for entry in register.entries if entry.kind != "event")
    work = partial(annotate_file, settings=settings, records=records, addresses=addresses)
    kept = open_cache(cache, settings, records, addresses) if cache else None
    articles, skipped, withheld = [], 0, 0
    for outcome in _annotate_all(found.files, work, workers or settings.workers, kept):
        problems += outcome.problems
        warnings += outcome.warnings
        if outcome.article is None:
            skipped += not outcome.problems
        elif outcome.article.publish == "no":
            withheld += 1
        else:
            articles.append(outcome.article)
    if problems and not keep_going:
        raise BadInput(problems)
    if not articles and not problems:
        raise BadInput(
            [
                Problem(
                    f"{seeds.name}/",
                    0,
                    "there is no article to publish",
                    "put one .txt file there for each article",
                )
            ]
        )
    with speaking(settings.language):
        whole = relate(articles, authorities_of(records, AUTHORITIES), register)
    articles = sorted(whole.articles, key=lambda article: article.id)
    report = Report(
        articles=len(articles),
        undated=sum(article.published is None for article in articles),
        untitled=sum(article.title is None for article in articles),
        skipped=skipped,
        withheld=withheld,
        refused=tuple(sorted(problems)),
        warnings=tuple(sorted(warnings)),
    )
    with speaking(settings.language):
        write_content(whole, report, into)
    return report


def _archive_records(
    seeds: Path, content: Path | None
) -> tuple[tuple[AuthorityRecord, ...], Register, tuple[Problem, ...]]:
    """The archive's own authority records and its register of addresses, and what is wrong with either."""
    path, name = seeds / AUTHORITIES, f"{seeds.name}/{AUTHORITIES}"
    try:
        register = load_register(content / REGISTER, f"{content.name}/{REGISTER}") if content else Register()
        records = load_authorities(path, name) if path.is_file() else ()
        records, register = take_merges(records, register, load())
        authorities_of(records, name)
    except BadInput as error:
        return (), Register(), error.problems
    return records, register, ()


def _annotate_all(
    files: tuple[SeedFile, ...], work: Callable[[SeedFile], Outcome], workers: int, kept: Cache | None
) -> Iterator[Outcome]:
    """One outcome for each file, in the order of ``files``, whatever the number of workers and whatever is kept."""
    if len(files) <= FEW:
        kept = None
    keys = [kept.key(file) if kept else "" for file in files]
    known = [kept.get(key) if kept else None for key in keys]
    missing = [file for file, outcome in zip(files, known, strict=True) if outcome is None]
    made = _made(missing, partial(_make, work=work, kept=kept), workers or os.cpu_count() or 1)
    for outcome in known:
        yield outcome or unpacked(next(made))
    if kept:
        kept.sweep(keys)


def _make(file: SeedFile, work: Callable[[SeedFile], Outcome], kept: Cache | None) -> bytes:
    """The outcome for ``file``, packed; it is kept if it is an article, and the file stayed as it was meanwhile."""
    key = kept.key(file) if kept else ""
    outcome = work(file)
    data = packed(outcome)
    if kept and key and outcome.article and kept.key(file) == key:
        kept.put(key, data)
    return data


def _made(files: Sequence[SeedFile], make: Callable[[SeedFile], bytes], workers: int) -> Iterator[bytes]:
    """What ``make`` returns for each file, in order."""
    if workers == 1 or len(files) <= FEW:
        yield from map(make, files)
        return
    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:
        yield from pool.map(make, files, chunksize=max(1, min(64, len(files) // (4 * workers))))


def _end_with_parent() -> None:
    """Let a worker end when its build is killed; it would wait for work for ever."""
    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def write_content(whole: Whole, report: Report, into: Path) -> None:
    """Write the articles, the data and the pages made from it, records sorted by id."""
    articles = sorted(whole.articles, key=lambda article: article.id)
    withheld = frozenset(article.id for article in articles if article.publish != "full")
    entities = list(entity_records(whole.entities))
    events = list(event_records(whole.events, withheld))
    links = list(link_records(whole.links, withheld))
    data: dict[str, Iterable[Mapping[str, Any]]] = {
        "articles": map(article_record, articles),
        **{name: chain.from_iterable(map(of, articles)) for name, of in RECORDS.items()},
        "entities": entities,
        "events": events,
        "links": links,
        "ids": register_records(whole.register),
    }
    for name, records in data.items():
        _write(into / "data" / f"{name}.jsonl", json_lines(records))
    _write(into / "data" / "rules.json", rule_list())
    for name, text in schema_files():
        _write(into / "data" / "schema" / name, text)
    limits = Limits()
    found = index(map(_filed, articles), entities, events, links, limits.lean_from)
    paths = {entity["id"]: found.path(entity["id"]) for entity in entities}
    for article in articles:
        _write(into / "articles" / f"{article.id}.md", article_markdown(article, paths))
    _write(into / "data" / "quality.json", quality(whole, report, paths))
    by_id = {article.id: article for article in articles}
    for page in chain(
        pages_of(found, limits, len(sought(whole.missing))),
        missing_pages(whole.missing, by_id, found, limits),
        redirect_pages(whole.redirects, whole.register, found),
    ):
        _write(into / page.path, page.text)


def _filed(article: Article) -> Filed:
    full = article.publish == "full"
    return Filed(
        article_record(article),
        article.seed.text if full else "",
        mention_records(article),
        date_records(article),
        statement_records(article),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
