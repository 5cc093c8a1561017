"""An article as Markdown that reads well on GitHub and comes back from Python-Markdown to the letter.

One block for each line of the article, in the seed's order but for the title, which comes first; then, after a
rule, the lines removed from the page, grouped by reason. Blocks are ``# title``, ``## heading``, ``> caption``
and plain paragraphs; removed lines are list items. Emphasis never comes from a seed (it is escaped), so
``*U+200B*`` can only be the label of an invisible character.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from annotate.addresses import day_address
from annotate.invisible import comparable
from annotate.labels import KINDS, TYPES, class_label, timex_label
from annotate.language import N_, _
from annotate.layout import clean_pieces, gaps, shown_offsets
from annotate.marks import SHOWN_TIMES, outermost, stretches
from annotate.model import Article, EditorNote, Line, Statement
from annotate.rules import reason

MADE_BY = "# Made by invoke annotate from "
"""What the second line of every generated Markdown file starts with; files without it are never touched."""

REMOVED_RULE = "---"
REMOVED_HEADING = N_("Những dòng không thuộc bài")
NO_TITLE = N_("không có tiêu đề")
WITHHELD = N_("Toàn văn không được công bố.")
NOTES_HEADING = N_("Chú giải")
UNKNOWN_SPEAKER = N_("không rõ ai nói")


NO_PATHS: Mapping[str, str] = {}
PREFIX = {"title": "# ", "heading": "## ", "caption": "> "}

ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "&#124;",
    "~": "&#126;",
    "^": "&#94;",
    "$": "&#36;",
    "#": "&#35;",
}
SPECIAL = re.compile(r"[\\`*_{}\[\]&<>|~^$#]|!\Z")
TITLE_SPECIAL = re.compile(r"""["'&<>\\`*_{}\[\]()|~^$]""")
# What would start a list, heading, rule, setext underline or definition if it opened a block.
OPENING = re.compile(r"(?P<digits>[0-9]+)(?P<stop>[.)])|(?P<sign>[-+!])|(?P<mark>[=:])")
UNPRINTABLE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)  # not allowed in YAML as they stand


class Link(NamedTuple):
    """A stretch of a line as a link; places are code points of the line as shown."""

    start: int
    end: int
    target: str
    title: str


class Note(NamedTuple):
    """A footnote's number in a line, after the code point before ``place``."""

    place: int
    key: str


_start, _end, _place = attrgetter("start"), attrgetter("end"), attrgetter("place")


def escape(text: str, *, opens_block: bool = True) -> str:
    """``text`` as Markdown that Python-Markdown and GitHub show letter for letter.

    ``text`` holds no line end and no control character. ``opens_block`` says whether it stands first in its block,
    where ``1986. Đại hội`` would start a list.
    """
    out = SPECIAL.sub(lambda m: ENTITIES.get(m[0]) or "\\" + m[0], text)
    return OPENING.sub(_escape_opening, out, count=1) if opens_block and OPENING.match(out) else out


def _escape_opening(match: re.Match[str]) -> str:
    if match["digits"]:
        return f"{match['digits']}\\{match['stop']}"
    return f"\\{match['sign']}" if match["sign"] else f"&#{ord(match['mark'])};"


def line_markdown(words: str, links: Sequence[Link] = (), notes: Sequence[Note] = ()) -> str:
    """One line of a seed: white space runs as one space, invisible characters as labels, the rest escaped.

    ``links`` (in order, which do not overlap) and ``notes`` have their places in the line as shown
    (``layout.clean_pieces``). The number of a note that ends within a link stands behind it.
    """
    text, labels = _text_and_labels(words)
    inserts = {place: f"*{' '.join(names)}*" for place, names in labels.items()}
    starts = [link.start for link in links]
    for note in notes:
        at = bisect_left(starts, note.place) - 1
        place = max(note.place, links[at].end) if at >= 0 and note.place < links[at].end else note.place
        inserts[place] = inserts.get(place, "") + f"[^{note.key}]"
    out = [inserts[0]] if 0 in inserts else []
    for start, end, marks in stretches(len(text), [(link.start, link.end) for link in links], inserts):
        link = links[marks[0]] if marks else None
        if link and start == link.start:
            out.append("[")
        out.append(escape(text[start:end], opens_block=not out))
        if link and end == link.end:
            out.append(f']({link.target} "{_title(link.title)}")')
        out.append(inserts.get(end, ""))
    return "".join(out)


def _text_and_labels(words: str) -> tuple[str, dict[int, list[str]]]:
    """The line as shown, and the labels that stand before each of its places."""
    text, labels = "", {}  # type: str, dict[int, list[str]]
    for piece in clean_pieces(words):
        if piece.label:
            labels.setdefault(len(text), []).append(piece.text)
        else:
            text += piece.text
    return text, labels


def _title(words: str) -> str:
    """A link's title in which nothing is markup."""
    return TITLE_SPECIAL.sub(lambda m: f"&#{ord(m[0])};", comparable(words))


def article_lines(lines: Iterable[Line]) -> list[Line]:
    """The lines shown as the article, in the page's order: the title first, the rest as in the seed."""
    return sorted((line for line in lines if line.in_article), key=lambda line: line.cls != "title")


def removed_lines(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines left out of the article in the seed's order, as runs that share one reason."""
    removed = (line for line in lines if not line.in_article)
    for rule, run in groupby(removed, key=lambda line: (line.zone, line.rule)):
        yield rule[1], list(run)


def article_markdown(article: Article, paths: Mapping[str, str] = NO_PATHS) -> str:
    """The whole file ``content/articles/ID.md``; ``paths`` gives the pages of entities, from ``content/``."""
    made = [_heading(article) or f"# *{_(NO_TITLE)}*"]
    if article.publish == "metadata":
        return _joined([front_matter(article), *made, f"*{_(WITHHELD)}*"])
    shown = article_lines(article.lines)
    titled = any(line.cls == "title" for line in shown) and article.title and article.title.start >= 0
    links, notes = _links(article, paths), _notes(article)
    blocks = [_block(article, line, links, notes) for line in shown]
    return _joined(
        [
            front_matter(article),
            *([] if titled else made),
            *blocks,
            *_named(article, links),
            *_removed(article),
            *_footnotes(article),
        ]
    )


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _heading(article: Article) -> str | None:
    return "# " + escape(comparable(article.title.text)) if article.title else None


def _block(article: Article, line: Line, links: Sequence[Link], notes: Sequence[Note]) -> str:
    """One line; ``links`` and ``notes`` are the article's, each in the order of the text."""
    words = article.words(line)
    shown = shown_offsets(gaps(words))

    def place(offset: int) -> int:
        return shown(offset - line.start)

    first, end = bisect_left(links, line.start, key=_start), bisect_right(links, line.end, key=_end)
    own = [link._replace(start=place(link.start), end=place(link.end)) for link in links[first:end]]
    first, end = (bisect_right(notes, edge, key=_place) for edge in (line.start, line.end))
    last = [Note(place(note.place), note.key) for note in notes[first:end]]
    return PREFIX.get(line.cls, "") + line_markdown(words, own, last)


def _links(article: Article, paths: Mapping[str, str]) -> list[Link]:
    """The names and dates of an article as links, with their places in the seed."""
    names = [
        Link(
            mention.start,
            mention.end,
            _up(paths.get(mention.entity or "")),
            f"{TYPES[mention.type]}: {reason('names', mention.rule)}",
        )
        for mention in article.mentions
        if mention.form == "name"
    ]
    times = [
        Link(
            time.start,
            time.end,
            _up(day_address(time.value, "md")),
            f"{timex_label(time.value)}: {time.reason or reason('dates', time.rule)}",
        )
        for time in article.times
        if time.type in SHOWN_TIMES
    ]
    return outermost([*names, *times])


def notes_address() -> str:
    """Where a mark leads: the address that GitHub gives the section of notes."""
    return "#" + _(NOTES_HEADING).lower().replace(" ", "-")


def _up(path: str | None) -> str:
    """The way from an article to a page; what has no page of its own is told in the article's notes."""
    return f"../{path}" if path else notes_address()


def _notes(article: Article) -> list[Note]:
    """The number of each statement, behind its last word, in the order of the text."""
    notes = [
        Note(_last_place(statement), f"s{number}") for number, statement in enumerate(article.statements, 1)
    ]
    return sorted(notes, key=_place)


def _last_place(statement: Statement) -> int:
    spans = (*statement.content, statement.speaker, statement.cue)
    return max(span.end for span in spans if span)


def _footnotes(article: Article) -> list[str]:
    said = [
        f"[^s{number}]: {escape(_said(statement), opens_block=False)}"
        for number, statement in enumerate(article.statements, 1)
    ]
    return said + [f"[^e{number}]: {_note(note)}" for number, note in enumerate(article.notes, 1) if note.end]


def _note(note: EditorNote) -> str:
    """An editor's note on one line; its Markdown is the editor's own, HTML in it is text."""
    return " ".join(note.note.split()).replace("&", "&amp;").replace("<", "&lt;")


def _said(statement: Statement) -> str:
    speaker = comparable(statement.speaker.text) if statement.speaker else _(UNKNOWN_SPEAKER)
    cue = f" “{comparable(statement.cue.text)}”" if statement.cue else ""
    return f"{speaker}{cue} · {class_label(statement.cue_class)} · {KINDS[statement.kind]}"


def _named(article: Article, links: Sequence[Link]) -> list[str]:
    """The section that links lead to: notes on the whole article, then each person, place, organisation and thing with its wordings."""
    of_article = ["- " + _note(note) for note in article.notes if note.end is None]
    if not links and not of_article:
        return []
    groups: dict[tuple[str, str], list[str]] = {}
    for mention in article.mentions:
        if mention.form == "name":
            groups.setdefault((mention.type, mention.entity or mention.text), []).append(
                comparable(mention.text)
            )
    rows = of_article
    for (kind, _key), names in groups.items():
        fullest, *others = sorted(dict.fromkeys(names), key=len, reverse=True)
        also = f" ({', '.join(others)})" if others else ""
        rows.append("- " + escape(f"{fullest}: {TYPES[kind]}{also}"))
    return [REMOVED_RULE, f"## {_(NOTES_HEADING)}", *(["\n".join(rows)] if rows else [])]


def _removed(article: Article) -> list[str]:
    runs = list(removed_lines(article.lines))
    if not runs:
        return []
    blocks = [REMOVED_RULE, f"## {_(REMOVED_HEADING)}"]
    for rule, run in runs:
        blocks.append("### " + escape(reason("structure", rule)))
        blocks.append("\n".join("- " + line_markdown(article.words(line)) for line in run))
    return blocks


def front_matter(article: Article) -> str:
    """Flat YAML whose values are JSON, the second line a comment that says what to edit instead."""
    seed = article.seed
    stem = seed.path.rsplit(".", 1)[0]
    published = article.published
    fields: dict[str, Any] = {
        "id": article.id,
        "title": comparable(article.title.text) if article.title else None,
        "date": published.value if published else None,
        "earliest": published.earliest if published else None,
        "latest": published.latest if published else None,
        "source": article.source,
        "author": article.author,
        "agencies": list(article.agencies),
        "url": article.url,
        "rights": article.rights,
        "tags": list(article.tags),
        "publish": article.publish,
        "seed": seed.path,
        "sha256": seed.sha256,
        "encoding": seed.encoding,
    }
    comment = f"{MADE_BY}{_one_line(seed.path)}; write corrections in {_one_line(stem)}.yaml, not here"
    rows = [f"{key}: {yaml_value(value)}" for key, value in fields.items() if value not in (None, [])]
    return "\n".join(["---", comment, *rows, "---"])


def _one_line(name: str) -> str:
    """A file's name fit for a comment: whatever could end the line or hide in it is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def yaml_value(value: str | Sequence[str]) -> str:
    """``value`` as JSON on one line, which YAML 1.1 and 1.2 read as the same string or list of strings."""
    words = json.dumps(value, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", words)
