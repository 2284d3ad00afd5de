"""The developers' guide as data: the files and the commands that it shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GUIDE = ROOT / "CONTRIBUTING.md"

_FILE = re.compile(r"^`(?P<name>[\w./-]+)`\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMANDS = re.compile(r"^```sh\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def files() -> Mapping[str, str]:
    """Return the files that the guide shows whole, by the names that stand above them."""
    return {found["name"]: found["content"] for found in _FILE.finditer(GUIDE.read_text("utf-8"))}


def commands() -> list[str]:
    """Return the commands that the guide shows."""
    blocks = (found["lines"] for found in _COMMANDS.finditer(GUIDE.read_text("utf-8")))
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def lay(folder: Path) -> None:
    """Write the example package into a folder."""
    for name, content in files().items():
        if not name.startswith("licenses/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")
    (folder / "teilbar_example" / "__init__.py").write_text("", "utf-8")
