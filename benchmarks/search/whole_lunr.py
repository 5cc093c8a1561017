"""A whole lunr index as lunr.py makes it, no stemmer and no stop words: python -m benchmarks.search.whole_lunr ARTICLES INDEX."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from lunr.builder import Builder

from plugins.search.tokens import words

BOOSTS = {"title": 4, "lead": 1.5, "text": 1}


def main() -> None:
    """Read articles (a JSON list of ``{"id", "title", "lead", "text"}``) and write the index."""
    source, target = map(Path, sys.argv[1:])
    builder = Builder()
    builder.ref("id")
    for name, boost in BOOSTS.items():
        builder.field(name, boost=boost)
    for article in json.loads(source.read_text(encoding="utf-8")):
        builder.add(
            {"id": article["id"]} | {name: [word.exact for word in words(article[name])] for name in BOOSTS}
        )
    target.write_text(
        json.dumps(builder.build().serialize(), ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
