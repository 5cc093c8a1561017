from __future__ import annotations

import gc
import json
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from publish.machine import find_node

ROOT = Path(__file__).parents[2]

Node = Callable[[str, Any], Any]


@cache
def _measures_time(module: Path) -> bool:
    return "process_time" in module.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_collector(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that measure processor time run without the garbage collector: it costs by what earlier tests left."""
    measures = _measures_time(request.path)
    if measures:
        gc.disable()
    yield
    if measures:
        gc.enable()


@pytest.fixture(scope="session")
def node() -> Node:
    """Runs ``answer = (input) => …`` in node on JSON and gives back what it returns."""
    found = find_node()
    if found is None:
        pytest.fail("there is no Node on this machine; run: invoke setup")

    def run(function: str, data: Any) -> Any:
        script = (
            "const chunks = []; process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {"
            f"const answer = {function};"
            "process.stdout.write(JSON.stringify(answer(JSON.parse(Buffer.concat(chunks).toString('utf8')))));});"
        )
        done = subprocess.run(
            [found, "-e", script],
            input=json.dumps(data).encode("ascii"),
            capture_output=True,
            cwd=ROOT / "theme" / "static" / "search",
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert not done.stderr, f"node is not silent: {done.stderr.decode()}"
        return json.loads(done.stdout)

    return run
