"""What ships of the browser code is what its sources make, and fit for a page that loads nothing from elsewhere."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from setup import node
from teilbar.publishing.theme import package_files
from teilbar.texts.browser import SECTIONS, browser_words

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 25 * 1024
"""What the questions' script may weigh, gzipped: a page on a phone waits for it."""

MOST_BYTES_OF_EVERY_PAGE = 2 * 1024
"""What the search may add to a page on which nobody searches, gzipped."""

MOST_BYTES_OF_A_PACKAGE = 60 * 1024
"""What all that is not content may weigh in a package for an LMS, gzipped."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert node.install(), node.FAILED
    folder = tmp_path_factory.mktemp("dist")
    node.bundle(folder)
    return folder


def test_every_script_has_a_source() -> None:
    assert {file.name for file in node.DIST.iterdir()} == set(node.BUNDLES)


@pytest.mark.parametrize("name", node.BUNDLES)
def test_a_script_is_what_its_sources_make(made: Path, name: str) -> None:
    current = (node.DIST / name).read_bytes() == (made / name).read_bytes()
    assert current, f"themes/dist/{name} is older than its sources: run `make widgets`"


@pytest.mark.parametrize("section", SECTIONS)
def test_the_words_are_the_catalogues(section: str) -> None:
    words = json.loads((node.THEMES / SECTIONS[section]).read_text("utf-8"))
    assert words == browser_words(section), f"{SECTIONS[section]} is older than the catalogue: run `make widgets`"


@pytest.mark.parametrize("section", SECTIONS)
def test_every_word_is_used_and_there(section: str) -> None:
    folder = (node.THEMES / SECTIONS[section]).parent
    files = [file for file in folder.rglob("*.js") if file.name != "words.js" and not file.name.endswith(".test.js")]
    used = {
        key
        for module in (file.read_text("utf-8") for file in files)
        for asking, asked in re.findall(r"\b(word|many)\(([^,)]*)", module)
        for name in re.findall(r'"([a-z-]+)"', asked)
        for key in ((name,) if asking == "word" else (f"{name}.one", f"{name}.other"))
    }
    assert used == set(browser_words(section)["de"])


@pytest.mark.parametrize("name", [name for name in node.BUNDLES if name.endswith(".js")])
def test_a_script_is_a_classic_one(name: str) -> None:
    """Modules fail under ``file://``. A script parses as one, and holds no way to load or run anything else."""
    parse = "new (require('vm').Script)(require('fs').readFileSync(process.argv[1], 'utf8'))"
    subprocess.run([node.node(), "-e", parse, node.DIST / name], check=True)
    script = (node.DIST / name).read_text("utf-8")
    found = re.findall(r"\bimport\s*\(|\beval\s*\(|new Function|\bfetch\s*\(|XMLHttpRequest|Worker\(|https?:", script)
    assert found == []


def test_the_questions_script_is_small() -> None:
    assert _gzipped((node.DIST / "questions.js").read_bytes()) <= MOST_BYTES


def test_the_script_of_every_page_is_tiny() -> None:
    assert _gzipped((node.DIST / "search.js").read_bytes()) <= MOST_BYTES_OF_EVERY_PAGE


def test_player_questions_and_styles_together_are_small() -> None:
    files = package_files(("", ""))
    weights = {name: _gzipped(content) for name, content in files.items() if name.endswith((".css", ".js"))}
    assert set(weights) == {"stil/teilbar.css", "stil/player.css", "stil/player.js", "stil/questions.js"}
    assert sum(weights.values()) <= MOST_BYTES_OF_A_PACKAGE, weights


def _gzipped(content: bytes) -> int:
    return len(gzip.compress(content, 9))
