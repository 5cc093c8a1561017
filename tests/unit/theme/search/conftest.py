from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.machine import find_node

SEARCH = Path(__file__).parents[4] / "theme" / "static" / "search"

Ask = Callable[[Path, str, Any], Any]

SCRIPT = """
const fs = require("fs");
const reads = [];
const make = (folder, limit) => {
  const read = async (name) => {
    reads.push(name);
    return fs.readFileSync(folder + "/" + name + ".bin");
  };
  const { call, archive } = require("./search.js")(read, async (name) => require("./" + name + ".js"), limit);
  return { archive, call: (method, ...args) => call(method, args) };
};
const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk)).on("end", async () => {
  const { folder, input } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const answer = await (ANSWER)({ ...make(folder), folder, make, reads }, input);
  process.stdout.write(JSON.stringify(answer));
});
"""


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Runs ``async ({call, archive, reads, make, folder}, input) => …`` in Node, on the search engine with the index in a
    folder; ``call(method, ...args)`` is one of its methods, ``reads`` the names of the files it has read."""
    found = find_node()
    if found is None:
        pytest.fail("there is no Node on this machine; run: invoke setup")

    def run(folder: Path, function: str, data: Any) -> Any:
        done = subprocess.run(
            [found, "-e", SCRIPT.replace("ANSWER", function)],
            input=json.dumps({"folder": str(folder), "input": data}).encode("ascii"),
            capture_output=True,
            cwd=SEARCH,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert not done.stderr, f"node is not silent: {done.stderr.decode()}"
        return json.loads(done.stdout)

    return run
