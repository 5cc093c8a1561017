"""Pages at addresses that were given up: an editor or a rule found that two entities or events are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotate.addresses import FOLDERS, event_address
from annotate.language import _
from annotate.pages.index import Index
from annotate.pages.writing import Page, document, link, plain
from annotate.register import Register

EDIT = "correct seeds/authorities.yaml"
EVENT = "event"


def redirect_pages(redirects: Mapping[str, str], register: Register, index: Index) -> Iterator[Page]:
    """A page at the old address of each id of ``redirects`` that says where it went, in the order of the old ids.

    Old ids that ``register`` does not have never had a page, and those whose place is taken, or which lead to
    something that the archive does not tell of, have none either.
    """
    kinds = {entry.id: entry.kind for entry in register.entries}
    events = {event["id"]: event["name"] for event in index.events}
    for old, new in sorted(redirects.items()):
        kind = kinds.get(old)
        if kind is None or old in index.entities or old in events:
            continue
        if kind == EVENT and new in events:
            yield _page(event_address(old, "md"), events[new], event_address(new, "md"))
        elif kind != EVENT and new in index.entities:
            yield _page(f"{FOLDERS[kind]}/{old}.md", index.entities[new]["name"], index.path(new))


def _page(old: str, name: str, new: str) -> Page:
    told = _("Địa chỉ {old} không còn trang riêng: nội dung đã nhập vào trang {new}.").format(
        old=plain(old.removesuffix(".md")), new=link(name, new)
    )
    return document(old, "redirect", _("{name} (địa chỉ cũ)").format(name=name), [told], EDIT, to=new)
