"""Bad input: what a person reads of it, and that nothing else suffers.

``cases/NAME/source`` is the source (``made.py`` adds what plain files cannot express), ``cases/NAME/expected.toml``
says what comes of it:

- ``exit``: the exit code; ``check`` and ``build``: every word that the commands print, without the progress.
- ``arguments``, ``address``: what is said to the commands besides; without an address they read the folder they run in.
- ``pages``: what is in the site, with texts that are in it; ``gone``: paths that are not there; ``nowhere``: texts that
  no file of the site holds.
- ``good_unit = false``: a good unit is not added. To all others it is, and its page must come out.
"""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import pytest

from faults.made import MADE, TRACE_OF_THE_HOOK
from faults.workbench import CASES, GOOD_PAGE, GOOD_TEXT, OLDER_SITE, Workbench, tree, with_anything

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.slow

NOTHING_TO_BUILD = 2


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    return bench


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_case(case: str, bench: Workbench) -> None:
    expected = bench.lay(case)
    source, older = tree(bench.source), tree(bench.site)
    arguments = [*expected.get("arguments", ()), *([expected["address"]] if "address" in expected else ())]

    if "check" in expected:
        check = bench.run("check", *arguments)
        assert with_anything(check.text, expected["check"]) == expected["check"]
        assert check.exit == expected["exit"]

    build = bench.run("build", *arguments, "--out", "../site")
    assert with_anything(build.text, expected["build"]) == expected["build"]
    assert build.exit == expected["exit"]

    assert tree(bench.source) == source, "the source is data: nothing is written there, nothing of it is run"
    assert sorted(path.name for path in bench.folder.iterdir() if path.name.startswith(".")) == []
    if build.exit == NOTHING_TO_BUILD:
        assert tree(bench.site) == older
        return
    pages = {GOOD_PAGE: [GOOD_TEXT], **expected.get("pages", {})}
    assert missing(bench.site, pages) == []
    assert [path for path in expected.get("gone", ()) if (bench.site / path).exists()] == []
    assert found_anywhere(bench.site, [OLDER_SITE["alt/index.html"], *expected.get("nowhere", ())]) == []


def test_mkdocs_itself_would_run_the_hook(bench: Workbench) -> None:
    """Without this, the case of the hooks would pass with a hook that nobody could run."""
    bench.lay("hooks-and-plugins")
    (bench.source / "mkdocs.yml").write_text("site_name: Haus\ndocs_dir: einheiten\nhooks: [spur.py]\n", "utf-8")
    for shadowing in ("yaml.py", "mkdocs.py", "sitecustomize.py", "usercustomize.py"):
        (bench.source / shadowing).unlink()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], check=True, capture_output=True)
    assert (bench.source / TRACE_OF_THE_HOOK).exists()


def test_every_source_that_is_made_has_a_case() -> None:
    assert [name for name in MADE if not (CASES / name / "expected.toml").is_file()] == []


def missing(site: Path, pages: dict[str, list[str]]) -> list[str]:
    """Return the files that are not there, and the texts that are not in theirs."""
    amiss = []
    for page, texts in pages.items():
        file = site / page
        words = unescape(file.read_text("utf-8")) if file.suffix == ".html" and file.is_file() else ""
        amiss += [page] if not file.is_file() else [f"{page}: {text}" for text in texts if text not in words]
    return amiss


def found_anywhere(site: Path, texts: Iterable[str]) -> list[str]:
    """Return the texts that any file of the site holds, where none should."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return [
        f"{file.relative_to(site)}: {text}" for file in files for text in texts if text.encode() in file.read_bytes()
    ]
