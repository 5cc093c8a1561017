from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.problems import BadInput
from publish import machine


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it: gives the folder that is its PATH."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("CHROMIUM", "NODE", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(machine, "CHROMIUM_PLACES", ())
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "python"))
    return programs


def program(path: Path, says: str, status: int = 0) -> Path:
    """A program that answers everything by one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.usefixtures("bare")
def test_nothing_is_found_on_a_bare_machine() -> None:
    assert machine.find_chromium() is None
    assert machine.find_node() is None
    assert machine.missing() == ("Chromium or Chrome", "Node 18 or later")


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome-stable"])
def test_a_chromium_on_the_path_is_found_under_its_usual_names(bare: Path, name: str) -> None:
    found = program(bare / name, "Chromium 140.0.7339.80")
    assert machine.find_chromium() == found


def test_a_program_that_does_not_start_is_passed_over(bare: Path) -> None:
    program(bare / "chromium", "please install the snap", status=1)
    chrome = program(bare / "google-chrome", "Google Chrome 140.0")
    assert machine.find_chromium() == chrome


def test_the_chromium_that_the_environment_names_comes_first_and_alone(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "chromium", "Chromium 140")
    mine = program(tmp_path / "mine", "Chromium 150")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert machine.find_chromium() == mine
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    assert machine.find_chromium() is None


@pytest.mark.usefixtures("bare")
def test_playwrights_newest_chromium_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = program(tmp_path / "home/.cache/ms-playwright/chromium-1100/chrome-linux/chrome", "Chromium 120")
    assert machine.find_chromium() == home
    folder = tmp_path / "browsers"
    program(folder / "chromium-1100/chrome-linux/chrome", "Chromium 120")
    newest = program(folder / "chromium-1200/chrome-linux64/chrome", "Chromium 140")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(folder))
    assert machine.find_chromium() == newest


def test_node_is_found_on_the_path_or_in_the_virtual_environment_unless_too_old(
    bare: Path, tmp_path: Path
) -> None:
    program(bare / "node", "v16.20.2")
    assert machine.find_node() is None
    wheel = program(tmp_path / "venv" / "node", "v24.1.0")
    assert machine.find_node() == wheel
    own = program(bare / "node", "v18.0.0")
    assert machine.find_node() == own


def test_set_up_installs_nothing_where_all_is_there(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium", "Chromium 140")
    program(bare / "node", "v22.1.0")
    monkeypatch.setattr(machine, "_install", lambda *_: pytest.fail("installs"))
    said: list[str] = []
    machine.set_up(said.append)
    assert said == [f"Chromium: {bare / 'chromium'}", f"Node: {bare / 'node'}"]


def test_set_up_tries_the_next_way_where_one_fails_and_says_each(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "node", "v22.1.0")
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        if "playwright" in command:
            program(bare / "chromium", "Chromium 140")
        return subprocess.CompletedProcess(command, int("apt-get" in command))

    real = subprocess.run
    monkeypatch.setattr(
        machine, "_chromium_ways", lambda: [[["apt-get", "update"], ["apt-get", "x"]], [["playwright"]]]
    )
    monkeypatch.setattr(
        subprocess, "run", lambda command, **more: (real if "--version" in command else run)(command, **more)
    )
    said: list[str] = []
    machine.set_up(said.append)
    assert ran == [["apt-get", "update"], ["playwright"]]
    assert said[:2] == [f"Chromium: not found, running {way}" for way in ("apt-get update", "playwright")]


@pytest.mark.usefixtures("bare")
def test_what_cannot_be_installed_is_named_with_the_way_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_chromium_ways", list)
    monkeypatch.setattr(machine, "_node_ways", list)
    with pytest.raises(BadInput) as raised:
        machine.set_up(lambda _: None)
    assert [problem.file for problem in raised.value.problems] == ["Chromium", "Node"]
    assert all("could not be installed" in str(problem) for problem in raised.value.problems)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="root is a POSIX notion")
def test_only_root_installs_by_apt(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "apt-get", "")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert [ways[0][1:] for ways in machine._chromium_ways()] == [["-m", "playwright", "install", "chromium"]]
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert machine._chromium_ways()[0][0] == ["apt-get", "update"]


def test_audit_packages_count_as_installed_only_in_the_versions_asked_for(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"axe-core": "4.14.1"}}')
    installed = tmp_path / "node_modules" / "axe-core" / "package.json"
    installed.parent.mkdir(parents=True)
    installed.write_text('{"version": "4.13.0"}')
    assert not machine._locked(tmp_path)
    installed.write_text('{"version": "4.14.1"}')
    assert machine._locked(tmp_path)


@pytest.mark.usefixtures("bare")
def test_what_the_audit_lacks_is_told_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "package.json").write_text('{"dependencies": {"axe-core": "4.14.1"}}')
    monkeypatch.setattr(machine, "_java_ways", list)
    told: list[str] = []
    machine.set_up_audit(tmp_path, told.append)
    assert told == [
        "Java: not found and could not be installed; invoke audit needs Java 11 or later",
        f"npm packages: could not be installed; run npm ci in {tmp_path} before invoke audit",
    ]
