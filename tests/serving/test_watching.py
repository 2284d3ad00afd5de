"""What wakes the preview."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from teilbar.serving.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from watchdog.events import FileSystemEvent


class _Counting(Watch):
    told = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.told += 1
        super().on_any_event(event)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    hub = tmp_path / "hub"
    (hub / "einheiten" / "film").mkdir(parents=True)
    (hub / "einheiten" / "film" / "index.md").write_text("# Film\n", "utf-8")
    (hub / "alt.md").write_text("# Alt\n", "utf-8")
    return hub


def test_reading_is_not_told(hub: Path) -> None:
    """Teilbar reads a whole hub after each change: being told of that doubles what its author waits for."""
    watch = _Counting(hub, ())
    with watch.watching(lambda: pytest.fail("not told")):
        for _ in range(50):
            assert [path.read_text("utf-8") for path in hub.rglob("*.md")]
        (hub / "neu.md").write_text("# Neu\n", "utf-8")
        assert watch.next_change(lambda: None) == ("neu.md",)
        assert watch.told < 10


def _rename(hub: Path) -> None:
    (hub / "alt.md").rename(hub / "neu.md")


def _replace(hub: Path) -> None:
    (hub / "alt.md~").write_text("# Ersetzt\n", "utf-8")
    (hub / "alt.md~").replace(hub / "alt.md")


def _move_folder(hub: Path) -> None:
    (hub / "einheiten" / "film").rename(hub / "einheiten" / "kino")


def _bring_folder(hub: Path) -> None:
    (hub.parent / "licht").mkdir()
    (hub.parent / "licht" / "index.md").write_text("# Licht\n", "utf-8")
    (hub.parent / "licht").rename(hub / "einheiten" / "licht")


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "written": (lambda hub: (hub / "alt.md").write_text("# Anders\n", "utf-8"), {"alt.md"}),
    "another date alone": (lambda hub: os.utime(hub / "alt.md", (1, 1)), {"alt.md"}),
    "deleted": (lambda hub: (hub / "alt.md").unlink(), {"alt.md"}),
    "renamed": (_rename, {"alt.md", "neu.md"}),
    "replaced": (_replace, {"alt.md"}),
    "folder moved": (_move_folder, {"einheiten/film/index.md", "einheiten/kino/index.md"}),
    "folder brought": (_bring_folder, {"einheiten/licht/index.md"}),
}


@pytest.mark.parametrize("case", CHANGES)
def test_each_kind_of_change_wakes(hub: Path, case: str) -> None:
    change, files = CHANGES[case]
    watch = Watch(hub, ())
    with watch.watching(lambda: pytest.fail("not told")):
        found: set[str] = set()
        waiting = threading.Thread(target=lambda: found.update(watch.next_change(lambda: None)), daemon=True)
        waiting.start()
        time.sleep(0.05)
        change(hub)
        waiting.join(10)
        assert not waiting.is_alive(), "nothing was noticed"
        assert found == files
