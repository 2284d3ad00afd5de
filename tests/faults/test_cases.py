"""Bad input: what a person reads of it, and that nothing else suffers.

``cases/NAME/source`` is the source (``made.py`` adds what plain files cannot express; a good unit is added to all but
those that set ``good_unit = false``), ``cases/NAME/expected.toml`` says what comes of it: the exit code, every word that
``check`` and ``build`` print, and what is to be found in the site.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from faults.bench import CASES, GOOD_PAGE, GOOD_TEXT, OLDER_SITE, Bench, tree, with_anything

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.slow

NOTHING_TO_BUILD = 2


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    return bench


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_case(case: str, bench: Bench) -> None:
    expected = bench.lay(case)
    source, older = tree(bench.source), tree(bench.site)
    arguments = [*expected.get("arguments", ()), *([expected["address"]] if "address" in expected else ())]

    if "check" in expected:
        check = bench.run("check", *(argument for argument in arguments if argument != "--only"))
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
    return [f"{file.relative_to(site)}: {text}" for file in files for text in texts if text.encode() in file.read_bytes()]
