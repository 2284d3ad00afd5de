"""All cases of the dialect as a hub: each of them a unit."""

from __future__ import annotations

from pathlib import Path

from website.sample import png

CASES = tuple(sorted((Path(__file__).parents[1] / "dialect" / "cases").glob("*.md"), key=lambda case: case.stem))
HEAD = "---\nid: {name}\ntitel: {name}\nkurz: Ein Satz.\nbereich: Probe\nlizenz: CC0-1.0\n---\n\nEin Text.\n\n"


def write_cases(source: Path) -> None:
    """Write the hub into a folder."""
    for case in CASES:
        unit = source / "content" / case.stem
        unit.mkdir(parents=True)
        (unit / "index.md").write_text(HEAD.format(name=case.stem) + case.read_text("utf-8"), "utf-8")
        (unit / "schnecke.png").write_bytes(png(16, 12, (43, 99, 147)))
