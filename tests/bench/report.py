"""What was measured, as tables: for the terminal, and as docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from bench import hubs
from bench.measuring import way_of_counting
from bench.runs import TIMES, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from bench.runs import Size

KEPT = "## Where the time goes"
"""The heading from which on the file is written by hand and left as it is."""
TEILBARS = tuple(run for run in Run if run is not Run.PLAIN)
AIMED_AT = 1_000  # units, for which the aims of time are set
LARGE = 5_000  # units, for which the aim of memory is set
MOST_MEMORY = 400  # MiB
LIMITS = {Run.PICTURES: 1.0, Run.UNCHANGED: 0.1, Run.WORD: 0.2}
"""The most that a run may take, as a part of plain MkDocs' time."""

_Table: TypeAlias = "Sequence[Sequence[str]]"
"""Rows of cells; the first row holds the headings, the first column what a row is about."""


@dataclass(frozen=True)
class Aim:
    """What was to be reached, and whether it was."""

    sentence: str
    measured: str
    reached: bool

    def __str__(self) -> str:
        return f"{'reached' if self.reached else 'MISSED'}: {self.sentence}: {self.measured}"


def aims(sizes: Sequence[Size]) -> Iterator[Aim]:
    """Yield what the figures say of each aim; nothing of hubs that were not measured."""
    for size in sizes:
        if size.units == AIMED_AT:
            for run, limit in LIMITS.items():
                ratio = size.ratio(run)
                sentence = f"{size.units:,} units, {run}: at most {limit:g} of plain MkDocs' time"
                yield Aim(sentence, f"{ratio:.2f}", ratio <= limit)
        if size.units == LARGE:
            most = max(max(figure.largest, figure.together) for figure in (size.figures[run] for run in TEILBARS))
            sentence = f"{size.units:,} units, every run of Teilbar: less than {MOST_MEMORY} MiB"
            yield Aim(sentence, f"{most:.0f} MiB", most < MOST_MEMORY)


def text(sizes: Sequence[Size]) -> str:
    """Return all tables and aims for a terminal."""
    parts = [f"{size.units:,} units\n{_aligned(_figures(size))}" for size in sizes]
    if len(sizes) > 1:
        parts.append(f"growth\n{_aligned(_growth(sizes))}")
    parts.append("\n".join(map(str, aims(sizes))))
    return "\n\n".join(part for part in parts if part)


def write_document(file: Path, sizes: Sequence[Size]) -> None:
    """Write the figures into a Markdown file; what stands there from the heading :data:`KEPT` on stays."""
    before = file.read_text("utf-8") if file.exists() else ""
    at = before.find(f"{KEPT}\n")
    file.write_text(_document(sizes) + (f"\n{before[at:]}" if at >= 0 else ""), "utf-8")


def _document(sizes: Sequence[Size]) -> str:
    reached = [f"- {aim}" for aim in aims(sizes)] or [f"- No hub of {AIMED_AT:,} or {LARGE:,} units was measured."]
    parts = [_method(sizes), "## What is reached", "\n".join(reached), "## Figures"]
    for size in sizes:
        parts += [f"### {size.units:,} units", markdown(_figures(size))]
    if len(sizes) > 1:
        parts += ["### Growth", _GROWTH, markdown(_growth(sizes))]
    return "\n\n".join(parts) + "\n"


def _figures(size: Size) -> _Table:
    rows = [("", "time", "ratio", "largest process", "all together")]
    for run, figure in size.figures.items():
        memory = (f"{figure.largest:.0f} MiB", f"{figure.together:.0f} MiB")
        rows.append((run, f"{figure.seconds:.2f} s", f"{size.ratio(run):.2f}", *memory))
    return rows


def _growth(sizes: Sequence[Size]) -> _Table:
    pairs = tuple(pairwise(sizes))
    spans = [f"{small.units:,} to {large.units:,} (x {large.units / small.units:g})" for small, large in pairs]
    rows = [["", *(f"{what}, {span}" for span in spans for what in ("time", "memory"))]]
    for run in Run:
        row: list[str] = [run]
        for small, large in pairs:
            first, second = small.figures[run], large.figures[run]
            row += [f"x {second.seconds / first.seconds:.1f}", f"x {second.together / first.together:.1f}"]
        rows.append(row)
    return rows


def _aligned(table: _Table) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (_padded(row, widths, str.rjust) for row in table)
    return "\n".join("  ".join(cells).rstrip() for cells in lines)


def _padded(row: Sequence[str], widths: Sequence[int], pad: Callable[[str, int], str]) -> list[str]:
    return [row[0].ljust(widths[0]), *(pad(cell, width) for cell, width in zip(row[1:], widths[1:], strict=True))]


def markdown(table: _Table) -> str:
    head, *rows = ("| " + " | ".join(row) + " |" for row in table)
    return "\n".join([head, "|---" + "|--:" * (len(table[0]) - 1) + "|", *rows])


_GROWTH = f"""\
Memory is that of all processes together. From a hub of up to {hubs.SMALL_HUB} units to a larger one the pictures change
too (see above), so there "cold" does not grow with the texts alone."""


def _method(sizes: Sequence[Size]) -> str:
    words = hubs.vocabulary()
    counting = way_of_counting()
    programs = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "teilbar"))
    measured = " and ".join(f"{size.units:,}" for size in sizes)
    return f"""\
# Benchmarks

`make bench` measures and prints; `make bench ARGS=--write` writes this file too, down to "{KEPT[3:]}", which
is kept. `ARGS="--units 100 1000"` chooses the sizes. Everything in one table comes from one run on one machine: compare
the ratios, not the seconds.

## Method

- **Hubs** are generated, the same in every run: here {measured} units. A unit has {hubs.WORDS} words, six headings, a
  question and a link to the next unit. The words are drawn from the {len(words):,} of our own German content, as often
  as they occur there; {len(set(words)):,} are different ones, fewer than in a real hub. Pictures are JPEGs of
  1600 x 1200 pixels and about 280 KB, smooth shapes under grain: {hubs.OWN_PICTURES} distinct ones in each unit of a
  hub of up to {hubs.SMALL_HUB} units, {hubs.SHARED_PICTURES} that all units show in a larger one. All have an
  alternative text and a declared origin, so every unit gets its package; the benchmark fails if one does not. Around it
  all lies a git repository with one commit.
- **Plain MkDocs** builds the same Markdown with Material, without search, without the units in the navigation, and
  copies the pictures as they are. It has no incremental build, so all ratios are to its cold one (median of {TIMES}).
- **Teilbar** runs as `teilbar build --formats offline`, so packages are included. *Cold*: no site, no cache. *Cold,
  pictures cached*: no site, and a cache left by a hub with the same pictures in which every text is another.
  *Unchanged*: the same again. *One unit changed*: one word, committed. *One unit's heading changed*: its title, which
  other pages list, committed. The last three are medians of {TIMES}, with the highest memory; each change is in another
  unit, and is looked for in the site.
- **Memory**: of the largest process, as the kernel keeps it (resident set; pages shared with others count in full); and
  of all processes together, the highest sum of their {counting} seen at one moment, looked at every 50 ms, more seldom
  where looking would take more than a twentieth of a processor.
- **Machine**: {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; {programs}.
  Files that are read lie in the system's memory already.

`PYTHONPATH=tests .venv/bin/python -m bench.archives` measures the archives alone, against Python's zipfile."""
