"""An engine is a program of its own that ends with Teilbar, however Teilbar ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from teilbar.publishing.engines import EngineError
from teilbar.publishing.engines.process import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Probe = Callable[[str], tuple[str, ...]]

# An engine that takes half a minute, and says twenty times a second that it lives.
TICKER = """
import sys, time
for _ in range(600):
    with open(sys.argv[1], "a") as file:
        file.write("x")
    time.sleep(0.05)
"""

# Teilbar, with that engine at work, and another program beside it that inherits whatever can be inherited.
PARENT = """
import signal, subprocess, sys, threading
from pathlib import Path
from teilbar.publishing.engines.process import run

folder = Path(sys.argv[1])
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts the tests with `&` ignores it for them

def start_another():
    while not (folder / "ticks").is_file():
        pass
    other = subprocess.Popen(
        [sys.executable, "-c", "input()"], close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    (folder / "other").write_text(str(other.pid))

threading.Thread(target=start_another).start()
try:
    run("ticker", "ticker", [str(folder / "ticks")], folder)
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Probe:
    """Return a function that runs some lines of Python as an engine."""
    modules = tmp_path / "modules"
    modules.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(modules))

    def run_lines(lines: str) -> tuple[str, ...]:
        (modules / "probe.py").write_text(lines, "utf-8")
        return run("probe", "probe", ("one", "two words"), tmp_path)

    return run_lines


def test_what_an_engine_writes_is_handed_over(probe: Probe) -> None:
    said = probe("import sys\nprint('ä', sys.argv[1:])\nprint()\nprint('\\x1b[31mred\\x1b[0m', file=sys.stderr)")
    assert sorted(said) == ["red", "ä ['one', 'two words']"]


def test_an_engine_runs_as_the_main_program_and_nothing_of_teilbar_with_it(probe: Probe) -> None:
    said = probe(
        "import sys\nfrom pathlib import Path\n"
        "print(__name__, Path(sys.argv[0]).name, [name for name in sys.modules if 'teilbar' in name])"
    )
    assert said == ("__main__ probe.py []",)


def test_an_engine_has_nothing_to_read_nor_has_what_it_starts(probe: Probe) -> None:
    # What is at its end can be read at once; from the pipe that is held open nothing ever comes.
    read = "import select; print(select.select([0], [], [], 1)[0])"
    assert probe(f"{read}\nimport subprocess, sys\nsubprocess.run([sys.executable, '-c', {read!r}])") == ("[0]", "[0]")


@pytest.mark.parametrize("code", [1, 3, 255])
def test_an_exit_code_comes_through_with_the_last_lines(probe: Probe, code: int) -> None:
    with pytest.raises(EngineError) as raised:
        probe(f"print('first')\nprint('last')\nraise SystemExit({code})")
    values = dict(raised.value.finding.values)
    assert (values["code"], values["output"]) == (str(code), "first\nlast")


def test_an_engine_that_breaks_shows_where(probe: Probe) -> None:
    with pytest.raises(EngineError) as raised:
        probe("\n\nraise RuntimeError('gone wrong')")
    output = dict(raised.value.finding.values)["output"]
    assert 'probe.py", line 3' in output
    assert output.endswith("RuntimeError: gone wrong")


@pytest.mark.parametrize("module", ["mkdocs", "properdocs", "zensical"])
def test_an_engine_takes_no_module_from_the_current_folder(module: str, tmp_path: Path) -> None:
    for name in (module, "yaml", "markdown", "runpy", "threading"):
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('{name}.py of a stranger was run')\n", "utf-8")
    (version,) = run(module, module, ("--version",), tmp_path)
    assert "stranger" not in version
    assert any(character.isdigit() for character in version)


def test_an_engine_is_gone_when_teilbar_was_killed(tmp_path: Path) -> None:
    with _teilbar_at_work(tmp_path) as teilbar:
        teilbar.kill()
        teilbar.wait()
        _wait_for(lambda: not _ticks(tmp_path))


@pytest.mark.parametrize("to_all", [True, False], ids=["at the keyboard", "Teilbar alone"])
def test_an_interrupt_ends_both_and_neither_complains(tmp_path: Path, *, to_all: bool) -> None:
    with _teilbar_at_work(tmp_path) as teilbar:
        (os.killpg if to_all else os.kill)(teilbar.pid, signal.SIGINT)
        assert teilbar.communicate(timeout=5) == ("interrupted\n", "")
        _wait_for(lambda: not _ticks(tmp_path))


@contextmanager
def _teilbar_at_work(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start :data:`PARENT` in a process group of its own and wait until all it starts is there."""
    (folder / "ticker.py").write_text(TICKER, "utf-8")
    (folder / "parent.py").write_text(PARENT, "utf-8")
    started = subprocess.Popen(
        [sys.executable, "-P", str(folder / "parent.py"), str(folder)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), *sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    with started as teilbar:
        try:
            _wait_for((folder / "other").is_file)
            assert _ticks(folder)
            yield teilbar
        finally:
            teilbar.kill()


def _ticks(folder: Path) -> bool:
    """Return whether the engine ticks."""
    before = (folder / "ticks").stat().st_size
    time.sleep(0.3)
    return (folder / "ticks").stat().st_size > before


def _wait_for(true: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
