"""A place to try bad input at: a source, an older site, and the commands as a person calls them."""

from __future__ import annotations

import shutil
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults.made import MADE
from teilbar.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = Path(__file__).with_name("cases")

GOOD_UNIT = Path(__file__).with_name("good.md")
GOOD_PAGE = "einheiten/turm/index.html"
GOOD_TEXT = "Der Turm steht und wackelt nicht."
"""What stands beside every fault, and must be published whatever else is wrong."""

OLDER_SITE = {"index.html": "Der alte Stand", "alt/index.html": "Nur im alten Stand", "assets/teilbar/teilbar.css": ""}

ANYTHING = "[…]"
"""At the end of an expected line: what follows differs from machine to machine."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended."""

    exit: object
    text: str
    """What it printed, without its progress; the bench's own folder is called ``ORDNER``."""


class Workbench:
    """A folder with ``quelle`` (the source, where the commands are called) and ``site`` (a site built before)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "quelle"
        self.site = folder / "site"

    def lay(self, case: str) -> Mapping[str, Any]:
        """Lay out the source of a case and the older site; return what the case expects."""
        expected = tomllib.loads((CASES / case / "expected.toml").read_text("utf-8"))
        if (plain := CASES / case / "source").is_dir():
            shutil.copytree(plain, self.source, dirs_exist_ok=True)
        if expected.get("good_unit", True):
            unit = self.source / "einheiten" / "turm" / "index.md"
            unit.parent.mkdir(parents=True)
            shutil.copyfile(GOOD_UNIT, unit)
        if make := MADE.get(case):
            make(self.source)
        for name, text in OLDER_SITE.items():
            file = self.site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return expected

    def run(self, *arguments: str) -> Said:
        """Call the command in this process and keep what it prints."""
        out, err = _terminal(), _terminal()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                exit_code: object = main([argument.replace("ORDNER", str(self.folder)) for argument in arguments])
            except SystemExit as ended:  # how argparse ends a call that it does not understand
                exit_code = ended.code
        words = _shown(out)
        if arguments[:1] in {("build",), ("package",)}:
            words = f"\n{words}".partition("\n\n")[2]
        return Said(exit_code, (words + _shown(err)).replace(str(self.folder), "ORDNER"))


def _terminal() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), "utf-8", newline="\n")


def _shown(terminal: TextIOWrapper) -> str:
    terminal.seek(0)
    return terminal.read()


def tree(folder: Path) -> dict[str, str]:
    """Return what a folder holds: every file, link and folder with its content, or that it is a folder."""
    return {str(path.relative_to(folder)): _content(path) for path in sorted(folder.rglob("*"))}


def _content(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"


def with_anything(actual: str, expected: str) -> str:
    """Return what was printed, with its lines shortened where the expected ones end in :data:`ANYTHING`."""
    lines = actual.splitlines()
    for number, wanted in enumerate(expected.splitlines()[: len(lines)]):
        if wanted.endswith(ANYTHING) and lines[number].startswith(wanted.removesuffix(ANYTHING)):
            lines[number] = wanted
    return "".join(f"{line}\n" for line in lines)
