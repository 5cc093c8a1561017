from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from annotate.problems import BadInput
from publish.audit import audit, budgets, lighthouse, markup
from publish.audit.host import hosted
from publish.machine import FLAGS, find_chromium


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no built site; run invoke build first"):
        audit(tmp_path, tmp_path, lambda _: None)


def test_a_missing_validator_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/java")
    with pytest.raises(BadInput, match="vnu: it is not installed; run invoke setup"):
        markup.check(tmp_path, [], tmp_path)


def test_every_message_of_the_validator_is_a_finding_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("")
    jar = tmp_path / "tools" / markup.JAR
    jar.parent.mkdir(parents=True)
    jar.touch()
    said = {
        "type": "info",
        "subType": "warning",
        "url": f"file:{tmp_path}/index.html",
        "lastLine": 3,
        "message": "m",
    }
    answer = subprocess.CompletedProcess([], 0, json.dumps({"messages": [said]}), "")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/java")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: answer)
    figures, findings = markup.check(tmp_path, ["index.html"], tmp_path / "tools")
    assert [*map(str, findings)] == ["index.html, line 3: vnu warning: m"]
    assert figures == ["vnu: 1 files, 1 messages"]


@pytest.fixture(scope="module")
def browser() -> Any:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        yield running
        running.close()


def test_a_heavy_page_a_stranger_and_too_many_requests_break_budgets(
    tmp_path: Path, browser: Browser
) -> None:
    scripts = "".join(f"<script src={n}.js></script>" for n in range(9))
    (tmp_path / "index.html").write_text(f"{scripts}<img src=http://127.0.0.1:9/pixel.gif>")
    for n in range(9):
        (tmp_path / f"{n}.js").write_text("/*" + "".join(f"{i * 7919 % 10007:x}" for i in range(1500)) + "*/")
    with hosted(tmp_path) as address:
        figures, findings = budgets.check(browser, address, tmp_path, ["index.html"])
    broken = {(found.rule, found.what.partition(" ")[0]) for found in findings}
    assert broken == {
        ("budget", "scripts"),
        ("budget", "requests"),
        ("third party", "http://127.0.0.1:9/pixel.gif"),
    }
    assert "requests of the first view: 10 of 8 requests (index.html)" in figures


def test_the_median_of_lighthouse_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli = tmp_path / lighthouse.CLI
    cli.parent.mkdir(parents=True)
    cli.touch()
    runs = iter([0.90, 0.96, 0.99])

    def answer(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        scores = dict.fromkeys(lighthouse.GOALS, 1) | {"performance": next(runs), "seo": 0.92}
        told = {"categories": {name: {"score": score} for name, score in scores.items()}}
        return subprocess.CompletedProcess([], 0, json.dumps(told), "")

    for finder in ("find_node", "find_chromium"):
        monkeypatch.setattr(lighthouse, finder, lambda: tmp_path)
    monkeypatch.setattr("subprocess.run", answer)
    figures, findings = lighthouse.check("http://x/", ["index.html", "404.html"], tmp_path, 3)
    assert [*map(str, findings)] == ["index.html: Lighthouse seo: 92, at least 100"]
    assert figures[0] == "Lighthouse performance: 96 of 95 at worst, 96 at the median page"


def test_what_a_search_loads_after_its_results_is_not_in_the_budget_of_its_code() -> None:
    files = ("search.html", "theme/search/worker.js", "search/c/0.bin", "theme/search/facets.js")
    assert budgets._until_cards(budgets.View("search.html", files, ())) == files[:2]
    assert budgets._until_cards(budgets.View("search.html", files[:2], ())) == files[:2]
