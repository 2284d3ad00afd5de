"""Every package, in a real LMS: uploaded, launched, answered to the end by keyboard, read back, resumed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from consumers.contract.stage import differences
from consumers.packages import name_of
from consumers.scormhost.host import Host, register, running, staffed
from consumers.walking import PACKAGES, QUESTIONS, interactions_amiss, outcome_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIRequestContext, Browser, Frame, Page

    from consumers.contract.outcome import Values
    from consumers.packages import Version

PATIENCE = 50  # times 100 milliseconds: what is committed is on its way for a moment
SCHEMAS = {"1.2": "1.2", "2004": "2004 4th Edition"}
ITS_OWN = "cmi.core.exit"
"""There scormhost writes `suspend` itself when a unit is left."""


@pytest.fixture(scope="module")
def host(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with running(tmp_path_factory.mktemp("scormhost")) as address:
        yield staffed(browser, address)


@pytest.mark.parametrize(("unit", "version"), PACKAGES)
def test_a_package_from_its_upload_to_its_grade(
    browser: Browser, host: Host, packages: Path, unit: str, version: Version
) -> None:
    package = name_of(unit, version)
    taken = host.upload(packages / f"{package}.zip")
    assert taken["manifest"]["schema_version"] == SCHEMAS[version]
    assert [launch["href"] for launch in taken["manifest"]["launches"]] == ["index.html"]

    context = browser.new_context(viewport={"width": 900, "height": 800})
    try:
        problems: list[str] = []
        context.on("weberror", lambda error: problems.append(str(error.error)))
        register(context.request, host.address, package.replace(".", "-"))
        page = context.new_page()
        page.goto(f"{host.address}/launch/{taken['id']}")
        walk(page, content(page))
        wanted = wanted_of(unit, version)
        values = told(host, context.request, taken["id"], wanted)
        assert interactions_amiss(unit, version, values) == []

        page.reload()
        frame = content(page)
        frame.wait_for_function("(count) => (globalThis.Teilbar?.questions ?? []).length === count", arg=count(unit))
        assert frame.evaluate("() => (globalThis.Teilbar?.questions ?? []).every(({ done }) => done)")
        assert frame.locator("#tb-step-credits").is_visible(), "the learner does not stand where they were"
        again = told(host, context.request, taken["id"], wanted)
        assert again["cmi.suspend_data"] == values["cmi.suspend_data"]
        assert problems == []
    finally:
        context.close()


def count(unit: str) -> int:
    return QUESTIONS.get(unit, 0)


def content(page: Page) -> Frame:
    """Return the frame of the package, once it is there."""
    page.frame_locator("#scormhost-content").locator("#tb-main").wait_for()
    frame = page.query_selector("#scormhost-content")
    assert frame
    inside = frame.content_frame()
    assert inside
    inside.wait_for_load_state("load")
    return inside


def told(host: Host, learner: APIRequestContext, package: str, wanted: Values) -> dict[str, str]:
    """Return what the LMS has once that is what is wanted."""
    for _ in range(PATIENCE):
        values = host.values(learner, package)
        amiss = differences(wanted, values)
        if not amiss:
            return values
        time.sleep(0.1)
    raise AssertionError("\n".join(amiss))


def wanted_of(unit: str, version: Version) -> Values:
    """Return what scormhost has at the end; it has a score of 0 where nobody gave one."""
    wanted = outcome_of(unit).values(version)
    return {name: value for name, value in wanted.items() if value is not None and name != ITS_OWN}
