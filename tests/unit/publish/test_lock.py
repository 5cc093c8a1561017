from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate.problems import BadInput
from publish.lock import locked

HOLD = """
import os, sys, time
from pathlib import Path
from publish.lock import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
HOLD_WITH_CHILD = HOLD.replace("    print", "    print(os.fork() or time.sleep(60))\n    print")


def holder(folder: Path, script: str = HOLD) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True)


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_process_is_told_at_once_who_holds_the_folder(tmp_path: Path) -> None:
    first = holder(tmp_path / "work")
    try:
        assert heard(first) == "held"
        started = time.monotonic()
        with (
            pytest.raises(BadInput, match=rf"a build is running here \(process {first.pid}\)"),
            locked(tmp_path / "work"),
        ):
            pass
        assert time.monotonic() - started < 5
    finally:
        first.kill()
        first.wait()


def test_the_lock_of_a_killed_process_does_not_block(tmp_path: Path) -> None:
    first = holder(tmp_path / "work")
    assert heard(first) == "held"
    first.kill()
    first.wait()
    assert (tmp_path / "work" / "lock").exists()
    with locked(tmp_path / "work"):
        pass


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="only where processes fork do workers inherit what is open"
)
def test_a_worker_that_outlives_a_killed_process_does_not_block(tmp_path: Path) -> None:
    first = holder(tmp_path / "work", HOLD_WITH_CHILD)
    child = int(heard(first))
    try:
        assert heard(first) == "held"
        first.kill()
        first.wait()
        os.kill(child, 0)
        with locked(tmp_path / "work"):
            pass
    finally:
        os.kill(child, 9)


def test_an_empty_folder_goes_with_the_lock_and_one_in_use_stays(tmp_path: Path) -> None:
    with locked(tmp_path / "made" / "work"):
        assert (tmp_path / "made" / "work").is_dir()
    assert not (tmp_path / "made" / "work").exists()
    with locked(tmp_path / "work"):
        (tmp_path / "work" / "journal.json").touch()
    assert [entry.name for entry in (tmp_path / "work").iterdir()] == ["journal.json"]


def test_the_lock_is_let_go_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "work"):
        raise KeyError
    with locked(tmp_path / "work"):
        pass
