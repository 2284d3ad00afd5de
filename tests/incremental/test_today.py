"""The day changes what is found and nothing of what is built."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from faults.workbench import tree
from teilbar.build import build
from teilbar.options import Options
from teilbar.unchanged import unchanged

if TYPE_CHECKING:
    from pathlib import Path

STATEMENT = "---\ntitel: Barrierefreiheit\nart: Seite\ndatum: 2025-01-31\n---\nWir haben nachgesehen.\n"
UNIT = "---\nid: turm\ntitel: Turm\nkurz: Ein Satz.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada\n---\nText.\n"
OLD = "statement-old"


def options(folder: Path, today: date) -> Options:
    return Options(
        source=str(folder / "quelle"),
        out=folder / "site",
        cache=folder / "cache",
        site=False,
        formats=("offline",),
        today=today,
    )


def found(folder: Path, today: date) -> set[str]:
    """Return the rules that a build of a day finds broken, be it one that has nothing to do."""
    asked = options(folder, today)
    built = unchanged(asked) or build(asked)
    return {one.rule for one in built.outcome.findings}


def test_another_day_finds_more_and_builds_the_same(tmp_path: Path) -> None:
    source = tmp_path / "quelle"
    source.mkdir()
    (source / "barrierefreiheit.md").write_text(STATEMENT, "utf-8")
    (source / "turm.md").write_text(UNIT, "utf-8")
    assert OLD not in found(tmp_path, date(2025, 6, 1))
    before = tree(tmp_path / "site")
    assert unchanged(options(tmp_path, date(2025, 6, 1))) is not None
    assert unchanged(options(tmp_path, date(2026, 6, 1))) is None
    assert OLD in found(tmp_path, date(2026, 6, 1))
    assert tree(tmp_path / "site") == before
    assert OLD in found(tmp_path, date(2026, 6, 1)), "nor does a build with nothing to do hide it"
