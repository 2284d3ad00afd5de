"""Whatever somebody plugs into Teilbar is part of what makes an artefact, down to its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incremental.bench import look_anew
from teilbar.made_by import made_by

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    *("einzeln.py", "paket/__init__.py", "paket/inner/maler.py", "paket/vorlage.html"),
    *("raum/eins/__init__.py", "raum/eins/maler.py", "raum/zwei/__init__.py", "anderes/__init__.py"),
)


@pytest.mark.parametrize("group", ["formats", "engines", "checks"])
@pytest.mark.parametrize(
    ("module", "own"),
    [
        ("einzeln", ["einzeln.py"]),
        ("paket.inner.maler", ["paket/__init__.py", "paket/inner/maler.py", "paket/vorlage.html"]),
        ("raum.eins.maler", ["raum/eins/__init__.py", "raum/eins/maler.py"]),
        ("fehlt", []),
        ("raum.fehlt.maler", []),
    ],
    ids=["a module", "a package", "a package in a namespace", "no such module", "no such package"],
)
def test_the_files_of_what_is_plugged_in_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str, module: str, own: list[str]
) -> None:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Alt\n", "utf-8")
    info = tmp_path / "plug-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(
        f"[console_scripts]\nlos = anderes:main\n\n[teilbar.{group}]\nwas = {module}:Was [mehr]\n", "utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)

    def digest() -> str:
        look_anew()
        return made_by()

    counted = []
    for name in FILES:
        before = digest()
        (tmp_path / name).write_text("# Neu\n", "utf-8")
        if digest() != before:
            counted.append(name)
    assert counted == own
