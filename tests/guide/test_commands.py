"""Every command that the guide and the documentation for authors show is run, in a hub that was just begun."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from faults.workbench import Workbench
from guide.fences import Fence, documentation, fences, guide_texts
from reading.repositories import commit, git
from teilbar.arguments import parser

if TYPE_CHECKING:
    from pathlib import Path

APART = {
    "teilbar serve": "it never ends: tests/serving starts it and follows its changes",
    "teilbar h5p-libraries add": "it wants official files of H5P: tests/h5p_libraries gives it files of that form",
    "teilbar h5p-libraries verify": "it speaks of a store that the command before it fills",
    "teilbar build --formats h5p,h5p-full": "it wants that store too: tests/h5p_libraries builds with one",
    ".venv/bin/teilbar build ../my-course": "it names a course of the reader's",
    ".venv/bin/teilbar build https://gitlab.example": "it names a server that does not exist",
    "make site": "tests/distribution runs it in a fresh clone",
    "make test": "that is what runs now",
    "pip install": "it installs a package from the network: tests/distribution installs the wheel",
    "PYTHONPATH=tests .venv/bin/python -m judging": "a developer's program, with tests of its own",
}
"""Commands that are not run here, by how they begin, and why; what of them Teilbar itself reads is read here too."""
SLOW = ("teilbar build",)
QUESTIONS = next(one.text for one in fences(guide_texts()) if one.text.startswith("::"))


def commands() -> list[pytest.ParameterSet]:
    """Return every command of every fence, with the fence that it stands in."""
    found = []
    for fence in fences([*guide_texts(), *documentation()]):
        if fence.language in {"sh", "console", "bash", "shell"}:
            for line in fence.text.splitlines():
                command = line.partition("  #")[0].removeprefix("$ ").strip()
                if command:
                    marks = [pytest.mark.slow] if command.startswith(SLOW) else []
                    found.append(pytest.param(fence, command, id=f"{fence.name}: {command}", marks=marks))
    return found


COMMANDS = commands()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Return a hub that was begun with the guide's own command and committed, in the folder of which commands are run.

    Beside its main branch, which is a release too, there is one that changed a text, and questions to import.
    """
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    begun = bench.run("init", "mein-hub", "--name", "Mein Hub")
    assert begun.exit == 0, begun.text
    hub = bench.source / "mein-hub"
    commit(hub, {})
    git(hub, "tag", "2027-1")
    git(hub, "checkout", "--quiet", "-b", "neu")
    first = next((hub / "content").rglob("einheiten/*/index.md"))
    commit(hub, {first.relative_to(hub).as_posix(): f"{first.read_text('utf-8')}\nUnd noch einmal.\n"})
    (hub / "fragen.gift").write_text(QUESTIONS, "utf-8")
    return bench


@pytest.mark.parametrize(("fence", "command"), COMMANDS)
def test_a_command_does_what_it_is_shown_for(
    bench: Workbench, fence: Fence, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = next((why for start, why in APART.items() if command.startswith(start)), None)
    program, *arguments = shlex.split(command)
    if reason is not None:
        if program.endswith("teilbar"):
            parser("de").parse_args(arguments)  # which ends the test where it cannot be read
        return
    assert program == "teilbar", f"{fence.name}: what runs this? say why not in APART, or run it"
    if "mein-hub" not in arguments or arguments[0] == "init":
        monkeypatch.chdir(bench.source / "mein-hub")
    said = bench.run(*arguments)
    assert said.exit == 0, said.text


def test_no_reason_stands_for_a_command_that_is_gone() -> None:
    shown = [str(one.values[1]) for one in COMMANDS]
    assert [start for start in APART if not any(command.startswith(start) for command in shown)] == []


def test_what_is_begun_with_the_commands_of_the_guide_is_found_by_the_check(bench: Workbench) -> None:
    said = bench.run("check", "mein-hub")
    assert "text-sample" in said.text
    assert said.exit == 0
