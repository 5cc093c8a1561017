"""Lighthouse on a simulated phone: the median of several runs of each page."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from statistics import median

from annotate.problems import BadInput, Problem
from publish.audit.finding import Finding
from publish.machine import FLAGS, find_chromium, find_node

CLI = Path("node_modules", "lighthouse", "cli", "index.js")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
NOT_FOUND = "404.html"  # its status is what search engines rightly leave out
SECONDS = 180


def check(address: str, pages: list[str], tools: Path, runs: int) -> tuple[list[str], list[Finding]]:
    """Figures (worst page of each category) and medians below the goals.

    Raises BadInput where Lighthouse, Node or Chromium is missing, or Lighthouse fails.
    """
    cli, node, chromium = tools / CLI, find_node(), find_chromium()
    if not cli.is_file() or node is None or chromium is None:
        raise BadInput(
            [Problem("Lighthouse", 0, "it, Node or Chromium is not installed", "run invoke setup")]
        )
    scores = {
        page: _medians([_run(node, cli, chromium, address + page) for _ in range(runs)])
        for page in pages
        if page != NOT_FOUND
    }
    figures = [
        f"Lighthouse {category}: {min((score[category], page) for page, score in scores.items())[0]:g} of {goal}"
        f" at worst, {median(score[category] for score in scores.values()):g} at the median page"
        for category, goal in GOALS.items()
    ]
    findings = [
        Finding(page, f"Lighthouse {category}", f"{score[category]:g}, at least {goal}")
        for page, score in scores.items()
        for category, goal in GOALS.items()
        if score[category] < goal
    ]
    return figures, findings


def _medians(results: list[dict[str, float]]) -> dict[str, float]:
    return {category: median(result[category] for result in results) for category in GOALS}


def _run(node: Path, cli: Path, chromium: Path, url: str) -> dict[str, float]:
    command = [str(node), str(cli.resolve()), url, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(GOALS)}", f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
    env = {**os.environ, "CHROME_PATH": str(chromium)}
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=SECONDS)
    if done.returncode:
        cause = f"it failed on {url}: {(done.stderr.strip() or 'no message').splitlines()[-1]}"
        raise BadInput([Problem("Lighthouse", 0, cause, "run invoke audit again")])
    found = json.loads(done.stdout)["categories"]
    return {category: round(100 * (found[category]["score"] or 0)) for category in GOALS}
