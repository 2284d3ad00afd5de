"""The benchmark of checks runs what it names, and what it prints is computed from its figures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bench.checks import Figures, measure_checks
from bench.measuring import Measured

if TYPE_CHECKING:
    from pathlib import Path


def test_ratios_are_to_what_they_say() -> None:
    plain, first, again, changed = (Measured(seconds, 50, 60) for seconds in (2, 9, 0.9, 1.8))
    rows = {name: ratio for name, _, ratio in Figures(2_000, plain, first, again, changed).rows()}
    assert rows == {
        "markdown-it-py alone": "",
        "check, first run": "4.5 x markdown-it-py",
        "check, second run": "0.10 x the first run",
        "check, one file changed": "0.20 x the first run",
    }


@pytest.mark.slow
def test_all_runs_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEILBAR_CACHE", "")  # set anew while it runs, and put back after it
    figures = measure_checks(4, tmp_path)
    assert all(run.seconds > 0 and run.largest > 0 for _, run, _ in figures.rows())
    assert "findings" in json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert "4 files" in figures.table()
