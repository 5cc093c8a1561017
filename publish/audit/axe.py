"""Accessibility by axe-core: WCAG 2.2 AA and best practice, light and dark, on a small phone and a desk."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

from annotate.problems import BadInput, Problem
from publish.audit.finding import Finding

SCRIPT = Path("node_modules", "axe-core", "axe.min.js")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SCHEMES = ("light", "dark")
WIDTHS = (320, 1280)
HEIGHT = 800
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
SHOWN = 3
"""How many elements of one violation are named."""


def check(browser: Any, address: str, pages: list[str], tools: Path) -> tuple[list[str], list[Finding]]:
    """Figures and violations of ``pages`` in every scheme and width; ``browser`` is Playwright's.

    Raises BadInput where axe-core is not installed.
    """
    script = tools / SCRIPT
    if not script.is_file():
        raise BadInput([Problem("axe-core", 0, "it is not installed", "run invoke setup")])
    source = script.read_text(encoding="utf-8")
    found: dict[tuple[str, str, str], list[str]] = {}
    looks = list(product(SCHEMES, WIDTHS))
    for scheme, width in looks:
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce"
        )
        page = context.new_page()
        for name in pages:
            page.goto(address + name, wait_until="networkidle")
            page.evaluate(source)
            for violation in page.evaluate(RUN, list(TAGS))["violations"]:
                what = f"{violation['help']} ({_elements(violation['nodes'])})"
                found.setdefault((name, violation["id"], what), []).append(f"{scheme} {width}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
                what = "the page is wider than the window"
                found.setdefault((name, "reflow", what), []).append(f"{scheme} {width}")
        context.close()
    findings = [
        Finding(name, f"axe {rule}", f"{what}, {', '.join(where)}")
        for (name, rule, what), where in found.items()
    ]
    return [f"axe: {len(pages)} pages × {len(looks)} looks, {len(findings)} violations"], sorted(findings)


def _elements(nodes: list[dict[str, Any]]) -> str:
    named = [" ".join(str(part) for part in node["target"]) for node in nodes[:SHOWN]]
    more = len(nodes) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
