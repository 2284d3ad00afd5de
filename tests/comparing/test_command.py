"""``teilbar diff`` as it is called: with what it compares, what it writes and leaves, what it says where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from comparing.conftest import git
from releasing.notes import Notes, noting
from teilbar.cli import main
from teilbar.comparing import as_markdown, compare
from teilbar.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HUB = "site_name: Hub\nextra:\n  teilbar:\n    lizenz: CC0-1.0\n    autor: Ada Muster\n"
UNIT = "---\nid: {id}\ntitel: {title}\nkurz: Ein Satz.\nbereich: Bauen\n---\n\nEin Text.\n"
TURM = "content/turm/index.md"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a hub in a repository with one commit; the working folder is there, temporary files go beside it."""
    folder = tmp_path / "hub"
    write(folder, {"mkdocs.yml": HUB, TURM: UNIT.format(id="turm", title="Turm")})
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    for name in list(os.environ):
        if name.startswith("CI_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(folder)
    return folder


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Change")


def state(folder: Path) -> dict[str, str]:
    """Return the digests of all files, git's own among them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def since(hub: Path, rev: str = "") -> str:
    return compare(Options(source=str(hub)), rev).since


# --- with what it compares --------------------------------------------------------------------------------------------


def test_what_is_not_committed_counts(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm"), "content/neu.md": UNIT.format(id="neu", title="Neu")})
    assert main(["diff"]) == 0
    said = capsys.readouterr().out
    assert "Titel: Turm → Hoher Turm" in said
    assert "content/neu.md" in said


@pytest.mark.parametrize("rev", ["main", "HEAD", "v1", "main~0", "zweig"])
def test_any_name_of_a_commit_will_do(hub: Path, rev: str) -> None:
    git(hub, "tag", "v1")
    git(hub, "branch", "zweig")
    assert since(hub, rev) == rev


def test_a_branch_that_only_the_remote_has_goes_by_its_name(hub: Path) -> None:
    git(hub, "update-ref", "refs/remotes/origin/anders", "HEAD")
    assert since(hub, "anders") == "anders"
    assert since(hub, "origin/anders") == "origin/anders"


def test_without_a_name_it_is_where_the_branch_left_the_main_one(hub: Path) -> None:
    git(hub, "checkout", "--quiet", "-b", "aenderung")
    beginning = git(hub, "rev-parse", "HEAD").strip()
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    commit(hub)
    git(hub, "checkout", "--quiet", "main")
    write(hub, {"content/neu.md": UNIT.format(id="neu", title="Neu")})
    commit(hub)
    git(hub, "checkout", "--quiet", "aenderung")
    found = compare(Options(source=str(hub)))
    assert (found.commit, found.since) == (beginning, "main")
    assert [one.title for one in found.texts] == ["Hoher Turm"], "what main has got since is no part of the change"


def test_the_remotes_default_branch_comes_first(hub: Path) -> None:
    git(hub, "update-ref", "refs/remotes/origin/haupt", "HEAD")
    git(hub, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/haupt")
    assert since(hub) == "origin/haupt"


def test_in_a_merge_request_it_is_that_ones_base(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = git(hub, "rev-parse", "HEAD").strip()
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    commit(hub)
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
    assert compare(Options(source=str(hub))).commit != base, "the pipeline is none of a merge request"
    monkeypatch.setenv("CI_PIPELINE_SOURCE", "merge_request_event")
    monkeypatch.setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
    found = compare(Options(source=str(hub)))
    assert (found.commit, found.since, len(found.texts)) == (base, "main", 1)


def test_before_the_first_text_everything_is_new(tmp_path: Path) -> None:
    folder = tmp_path / "neu"
    write(folder, {"README.txt": "Leer"})
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    write(folder, {"mkdocs.yml": HUB, TURM: UNIT.format(id="turm", title="Turm")})
    found = compare(Options(source=str(folder), cache=tmp_path / "cache"), "main")
    assert [(one.title, one.change) for one in found.texts if one.sort == "unit"] == [("Turm", "new")]
    assert found.problem_before


def test_a_sub_folder_and_a_hub_whose_content_lies_elsewhere(hub: Path, tmp_path: Path) -> None:
    write(
        hub,
        {"projekt/mkdocs.yml": f"docs_dir: texte\n{HUB}", "projekt/texte/film.md": UNIT.format(id="f", title="Film")},
    )
    commit(hub)
    write(hub, {"projekt/texte/film.md": UNIT.format(id="f", title="Trickfilm"), TURM: "Kein Teil davon"})
    found = compare(Options(source=str(hub / "projekt"), cache=tmp_path / "cache"), "main")
    assert [(one.title, one.file, one.old_file) for one in found.texts] == [("Trickfilm", "texte/film.md", "")]


def test_a_hub_that_did_not_lie_there_yet(hub: Path, tmp_path: Path) -> None:
    write(hub, {"projekt/mkdocs.yml": HUB, "projekt/content/film.md": UNIT.format(id="f", title="Film")})
    git(hub, "add", "--all")
    git(hub, "commit", "--quiet", "--message=Project")
    found = compare(Options(source=str(hub / "projekt"), cache=tmp_path / "cache"), "HEAD~1")
    assert [one.change for one in found.texts if one.sort == "unit"] == ["new"]


# --- where it cannot --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rev", ["mian", "--all", "HEAD~7", ":/Nichts", "HEAD:content", "a b"])
def test_a_state_that_nobody_knows(hub: Path, capsys: pytest.CaptureFixture[str], rev: str) -> None:
    assert main(["diff", "--source", str(hub), "--", rev]) == 2
    said = capsys.readouterr().err
    assert "(diff-unknown)" in said
    assert f"„{rev}“" in said
    assert "main" in said


def test_a_history_that_was_cut_off(hub: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    commit(hub)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{hub}", "flach")
    assert main(["diff", "HEAD", "--source", str(tmp_path / "flach")]) == 2
    assert "(diff-shallow)" in capsys.readouterr().err


@pytest.mark.parametrize("begun", [False, True])
def test_a_folder_without_a_past(tmp_path: Path, capsys: pytest.CaptureFixture[str], begun: bool) -> None:
    folder = tmp_path / "ohne"
    write(folder, {TURM: UNIT.format(id="turm", title="Turm")})
    if begun:
        git(folder, "init", "--quiet")
    assert main(["diff", "main", "--source", str(folder)]) == 2
    assert "(diff-without-git)" in capsys.readouterr().err


def test_pages_want_a_folder(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "main", "--source", str(hub), "--format", "html"]) == 2
    assert "--output" in capsys.readouterr().err


# --- what it writes and leaves ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_printed_is_what_is_written(hub: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    assert main(["diff", "main", "--format", form]) == 0
    printed = capsys.readouterr().out
    assert main(["diff", "main", "--format", form, "--output", "bericht.txt"]) == 0
    assert (hub / "bericht.txt").read_text("utf-8") == printed


def test_a_report_in_the_source_is_no_text_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "kurs"
    write(folder, {"turm.md": "# Turm\n\nEin Text.\n"})
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    report = folder / "bericht.md"
    for _ in range(2):
        assert main(["diff", "main", "--source", str(folder), "--format", "markdown", "--output", str(report)]) == 0
    assert "bericht" not in report.read_text("utf-8")


def test_pages_take_the_place_of_older_ones_and_of_nothing_else(hub: Path, tmp_path: Path) -> None:
    out = tmp_path / "unterschied"
    command = ["diff", "main", "--source", str(hub), "--format", "html", "--output", str(out)]
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    assert main(command) == 0
    assert "Hoher Turm" in (out / "texte" / "einheiten-turm.html").read_text("utf-8")
    git(hub, "checkout", "--quiet", ".")
    assert main(command) == 0
    assert not (out / "texte").exists()
    (tmp_path / "fremd").mkdir()
    write(tmp_path / "fremd", {"brief.txt": "Liebe Oma"})
    assert main([*command[:-1], str(tmp_path / "fremd")]) == 2
    assert state(tmp_path / "fremd").keys() == {"brief.txt"}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".teilbar")]


def test_it_leaves_no_traces(hub: Path, tmp_path: Path) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm"), "content/neu.md": UNIT.format(id="neu", title="Neu")})
    (hub / ".git" / "index").touch()
    before = state(hub)
    assert main(["diff", "main"]) == 0
    assert state(hub) == before
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("place", ["older_source", "paired", "make", "survival"])
def test_interrupted_it_leaves_none_either(
    hub: Path, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"teilbar.comparing.story.{place}", interrupted)
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    before = state(hub)
    assert main(["diff", "main"]) == 2
    assert state(hub) == before
    assert list((tmp_path / "tmp").iterdir()) == []


def test_packages_are_those_of_a_build(hub: Path, tmp_path: Path) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    (told,) = compare(Options(source=str(hub)), "main").texts
    for form, place in (("after", hub), ("before", tmp_path / "older" / "hub")):
        if form == "before":
            git(hub, "worktree", "add", "--quiet", "--detach", str(place), "main")
        out = tmp_path / form
        command = [sys.executable, "-m", "teilbar", "build", str(place), "--no-site", "--out", str(out)]
        subprocess.run(command, check=True, capture_output=True)
        built = {path.name.partition(".")[2]: path.stat().st_size for path in out.glob("downloads/*/turm.*")}
        assert {one.suffix: getattr(one, form) for one in told.packages} == built


# --- the comment ------------------------------------------------------------------------------------------------------


def test_it_becomes_a_comment_of_the_merge_request(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(hub, {TURM: UNIT.format(id="turm", title="Hoher Turm")})
    with noting(Notes()) as notes:
        for name, value in notes.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("TEILBAR_VORSCHAU", "https://gitlab.example/job/site")
        for expected in ("geschrieben", "erneuert"):
            assert main(["diff", "main", "--format", "markdown", "--output", "bericht.md", "--post"]) == 0
            assert expected in capsys.readouterr().out
    (note,) = notes.notes
    assert note["body"].startswith(as_markdown.MARKER)
    assert note["body"] == (hub / "bericht.md").read_text("utf-8")
    assert "(https://gitlab.example/job/site/einheiten/turm/index.html)" in note["body"]


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "kein Lauf für eine vorgeschlagene Änderung"),
        ({"TEILBAR_TOKEN": ""}, "`TEILBAR_TOKEN` ist hier nicht gesetzt"),
        ({"TEILBAR_TOKEN": "falsch"}, "401"),
    ],
)
def test_without_one_it_says_why_and_goes_on(
    hub: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: Mapping[str, str],
    sentence: str,
) -> None:
    assert hub.is_dir()
    with noting(Notes()) as notes:
        for name, value in ({**notes.environment, **environment} if environment else {}).items():
            monkeypatch.setenv(name, value)
        assert main(["diff", "main", "--post"]) == 0
    assert sentence in capsys.readouterr().out
    assert notes.notes == []
