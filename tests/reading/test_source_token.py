"""A token reaches git and the one host it is for; it stands in no argument, no file, no message."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from reading.repositories import program
from reading.sentences import rules_and_lines
from teilbar import texts
from teilbar.reading.address import Address, parse_address
from teilbar.reading.git import git_environment
from teilbar.reading.source import SourceError, open_source

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "glpat-GEHEIM"  # noqa: S105 - a word to search for
HOST = "gitlab.example"
VARIABLES = ("TEILBAR_TOKEN", "CI_JOB_TOKEN", "CI_SERVER_HOST", "CI_SERVER_PORT")


@pytest.fixture(autouse=True)
def _outside_of_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def ask_git(environment: dict[str, str], host: str, protocol: str = "https") -> dict[str, str]:
    """Return what git itself would tell a host, by its own look-up of credentials."""
    done = subprocess.run(
        ["git", "credential", "fill"],
        input=f"protocol={protocol}\nhost={host}\n\n",
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    answers = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    return {name: answers[name] for name in ("username", "password") if name in answers}


CASES = {
    "Teilbar's token": ({"TEILBAR_TOKEN": TOKEN}, f"https://{HOST}/g/p", ("oauth2", TOKEN)),
    "with a line break at its end": ({"TEILBAR_TOKEN": TOKEN + "\n"}, f"https://{HOST}/g/p", ("oauth2", TOKEN)),
    "for a named user": ({"TEILBAR_TOKEN": TOKEN}, f"https://deploy@{HOST}/g/p", ("deploy", TOKEN)),
    "password of the address first": ({"TEILBAR_TOKEN": "x"}, f"https://ada:{TOKEN}@{HOST}/g/p", ("ada", TOKEN)),
    "name of the address alone": ({}, f"https://{TOKEN}@{HOST}/g/p", (TOKEN, "")),
    "quotes and dollar": (
        {"TEILBAR_TOKEN": "a'\"$HOME`id`%s\\"},
        f"https://{HOST}/g/p",
        ("oauth2", "a'\"$HOME`id`%s\\"),
    ),
    "port": ({"TEILBAR_TOKEN": TOKEN}, f"https://{HOST}:8443/g/p", ("oauth2", TOKEN)),
    "job of this GitLab": (
        {"CI_JOB_TOKEN": TOKEN, "CI_SERVER_HOST": HOST},
        f"https://{HOST}/g/p",
        ("gitlab-ci-token", TOKEN),
    ),
    "job of this GitLab at a port": (
        {"CI_JOB_TOKEN": TOKEN, "CI_SERVER_HOST": HOST, "CI_SERVER_PORT": "8443"},
        f"https://{HOST}:8443/g/p",
        ("gitlab-ci-token", TOKEN),
    ),
    "job of another GitLab": ({"CI_JOB_TOKEN": TOKEN, "CI_SERVER_HOST": "gitlab.other"}, f"https://{HOST}/g/p", None),
    "job, at another port": (
        {"CI_JOB_TOKEN": TOKEN, "CI_SERVER_HOST": HOST, "CI_SERVER_PORT": "443"},
        f"https://{HOST}:8443/g/p",
        None,
    ),
    "job of a GitLab at a port, for its host's usual one": (
        {"CI_JOB_TOKEN": TOKEN, "CI_SERVER_HOST": HOST, "CI_SERVER_PORT": "8443"},
        f"https://{HOST}/g/p",
        None,
    ),
    "job that names no GitLab": ({"CI_JOB_TOKEN": TOKEN}, f"https://{HOST}/g/p", None),
    "no token": ({}, f"https://{HOST}/g/p", None),
}


@pytest.mark.parametrize(("variables", "spec", "told"), CASES.values(), ids=CASES)
def test_git_tells_the_host_and_no_other(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], spec: str, told: tuple[str, str] | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    address = parse_address(spec)
    assert address is not None
    environment = git_environment(address)
    expected = {"username": told[0], "password": told[1]} if told else {}
    assert ask_git(environment, address.host) == expected
    assert ask_git(environment, "gitlab.thief") == {}
    assert ask_git(environment, f"{HOST}.thief") == {}
    assert ask_git(environment, address.host, protocol="http") == {}
    assert not environment.keys() & {"TEILBAR_TOKEN", "CI_JOB_TOKEN"}


def test_nobody_is_asked_for_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    spy = program(tmp_path, "spy", f"echo asked >> '{told}'; echo word")
    for name in ("GIT_ASKPASS", "SSH_ASKPASS"):
        monkeypatch.setenv(name, str(spy))
    assert ask_git(dict(os.environ), HOST)["password"] == "word"  # noqa: S105 - the spy's
    told.unlink()
    assert ask_git(git_environment(parse_address(f"https://{HOST}/g/p")), HOST) == {}
    assert not told.exists()


@pytest.mark.parametrize("scheme", ["ssh", "file"])
def test_only_https_gets_a_token(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("TEILBAR_TOKEN", TOKEN)
    environment = git_environment(Address(scheme, HOST, f"{scheme}://{HOST}/p"))
    assert TOKEN not in str(environment)
    assert TOKEN not in str(git_environment())


@pytest.mark.parametrize("login", ["", f"ada:{TOKEN}@"], ids=["of the environment", "of the address"])
def test_token_is_neither_an_argument_nor_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], login: str
) -> None:
    script = f"""
        printf '%s\\n' "$@" > '{tmp_path}/arguments'
        env > '{tmp_path}/environment'
        grep -rl {TOKEN} . > '{tmp_path}/files'
        echo 'fatal: strange words of git about {TOKEN}' >&2
        exit 128"""
    program(tmp_path / "bin", "git", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setenv("TEILBAR_TOKEN", TOKEN)
    with pytest.raises(SourceError) as caught, open_source(f"https://{login}{HOST}/g/p.git@main"):
        pass
    assert rules_and_lines(caught.value.findings) == [("clone-failed", None)]
    findings = caught.value.findings
    spoken = [texts.message(findings[0], "de"), texts.remedy(findings[0], "en"), repr(caught.value), str(findings)]
    assert "strange words of git about ***" in spoken[0]
    assert TOKEN not in "".join(spoken)
    assert TOKEN not in "".join(capfd.readouterr())
    assert not (tmp_path / "files").read_text()
    arguments = (tmp_path / "arguments").read_text()
    assert TOKEN not in arguments
    assert f"https://{HOST}/g/p.git" in arguments.splitlines()
    holding = [line.split("=")[0] for line in (tmp_path / "environment").read_text().splitlines() if TOKEN in line]
    assert holding == ["TEILBAR_GIT_WORD"]


def test_git_is_forbidden_all_transports_but_the_one() -> None:
    address = parse_address(f"https://{HOST}/g/p")
    assert git_environment(address)["GIT_ALLOW_PROTOCOL"] == "https"
    done = subprocess.run(
        ["git", "ls-remote", "ext::sh -c id"], env=git_environment(address), check=False, capture_output=True, text=True
    )
    assert "transport 'ext' not allowed" in done.stderr
