"""An LMS with the sequencing of SCORM 2004 can start a unit: scorm-again's engine, given the manifest's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from consumers.packages import UNITS, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from consumers.lms import Desk

CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
SS = "{http://www.imsglobal.org/xsd/imsss}"
DEFAULTS = {"choice": "true", "flow": "false"}
"""What holds where a manifest says nothing: IMS Simple Sequencing, sequencing control modes."""

_STARTED = """async (tree) => {
  const script = Object.assign(document.createElement("script"), { src: "scorm-again/scorm2004.js" });
  document.head.append(script);
  await new Promise((resolve) => (script.onload = resolve));
  const api = new Scorm2004API({ logLevel: 5, sequencing: { activityTree: tree } });
  api.processNavigationRequest("start");
  return api.getSequencingState().currentActivity?.id ?? null;
}"""


def activity(element: etree._Element) -> dict[str, Any]:
    """Return an organisation or an item as the engine takes it."""
    modes = element.find(f"{SS}sequencing/{SS}controlMode")
    said = DEFAULTS | (dict(modes.attrib) if modes is not None else {})
    return {
        "id": element.get("identifier"),
        "title": element.findtext(f"{CP}title"),
        "sequencingControls": {mode: said[mode] == "true" for mode in DEFAULTS},
        "children": [activity(item) for item in element.findall(f"{CP}item")],
    }


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_started(desk: Desk, packages: Path, unit: str) -> None:
    manifest = etree.parse(packages / name_of(unit, "2004") / "imsmanifest.xml")
    organisation = manifest.find(f"{CP}organizations/{CP}organization")
    assert organisation is not None
    (launched,) = organisation.iterfind(f".//{CP}item[@identifierref]")
    desk.sit_down()
    assert desk.page.evaluate(_STARTED, activity(organisation)) == launched.get("identifier")
