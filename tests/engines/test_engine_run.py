"""How many pages go through how many engines: several at once where there are many, and never too many in one."""

from __future__ import annotations

import threading
from pathlib import Path
from time import sleep
from typing import ClassVar

import pytest

from teilbar.cache import Cache
from teilbar.publishing import engine_run
from teilbar.publishing.engine_run import EngineRun
from teilbar.publishing.staging import StagedHeading, StagedPage, StagedSite, file_of
from teilbar.publishing.text_pages import sheet_of

ENOUGH, MOST = 10, 20


class Copier:
    """An engine that writes of each page where it stands (see :class:`~teilbar.publishing.engines.engine.Engine`)."""

    name: ClassVar[str] = "copier"
    experimental: ClassVar[bool] = False
    modules: ClassVar[tuple[str, ...]] = ()

    def __init__(self) -> None:
        self.runs: list[int] = []
        """How many pages each run was handed, but for the start page."""
        self.most_at_once = 0
        self._running = 0
        self._lock = threading.Lock()

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        with self._lock:
            self.runs.append(sum(page.path != "" for page in site.pages))
            self._running += 1
            self.most_at_once = max(self.most_at_once, self._running)
        sleep(0.02)
        for file in stage.rglob("*.md"):
            target = (out / file.relative_to(stage)).with_suffix(".html")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(f"Seite {file.parent.name}", "utf-8")
        (out / "404.html").write_text("Gibt es nicht", "utf-8")
        with self._lock:
            self._running -= 1
        return (f"{len(site.pages)} Seiten",)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_run, "ENOUGH", ENOUGH)
    monkeypatch.setattr(engine_run, "MOST", MOST)


@pytest.mark.parametrize(
    ("pages", "jobs", "runs", "at_once"),
    [
        (1, 4, 1, 1),
        (19, 4, 1, 1),
        (20, 4, 2, 2),
        (45, 4, 4, 4),
        (45, 1, 3, 1),
        (100, 2, 5, 2),
        (101, 2, 6, 2),
    ],
)
def test_pages_are_dealt_out(tmp_path: Path, pages: int, jobs: int, runs: int, at_once: int) -> None:
    staged = [
        StagedPage(f"s{number}" if number else "", "Seite", (StagedHeading(1, "t", "Seite"),))
        for number in range(pages)
    ]
    engine = Copier()
    site = StagedSite(name="Hub", language="de", pages=tuple(staged), navigation=())
    run = EngineRun(engine, site, Cache(None), tmp_path, jobs)
    made = {sheet.page.path: document for sheet, document in run.render(map(sheet_of, staged))}
    assert made == {page.path: f"Seite {Path(file_of(page.path)).parent.name or 'stage-0'}" for page in staged}
    assert len(engine.runs) == runs
    assert engine.most_at_once <= at_once
    assert max(engine.runs) <= MOST
    assert sum(engine.runs) == pages - 1
    said = {number + 1 for number in engine.runs}  # each run gets the start page
    assert run.others == {"404.html": b"Gibt es nicht"}
    assert set(run.said) == {f"{number} Seiten" for number in said}
