"""What docs/benchmarks.md says is computed from the figures; what people wrote below them stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.measuring import CommandFailedError, Measured, measure, typical
from bench.report import KEPT, aims, text, write_document
from bench.runs import Run, Size

TESTS = Path(__file__).resolve().parents[1]
SECONDS = {
    Run.PLAIN: 10.0,
    Run.COLD: 30.0,
    Run.PICTURES: 10.0,
    Run.UNCHANGED: 1.0,
    Run.WORD: 2.0,
    Run.TITLE: 3.0,
}


def size(units: int, times: float = 1, mebibytes: float = 100, **seconds: float) -> Size:
    """Return figures that just reach all aims; Teilbar takes ``times`` as long."""
    taken = {run: value * (1 if run is Run.PLAIN else times) for run, value in SECONDS.items()}
    taken |= {Run[name]: value for name, value in seconds.items()}
    return Size(units, {run: Measured(value, mebibytes, mebibytes) for run, value in taken.items()})


@pytest.mark.parametrize(
    ("measured", "reached"),
    [
        (size(1_000), [True, True, True]),
        (size(1_000, times=1.01), [False, False, False]),
        (size(1_000, UNCHANGED=1.2), [True, False, True]),
        (size(5_000, mebibytes=399), [True]),
        (size(5_000, mebibytes=400), [False]),
        (size(100, times=9, mebibytes=999), []),
    ],
)
def test_aims_are_computed_from_the_figures(measured: Size, reached: list[bool]) -> None:
    assert [aim.reached for aim in aims([measured])] == reached


def test_memory_of_plain_mkdocs_is_not_held_against_us() -> None:
    figures = {**size(5_000).figures, Run.PLAIN: Measured(10, 900, 900)}
    assert all(aim.reached for aim in aims([Size(5_000, figures)]))


def test_growth_is_the_factor_from_one_size_to_the_next() -> None:
    said = text([size(100), size(1_000, times=4, mebibytes=250)])
    row = said.partition("growth")[2].partition(Run.UNCHANGED)[2].splitlines()[0]
    assert row.split() == ["x", "4.0", "x", "2.5"]


def test_what_people_wrote_below_the_figures_stays(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.md"
    write_document(file, [size(100)])
    ours = f"{KEPT}\n\nInto the pictures.\n\n## And more\n\nFar below.\n"
    file.write_text(f"{file.read_text('utf-8')}\n{ours}", "utf-8")
    write_document(file, [size(1_000)])
    written = file.read_text("utf-8")
    assert written.endswith(f"\n\n{ours}")
    assert "### 1,000 units" in written
    assert "### 100 units" not in written
    write_document(file, [size(1_000)])
    assert file.read_text("utf-8") == written


def test_typical_is_the_median_time_and_the_highest_memory() -> None:
    runs = [Measured(3, 10, 50), Measured(1, 30, 20), Measured(2, 20, 40)]
    assert typical(runs) == Measured(2, 30, 50)


def test_memory_of_all_processes_is_added_up(tmp_path: Path) -> None:
    hold = "import time; held = b'x' * 30_000_000; time.sleep(0.2)"
    program = [sys.executable, "-c", hold]
    both = f"import subprocess; run = subprocess.Popen({program}); held = b'x' * 30_000_000; run.wait()"
    one, two = (measure([sys.executable, "-c", program], tmp_path) for program in (hold, both))
    assert two.together > one.together + 25
    assert one.seconds > 0.2


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="no such luck"):
        measure([sys.executable, "-c", "import sys; sys.exit('no such luck')"], tmp_path)


def test_wrong_size_is_refused() -> None:
    command = [sys.executable, "-m", "bench", "--units", "0"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=TESTS)
    assert done.returncode == 2
    assert "not a number of units: 0" in done.stderr
