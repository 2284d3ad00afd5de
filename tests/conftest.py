"""What every test may ask for: the shared fixtures, a browser; and what counts as slow."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from jsonschema import Draft202012Validator
from playwright.sync_api import Error, sync_playwright

from setup import browser as chromium
from teilbar.describing.catalogue import catalogue_json
from teilbar.describing.catalogue_schema import catalogue_schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("teilbar", deadline=None)  # how long a case takes is the machine's business
settings.load_profile("teilbar")

STARTS_A_BROWSER = "browser"
"""Whatever uses this fixture is slow without having to say so."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: write what the cases expect anew, to be read as a difference before it is committed."""
    parser.addoption("--accept", action="store_true", help="write the expectations of data-driven cases anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives the browser as slow."""
    for item in items:
        if isinstance(item, pytest.Function) and STARTS_A_BROWSER in item.fixturenames:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def shared_fixtures() -> Path:
    """Return the folder of real courses, ``fixtures`` in the folder ``shared`` beside the repository.

    ``TEILBAR_SHARED`` names another ``shared``. A stranger's clone has none: there the test is skipped. CI has it:
    there the test fails without.
    """
    return _shared("fixtures", "the real courses are missing")


@pytest.fixture(scope="session")
def h5p_semantics() -> Path:
    """Return the folder of real content types of H5P, ``h5p-semantics`` in ``shared``: see :func:`shared_fixtures`."""
    return _shared("h5p-semantics", "the real semantics of H5P are missing")


@pytest.fixture(scope="session")
def amb() -> Path:
    """Return the folder of AMB's schemas and examples, ``amb`` in ``shared``: see :func:`shared_fixtures`."""
    return _shared("amb", "AMB's schemas and examples are missing")


def _shared(name: str, lacking: str) -> Path:
    folder = Path(os.environ.get("TEILBAR_SHARED") or ROOT.parent / "shared") / name
    if folder.is_dir():
        return folder
    reason = f"{lacking}: no folder {folder}; TEILBAR_SHARED names the folder above it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True, scope="session")
def _catalogues_hold_to_their_schema() -> Iterator[None]:
    """Hold every catalogue that any test makes in this process against the schema that it is published with."""
    validator = Draft202012Validator(json.loads(catalogue_schema_text()))

    def judged(*works: Any, **options: Any) -> bytes:  # noqa: ANN401 - they are passed on as they came
        data = catalogue_json(*works, **options)
        assert [fault.message for fault in validator.iter_errors(json.loads(data))] == []
        return data

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("teilbar.publishing.records.catalogue_json", judged)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a running Chromium without a window; open a context of your own in it."""
    with sync_playwright() as playwright:
        try:
            running = chromium.launch(playwright)
        except Error as error:
            pytest.fail(f"no browser starts; `make browser` sets one up\n{error}", pytrace=False)
        yield running
        running.close()
