"""The preview follows what an author saves, and never shows half a site."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from rich.console import Console

from teilbar import serving
from teilbar.options import Options
from teilbar.outcome import Built, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

PATIENCE = 60
NOTHING = Outcome(units=0, paths=0, pages=0, withheld=(), unpublished=(), findings=())
UNIT = """---
id: film
titel: {title}
kurz: Ein Satz.
bereich: Medien
lizenz: CC0-1.0
---

## Darum geht's

{text}
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "hub"
    (folder / "content" / "film").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Vorschau\n", "utf-8")
    write(folder, text="Erster Stand.")
    return folder


@pytest.fixture
def address(source: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "teilbar", "serve", str(source), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        lines = []
        for line in process.stdout:
            lines.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                yield found[0]
                break
        else:
            pytest.fail("".join(lines))
        process.terminate()


def write(source: Path, *, title: str = "Film", text: str) -> None:
    (source / "content" / "film" / "index.md").write_text(UNIT.format(title=title, text=text), "utf-8")


def page(address: str) -> str:
    with urlopen(f"{address}einheiten/film/index.html") as answer:  # noqa: S310 - the address is our own server's
        return str(answer.read().decode())


def wait_for(address: str, text: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if text in page(address):
            return
        time.sleep(0.1)
    pytest.fail(f"{text!r} did not appear")


def test_what_is_saved_is_seen(source: Path, address: str) -> None:
    assert "Erster Stand." in page(address)
    write(source, text="Zweiter Stand.")
    wait_for(address, "Zweiter Stand.")


def test_a_broken_hub_file_leaves_the_last_state_and_its_mending_is_seen(source: Path, address: str) -> None:
    hub_file = source / "mkdocs.yml"
    hub_file.write_text("site_name: [\n", "utf-8")
    write(source, text="Zweiter Stand.")
    time.sleep(3)
    assert "Erster Stand." in page(address)
    hub_file.write_text("site_name: Vorschau\n", "utf-8")
    wait_for(address, "Zweiter Stand.")


def test_what_is_saved_during_the_first_build_is_seen(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first build that ends by saving the text again: nobody watches the moment better."""
    built: list[str] = []

    def build(_: Options) -> Built:
        built.append((source / "content" / "film" / "index.md").read_text("utf-8"))
        if len(built) > 1:
            raise KeyboardInterrupt
        write(source, text="Zweiter Stand.")
        return Built(name="", out=source, outcome=NOTHING, sizes={})

    monkeypatch.setattr(serving, "build", build)
    serving.serve(Options(source=str(source)), 0, Console(quiet=True))
    assert ["Zweiter Stand." in text for text in built] == [False, True]
