"""What a reader's browser, a validator and a stopwatch say of the built site: axe, vnu, budgets, Lighthouse.

Every kind of page is looked at through one example (:mod:`publish.audit.samples`), served as project Pages serve it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotate.problems import BadInput, Problem
from publish.audit import axe, budgets, lighthouse, markup
from publish.audit.finding import Finding
from publish.audit.host import hosted
from publish.audit.samples import samples, states
from publish.machine import FLAGS, find_chromium

__all__ = ["Finding", "Report", "audit"]

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, a line each, and what is wrong."""

    figures: tuple[str, ...]
    findings: tuple[Finding, ...]


def audit(output: Path, tools: Path, tell: Tell, *, lighthouse_runs: int = 3) -> Report:
    """Audit the site in ``output`` by the npm packages in ``tools``; no Lighthouse where ``lighthouse_runs`` is 0.

    Raises BadInput where there is no site or a tool is missing.
    """
    if not (output / "index.html").is_file():
        raise BadInput([Problem(f"{output.name}/", 0, "there is no built site", "run invoke build first")])
    pages = samples(output)
    figures: list[str] = []
    findings: list[Finding] = []

    def note(step: str, found: tuple[list[str], list[Finding]]) -> None:
        figures.extend(found[0])
        findings.extend(found[1])
        tell(f"{step}: {len(found[1])} to mend")

    tell(f"{len(pages)} pages stand for all")
    note("markup (vnu)", markup.check(output, pages, tools))
    with hosted(output) as address, _browser() as browser:
        note("accessibility (axe)", axe.check(browser, address, [*pages, *states(output)], tools))
        note("budgets", budgets.check(browser, address, output, pages))
    if lighthouse_runs:
        with hosted(output) as address:
            note("Lighthouse", lighthouse.check(address, pages, tools, lighthouse_runs))
    return Report(tuple(figures), tuple(findings))


@contextmanager
def _browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright  # a test tool: the build must not need it

    chromium = find_chromium()
    if chromium is None:
        raise BadInput([Problem("Chromium", 0, "there is none on this machine", "run invoke setup")])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=list(FLAGS))
        yield browser
        browser.close()
