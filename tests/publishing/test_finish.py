"""A new site takes the old one's place whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock

from teilbar.publishing import finish
from teilbar.publishing.finish import replace_folder
from teilbar.publishing.places import WORKPLACE_PREFIX as PREFIX
from teilbar.publishing.workplace import workplace


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, "utf-8")
    return path


@pytest.fixture(params=[True, False], ids=["exchange", "move aside"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(finish, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("_way")
def test_the_new_folder_stands_in_the_place_and_nothing_else_is_left(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "site", "alt"), folder(tmp_path / "new", "neu")
    replace_folder(new, old)
    assert (old / "index.html").read_text("utf-8") == "neu"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    replace_folder(folder(tmp_path / "new", "neu"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "neu"


def test_an_old_site_survives_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = folder(tmp_path / "site", "alt"), folder(tmp_path / "new", "neu")
    monkeypatch.setattr(finish, "_exchange", lambda *_: False)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == new:
            raise OSError(errno.ENOSPC, "full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="full"):
        replace_folder(new, old)
    assert (old / "index.html").read_text("utf-8") == "alt"


def test_the_workplace_is_gone_at_the_end_also_after_a_failure(tmp_path: Path) -> None:
    out = tmp_path / "a" / "site"

    def fail() -> None:
        with workplace(out) as work:
            folder(work / "half", "halb")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(out.parent.iterdir()) == []


def test_a_folder_without_a_lock_is_removed_when_it_is_old(tmp_path: Path) -> None:
    old, young = folder(tmp_path / f"{PREFIX}old", "halb"), folder(tmp_path / f"{PREFIX}young", "halb")
    os.utime(old, (0, 0))
    with workplace(tmp_path / "site"):
        assert not old.exists()
        assert young.exists()


def test_what_a_killed_build_left_is_removed_but_not_what_another_one_uses(tmp_path: Path) -> None:
    left, used = tmp_path / f"{PREFIX}killed", tmp_path / f"{PREFIX}at-work"
    for place in (left, used):
        folder(place, "halb")
        (place / "lock").touch()
    with FileLock(used / "lock"), workplace(tmp_path / "site"):
        assert not left.exists()
        assert used.exists()
