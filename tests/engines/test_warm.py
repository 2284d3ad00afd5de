"""An engine that is kept running makes what it makes when it is started, time after time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from teilbar.publishing.engines import EngineError, get_engine
from teilbar.publishing.engines.warm import kept_warm
from teilbar.publishing.stage_writer import write_pages
from teilbar.publishing.staging import NavigationItem, StagedHeading, StagedPage, StagedSite

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

SITE = StagedSite("Haus & Hof", "de", (), (NavigationItem("Start", ""),), url="https://example.org/")
SITES = (
    SITE,
    replace(SITE, name="Anders"),
    replace(SITE, language="en", copyright="<p>Wir</p>"),
    replace(SITE, navigation=(NavigationItem("Start", ""), NavigationItem("Eins", "eins"))),
    SITE,
)
"""One after the other: what an engine remembers of one must not be seen in the next."""


def _staged(site: StagedSite, number: int, folder: Path) -> StagedSite:
    pages = (
        StagedPage("", "Start", (StagedHeading(1, "start", "Start"),)),
        StagedPage("eins", f"Eins {number}", (StagedHeading(1, "e", "Eins"), StagedHeading(2, "z", f"Zwei {number}"))),
    )
    write_pages(pages, folder)
    return replace(site, pages=pages)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_a_warm_engine_writes_what_a_cold_one_does(name: str, tmp_path: Path) -> None:
    cold = get_engine(name)
    with kept_warm(cold) as warm:
        for number, site in enumerate(SITES):
            staged = _staged(site, number, tmp_path / f"stage-{number}")
            said = [
                engine.render(tmp_path / f"stage-{number}", tmp_path / place, staged)
                for engine, place in ((warm, "warm"), (cold, "cold"))
            ]
            assert said[0] == said[1]
            assert _files(tmp_path / "warm") == _files(tmp_path / "cold")


def test_an_engine_that_failed_goes_on(tmp_path: Path) -> None:
    with kept_warm(get_engine("mkdocs")) as warm:
        staged = _staged(SITE, 0, tmp_path / "stage")
        with pytest.raises(EngineError, match="engine-failed"):
            warm.render(tmp_path / "nowhere", tmp_path / "out", staged)
        assert warm.render(tmp_path / "stage", tmp_path / "out", staged) == ()
        assert "Eins 0" in (tmp_path / "out" / "eins" / "index.html").read_text("utf-8")
