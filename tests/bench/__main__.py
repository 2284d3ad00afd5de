"""``make bench``: how long a build takes and how much memory, against plain MkDocs on the same Markdown, in one run.

docs/benchmarks.md says what is measured and how.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import PROC, CommandFailedError
from bench.report import text, write_document
from bench.runs import Size, measure_size, warm_up

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
SIZES = (100, 1_000, 5_000)
NO_ADVERTISEMENT = {"NO_MKDOCS_2_WARNING": "1"}  # Material's, which takes time to print


def main() -> None:
    """Measure hubs of several sizes and print tables."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--units", type=_number, nargs="+", default=SIZES, metavar="N", help="sizes of the hubs")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md too")
    options = parser.parse_args()
    if not (PROC / "self" / "stat").exists():
        sys.exit("The benchmark reads the memory of processes from /proc, as Linux has it; there is none here.")
    os.environ.update(NO_ADVERTISEMENT)
    try:
        sizes = [_measured(units) for units in sorted(set(options.units))]
    except CommandFailedError as error:
        sys.exit(str(error))
    print(text(sizes))
    if options.write:
        write_document(DOCUMENT, sizes)


def _number(said: str) -> int:
    if not said.isdecimal() or not int(said):
        problem = f"not a number of units: {said}"
        raise argparse.ArgumentTypeError(problem)
    return int(said)


def _measured(units: int) -> Size:
    with TemporaryDirectory(prefix="teilbar-bench-") as folder:
        warm_up(Path(folder) / "warm-up")
        return measure_size(units, Path(folder), lambda doing: print(f"{units:,} units: {doing}", file=sys.stderr))


if __name__ == "__main__":
    main()
