"""A project on GitLab with a pipeline, as far as that can be had on one machine: gitlab-ci-local runs its jobs.

It follows GitLab in what it reads of ``.gitlab-ci.yml``: rules, needs, artefacts, caches, variables by project. What a
runner would start in a container runs here in a shell, each job in its own copy of the repository.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from setup import node

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOME_PROJECT = "https://gitlab.example/gruppe/hub.git"
FORK = "https://gitlab.example/jemand/hub.git"

SECRET = ("KENNWORT_DES_HUBS", "streng geheim")
"""A variable that the project has in its settings, and no fork of it."""

_STATE = ".gitlab-ci-local"
_RUNNER = ("--force-shell-executor", "--shell-isolation", "--concurrency=1", "--no-color")
_VERDICT = re.compile(r"^\s(PASS|WARN|FAIL)\s+(\S+)", re.MULTILINE)

# Python reads it at the start of each of its programs, so that a test knows what a job's environment was.
_SPY = """
import json, os
if job := os.environ.get("CI_JOB_NAME"):
    with open(os.path.join({folder!r}, job + ".json"), "w", encoding="utf-8") as file:
        json.dump(dict(os.environ), file)
"""


@dataclass(frozen=True, slots=True)
class Runner:
    """A machine that runs jobs: Python with all that Teilbar needs, but without Teilbar, which jobs install."""

    folder: Path

    @classmethod
    def set_up(cls, folder: Path) -> Runner:
        """Make its environment; what is installed for the tests is seen from there, so that nothing is fetched."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
        runner = cls(folder)
        (packages,) = (folder / "venv" / "lib").glob("python3*/site-packages")
        seen = next(path for path in map(os.path.realpath, sys.path) if path.endswith("site-packages"))
        (packages / "tests.pth").write_text(f"{seen}\n", "utf-8")
        runner.seen.mkdir()
        (packages / "sitecustomize.py").write_text(_SPY.format(folder=str(runner.seen)), "utf-8")
        settings = folder / "home" / _STATE / "variables.yml"
        settings.parent.mkdir(parents=True)
        name, value = SECRET
        place = HOME_PROJECT.removeprefix("https://")
        settings.write_text(json.dumps({"project": {place: {name: value}}}), "utf-8")
        return runner

    @property
    def seen(self) -> Path:
        """The folder of what the jobs' environments were."""
        return self.folder / "seen"

    @property
    def environment(self) -> dict[str, str]:
        """What a job finds beside the variables of GitLab and of the project; it may not ask a registry."""
        tools = os.environ["PATH"]
        return {
            "PATH": os.pathsep.join((str(self.folder / "venv" / "bin"), tools)),
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # which is how pip spells that there is none
        }


@dataclass(frozen=True, slots=True)
class Ran:
    """A pipeline that has run."""

    project: Path
    exit: int
    verdicts: Mapping[str, str]
    """``PASS``, ``WARN`` or ``FAIL`` of each job that ran, in the order in which they did."""
    said: str
    environments: Mapping[str, Mapping[str, str]]
    """What each job's last Python saw."""

    def artefacts(self, job: str) -> Path:
        """Return the folder of what a job left."""
        return self.project / _STATE / "artifacts" / job

    def log(self, job: str) -> str:
        """Return what a job said."""
        return (self.project / _STATE / "output" / f"{job}.log").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Project:
    """A repository and the machine that runs its pipelines."""

    folder: Path
    runner: Runner

    def git(self, *arguments: str) -> str:
        """Call git in the repository."""
        identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        command = ["git", "-C", str(self.folder), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    def change(self, file: str, old: str, new: str) -> None:
        """Replace words in a file, and commit that."""
        path = self.folder / file
        before = path.read_text("utf-8")
        assert old in before
        path.write_text(before.replace(old, new), "utf-8")
        self.git("commit", "--all", "--quiet", f"--message=Change {file}")

    def push(self, **variables: str) -> Ran:
        """Run the pipeline of the branch that is checked out."""
        return self._run(variables, without=())

    def merge_request(self, **variables: str) -> Ran:
        """Run the pipeline of a merge request with what is checked out, in the project that ``origin`` names."""
        request = {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_PROJECT_ID": "1217"}
        told = {"CI_PIPELINE_SOURCE": "merge_request_event", **request, **variables}
        return self._run(told, without=("CI_COMMIT_BRANCH",))

    def tag(self, tag: str, **variables: str) -> Ran:
        """Run the pipeline of a tag on what is checked out."""
        self.git("tag", tag)
        return self._run({"CI_COMMIT_TAG": tag, **variables}, without=("CI_COMMIT_BRANCH",))

    def _run(self, variables: Mapping[str, str], without: tuple[str, ...]) -> Ran:
        for old in self.runner.seen.iterdir():
            old.unlink()
        command = [
            *(str(node.node()), str(node.modules() / "gitlab-ci-local" / "src" / "index.js"), *_RUNNER),
            f"--home={self.runner.folder / 'home'}",
            f"--ignore-predefined-vars={','.join(variables)}",
            *(f"--variable={name}={value}" for name, value in variables.items()),
            *(part for name in without for part in ("--unset-variable", name)),
        ]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.runner.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        verdicts = {job: verdict for verdict, job in _VERDICT.findall(done.stdout)}
        seen = {file.stem: json.loads(file.read_text("utf-8")) for file in self.runner.seen.glob("*.json")}
        return Ran(self.folder, done.returncode, verdicts, done.stdout, seen)
