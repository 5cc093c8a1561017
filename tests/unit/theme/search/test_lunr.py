"""The lunr that the search page loads is lunr, less what it does not use."""

from __future__ import annotations

from pathlib import Path

LUNR = Path(__file__).parents[4] / "theme" / "static" / "vendor" / "lunr"


def test_every_statement_is_lunrs_own_in_its_order() -> None:
    whole = (LUNR / "lunr.min.js").read_text(encoding="utf-8")
    part = (LUNR / "lunr.query.min.js").read_text(encoding="utf-8")
    licence = whole[: whole.index(" */")]
    assert part.startswith(licence.replace("/**", "/*!", 1))  # so that it is kept when scripts are shortened
    body, end = part.strip().split("var e={};", 1)[1].rsplit(",function(e,t){", 1)
    assert whole.strip().endswith(end)
    at = 0
    for n, statement in enumerate(body.split(",e.")):
        found = whole.find(statement if n == 0 else "e." + statement, at)
        assert found >= 0, statement[:80]
        at = found
