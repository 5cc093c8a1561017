"""What the Pelican plugin writes: one script that loads everything, whatever the articles hold."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican import signals

from plugins import search
from plugins.search import Document, index_script

HOSTILE = Document(
    "__proto__", "articles/__proto__.html", "</script><script>alert(1)//", "'); alert(1); ('", "\u2028\u2029\\' \\u0027 \r\n ${x} `",
    "1/1/2020", "O'Neill",
)  # fmt: skip


def loaded(node: Any, script: str) -> Any:
    return node(
        """(script) => {
          let given = null;
          const archiveSearch = {load: (index, cards) => { given = {index, cards}; }};
          new Function('archiveSearch', script)(archiveSearch);
          const lunr = require('../vendor/lunr/lunr.min.js');
          const found = require('./engine.js').search(lunr.Index.load(given.index), 'alert').hits;
          return {cards: given.cards, found};
        }""",
        script,
    )


def test_every_text_comes_through_the_script_unchanged(node: Any) -> None:
    script = index_script([HOSTILE])
    assert "<" not in script
    assert not {"\u2028", "\u2029"} & set(script)
    got = loaded(node, script)
    assert got["cards"] == [
        {
            "id": HOSTILE.id,
            "url": HOSTILE.url,
            "title": HOSTILE.title,
            "lead": HOSTILE.lead,
            "text": HOSTILE.text,
            "date": HOSTILE.date_label,
            "source": HOSTILE.source,
        }
    ]
    assert [hit["id"] for hit in got["found"]] == ["__proto__"]


def test_only_articles_with_a_search_document_are_written(tmp_path: Path) -> None:
    search.register()
    withheld = SimpleNamespace(title="Bài rút lại")
    shown = SimpleNamespace(search_document=Document("a", "articles/a.html", "Bài hiện", "", "", "", ""))
    generator = SimpleNamespace(articles=[withheld, shown])
    signals.article_writer_finalized.send(generator, writer=SimpleNamespace(output_path=str(tmp_path)))
    written = (tmp_path / "search" / "index.js").read_text(encoding="utf-8")
    assert "Bài hiện" in written
    assert "rút lại" not in written


def test_the_script_is_the_same_for_the_same_documents() -> None:
    one, other = HOSTILE, Document("b", "b", "B", "", json.dumps("ư"), "", "")
    assert index_script([one, other]) == index_script([other, one])
