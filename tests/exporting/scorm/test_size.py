"""A package that is larger than the hub wants any to be is told, with what makes it large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporting.scorm.conftest import HUB, RECORD, lay
from teilbar.build import build
from teilbar.options import Options
from teilbar.publishing import package_findings
from teilbar.texts import message

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from teilbar.outcome import Built


def _build(folder: Path, option: str) -> Built:
    source = lay(folder)
    (source / "mkdocs.yml").write_text(f"{HUB}    {option}\n", "utf-8")
    (source / "content" / "einheiten" / "film" / "film.mp4").write_bytes(bytes(range(256)) * 8_000)
    records = source / "content" / "einheiten" / "film" / "medien.yml"
    records.write_text(f"{RECORD}- datei: film.mp4\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n", "utf-8")
    text = source / "content" / "einheiten" / "film" / "index.md"
    text.write_text(text.read_text("utf-8") + "\n[Der Film](film.mp4)\n", "utf-8")
    return build(
        Options(source=str(source), out=folder / "pakete", cache=folder / "cache", formats=("scorm12",), site=False)
    )


def test_a_package_over_the_budget_is_told(tmp_path: Path) -> None:
    built = _build(tmp_path, "paketgroesse: 1 MB")
    (found,) = (one for one in built.packaging if one.rule == "package-too-large")
    assert found.file == "content/einheiten/film/index.md"
    said = message(found, "de")
    assert "film.scorm12.zip" in said
    assert "höchstens 1 MB" in said
    assert "content/einheiten/film/film.mp4 (2,1 MB)" in said


def test_within_it_nothing_is_said(tmp_path: Path) -> None:
    assert [one for one in _build(tmp_path, "").packaging if one.rule == "package-too-large"] == []


def test_missing_schema_documents_are_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_findings, "schema_documents", dict)
    rules = [one.rule for one in _build(tmp_path, "").packaging]
    assert rules.count("scorm-without-schemas") == 1
