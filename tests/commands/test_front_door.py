"""The front door: what has nothing to do does not wait for what others need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from teilbar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("PIL", "lxml", "markdown_it", "mkdocs", "nh3", "pydantic", "teilbar.build", "teilbar.packaging", "watchdog")


@pytest.mark.slow
def test_it_loads_nothing_that_only_some_commands_need() -> None:
    script = "import sys, teilbar.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert "teilbar.cli" in loaded
    assert [name for name in HEAVY if name in loaded] == []


COMMANDS = (
    *("", "build", "cache", "check", "diff", "h5p-libraries add", "import", "init", "metadata", "new", "package"),
    *("release", "serve"),
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("language", "first", "foreign"),
    [("de", "Aufruf:", ("show", "options:", "positional")), ("en", "usage:", ("zeigen", "Optionen:", "Angaben"))],
)
def test_help_is_in_one_language(
    command: str, language: str, first: str, foreign: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--lang", language, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith(first)
    assert [word for word in foreign if word in said] == []


def test_the_language_may_be_named_before_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--lang", "en", "cache", "--cache", str(tmp_path / "cache")]) == 0
    assert "There is nothing yet." in capsys.readouterr().out
