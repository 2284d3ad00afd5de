"""The command from its first line to its last."""

from __future__ import annotations

import re
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from reading.repositories import git
from serving.hub import place, write_hub, write_unit
from serving.served import Served, served
from teilbar.options import Options
from teilbar.serving.serve import serve

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

FILM = place("film")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write_hub(tmp_path / "hub")


def _command(source: str, folder: Path, *more: str) -> list[str]:
    command = [sys.executable, "-m", "teilbar", "serve", source, "--port", "0", "--cache", str(folder / "cache")]
    return [*command, "--formats", "offline", *more]


def test_what_is_saved_during_the_first_build_is_seen(hub: Path, tmp_path: Path) -> None:
    command = _command(str(hub), tmp_path)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        assert "entsteht" in lines[0]
        write_unit(hub, "film", "Während des Baus.")
        for line in process.stdout:
            lines.append(line)
            if found := ADDRESS.search(line):
                preview = Served(process, found[0], lines)
                preview.wait_for(FILM, "Während des Baus.")
                assert preview.end(signal.SIGINT) == 0
                break


def test_it_ends_in_order(hub: Path, tmp_path: Path) -> None:
    """Ctrl+C ends it with a word, and nothing of it is left on the disk."""
    (tmp_path / "tmp").mkdir()
    with served(hub, tmp_path / "cache", TMPDIR=str(tmp_path / "tmp")) as preview:
        assert [*(tmp_path / "tmp").glob("teilbar-*")]
        assert preview.end(signal.SIGINT) == 0
        assert "beendet" in preview.said
        assert [*(tmp_path / "tmp").glob("teilbar-*")] == []


def test_ctrl_c_may_answer_the_address_at_once(hub: Path, tmp_path: Path) -> None:
    """Whoever reads the address may press it before anything else is done."""
    said: list[str] = []

    class Terminal(Console):
        def print(self, *objects: object, **_: object) -> None:
            said.append(str(objects[0]))
            if ADDRESS.search(said[-1]):
                raise KeyboardInterrupt

    options = Options(source=str(hub), formats=("offline",), cache=tmp_path / "cache")
    serve(options, 0, Terminal())
    assert "beendet" in said[-1]


def test_a_hub_that_cannot_be_shown_ends_it_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer" / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    done = subprocess.run(
        _command(str(tmp_path / "leer"), tmp_path), check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_repository_elsewhere_is_shown_as_it_was_cloned(hub: Path, tmp_path: Path) -> None:
    git(hub, "init", "--quiet", "--initial-branch=main")
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message", "Erste")
    with served(f"file://{hub}@main", tmp_path / "cache") as preview:
        assert "Ein buntes Bild" in preview.page(FILM)
        assert preview.panel(FILM)["whole"]
        assert not preview.panel(FILM)["effects"]


def test_it_opens_the_browser_where_that_is_wanted(hub: Path, tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n', "utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    with served(hub, tmp_path / "cache", ["--open"], BROWSER=f"{browser} %s") as preview:
        preview.wait(opened.exists, "the browser")
        preview.wait(lambda: opened.read_text("utf-8") == preview.address, "the address")


@pytest.mark.parametrize(("language", "says"), [("de", "Beenden mit Strg+C"), ("en", "Stop it with Ctrl+C")])
def test_it_speaks_the_language_that_is_asked_for(language: str, says: str, hub: Path, tmp_path: Path) -> None:
    with served(hub, tmp_path / "cache", ["--lang", language]) as preview:
        assert says in preview.said
        assert f'data-lang="{language}"' in preview.page(FILM)
