"""People, places, organisations and events by their names."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("address", "id_"),
    [
        ("people/sergei-lavrov.html", "sergei-lavrov"),
        ("people/once_sl.html#sergei-lavrov", "sergei-lavrov"),
        ("events/hop.html", "hop"),
        (None, ""),
    ],
)
def test_an_id_is_told_by_the_address_of_a_page_of_its_own_or_of_a_shared_one(
    node: Any, address: str | None, id_: str
) -> None:
    assert node("(url) => require('./names.js').stem(url)", address) == id_
