"""A small site that is fit to publish, for tests that break it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from annotate.invisible import comparable
from annotate.model import raw_lines
from publish.check.active import POLICY

SEED = """Hội đàm tại Moskva & <b>“hòa bình”</b>
\r
  Ngoại   trưởng Nga nói:\u00a0không.\r
Ảnh: AFP
Ông cho\u200bbiết: 1 < 2.
Tin liên quan
Đọc nhiều nhất
"""
CLASSES = {1: "title", 3: "paragraph", 4: "caption", 5: "paragraph", 6: "furniture", 7: "furniture"}
HEAD = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '<title>{title}</title><link rel="stylesheet" href="{top}theme/main.css">'
    '<link rel="canonical" href="https://archive.example/news/{file}">'
    '<script src="{top}theme/main.js" defer></script></head><body>'
)
ARTICLE = """
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "a \\u003c b"}</script>
<article id="text">
<figure><img src="../theme/dot.svg" alt="" srcset="../theme/dot.svg 1x, ../theme/dot.svg 2x">
<figcaption data-line="4">Ảnh: AFP</figcaption></figure>
<h1 data-line="1">Hội đàm tại <a href="../places/moskva">Moskva</a> &amp; &lt;b&gt;“hòa bình”&lt;/b&gt;</h1>
<p data-line="3" id="l3">Ngoại trưởng <em>Nga</em> nói: không.<a data-anno href="#note">[1]</a></p>
<p data-line="5">Ông cho<span data-anno>U+200B</span>biết: 1 &lt; 2.</p>
</article>
<aside id="note"><a href="#l3">back</a> <a href="../index.html?q=1#top">home</a> <a href="..">home</a></aside>
<details id="removed"><summary>Removed</summary>
<p data-line="6">Tin liên quan</p>
<p data-line="7">Đọc nhiều nhất</p>
</details>
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with one seed."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(SEED, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def output(tmp_path: Path, seeds: Path) -> Path:
    """The site of that seed, made by hand and without fault."""
    top = tmp_path / "output"
    pages = {
        "index.html": '<h1>Home</h1><a href="articles/a#l3">a</a> <a href="places/moskva.html#m">M</a>',
        "articles/a.html": ARTICLE,
        "places/moskva.html": '<h1 id="m">Moskva</h1><a href="../articles/a.html#:~:text=x">a</a>'
        '<a href="mailto:a@example.org">write</a> <a href="https://example.org/">elsewhere</a>'
        '<label for="q">q</label><form action="../index.html"><input id="q" name="q"></form>',
        "old.html": '<meta http-equiv="refresh" content="0; url=places/moskva.html"><a href="places/moskva.html">M</a>',
        "404.html": '<a href="/news/">Home</a> <a href="/news/articles/a.html#note">a</a>',
    }
    for file, body in pages.items():
        head = HEAD.replace("{title}", file).replace("{file}", file).replace("{top}", "../" * file.count("/"))
        write(top / file, f"{head}{body}</body></html>")
    write(top / "theme/main.css", '/* url(gone.png) */ @import "more.css"; a { background: url(dot.svg) }')
    write(top / "theme/more.css", "b { color: red }")
    write(top / "theme/main.js", "'use strict';")
    write(top / "theme/dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"><circle id="c" r="1"/></svg>')
    write(
        top / "sitemap.xml",
        "<urlset><url><loc>https://archive.example/news/articles/a.html</loc></url></urlset>",
    )
    write(
        top / "feed.xml", '<feed><link href="https://archive.example/news/"/><title>&lt;b> é</title></feed>'
    )
    write(top / "search/index.json", '{"a": [1, 2.5, null]}')
    write(top / "data/articles.jsonl", json.dumps(record(seeds / "a.txt")) + "\n")
    return top


def record(seed: Path) -> dict[str, object]:
    """The line of ``articles.jsonl`` for ``seed``, with what the check reads."""
    text = seed.read_bytes().decode()
    return {
        "id": seed.stem,
        "seed": f"seeds/{seed.name}",
        "sha256": hashlib.sha256(seed.read_bytes()).hexdigest(),
        "lines": [
            {"n": line.n, "start": line.start, "end": line.end, "zone": "article", "class": CLASSES[line.n]}
            for line in raw_lines(text)
            if comparable(line.text)
        ],
    }


def write(path: Path, text: str) -> None:
    """Write a file of the site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
