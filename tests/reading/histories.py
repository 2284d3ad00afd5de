"""Repositories with a past, told as a story; and what is read of it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reading.repositories import git
from reading.sentences import rules_and_lines
from teilbar.reading.history import read_history
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from teilbar.model.history import History

FIRST_DAY = datetime(2024, 1, 1, 12, tzinfo=UTC)


def day(number: int) -> datetime:
    """Return noon of a day of the story, the first being 1."""
    return FIRST_DAY + timedelta(days=number - 1)


def passage(path: str, number: int) -> str:
    """Return a text that resembles no other one."""
    return "".join(f"{path}, Tag {number}, Zeile {line}\n" for line in range(20))


class Repository:
    """A repository that grows by a story.

    A line of a story is a commit: day, author, subject, ``|``, and what happens to files::

        2 Ada Neue Bilder | +ton/ofen.png ~ton/index.md

    ``+a`` makes a file, ``~a`` changes a line of it, ``^a`` adds one at its end, ``-a`` deletes it. ``a>b`` moves a
    file or folder; ``a>~b`` changes the moved file as well, ``a>!b`` writes it anew. Other lines are ``branch NAME``,
    ``switch NAME`` and ``DAY AUTHOR merge NAME | ...``, which may do something of its own.
    """

    def __init__(self, folder: Path, story: str = "") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "config", "merge.directoryRenames", "true")
        git(folder, "config", "maintenance.auto", "false")
        self.tell(story)

    def tell(self, story: str) -> None:
        """Let the story go on."""
        for line in filter(None, map(str.strip, story.splitlines())):
            match line.split():
                case ["branch", name]:
                    git(self.folder, "switch", "--quiet", "--create", name)
                case ["switch", name]:
                    git(self.folder, "switch", "--quiet", name)
                case _:
                    said, _, deeds = line.partition("|")
                    number, author, subject = said.strip().split(" ", 2)
                    self.commit(subject, deeds.split(), number=int(number), author=author)

    def commit(self, subject: str, deeds: Iterable[str] = (), *, number: int = 1, author: str = "Ada") -> None:
        """Do something and commit it."""
        if subject.startswith("merge "):
            branch = subject.removeprefix("merge ")
            git(self.folder, "merge", "--quiet", "--no-ff", "--no-commit", branch)
            subject = f"Merge branch '{branch}' into 'main'"
        for deed in deeds:
            self._do(deed, number)
        git(self.folder, "add", "--all")
        who, when = f"{author} <{author.lower()}@example.org>", f"{day(number).timestamp():.0f} +0530"
        git(
            self.folder,
            "commit",
            "--quiet",
            "--allow-empty",
            f"--author={who}",
            f"--date={when}",
            f"--message={subject}",
        )

    def raw_commit(self, header: bytes, message: bytes, deeds: Iterable[str] = ()) -> None:
        """Commit what git itself would not, with these header lines below those of tree and parent."""
        for deed in deeds:
            self._do(deed, 1)
        git(self.folder, "add", "--all")
        tree, parent = git(self.folder, "write-tree"), git(self.folder, "rev-parse", "HEAD")
        lines = f"tree {tree}\nparent {parent}\n".encode() + header + b"\n\n" + message
        (self.folder / ".git/commit").write_bytes(lines)
        made = git(self.folder, "hash-object", "-t", "commit", "-w", "--literally", ".git/commit")
        git(self.folder, "update-ref", "HEAD", made)

    def _do(self, deed: str, number: int) -> None:
        old, moved, new = deed.partition(">")
        told = new if moved else deed
        how = told[0] if told[0] in "+~^!-" else ""
        path = self.folder / told.removeprefix(how)
        if moved:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(self.folder / old, path)
        match how:
            case "+" | "!":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(passage(str(path.relative_to(self.folder)), number), "utf-8")
            case "~":
                path.write_text(
                    path.read_text("utf-8").replace("Zeile 7", f"Zeile 7, geändert am Tag {number}"), "utf-8"
                )
            case "^":
                path.write_text(f"{path.read_text('utf-8')}Ende am Tag {number}\n", "utf-8")
            case "-":
                path.unlink()


def told(folder: Path, wanted: Mapping[str, Collection[str]]) -> Mapping[str, History]:
    """Return the histories of texts, after making sure that nothing is wrong with them."""
    with open_source(str(folder)) as source:
        histories, findings = read_history(source, wanted)
    assert rules_and_lines(findings) == []
    assert histories.keys() == wanted.keys()
    return histories
