"""A git repository becomes a source, whoever's machine it is; what cannot be had is told in an author's words."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest

from reading.repositories import commit, git, program
from reading.sentences import rules_and_lines
from teilbar import texts
from teilbar.reading import cloning
from teilbar.reading import git as asking
from teilbar.reading.source import SourceError, open_source


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two commits on main, a branch and a tag."""
    folder = tmp_path / "kurs"
    commit(folder, {"index.md": "# Erste Fassung\n"})
    git(folder, "tag", "v1")
    commit(folder, {"index.md": "# Zweite Fassung\n", "bilder/ofen.txt": "x"})
    git(folder, "switch", "--quiet", "--create", "feature/ofen")
    commit(folder, {"ofen.md": "# Ofen\n"})
    git(folder, "switch", "--quiet", "main")
    return folder


def said(error: SourceError) -> str:
    return " ".join(texts.message(found, "de") + " " + texts.remedy(found, "de") for found in error.findings)


def test_repository_is_cloned_with_its_history_and_removed_again(repository: Path) -> None:
    with open_source(f"file://{repository}") as source:
        assert list(source.files) == ["bilder/ofen.txt", "index.md"]
        assert source.read_text("index.md") == "# Zweite Fassung\n"
        assert source.commit == git(repository, "rev-parse", "main")
        assert (source.label, source.repository, source.findings) == ("kurs", "", ())
        assert git(source.root, "rev-list", "--count", "HEAD") == "2"
        root = source.root
    assert not root.parent.exists()


def test_clone_is_removed_when_the_build_fails(repository: Path) -> None:
    def build() -> None:
        with open_source(f"file://{repository}") as source:
            places.append(source.root)
            raise ZeroDivisionError

    places: list[Path] = []
    with pytest.raises(ZeroDivisionError):
        build()
    assert not places[0].exists()


@pytest.mark.parametrize("ref", ["main", "feature/ofen", "v1", "HEAD~1", "{full}", "{short}"])
def test_ref_is_checked_out(repository: Path, ref: str) -> None:
    full = git(repository, "rev-parse", "v1")
    ref = ref.format(full=full, short=full[:9])
    wanted = git(repository, "rev-parse", f"{ref}^{{commit}}")
    with open_source(f"file://{repository}@{ref}") as source:
        assert source.commit == wanted
        assert ("ofen.md" in source.files) is (ref == "feature/ofen")


def test_branch_outweighs_a_tag_of_its_name(repository: Path) -> None:
    git(repository, "tag", "feature/ofen", "v1")
    with open_source(f"file://{repository}@feature/ofen") as source:
        assert source.find("ofen.md")


def test_submodules_are_left_out_and_said_to_be(repository: Path) -> None:
    (repository / ".gitmodules").write_text(f'[submodule "x"]\n\tpath = x\n\turl = {repository}\n')
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{git(repository, 'rev-parse', 'HEAD')},x")
    git(repository, "add", ".gitmodules")
    git(repository, "commit", "--quiet", "--message", "Submodul")
    with open_source(f"file://{repository}") as source:
        assert rules_and_lines(source.findings) == [("submodules-left-out", None)]
        assert not any(path.startswith("x/") for path in source.files)


# --- what cannot be had -------------------------------------------------------------------------------------------


def test_missing_ref_is_named_with_the_one_that_was_meant(repository: Path) -> None:
    with pytest.raises(SourceError) as caught, open_source(f"file://{repository}@feature/offen"):
        pass
    assert rules_and_lines(caught.value.findings) == [("ref-missing", None)]
    assert "„feature/offen“" in said(caught.value)
    assert "zum Beispiel: feature/ofen." in said(caught.value)


def test_missing_repository_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught, open_source(f"file://{tmp_path}/fehlt@main"):
        pass
    assert rules_and_lines(caught.value.findings) == [("clone-no-repository", None)]
    assert f"Unter file://{tmp_path}/fehlt@main liegt kein git-Projekt" in said(caught.value)


def test_repository_without_commits_is_empty(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(SourceError) as caught, open_source(f"file://{tmp_path}"):
        pass
    assert rules_and_lines(caught.value.findings) == [("source-empty", None)]


@pytest.mark.parametrize("address", ["https://ada:geheim@127.0.0.1:{port}/g/openssl-not-found.git"])
def test_unreachable_host_is_told_from_a_missing_ref(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:  # bound but not listening: nobody else can take the port, and nobody answers
        closed.bind(("127.0.0.1", 0))
        spec = address.format(port=closed.getsockname()[1])
        with pytest.raises(SourceError) as caught, open_source(spec):
            pass
    assert rules_and_lines(caught.value.findings) == [("clone-unreachable", None)]
    assert "ist nicht zu erreichen" in said(caught.value)
    assert "geheim" not in said(caught.value) + "".join(capfd.readouterr())


REASONS = {
    "name": ("ssh: Could not resolve hostname x: Name or service not known", "clone-unreachable"),
    "certificate": (
        "fatal: unable to access 'https://h/p/': server certificate verification failed",
        "clone-unreachable",
    ),
    "server error": (
        "fatal: unable to access 'https://h/p/': The requested URL returned error: 502",
        "clone-unreachable",
    ),
    "password refused": (
        "remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/'",
        "clone-access",
    ),
    "password wanted": ("fatal: could not read Username for 'https://h': terminal prompts disabled", "clone-access"),
    "key refused": ("git@h: Permission denied (publickey).\nfatal: Could not read from remote", "clone-access"),
    "host unknown": ("Host key verification failed.\nfatal: Could not read from remote repository.", "clone-host-key"),
    "no project": ("remote: The project could not be found.\nfatal: repository not found", "clone-no-repository"),
    "no project of a telling name": (
        "fatal: repository 'https://gitlab.example/g/openssl.git/' not found",
        "clone-no-repository",
    ),
    "anything else": ("fatal: the disk is on fire\x1b[31m", "clone-failed"),
    "nothing": ("", "clone-failed"),
}


@pytest.mark.parametrize(("words", "rule"), REASONS.values(), ids=REASONS)
def test_words_of_git_become_an_authors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, rule: str) -> None:
    (tmp_path / "words").write_text(words)
    program(tmp_path / "bin", "git", f"cat '{tmp_path}/words' >&2; exit 128")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    with pytest.raises(SourceError) as caught, open_source("https://gitlab.example/g/openssl.git"):
        pass
    assert rules_and_lines(caught.value.findings) == [(rule, None)]
    assert "\x1b" not in said(caught.value)


@pytest.mark.slow
def is_running(process: Path) -> bool:
    try:
        return "Z" not in (process / "stat").read_text().split()[2]
    except OSError:
        return False


def test_endless_clone_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "git", f"sleep 60 & echo $! > '{tmp_path}/helper'; wait")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(cloning, "CLONE_SECONDS", 3)
    with pytest.raises(SourceError) as caught, open_source("https://gitlab.example/g/p.git"):
        pass
    assert rules_and_lines(caught.value.findings) == [("clone-timeout", None)]
    helper = Path("/proc", (tmp_path / "helper").read_text().strip())
    ended_by = time.monotonic() + 10  # a killed process takes a moment to be gone
    while is_running(helper) and time.monotonic() < ended_by:
        time.sleep(0.05)
    assert not is_running(helper)


def test_without_git_a_clone_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError) as caught, open_source("https://gitlab.example/g/p.git"):
        pass
    assert rules_and_lines(caught.value.findings) == [("git-missing", None)]


# --- directories in a work tree -----------------------------------------------------------------------------------


def test_directory_in_a_work_tree_knows_its_commit(repository: Path) -> None:
    git(repository, "remote", "add", "origin", "https://gitlab-ci-token:geheim@gitlab.example/g/kurs.git")
    with open_source(str(repository)) as source:
        assert source.commit == git(repository, "rev-parse", "HEAD")
        assert source.repository == "https://gitlab.example/g/kurs"
        assert list(source.files) == ["bilder/ofen.txt", "index.md"]
        assert source.root == repository.resolve()
    with open_source(str(repository / "bilder")) as part:
        assert (part.commit, list(part.files)) == (source.commit, ["ofen.txt"])


def test_folder_that_the_repository_does_not_hold_has_no_commit(repository: Path) -> None:
    (repository / "neu").mkdir()
    (repository / "neu" / "index.md").write_text("x")
    with open_source(str(repository / "neu")) as source:
        assert (source.commit, source.repository) == ("", "")


@pytest.mark.parametrize("state", ["without git", "outside of a repository", "broken repository", "no commit yet"])
def test_directory_without_a_commit_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    folder = tmp_path / "kurs"
    folder.mkdir()
    (folder / "index.md").write_text("x")
    if state == "without git":
        commit(folder, {"index.md": "x"})
        monkeypatch.setenv("PATH", "")
    elif state == "broken repository":
        (folder / ".git").write_text("gitdir: nowhere")
    elif state == "no commit yet":
        git(folder, "init", "--quiet")
    with open_source(str(folder)) as source:
        assert (list(source.files), source.commit, source.repository) == (["index.md"], "", "")


def test_repository_of_another_user_is_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch to act as in a container
    refused = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=repository,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        check=False,
        capture_output=True,
    )
    assert b"dubious ownership" in refused.stderr
    monkeypatch.setattr(
        asking,
        "_KEPT_VARIABLES",
        asking._KEPT_VARIABLES | {"GIT_TEST_ASSUME_DIFFERENT_OWNER"},  # noqa: SLF001 - the only door
    )
    with open_source(str(repository)) as source:
        assert source.commit
    with open_source(f"file://{repository}") as clone:
        assert clone.commit == source.commit


# --- nobody else's configuration ----------------------------------------------------------------------------------


@pytest.fixture
def hostile_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give git a home whose configuration starts programs and changes files; return the file that tells of it."""
    told = tmp_path / "told"
    spy = program(tmp_path / "spies", "post-checkout", f"echo ran >> '{told}'")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f"[core]\n\thooksPath = {tmp_path}/spies\n\tfsmonitor = {spy}\n\tautocrlf = true\n"
        f'[filter "lfs"]\n\tsmudge = {spy} %f\n\trequired = true\n'
        f'[url "file:///elsewhere"]\n\tinsteadOf = file://\n'
        f"[credential]\n\thelper = !{spy}\n[protocol]\n\tallow = always\n"
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("GIT_TRACE", str(told))
    monkeypatch.setenv("GIT_DIR", "/elsewhere/.git")
    monkeypatch.setenv("GIT_ASKPASS", str(spy))
    return told


def test_configuration_of_the_user_does_not_matter(repository: Path, hostile_home: Path) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 5\n"
    commit(repository, {".gitattributes": "*.jpg filter=lfs\n", "bild.jpg": pointer})
    unprotected = {name: value for name, value in os.environ.items() if name != "GIT_DIR"}
    subprocess.run(
        ["git", "clone", "--quiet", repository, "clone"], cwd=repository.parent, env=unprotected, check=False
    )
    assert "ran" in hostile_home.read_text()
    hostile_home.unlink()
    with open_source(f"file://{repository}") as source:
        assert source.files["bild.jpg"].disk.read_bytes().decode() == pointer
        assert source.files["index.md"].disk.read_bytes() == b"# Zweite Fassung\n"
    with open_source(str(repository)) as source:
        assert source.commit == git(repository, "rev-parse", "HEAD")
    assert not hostile_home.exists()


def test_configuration_of_the_repository_starts_nothing(repository: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    spy = program(tmp_path / "spies", "post-checkout", f"echo ran >> '{told}'")
    for name in ("core.fsmonitor", "core.sshCommand", "core.pager", "credential.helper"):
        git(repository, "config", name, str(spy))
    git(repository, "config", "core.hooksPath", str(spy.parent))
    git(repository, "checkout", "--quiet", "--detach")
    assert "ran" in told.read_text()
    told.unlink()
    with open_source(str(repository)) as source:
        assert source.commit
        asking.run_git("status", "--short", directory=repository)
        asking.run_git("log", "--oneline", directory=repository)
        asking.run_git("checkout", "--quiet", "--detach", directory=repository)
    assert not told.exists()
