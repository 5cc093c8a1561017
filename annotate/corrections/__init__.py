"""The editor's corrections of one article applied: what ``seeds/STEM.yaml`` says wins over every rule.

Each step of the machine is followed by the editor's instructions about its results, so that later steps build on
what is right: structure, description, dates, names, statements, notes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from annotate.authorities import Authorities
from annotate.corrections.dates import edited_times
from annotate.corrections.names import edited_mentions, unlinked
from annotate.corrections.notes import editor_notes
from annotate.corrections.passages import Passages
from annotate.corrections.statements import edited_statements
from annotate.dates import find_times
from annotate.editor import Edits, GivenDate
from annotate.invisible import comparable
from annotate.language import _
from annotate.model import Article, Evidence, LineClass, MentionType, Published, Seed, Statement, Text
from annotate.problems import BadInput, Problem

MOST_LINES = 10
"""Of so many lines that are not there an editor is told, not of each line of a range far too long."""


@dataclass(frozen=True)
class Steps:
    """The machine's steps in their order, and the records that names are looked up in.

    ``addresses`` are ids that the archive gave to entities without a record, each with its type; an editor may name
    them too.
    """

    structure: Callable[[Seed, Mapping[int, LineClass]], Article]
    date: Callable[[Article], Article]
    name: Callable[[Article], Article]
    statements: Callable[[Article], tuple[Statement, ...]]
    authorities: Authorities
    addresses: Mapping[str, MentionType] = field(default_factory=dict)

    @cached_property
    def never_linked(self) -> frozenset[str]:
        """The ids of records to which the archive wants no links."""
        return frozenset(record.id for record in self.authorities if not record.linked)

    @cached_property
    def known(self) -> Mapping[str, MentionType]:
        """The types of all entities that an editor may name, by id."""
        return {**self.addresses, **{record.id: record.type for record in self.authorities}}


def corrected(seed: Seed, edits: Edits, name: str, steps: Steps) -> Article:
    """The article that the steps make of ``seed`` with the editor's ``edits`` (of file ``name``) in force.

    Raises BadInput for instructions that match nothing, or more than once where once is meant, with their lines.
    """
    _refuse_unknown_lines(seed, edits, name)
    article = _described(_structured(seed, edits, steps), edits)
    article = _dated(article, edits, name, steps)
    passages = Passages(article, name)
    article = replace(article, times=edited_times(article, edits.dates, passages))
    article = steps.name(article)
    article = replace(article, mentions=unlinked(article.mentions, steps.never_linked))
    mentions = edited_mentions(article, edits.entities, passages, steps.known)
    article = replace(article, mentions=mentions)
    article = replace(article, statements=steps.statements(article))
    statements = edited_statements(article, edits.statements, passages, steps.known)
    article = replace(article, statements=statements, notes=editor_notes(article, edits.notes, passages))
    if passages.problems:
        raise BadInput(passages.problems)
    return article


def _refuse_unknown_lines(seed: Seed, edits: Edits, name: str) -> None:
    """Complain of classes for lines that are blank or not there; a range may run over blank lines."""
    there = {line.n for line in seed.lines if comparable(line.text)}
    last = max(there, default=0)
    problems = [
        Problem(
            name,
            cls.line,
            f"line {n} of {seed.path} is blank or does not exist",
            "number the lines from 1 as a text editor does, blank ones too",
        )
        for n, cls in edits.lines.items()
        if n not in there and (n > last or cls not in (edits.lines.get(n - 1), edits.lines.get(n + 1)))
    ]
    if problems:
        raise BadInput(problems[:MOST_LINES])


def _structured(seed: Seed, edits: Edits, steps: Steps) -> Article:
    """The lines of the article; where the editor says that there is no title, none of them is one."""
    given = {n: cls.value for n, cls in edits.lines.items()}
    article = steps.structure(seed, given)
    if edits.title and edits.title.value is None:
        titles: dict[int, LineClass] = {line.n: "paragraph" for line in article.lines if line.cls == "title"}
        article = replace(steps.structure(seed, titles | given) if titles else article, title=None)
    return replace(article, lines=tuple(line for line in article.lines if comparable(article.words(line))))


def _described(article: Article, edits: Edits) -> Article:
    """The article with the editor's title, source, author, address, rights, tags and wish to publish."""
    title = article.title
    if edits.title and edits.title.value is not None:
        title = Text(edits.title.value, -1, -1, "editor")
        if article.title and comparable(article.title.text) == comparable(title.text):
            title = replace(article.title, by="editor")
    given = {
        key: getattr(edits, key) for key in ("title", "date", "source", "author", "url", "rights", "tags")
    }
    return replace(
        article,
        title=title,
        source=edits.source.value if edits.source else article.source,
        author=edits.author.value if edits.author else article.author,
        url=edits.url.value if edits.url else article.url,
        rights=edits.rights.value if edits.rights else article.rights,
        tags=tuple(tag.value for tag in edits.tags),
        publish=edits.publish,
        edited=tuple(key for key, value in given.items() if value),
    )


def _dated(article: Article, edits: Edits, name: str, steps: Steps) -> Article:
    """The article with its date and dated expressions; the editor's date is what the expressions count from."""
    dated = steps.date(article)
    if not edits.date:
        return dated
    if edits.date.value is None:
        unknown = replace(dated, published=None)
        return replace(unknown, times=find_times(unknown))
    return steps.date(replace(dated, published=_published(dated, edits.date.value, name, edits.date.line)))


def _published(article: Article, given: GivenDate, name: str, line: int) -> Published:
    """The editor's date, which wins over all evidence in the text; that evidence stays for the reader to see."""
    says = _("người biên tập ghi ngày này ({name}, dòng {line})").format(name=name, line=line)
    evidence = Evidence(article.id, None, None, "", "editor", says)
    found = article.published.evidence if article.published else ()
    return Published(given.value, given.earliest, given.latest, (evidence, *found), "editor")
