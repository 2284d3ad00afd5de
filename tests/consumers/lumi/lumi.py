"""Lumi as a judge: its server, installed with the tools of browser code, and libraries that stand in for real ones."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from setup import node
from teilbar.exporting.h5p.fields import content_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teilbar.exporting.h5p.sets import VersionSet

JUDGE = Path(__file__).with_name("judge.mjs")


def lay_libraries(folder: Path, versions: VersionSet) -> None:
    """Write a stand-in for each content type of a set: what it is, and nothing else."""
    for name, version in versions.versions.items():
        major, _, minor = version.partition(".")
        about = {
            "title": content_type(name).title,
            "machineName": name,
            "majorVersion": int(major),
            "minorVersion": int(minor),
            "patchVersion": 0,
            "runnable": 1,
            "embedTypes": ["iframe"],
        }
        library = folder / "libraries" / f"{name}-{version}"
        library.mkdir(parents=True)
        (library / "library.json").write_text(json.dumps(about), "utf-8")
        (library / "semantics.json").write_text("[]", "utf-8")


def judged(folder: Path, versions: VersionSet, files: Iterable[Path]) -> list[dict[str, Any]]:
    """Return what Lumi says of packages, in their order."""
    if not (folder / "libraries").is_dir():
        lay_libraries(folder, versions)
    done = subprocess.run(
        [node.node(), JUDGE, node.modules(), folder, *files], check=True, capture_output=True, encoding="utf-8"
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
