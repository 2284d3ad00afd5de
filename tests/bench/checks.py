"""``teilbar check`` on 2,000 files and two processors: time and memory, the first time and again.

``python -m bench.checks [NUMBER]`` prints it, and so does ``make bench``. Seconds differ between machines, so the first
run is set against reading the same files with markdown-it-py and doing nothing with them, and the others against the
first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench import hubs
from bench.measuring import CommandFailedError, Measured, measure, typical
from bench.runs import TIMES, change_word
from teilbar.cache import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).resolve().parents[1]
FILES = 2_000
PROCESSORS = 2

PLAIN_READING = """\
import sys
from pathlib import Path
from markdown_it import MarkdownIt

parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
tokens = sum(len(parser.parse(file.read_text("utf-8"))) for file in sorted(Path(sys.argv[1]).rglob("*.md")))
print(tokens)
"""


@dataclass(frozen=True)
class Figures:
    """What was measured on one hub."""

    files: int
    plain: Measured
    """markdown-it-py alone, in one process."""
    first: Measured
    """Without a cache."""
    again: Measured
    """Nothing has changed."""
    changed: Measured
    """A word of one file has."""

    def rows(self) -> Iterator[tuple[str, Measured, str]]:
        """Yield each run by its name, with its figures and how it compares."""
        yield "markdown-it-py alone", self.plain, ""
        yield "check, first run", self.first, f"{self.first.seconds / self.plain.seconds:.1f} x markdown-it-py"
        for name, figures in (("check, second run", self.again), ("check, one file changed", self.changed)):
            yield name, figures, f"{figures.seconds / self.first.seconds:.2f} x the first run"

    def table(self) -> str:
        """Return the figures as a table in Markdown."""
        lines = [f"|  {self.files:,} files | time | ratio | largest process | all together |", "|---|--:|--:|--:|--:|"]
        lines += [
            f"| {name} | {run.seconds:.1f} s | {ratio} | {run.largest:.0f} MiB | {run.together:.0f} MiB |"
            for name, run, ratio in self.rows()
        ]
        return "\n".join(lines)


def measure_checks(files: int, folder: Path) -> Figures:
    """Measure checks of a hub with that many units in an empty folder. Raises CommandFailedError where one fails."""
    hub = folder / "hub"
    # In a process of its own: pictures make it large, and what measures must stay small.
    subprocess.run([sys.executable, "-m", "bench.hubs", str(hub), str(files)], check=True, cwd=TESTS)
    os.environ[ENVIRONMENT] = str(folder / "cache")
    command = [sys.executable, "-m", "teilbar", "check", str(hub), "--format", "json", "--output", "report.json"]

    def changed(number: int) -> Measured:
        file = hubs.unit_folder(hub, files * number // (TIMES + 1)) / "index.md"
        file.write_text(change_word(file.read_text("utf-8"), f"Neu{number}"), "utf-8")
        hubs.commit(hub)
        return measure(command, folder)

    plain = measure([sys.executable, "-c", PLAIN_READING, str(hub)], folder)
    first = measure(command, folder)
    again = typical(measure(command, folder) for _ in range(TIMES))
    return Figures(files, plain, first, again, typical(changed(number) for number in range(1, TIMES + 1)))


def main() -> None:
    """Measure and print."""
    files = int(sys.argv[1]) if sys.argv[1:] else FILES
    if sys.platform == "linux":
        allowed = sorted(os.sched_getaffinity(0))[:PROCESSORS]
        os.sched_setaffinity(0, allowed)
        print(f"on {len(allowed)} of {os.cpu_count()} processors")
    with TemporaryDirectory(prefix="teilbar-bench-") as folder:
        try:
            print(measure_checks(files, Path(folder)).table())
        except CommandFailedError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
