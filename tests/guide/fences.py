"""The examples of the guide and of the documentation for authors: every fence, by what kind of thing it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE = ROOT / "content" / "mitmachen"
MADE = GUIDE / "pruefung"
"""Pages that are made of the rules' examples, each of which tests/checks lets the check judge."""
_FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,})(?P<info>[^`\n]*)$")


@dataclass(frozen=True)
class Fence:
    """A block of code in a text."""

    file: str
    """Its path in the repository."""
    line: int
    info: str
    text: str

    @property
    def language(self) -> str:
        return self.info.partition(" ")[0]

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}"


def guide_texts() -> list[Path]:
    """Return the guide's texts, but for those that are made."""
    return sorted(file for file in GUIDE.rglob("*.md") if file.parent != MADE or file.name == "index.md")


def documentation() -> list[Path]:
    """Return what authors and those who lead a hub read beside it."""
    begun = sorted((ROOT / "generator" / "teilbar" / "starting" / "hub").glob("*/README.md"))
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *begun]


def fences(files: list[Path]) -> Iterator[Fence]:
    """Yield all fences of some texts; one within another is part of that."""
    for file in files:
        lines = iter(enumerate(file.read_text("utf-8").splitlines(), 1))
        for number, line in lines:
            if opened := _FENCE.match(line):
                inside = []
                for _, below in lines:
                    if re.fullmatch(rf" *{opened['marks'][0]}{{{len(opened['marks'])},}} *", below):
                        break
                    inside.append(below.removeprefix(opened["indent"]))
                text = "".join(f"{one}\n" for one in inside)
                yield Fence(file.relative_to(ROOT).as_posix(), number, opened["info"].strip(), text)
