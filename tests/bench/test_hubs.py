"""The hubs that we measure are the same in every run, and nothing of them is withheld."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import hubs
from bench.pictures import photograph
from bench.runs import change_title, change_word
from reading.repositories import git
from teilbar.build import check
from teilbar.options import Options

TESTS = Path(__file__).resolve().parents[1]
OWN = hubs.HubPlan(units=2, own_pictures=1)
SHARED = hubs.HubPlan(units=3, shared_pictures=2)


def tree(hub: Path) -> str:
    """Return git's digest of all that was committed."""
    return git(hub, "rev-parse", "HEAD^{tree}")


def test_same_hub_written_by_two_processes_is_the_same_bytes(tmp_path: Path) -> None:
    hubs.write_hub(tmp_path / "once", OWN)
    place = str(tmp_path / "twice")
    program = f"from pathlib import Path; from bench.hubs import *; write_hub(Path({place!r}), {OWN!r})"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=TESTS)
    assert tree(tmp_path / "once") == tree(tmp_path / "twice")
    assert git(tmp_path / "once", "status", "--porcelain") == ""


def test_nothing_is_found_in_a_hub_and_every_unit_is_offered(tmp_path: Path) -> None:
    for plan in (OWN, SHARED):
        hub = tmp_path / f"{plan.units}"
        hubs.write_hub(hub, plan)
        verdict = check(Options(source=str(hub))).verdict
        assert verdict.findings == ()
        pictures = plan.own_pictures + plan.shared_pictures
        assert [(len(unit.media), unit.withheld) for unit in verdict.library.units] == [(pictures, ())] * plan.units


def test_each_picture_is_another_of_a_photographs_size() -> None:
    pictures = [photograph(number) for number in range(4)]
    assert len(set(pictures)) == len(pictures)
    assert all(200_000 < len(picture) < 400_000 for picture in pictures)


def test_another_edition_has_the_same_units_and_no_text_in_common(tmp_path: Path) -> None:
    def lines(edition: str) -> set[str]:
        hubs.write_texts(tmp_path / edition, SHARED, edition)
        files = [hubs.unit_folder(tmp_path / edition, unit) / "index.md" for unit in range(SHARED.units)]
        return {line for file in files for line in file.read_text("utf-8").splitlines() if len(line.split()) > 6}

    assert not lines("first") & lines("second")


@pytest.mark.parametrize("plan", [OWN, SHARED, hubs.plan_for(1), hubs.plan_for(101)])
def test_a_unit_has_about_the_words_that_are_announced(tmp_path: Path, plan: hubs.HubPlan) -> None:
    hubs.write_texts(tmp_path, plan)
    text = (hubs.unit_folder(tmp_path, 0) / "index.md").read_text("utf-8")
    prose = re.sub(r"\A---.*?---|\]\(.*?\)", "", text, flags=re.DOTALL)
    assert len(re.findall(r"[\w']+", prose)) == pytest.approx(hubs.WORDS, rel=0.05)


def test_changes_touch_what_they_name(tmp_path: Path) -> None:
    hubs.write_texts(tmp_path, SHARED)
    before = (hubs.unit_folder(tmp_path, 0) / "index.md").read_text("utf-8")
    for change, touched in ((change_word, ["- "]), (change_title, ["tit", "# E"])):
        after = change(before, "Neu").splitlines()
        pairs = zip(before.splitlines(), after, strict=True)
        changed = [(old, new) for old, new in pairs if old != new]
        assert [new[: len(start)] for (_, new), start in zip(changed, touched, strict=True)] == touched
        assert all("Neu" in new.split() for _, new in changed)
