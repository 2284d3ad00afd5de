"""Each construct of a format, from the file to the questions: what is written, what is reported, what is read of it."""

from __future__ import annotations

import shutil
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from importing.importing_cases import CASES, QUESTIONS, SOURCE, WRITTEN, names, outline, taken_into

if TYPE_CHECKING:
    from pathlib import Path

MEDIA = (".png", ".jpg", ".mp3", ".mp4", ".svg", ".gif")


@pytest.mark.parametrize("name", names())
def test_what_becomes_of_a_case(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    case = CASES / name
    monkeypatch.chdir(case)
    files = taken_into(tmp_path / "hub")
    texts = {path: content for path, content in files.items() if not path.endswith(MEDIA)}
    questions = "\n\n".join(filter(None, (outline(texts[path].decode()) for path in texts if _is_text(path))))
    if request.config.getoption("--accept"):
        _accept(case, texts, questions)
    wanted = {
        path.relative_to(case / WRITTEN).as_posix(): path.read_text("utf-8")
        for path in sorted((case / WRITTEN).rglob("*"))
        if path.is_file()
    }
    assert {path: content.decode() for path, content in texts.items()} == wanted
    assert questions == (case / QUESTIONS).read_text("utf-8").rstrip("\n")
    sources = {path.read_bytes() for path in (case / SOURCE).rglob("*") if path.is_file()}
    inside = b"".join(sources)
    for path, content in files.items():
        if path.endswith(MEDIA):
            assert content in sources or b64encode(content) in inside, path


def _is_text(path: str) -> bool:
    return path.endswith("index.md")


def _accept(case: Path, texts: dict[str, bytes], questions: str) -> None:
    shutil.rmtree(case / WRITTEN, ignore_errors=True)
    for path, content in texts.items():
        file = case / WRITTEN / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (case / QUESTIONS).write_text(f"{questions}\n", "utf-8")
