"""``python -m judging SOURCE...``: findings of several sources, drawn by lot, to be judged by a person.

docs/judging.md says how. Sources are folders or git addresses, with ``@ref`` or without, as for ``teilbar check``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from judging.drawing import Found, draw, table
from reading.repositories import git
from teilbar.model.findings import Finding
from teilbar.reading.errors import SourceError
from teilbar.reading.source import open_source
from teilbar.texts import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.reading.source import Source

ROOT = Path(__file__).resolve().parents[2]
NUMBER = 50


def main(arguments: Sequence[str] | None = None) -> None:
    """Check the sources, draw, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m judging", description=__doc__)
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--number", type=int, default=NUMBER, help="how many findings are drawn (%(default)s)")
    parser.add_argument("--seed", default="", help="by default the hash of the commit that this program is at")
    parser.add_argument("--lang", choices=("de", "en"), default="de", help="language of the messages (%(default)s)")
    options = parser.parse_args(arguments)
    seed = options.seed or git(ROOT, "rev-parse", "HEAD")
    found: list[Found] = []
    lines = [f"Seed: `{seed}`", ""]
    for spec in options.sources:
        try:
            with TemporaryDirectory(prefix="teilbar-judging-") as folder, open_source(spec) as source:
                own = findings_of(source, Path(folder) / "report.json", options.lang)
        except SourceError as problem:
            sys.exit("\n".join(f"{spec}: {message(one, options.lang)}" for one in problem.findings))
        found += own
        at = f" at `{source.commit}`" if source.commit else ""
        lines.append(f"- {source.label}{at}: {len(set(own)):,} findings in {len(source.files):,} files")
    drawn = draw(found, options.number, seed)
    print("\n".join((*lines, "", f"{len(drawn)} of {len(set(found)):,} findings:", "", table(drawn))))


def findings_of(source: Source, report: Path, language: str) -> list[Found]:
    """Return what ``teilbar check`` finds in a source, by the report that it writes into a file.

    Raises subprocess.CalledProcessError where it fails, in another way than by finding something that blocks.
    """
    asked = ("check", str(source.root), "--format", "json", "--output", str(report), "--lang", language)
    done = subprocess.run([sys.executable, "-m", "teilbar", *asked], check=False)
    if done.returncode not in {0, 1}:
        done.check_returncode()
    entries = json.loads(report.read_text("utf-8"))["findings"]
    return [
        Found(
            source.label,
            one["file"],
            one["line"] or 0,
            one["rule"],
            one["message"],
            _line_of(source, one["file"], one["line"]),
        )
        for one in entries
    ]


def _line_of(source: Source, file: str, line: int | None) -> str:
    """Return the text of a line of a source; empty for a finding about a whole file, or a file that is no text."""
    if not line or not source.find(file):
        return ""
    text = source.read_text(file)
    lines = [] if isinstance(text, Finding) else text.split("\n")
    return lines[line - 1] if line <= len(lines) else ""


if __name__ == "__main__":
    main()
