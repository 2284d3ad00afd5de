"""``teilbar init``: a hub that passes its own check, and nothing lost of what was there."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import cmarkgfm
import pytest
import yaml
from lxml import html

from faults.workbench import Workbench, tree
from teilbar.model.findings import Severity
from teilbar.starting import LICENCES
from teilbar.starting.hub_files import hub_files
from teilbar.starting.origin import package_of
from teilbar.texts import LANGUAGES, Language

SAMPLES = {"text-sample", "hub-publisher-sample", "duties-sample"}
"""What is to be replaced before a hub goes public: the only thing that its check may speak of."""

NAMES = [
    "mein-hub",
    'KiTa "Mäuse": *Haus* #1',
    "- [x] ja: {nein} & <b>C:\\neu</b> | @alle %",
    "!!python/object: 'x'",
    "null",
    "2027",
    "1. Haus",
]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    return bench


def findings(bench: Workbench) -> list[dict[str, object]]:
    said = bench.run("check", "--format", "json")
    assert said.exit == 0, said.text
    listed = json.loads(said.text)
    return list(listed["findings"] if isinstance(listed, dict) else listed)


@pytest.mark.parametrize("licence", LICENCES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_new_hub_only_sample_data_are_found(bench: Workbench, name: str, licence: str, language: Language) -> None:
    assert bench.run("init", f"--name={name}", "--licence", licence, "--lang", language).exit == 0
    found = findings(bench)
    assert {str(one["rule"]) for one in found} == SAMPLES
    assert {one["severity"] for one in found} == {Severity.INFO.value}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_stands_in_the_hub_as_it_was_given(bench: Workbench, name: str) -> None:
    bench.run("init", f"--name={name}")
    bench.run("build", "--no-site", "--out", "../neu")
    (unit,) = json.loads((bench.folder / "neu" / "katalog.json").read_bytes())["units"]
    assert unit["authors"] == [name]
    hub = yaml.safe_load((bench.source / "mkdocs.yml").read_text("utf-8"))
    assert hub["site_name"] == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("language", "file"),
    [
        *(("de", f"{file}.md") for file in ("README", "content/index")),
        *(("en", f"{file}.md") for file in ("README", "content/index")),
    ],
)
def test_gitlab_shows_the_name_as_it_was_given(language: Language, file: str, name: str) -> None:
    text = hub_files(name, LICENCES[0], "", language=language)[file].rpartition("\n---\n")[2]
    shown = html.fromstring(cmarkgfm.github_flavored_markdown_to_html(text))
    assert any(str(element.text_content()).startswith(name) for element in shown.iter("h1", "p"))


def test_no_name_breaks_a_line(bench: Workbench) -> None:
    bench.run("init", "--name=Ein\nHub:\tx\x00\x1b[31m")
    hub = yaml.safe_load((bench.source / "mkdocs.yml").read_text("utf-8"))
    assert hub["site_name"] == "Ein Hub: x [31m"


def test_without_a_name_the_folders_counts(bench: Workbench) -> None:
    said = bench.run("init", "../Mein Hub")
    assert said.exit == 0
    assert yaml.safe_load((bench.folder / "Mein Hub" / "mkdocs.yml").read_text("utf-8"))["site_name"] == "Mein Hub"
    assert "teilbar serve '../Mein Hub'" in said.text


def test_it_says_the_four_next_steps_in_both_languages(bench: Workbench) -> None:
    for language, step in (("de", "Ansehen"), ("en", "Look at it")):
        said = bench.run("init", f"../{language}", "--teilbar", "teilbar==1.0", "--lang", language)
        steps = [line.strip() for line in said.text.splitlines() if line[:2] == "  "]
        assert [line[:2] for line in steps] == ["1.", "2.", "3.", "4."]
        assert steps[0] == f"1. {step}: teilbar serve ../{language}"
        assert "git init" in steps[2]
        assert "TEILBAR_PAKET" not in said.text


def test_where_teilbar_comes_from_is_asked_for_where_nobody_knows(bench: Workbench) -> None:
    assert "TEILBAR_PAKET" in bench.run("init", "--teilbar", "").text


def test_an_empty_repository_becomes_the_hub(bench: Workbench) -> None:
    git(bench.source, "init", "--quiet", "--initial-branch=main")
    head = tree(bench.source / ".git")
    said = bench.run("init")
    assert said.exit == 0
    assert "git init" not in said.text
    assert tree(bench.source / ".git") == head
    git(bench.source, "add", "--all")
    git(bench.source, "commit", "--quiet", "--message=Neuer Hub")
    tracked = git(bench.source, "ls-files", "-z").split("\0")
    assert set(filter(None, tracked)) == set(hub_files("x", LICENCES[0], ""))
    bench.run("build")
    assert git(bench.source, "status", "--porcelain") == ""


def test_a_repository_says_where_the_hub_lies(bench: Workbench) -> None:
    git(bench.source, "init", "--quiet", "--initial-branch=main")
    git(bench.source, "remote", "add", "origin", "https://me:word@gitlab.example/g/hub.git")
    bench.run("init")
    hub = yaml.safe_load((bench.source / "mkdocs.yml").read_text("utf-8"))
    assert hub["repo_url"] == "https://gitlab.example/g/hub"
    assert {one["rule"] for one in findings(bench)} == SAMPLES


@pytest.mark.parametrize("there", ["mkdocs.yml", "content/index.md", "README.md", ".gitlab-ci.yml"])
def test_nothing_is_overwritten(bench: Workbench, there: str) -> None:
    file = bench.source / there
    file.parent.mkdir(exist_ok=True)
    file.write_text("meins", "utf-8")
    (bench.source / "anderes.txt").write_text("auch meins", "utf-8")
    before = tree(bench.source)
    said = bench.run("init")
    assert said.exit == 2
    assert "(init-in-the-way)" in said.text
    assert f": `{there}`." in said.text
    assert tree(bench.source) == before


def test_a_second_hub_in_the_same_place_is_refused_with_all_that_is_in_the_way(bench: Workbench) -> None:
    bench.run("init")
    before = tree(bench.source)
    said = bench.run("init", "--name", "Anders")
    assert said.exit == 2
    assert all(f"`{name}`" in said.text for name in hub_files("x", LICENCES[0], ""))
    assert tree(bench.source) == before


@pytest.mark.parametrize("kind", ["file", "link to nowhere"])
def test_what_is_in_the_way_of_a_folder_is_named(bench: Workbench, kind: str) -> None:
    place = bench.source / "content"
    if kind == "file":
        place.write_text("meins", "utf-8")
    else:
        place.symlink_to("weg")
    before = tree(bench.source)
    said = bench.run("init")
    assert (said.exit, ": `content`." in said.text) == (2, True)
    assert tree(bench.source) == before


def test_what_lies_beside_is_left_alone(bench: Workbench) -> None:
    (bench.source / "content" / "alt").mkdir(parents=True)
    (bench.source / "content" / "alt" / "index.md").write_text("# Alt\n\nEin Text.\n", "utf-8")
    assert bench.run("init").exit == 0
    assert (bench.source / "content" / "alt" / "index.md").read_text("utf-8") == "# Alt\n\nEin Text.\n"


def test_a_disk_that_refuses_halfway_leaves_nothing(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str = "r", **how: str) -> object:
        if mode.startswith("x") and path.name == "mitmachen.md":
            raise OSError(28, os.strerror(28), str(path))
        return opened(path, mode, **how)  # type: ignore[call-overload] # as it was called

    (bench.source / "content").mkdir()
    (bench.source / "content" / "meins.txt").write_text("meins", "utf-8")
    before = tree(bench.source)
    monkeypatch.setattr(Path, "open", refuse)
    said = bench.run("init")
    monkeypatch.undo()
    assert (said.exit, "(disk-full)" in said.text) == (2, True)
    assert tree(bench.source) == before


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    return subprocess.run(
        ["git", "-C", folder, *identity, *arguments], check=True, capture_output=True, text=True
    ).stdout


# --- where Teilbar comes from ---------------------------------------------------------------------------------------

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("record", "package"),
    [
        (
            {"url": "https://gitlab.example/g/teilbar.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"teilbar @ git+https://gitlab.example/g/teilbar@{COMMIT}",
        ),
        (
            {"url": "https://me:word@gitlab.example/g/teilbar", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"teilbar @ git+https://gitlab.example/g/teilbar@{COMMIT}",
        ),
        (
            {"url": "ssh://git@gitlab.example/g/teilbar.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"teilbar @ git+https://gitlab.example/g/teilbar@{COMMIT}",
        ),
        ({"url": "https://files.example/teilbar-1.whl", "archive_info": {}}, "https://files.example/teilbar-1.whl"),
        ({"url": "https://me:word@files.example/teilbar-1.whl", "archive_info": {}}, ""),
        ({"url": "file:///nowhere/teilbar-1.whl", "archive_info": {}}, ""),
        ({"url": "file:///nowhere/teilbar", "dir_info": {"editable": True}}, ""),
    ],
    ids=["git", "git with a password", "git over ssh", "file", "file with a password", "own file", "own folder"],
)
def test_the_pipeline_installs_what_is_installed_here(record: dict[str, object], package: str) -> None:
    assert package_of(record) == package


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder of Teilbar's own with a commit and an origin on the web."""
    folder = tmp_path / "ein ordner"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=one")
    git(folder, "remote", "add", "origin", "https://me:word@gitlab.example/g/teilbar.git")
    return folder


def test_a_commit_that_was_pushed_can_be_installed_elsewhere(checkout: Path) -> None:
    record: dict[str, object] = {"url": checkout.as_uri(), "dir_info": {"editable": True}}
    assert package_of(record) == ""
    commit = git(checkout, "rev-parse", "HEAD").strip()
    git(checkout, "update-ref", "refs/remotes/origin/main", commit)
    assert package_of(record) == f"teilbar @ git+https://gitlab.example/g/teilbar@{commit}"
