"""Places and bodies that bear one name at different times: the one that there was when an article was published."""

from __future__ import annotations

from annotate.authorities import Authority, first_day, last_day
from annotate.model import Published
from annotate.resolve.board import Board


def choose_by_date(board: Board) -> None:
    """Give names that several records share the one record that was valid on every day the article may be of.

    Hà Bắc was a province until 1996; since then the press means the one in China.
    """
    for node, local in enumerate(board.locals):
        published = board.articles[local.article].published
        if local.type not in ("place", "organisation") or local.given or published is None:
            continue
        records = [record for record in board.authorities.named(local.name) if record.type == local.type]
        if len(records) < 2:
            continue
        valid = [record for record in records if possible(record, published)]
        if len(valid) == 1 and local.record != valid[0].id and _open(local.record, records, valid):
            local.record = valid[0].id
            board.clusters.join(board.fixed(valid[0].id), node, "record-valid-then", surely=True)


def possible(record: Authority, published: Published) -> bool:
    """Whether there was such a place or body on some day on which the article may have been published."""
    begun = record.valid_from is None or first_day(record.valid_from) <= published.latest
    return begun and (record.valid_to is None or published.earliest <= last_day(record.valid_to))


def _open(record: str | None, records: list[Authority], valid: list[Authority]) -> bool:
    """Whether the article's own choice may be changed: it made none, or one that was not valid then."""
    return record is None or (
        record in {each.id for each in records} and record not in {each.id for each in valid}
    )
