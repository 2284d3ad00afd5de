"""Open edX understands our packages: their version, title and start page, and that they report completion."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consumers.packages import name_of
from consumers.walking import PACKAGES

if TYPE_CHECKING:
    from consumers.packages import Version

pytestmark = pytest.mark.slow

IMPORT = Path(__file__).parent / "importing.py"

TITLES = {
    "alle-fragen": "Trickfilm: alle Fragen",
    "dreissig-fragen": "Dreißig Fragen",
    "ein-abschnitt": "Geräusche raten",
    "kleine-runde": "Größe & Geduld: eine kleine Runde",
    "nur-lesen": "Schatten fangen",
    "ton-hoeren": "Hören",
    "ton-aufnehmen": "Aufnehmen",
    "tonwerkstatt": "Tonwerkstatt",
}


@pytest.fixture(scope="module")
def understood(packages: Path) -> dict[str, dict[str, Any]]:
    files = [packages / f"{name_of(unit, version)}.zip" for unit, version in PACKAGES]
    done = subprocess.run((sys.executable, IMPORT, *files), check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize(("unit", "version"), PACKAGES)
def test_a_package_is_understood(understood: dict[str, dict[str, Any]], unit: str, version: Version) -> None:
    told = understood[f"{name_of(unit, version)}.zip"]
    menu = told.pop("menu")
    assert told == {
        "errors": [],
        "version": {"1.2": "SCORM_12", "2004": "SCORM_2004"}[version],
        "start": "index.html",
        "starts": True,
        "warnings": [],
    }
    assert set(re.findall(r"<li[^>]*>([^<]+)</li>", menu)) == {TITLES[unit]}
    assert "<li href='/handler/index.html' class='navigation-title'>" in menu
