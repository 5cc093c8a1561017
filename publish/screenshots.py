"""Pictures of the built site for the documentation, taken in the Chromium that the tests use."""

from __future__ import annotations

import threading
from pathlib import Path

from annotate.problems import BadInput, Problem
from publish.machine import find_chromium
from publish.serve import server

PAGES = {"home": "index.html", "search": "search.html?q=khung+hoang"}
WIDTH, HEIGHT = 1120, 860
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def take(output: Path, into: Path) -> list[Path]:
    """Write a PNG of the home, search and one article page of the site in ``output`` into the folder ``into``.

    Raises BadInput where there is no site or no browser.
    """
    from playwright.sync_api import sync_playwright  # a test tool: the build must not need it

    articles = sorted((output / "articles").glob("[!i]*.html"))
    if not articles:
        raise BadInput([Problem(f"{output.name}/", 0, "there is no built site", "run invoke build first")])
    chromium = find_chromium()
    if chromium is None:
        raise BadInput([Problem("Chromium", 0, "there is none on this machine", "run invoke setup")])
    into.mkdir(parents=True, exist_ok=True)
    site = server(output, 0)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, address in (PAGES | {"article": f"articles/{articles[0].name}"}).items():
            page.goto(f"http://127.0.0.1:{site.server_port}/{address}")
            page.wait_for_timeout(500)  # fonts and search results
            made.append(into / f"{name}.png")
            page.screenshot(path=made[-1])
        browser.close()
    site.shutdown()
    return made
