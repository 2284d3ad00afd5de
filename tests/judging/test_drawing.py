"""Findings to be judged are drawn so that nobody can choose them and anybody can draw them again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from judging.__main__ import main
from judging.drawing import Found, draw, table
from reading.repositories import commit

if TYPE_CHECKING:
    from pathlib import Path

POOL = [Found("kurs", f"e/{number:03}.md", number % 7, "link-dead", f"Nachricht {number}") for number in range(200)]


def test_a_seed_draws_the_same_from_any_order() -> None:
    drawn = draw(POOL, 50, "abc")
    assert drawn == draw(reversed(POOL), 50, "abc")
    assert drawn == sorted(set(drawn))
    assert len(drawn) == 50
    assert set(drawn) <= set(POOL)


def test_another_seed_draws_others() -> None:
    assert draw(POOL, 50, "abc") != draw(POOL, 50, "abd")


def test_what_is_inherited_by_many_is_one_and_all_are_drawn_where_there_are_no_more() -> None:
    assert draw([*POOL[:3], *POOL[:3]], 50, "abc") == sorted(POOL[:3])


def test_every_finding_may_be_drawn() -> None:
    drawn = [one for seed in range(300) for one in draw(POOL, 10, str(seed))]
    assert set(drawn) == set(POOL)


CELLS = {
    "what ends a cell": ("a | b\nc", r"a \| b c"),
    "what is markup": ("# *Bild* [hier](x) <b>", r"# \*Bild\* \[hier\](x) \<b\>"),
    "a long line": ("x" * 161, "x" * 160 + "…"),
    "an address of a person": ("Frau Muster, ada.muster+kita@haus.de.", "Frau Muster, …@haus.de."),
    "a telephone number": ("Ruft an: 0941 / 123-45 67!", "Ruft an: 094…!"),
    "a year and a time": ("2024 um 10:30, 45 Minuten", "2024 um 10:30, 45 Minuten"),
}


@pytest.mark.parametrize(("written", "cell"), CELLS.values(), ids=CELLS)
def test_a_line_means_nothing_but_itself(written: str, cell: str) -> None:
    (row,) = table([Found("kurs", "a.md", 3, "regel", "Satz.", written)]).splitlines()[2:]
    assert row == f"| 1 | regel | kurs: a.md:3 | {cell} | Satz. |  |"


@pytest.mark.slow
def test_sources_are_checked_and_drawn_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dead = "# Ton\n\n[Da](fehlt.md)\n"
    at = commit(tmp_path / "eins", {"index.md": "# Start\n", "ton/index.md": dead})
    (tmp_path / "zwei" / "film").mkdir(parents=True)
    (tmp_path / "zwei" / "film" / "index.md").write_text("# Film\n\n![](x.png)\n", "utf-8")
    sources = [str(tmp_path / "eins"), (tmp_path / "zwei").as_uri()]
    with pytest.raises(SystemExit, match="zwei"):  # no repository
        main([*sources, "--seed", "abc"])
    commit(tmp_path / "zwei", {})
    capsys.readouterr()
    main([*sources, "--seed", "abc", "--number", "1000"])
    said = capsys.readouterr().out
    assert said.startswith("Seed: `abc`\n")
    assert re.search(rf"(?m)^- eins at `{at}`: \d+ findings in 2 files$", said)
    assert re.search(r"(?m)^- zwei at `[0-9a-f]{40}`: ", said)
    (row,) = re.findall(r"(?m)^\|.*fehlt\.md.*$", said)
    assert r"eins: ton/index.md:3 | \[Da\](fehlt.md) |" in row
    main([*sources, "--seed", "abc", "--number", "2"])
    assert len(re.findall(r"(?m)^\| \d", capsys.readouterr().out)) == 2
