"""A desk in each version of SCORM; nothing on its pages may fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from player.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser

    from player.unit import Version


@pytest.fixture
def make_desk(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return what makes a desk: a version, and what a browser's context takes."""
    made: list[Desk] = []

    def make(version: Version = "1.2", **context: Any) -> Desk:  # noqa: ANN401 - what playwright takes
        made.append(Desk(browser, tmp_path, version, **context))
        return made[-1]

    yield make
    for desk in made:
        desk.context.close()
    assert [problem for desk in made for problem in desk.problems] == []


@pytest.fixture(params=["1.2", "2004"])
def desk(request: pytest.FixtureRequest, make_desk: Callable[..., Desk]) -> Desk:
    """Return a desk in each version."""
    return make_desk(request.param)
