"""Git's words come piece by piece, so that a long past needs little memory; git ends when nobody listens any more."""

from __future__ import annotations

import os
import subprocess
import time
import tracemalloc
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reading.histories import told
from reading.repositories import git, program
from teilbar.reading import git as asking
from teilbar.reading.git import GitError, stream_git

if TYPE_CHECKING:
    from collections.abc import Callable

    Pretend = Callable[[str], None]


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Return a function that lets a shell script stand in for git."""

    def stand_in(script: str) -> None:
        program(tmp_path / "bin", "git", script)

    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return stand_in


@pytest.fixture(params=[1, 2, 65536])
def chunks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git's output come in chunks of so many bytes."""
    monkeypatch.setattr(asking, "_CHUNK_BYTES", request.param)


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("", []),
        (r"eins\0zwei\0", ["eins", "zwei"]),
        (r"eins\0\0zwei", ["eins", "", "zwei"]),
        (r"\0", [""]),
        (r"Gr\303\266\303\237er\0b\344r\0", ["Größer", "b\udce4r"]),
        (r"ab\303", ["ab\udcc3"]),
    ],
)
@pytest.mark.usefixtures("chunks")
def test_pieces_are_what_stands_between_nul_characters(
    pretend: Pretend, tmp_path: Path, printed: str, pieces: list[str]
) -> None:
    pretend(f"printf '{printed}'")
    assert list(stream_git("log", directory=tmp_path)) == pieces


def test_much_is_read_in_little_memory(pretend: Pretend, tmp_path: Path) -> None:
    pretend("head -c 50000000 /dev/zero | tr '\\0' 'a' | sed 's/a\\{1000\\}/&\\x00/g'")
    tracemalloc.start()
    assert sum(len(piece) for piece in stream_git("log", directory=tmp_path)) == 50_000_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.slow
def test_long_past_needs_little_memory(tmp_path: Path) -> None:
    def told_to_git(number: int) -> str:
        who = f"Ada <ada{number % 40}@example.org> {1_500_000_000 + number} +0000"
        subject, text = f"Eintrag Nummer {number}\n\n{'Begründung ' * 200}", f"{number}\n"
        return (
            f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(subject.encode())}\n{subject}\n"
            f"M 100644 inline {number % 100}/index.md\ndata {len(text)}\n{text}\n"
        )

    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    stream = "".join(map(told_to_git, range(5000))).encode()
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input=stream, check=True)
    git(tmp_path, "reset", "--quiet", "--hard")
    tracemalloc.start()
    histories = told(tmp_path, {f"{number}/index.md": (f"{number}/",) for number in range(100)})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {(history.version(), len(history.changes)) for history in histories.values()} == {("0.50", 50)}
    assert peak < 5_000_000


def test_refusal_comes_after_what_was_said(pretend: Pretend, tmp_path: Path) -> None:
    pretend("printf 'eins\\0'; yes 'fatal: kaputt' | head -c 300000 >&2; exit 128")
    pieces = stream_git("log", directory=tmp_path)
    assert next(pieces) == "eins"
    with pytest.raises(GitError, match="fatal: kaputt"):
        next(pieces)


def test_git_that_falls_silent_is_ended(pretend: Pretend, tmp_path: Path) -> None:
    pretend(f"printf 'eins\\0'; echo $$ > {tmp_path}/process; exec sleep 60")
    pieces = stream_git("log", directory=tmp_path, seconds=0.5)
    assert next(pieces) == "eins"
    with pytest.raises(TimeoutError):
        next(pieces)
    assert_ended(tmp_path)


def test_slow_listener_is_waited_for(pretend: Pretend, tmp_path: Path) -> None:
    pretend("printf 'eins\\0'; sleep 0.1; printf 'zwei\\0'")
    pieces = stream_git("log", directory=tmp_path, seconds=0.4)
    assert next(pieces) == "eins"
    time.sleep(0.5)
    assert list(pieces) == ["zwei"]


def test_git_and_its_helpers_end_when_nobody_listens(pretend: Pretend, tmp_path: Path) -> None:
    pretend(f"sleep 60 & echo $! > {tmp_path}/process; while :; do printf 'eins\\0'; done")
    pieces = stream_git("log", directory=tmp_path)
    assert list(islice(pieces, 3)) == ["eins"] * 3
    pieces.close()
    assert_ended(tmp_path)


def test_missing_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        next(stream_git("log", directory=tmp_path))


def assert_ended(folder: Path) -> None:
    process = int((folder / "process").read_text())
    for _ in range(50):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return
        if state == "Z":  # it has ended, and waits for whoever adopted it
            return
        time.sleep(0.05)
    pytest.fail("the process still runs")
