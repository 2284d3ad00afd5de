"""The same units as three sites, each with a search: Teilbar's; Material's with its own; Material's with Pagefind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from bench import hubs, tools
from setup import node

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MATERIAL = """\
site_name: Messung
docs_dir: hub/content
use_directory_urls: false
nav: [index.md]
theme: {name: material, font: false, language: de}
validation: {nav: {omitted_files: ignore}}
"""

OWN_SEARCH = "plugins: [{search: {lang: de}}]\n"

PAGEFIND = """\
plugins: []
extra_css: [pagefind/pagefind-ui.css]
extra_javascript: [pagefind/pagefind-ui.js, begin.js]
"""

BEGIN = """\
const place = document.createElement("div");
place.id = "search";
document.querySelector("article").prepend(place);
new PagefindUI({ element: "#search", showImages: false, bundlePath: new URL("pagefind/", location).href });
"""


def build_sites(units: int, folder: Path) -> None:
    """Write a hub of that many units into an empty folder and build ``teilbar``, ``material`` and ``pagefind`` of it.

    Raises subprocess.CalledProcessError where a build fails.
    """
    hubs.write_texts(folder / "hub", hubs.HubPlan(units=units))
    hubs.commit(folder / "hub")
    teilbar = (sys.executable, "-m", "teilbar", "build", "hub", "--out", "teilbar", "--formats", "offline")
    _run(folder, [*teilbar, "--cache", "cache"])
    for name, search in (("material", OWN_SEARCH), ("pagefind", PAGEFIND)):
        (folder / f"{name}.yml").write_text(MATERIAL + search, "utf-8")
        _run(folder, [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{name}.yml", "-d", name])
    (folder / "pagefind" / "begin.js").write_text(BEGIN, "utf-8")
    pagefind = tools.modules() / "pagefind" / "lib" / "runner" / "bin.cjs"
    _run(folder, [str(node.node()), str(pagefind), "--site", "pagefind", "--root-selector", "article"])
    shutil.rmtree(folder / "cache")


def _run(folder: Path, command: Sequence[str]) -> None:
    subprocess.run(command, check=True, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
