"""The archive from A to Z, in the order of the Vietnamese alphabet: people, places, organisations, things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.addresses import FOLDERS, nth
from annotate.language import N_, Labels, _, counted
from annotate.pages.headings import HEADINGS
from annotate.pages.index import Index
from annotate.pages.limits import Limits
from annotate.pages.rows import entity_row, role
from annotate.pages.writing import (
    Page,
    cut,
    document,
    fragment,
    items,
    joined,
    link,
    numbered,
    pager,
    section,
    told,
)
from annotate.vietnamese import ALPHABET, sort_key

EDIT = "correct seeds/authorities.yaml"
TITLES = Labels(
    {"person": N_("Người"), "place": N_("Nơi"), "organisation": N_("Tổ chức"), "thing": N_("Sự vật")}
)
OTHER = "#"
# How a letter is typed on a keyboard without accents (Telex): the name of its page
TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", OTHER: "other"}


def browse_pages(index: Index, limits: Limits, missing: int = 0) -> Iterator[Page]:
    """The index of all lists; each type by letter, on one page or, where it has many names, a page a letter.

    ``missing`` headlines of articles that the archive lacks have a list of their own.
    """
    by_type: dict[str, list[str]] = {kind: [] for kind in FOLDERS}
    for id_, entity in index.entities.items():
        by_type[entity["type"]].append(id_)
    yield _overview(index, by_type, missing)
    for kind, ids in by_type.items():
        if ids:
            yield from _type(index, kind, ids, limits)


def _overview(index: Index, by_type: dict[str, list[str]], missing: int) -> Page:
    lists = [
        joined(link(TITLES[kind], f"browse/{FOLDERS[kind]}.md"), counted(len(ids), "mục"))
        for kind, ids in by_type.items()
        if ids
    ]
    lists.append(joined(link(_("Ai với ai"), "network/index.md"), _("những người được nhắc đến cùng nhau")))
    events = counted(len(index.events), "sự kiện")
    time = [
        joined(link(_("Niên biểu"), "chronology/index.md"), _("điều xảy ra và bài đăng, từng ngày")),
        joined(link(_("Sự kiện"), "events/index.md"), events) if index.events else "",
        joined(link(_("Ai nói gì"), "statements/index.md"), counted(len(index.said), "phát ngôn")),
    ]
    sources = {article.source for article in index.articles if article.source}
    by_source = [
        joined(link(_("Nguồn"), "sources/index.md"), counted(len(sources), "báo và trang tin")),
        joined(link(_("Bài kho chưa có"), "browse/missing.md"), counted(missing, "đầu đề"))
        if missing
        else "",
    ]
    blocks = [
        *section(HEADINGS["lists"], items(lists)),
        *section(HEADINGS["time"], items(filter(None, time))),
        *section(HEADINGS["sources"], items(filter(None, by_source))),
    ]
    return document("browse/index.md", "lists", _("Mục lục"), blocks, EDIT)


def _type(index: Index, kind: str, ids: Sequence[str], limits: Limits) -> Iterator[Page]:
    letters: dict[str, list[str]] = {}
    for id_ in sorted(ids, key=index.letters.__getitem__):
        letters.setdefault(first_letter(index.entities[id_]["name"]), []).append(id_)
    path, title = f"browse/{FOLDERS[kind]}.md", TITLES[kind]
    order = [letter for letter in (*ALPHABET, OTHER) if letter in letters]
    if len(ids) <= 2 * limits.rows:
        blocks = [" ".join(f"[{_short(letter)}](#{fragment(_heading(letter))})" for letter in order)]
        for letter in order:
            blocks += section(_heading(letter), items(_row(index, id_) for id_ in letters[letter]))
        yield document(path, "browse", title, blocks, EDIT, id=FOLDERS[kind])
        return
    rows = [
        joined(link(_heading(letter), _letter_path(kind, letter)), counted(len(letters[letter]), "mục"))
        for letter in order
    ]
    yield document(path, "browse", title, [items(rows)], EDIT, id=FOLDERS[kind])
    around = " ".join(link(_short(letter), _letter_path(kind, letter)) for letter in order)
    for letter in order:
        start = _letter_path(kind, letter)
        name = f"{title}: {_heading(letter)}"
        runs = list(cut(letters[letter], limits.rows))
        for number, run in enumerate(runs, 1):
            listed = items(_row(index, id_) for id_ in run)
            blocks = [around, listed, *pager(start, number, len(runs))]
            yield document(
                nth(start, number), "browse", numbered(name, number), blocks, EDIT, id=FOLDERS[kind]
            )


def first_letter(name: str) -> str:
    """The letter of the alphabet under which ``name`` stands; OTHER for a figure or another script."""
    rank = sort_key(name)[0]
    if rank and rank[0][0] == 2:
        return ALPHABET[rank[0][1]]
    return OTHER


def _heading(letter: str) -> str:
    return _("Chữ số và chữ khác") if letter == OTHER else letter.upper()


def _short(letter: str) -> str:
    return "0–9" if letter == OTHER else letter.upper()


def _letter_path(kind: str, letter: str) -> str:
    return f"browse/{FOLDERS[kind]}_{TELEX.get(letter, letter)}.md"


def _row(index: Index, id_: str) -> str:
    count = len(index.mentions.get(id_, ()))
    return told(
        entity_row(index, id_), role(index, index.entities[id_]), counted(count, "lần") if count else ""
    )
