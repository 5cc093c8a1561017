"""Pictures of the built site for the documentation, taken in the Chromium that the tests use."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

import numpy as np

from annotate.problems import BadInput, Problem
from publish.machine import FLAGS, find_chromium
from publish.palette import png
from publish.serve import server

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTH, HEIGHT = 1120, 860
SETTLING = 1500  # milliseconds in which the search shows what it found
EXAMPLES = {
    "article": (".best li a", ".list > li > a"),
    "person": (".chips a",),
    "event": (".best .name a",),
}
"""Where the first page leads to the examples: its best documented event, an article on it, the foremost person."""

# The pixels of a picture as red, green, blue and opacity, in base 64
PIXELS = """async (picture) => {
  const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const bytes = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  let text = "";
  for (let n = 0; n < bytes.length; n += 32768) text += String.fromCharCode(...bytes.subarray(n, n + 32768));
  return btoa(text);
}"""


def take(output: Path, into: Path) -> list[Path]:
    """Write a small PNG of each kind of page of the site in ``output`` into the folder ``into``.

    Raises BadInput where there is no site or no browser.
    """
    from playwright.sync_api import sync_playwright  # a test tool: the build must not need it

    if not (output / "index.html").is_file():
        raise BadInput([Problem(f"{output.name}/", 0, "there is no built site", "run invoke build first")])
    chromium = find_chromium()
    if chromium is None:
        raise BadInput([Problem("Chromium", 0, "there is none on this machine", "run invoke setup")])
    into.mkdir(parents=True, exist_ok=True)
    site = server(output, 0)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=[*FLAGS])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        darkroom = browser.new_page()
        for name, address in [*_examples(page, f"http://127.0.0.1:{site.server_port}")]:
            page.goto(address, wait_until="networkidle")
            page.wait_for_timeout(SETTLING)
            page.wait_for_load_state("networkidle")
            made.append(into / f"{name}.png")
            made[-1].write_bytes(_small(darkroom, page.screenshot()))
        browser.close()
    site.shutdown()
    return made


def _examples(page: Page, root: str) -> Iterator[tuple[str, str]]:
    """The name and address of each picture; what the archive has no example of is left out."""
    page.goto(f"{root}/index.html")
    yield "home", page.url
    found = {
        name: page.locator(selector).first.evaluate("(link) => [link.href, link.textContent]")
        for name, selectors in EXAMPLES.items()
        for selector in reversed(selectors)
        if page.locator(selector).count()
    }
    yield from ((name, address) for name, (address, _) in found.items())
    yield "chronology", f"{root}/chronology/index.html"
    words = found["person"][1] if "person" in found else ""
    yield "search", f"{root}/search.html?q={quote_plus(words)}"


def _small(darkroom: Page, picture: bytes) -> bytes:
    """A screenshot with fewer colours; a page of the browser unpacks it."""
    raw = base64.b64decode(darkroom.evaluate(PIXELS, base64.b64encode(picture).decode()))
    height, width = (int.from_bytes(picture[at : at + 4]) for at in (20, 16))
    return png(np.frombuffer(raw, dtype=np.uint8).reshape(height, width, 4)[:, :, :3])
