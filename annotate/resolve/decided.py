"""What is decided before any rule: by an editor, by an authority record within an article, by the register."""

from __future__ import annotations

from annotate.register import Entry, Register
from annotate.resolve.board import Board


def apply_decisions(board: Board, register: Register) -> None:
    """Join what an editor or a record decides.

    An id that an editor writes into an article's file means the page that has this address. A merge joins what its
    ids were given to.
    """
    entries = {entry.id: entry for entry in register.entries}
    anchors = _anchors(board) if entries else {}

    def holder(id_: str) -> int | None:
        """The node of what has this id."""
        if id_ in board.authorities.records:
            return board.fixed(id_)
        return anchors.get(_anchor(entries[id_])) if id_ in entries else None

    for node, local in enumerate(board.locals):
        if local.record:
            board.clusters.join(board.fixed(local.record), node, "record-in-article", surely=True)
        elif local.given:
            at = holder(local.given)
            if at is None:
                local.given = None
            else:
                board.clusters.join(at, node, "editor", surely=True)
    for old, kept in register.merged.items():
        one, other = holder(kept), holder(old)
        if one is not None and other is not None:
            board.clusters.join(one, other, "editor", surely=True)


def keep_addresses(board: Board, register: Register) -> None:
    """Join what had the address of a record before there was the record, after all rules have had their say."""
    records = board.authorities.records
    recorded = [e for e in register.entries if e.id in records and records[e.id].type == e.kind]
    anchors = _anchors(board) if recorded else {}
    for entry in recorded:
        node = anchors.get(_anchor(entry))
        if node is not None and board.clusters.id_of(node) is None:
            board.clusters.join(board.fixed(entry.id), node, "address-has-record")


def _anchors(board: Board) -> dict[tuple[str, str, str], int]:
    """The nodes by what the register knows them by."""
    return {
        (board.articles[local.article].id, local.type, local.key): node
        for node, local in reversed(list(enumerate(board.locals)))
    }


def _anchor(entry: Entry) -> tuple[str, str, str]:
    return entry.article or "", entry.kind, entry.key
