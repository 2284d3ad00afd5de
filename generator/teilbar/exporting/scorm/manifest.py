"""The manifest of a package: what it holds, what a learning platform opens, what it is about.

SCORM 1.2 Content Aggregation Model 2.3.5 and SCORM 2004 4th Edition Content Aggregation Model 3.4. No mastery score and
no measure: platforms would overwrite the player's verdict with their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teilbar.exporting.scorm.lom_bindings import ims_record
from teilbar.exporting.scorm.sco import LAUNCHED, RECORD
from teilbar.xml_elements import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from teilbar.exporting.scorm.lom import Record

XSI = "http://www.w3.org/2001/XMLSchema-instance"
CP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
CP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3"
SEQUENCING = "http://www.imsglobal.org/xsd/imsss"
PREFIX = "teilbar-"
"""Begins the identifier of every package; the work's id follows."""
_LOCATIONS_12 = (
    (CP_12, "imscp_rootv1p1p2.xsd"),
    ("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),
    (ADLCP_12, "adlcp_rootv1p2.xsd"),
)
_LOCATIONS_2004 = (
    (CP_2004, "imscp_v1p1.xsd"),
    (ADLCP_2004, "adlcp_v1p3.xsd"),
    ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
    ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
    (SEQUENCING, "imsss_v1p0.xsd"),
)
_LONGEST_VERSION = 20  # characters, imscp: the type of the attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Packaged:
    """What a manifest tells of."""

    id: str
    """The work's: every identifier is made of it, so that a new build replaces an old one in a learning platform."""
    record: Record
    files: Sequence[str]
    """All files of the package but the manifest and :attr:`documents`."""
    documents: Sequence[str] = ()
    """The schema documents at the root."""


def manifest_12(packaged: Packaged) -> bytes:
    """Return ``imsmanifest.xml`` of a SCORM 1.2 package."""
    made = Maker(CP_12, {None: CP_12, "adlcp": ADLCP_12, "imsmd": _LOCATIONS_12[1][0], "xsi": XSI})
    manifest = _root(made, packaged, _LOCATIONS_12)
    about = _about(made, manifest, "1.2")
    about.append(ims_record(packaged.record))
    _organisation(made, manifest, packaged)
    _resources(made, manifest, packaged, f"{{{ADLCP_12}}}scormtype")
    return _written(manifest)


def manifest_2004(packaged: Packaged) -> bytes:
    """Return ``imsmanifest.xml`` of a SCORM 2004 4th edition package."""
    prefixes = {None: CP_2004, "adlcp": ADLCP_2004, "imsss": SEQUENCING, "xsi": XSI}
    made = Maker(CP_2004, prefixes)
    manifest = _root(made, packaged, _LOCATIONS_2004)
    about = _about(made, manifest, "2004 4th Edition")
    Maker(ADLCP_2004, {})("location", about, RECORD)
    *clusters, item = _organisation(made, manifest, packaged)
    sequencing = Maker(SEQUENCING, {})
    # What the unit says of itself counts; a platform that sets it by itself would pass whoever opens and closes it.
    delivery = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    sequencing("deliveryControls", sequencing("sequencing", item), **delivery)
    for cluster in clusters:  # one that does not let the flow pass could not be started but by choice
        sequencing("controlMode", sequencing("sequencing", cluster), choice="true", flow="true")
    _resources(made, manifest, packaged, f"{{{ADLCP_2004}}}scormType")
    return _written(manifest)


def _root(made: Maker, packaged: Packaged, locations: Sequence[tuple[str, str]]) -> _Element:
    manifest = made("manifest", identifier=f"{PREFIX}{packaged.id}")
    if version := packaged.record.version[:_LONGEST_VERSION]:
        manifest.set("version", version)
    manifest.set(f"{{{XSI}}}schemaLocation", " ".join(part for pair in locations for part in pair))
    return manifest


def _about(made: Maker, manifest: _Element, version: str) -> _Element:
    about = made("metadata", manifest)
    made("schema", about, "ADL SCORM")
    made("schemaversion", about, version)
    return about


def _organisation(made: Maker, manifest: _Element, packaged: Packaged) -> tuple[_Element, _Element, _Element]:
    """Add the tree of what can be opened: one item below one that cannot. Returns it from the top to that item.

    Moodle's player wants the SCO below such a root.
    """
    name = f"org-{packaged.id}"
    organisations = made("organizations", manifest, default=name)
    organisation = made("organization", organisations, identifier=name)
    made("title", organisation, packaged.record.title)
    root = made("item", organisation, identifier=f"root-{packaged.id}", isvisible="true")
    made("title", root, packaged.record.title)
    item = made("item", root, identifier=f"item-{packaged.id}", identifierref=_sco(packaged), isvisible="true")
    made("title", item, packaged.record.title)
    return organisation, root, item


def _resources(made: Maker, manifest: _Element, packaged: Packaged, kind: str) -> None:
    resources = made("resources", manifest)
    sco = made("resource", resources, identifier=_sco(packaged), type="webcontent", href=LAUNCHED)
    sco.set(kind, "sco")
    for name in sorted(packaged.files):
        made("file", sco, href=name)
    if packaged.documents:
        schemas = made("resource", resources, identifier=f"schema-{packaged.id}", type="webcontent")
        schemas.set(kind, "asset")
        for name in sorted(packaged.documents):
            made("file", schemas, href=name)


def _sco(packaged: Packaged) -> str:
    return f"sco-{packaged.id}"


def _written(manifest: _Element) -> bytes:
    return etree.tostring(manifest, xml_declaration=True, encoding="UTF-8", pretty_print=True)
