"""``make bench``: how long a build takes and how much memory, against plain MkDocs on the same Markdown, in one run.

The figures are ratios of one run on one machine. Every unit gets its offline package; the hubs hold no pictures.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.hubs import write_hub

PLAIN_MKDOCS = """\
site_name: Messung
docs_dir: content
plugins: []
use_directory_urls: false
nav: [index.md]
theme: {name: material, font: false}
validation: {nav: {omitted_files: ignore}}
"""
MEBIBYTE = 1024


@dataclass(frozen=True)
class Measured:
    """One command, run once."""

    seconds: float
    mebibytes: float


def measure(command: list[str], folder: Path) -> Measured:
    """Run a command and return its time and the peak memory of its largest process."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command} failed:\n{process.stderr.read().decode() if process.stderr else ''}")
    if process.stderr:
        process.stderr.close()
    process.returncode = 0
    return Measured(seconds, usage.ru_maxrss / MEBIBYTE)


def main() -> None:
    """Measure hubs of several sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--words", type=int, default=600)
    options = parser.parse_args()
    print(f"{'units':>6} {'plain MkDocs':>14} {'Teilbar':>14} {'ratio':>6}")
    for units in options.units:
        with TemporaryDirectory(prefix="teilbar-bench-") as name:
            folder = Path(name)
            write_hub(folder, units, options.words)
            (folder / "plain.yml").write_text(PLAIN_MKDOCS, "utf-8")
            plain = measure([sys.executable, "-m", "mkdocs", "build", "-q", "-f", "plain.yml", "-d", "plain"], folder)
            shutil.rmtree(folder / "plain")
            ours = measure([sys.executable, "-m", "teilbar", "build", "--out", "site"], folder)
            columns = (f"{run.seconds:6.1f} s {run.mebibytes:4.0f} M" for run in (plain, ours))
            print(f"{units:>6} {' '.join(f'{column:>14}' for column in columns)} {ours.seconds / plain.seconds:6.2f}")


main()
