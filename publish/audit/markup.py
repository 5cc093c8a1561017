"""Valid HTML, CSS and SVG by the Nu Html Checker, which needs Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from annotate.problems import BadInput, Problem
from publish.audit.finding import Finding

JAR = Path("node_modules", "vnu-jar", "build", "dist", "vnu.jar")
OPTIONS = [
    "--Werror",
    "--also-check-css",
    "--also-check-svg",
    "--format",
    "json",
    "--stdout",
    "--exit-zero-always",
]
# Of a file on disk, vnu can neither tell what 'self' means nor that JSON-LD is no script; the browser tests show that the
# policy holds.
NOT_OF_FILES = ".*violates Content Security Policy.*"
STACK = "-Xss4m"  # its parser recurses
WHOLE_SITE = 500
"""Up to so many pages all are checked, else only the samples."""


def check(output: Path, pages: list[str], tools: Path) -> tuple[list[str], list[Finding]]:
    """Figures, and every error and warning.

    Raises BadInput where Java or vnu is missing.
    """
    java, jar = shutil.which("java"), tools / JAR
    if java is None:
        raise BadInput([Problem("Java", 0, "vnu needs it and there is none", "run invoke setup")])
    if not jar.is_file():
        raise BadInput([Problem("vnu", 0, "it is not installed", "run invoke setup")])
    every = [path.relative_to(output).as_posix() for path in sorted(output.rglob("*.html"))]
    theme = [
        path.relative_to(output).as_posix()
        for path in sorted(output.rglob("*"))
        if path.suffix in (".css", ".svg")
    ]
    files = [*(every if len(every) <= WHOLE_SITE else pages), *theme]
    command = [java, STACK, "-jar", str(jar.resolve()), *OPTIONS, "--filterpattern", NOT_OF_FILES, *files]
    done = subprocess.run(command, cwd=output, capture_output=True, encoding="utf-8")
    messages = json.loads(done.stdout)["messages"]
    return [f"vnu: {len(files)} files, {len(messages)} messages"], sorted(
        _finding(message, output) for message in messages
    )


def _finding(message: dict[str, object], output: Path) -> Finding:
    """A message; vnu calls a warning an "info" with a subtype."""
    where = str(message.get("url", "")).removeprefix("file:").removeprefix(str(output.resolve())).lstrip("/")
    line = message.get("lastLine", 0)
    kind = message.get("subType") or message["type"]
    return Finding(f"{where}, line {line}", f"vnu {kind}", str(message.get("message", "")))
