"""A machine that runs pipelines, and a new hub on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.project import HOME_PROJECT, Project, Runner
from setup import rsync
from teilbar.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a machine that runs jobs."""
    rsync.require()
    return Runner.set_up(tmp_path_factory.mktemp("runner"))


@pytest.fixture
def project(runner: Runner, tmp_path: Path) -> Project:
    """Return a new hub, on its main branch, whose pipeline installs Teilbar from this checkout."""
    project = Project(tmp_path / "hub", runner)
    assert main(["init", str(project.folder), "--name", "Ein Hub", "--teilbar", str(ROOT)]) == 0
    project.git("init", "--quiet", "--initial-branch=main")
    project.git("remote", "add", "origin", HOME_PROJECT)
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message=Neuer Hub")
    return project
