"""What a package says of the unit to a platform: LOM, in both bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exporting.scorm.conftest import Package

RIGHTS = (
    "„Der Film & ‚mehr‘“ von Ada Muster, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), via Hub "
    "(https://hub.example.org/kita/einheiten/film/index.html)"
)
CARDS = [
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Muster\nN:Muster;Ada;;;\nURL:https://example.org/ada\nEND:VCARD",
    (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Haus\\; der\\, Kinder\nN:Haus\\; der\\, Kinder;;;;\nORG:Haus\\; der\\, Kinder\n"
        "URL:https://haus.example.org/\nEND:VCARD"
    ),
    "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Zeichner\nN:Zeichner;Bo;;;\nEND:VCARD",
]
SAID = {
    "general/title/": "Der Film & „mehr“",
    "general/description/": "Bilder lernen laufen.",
    "general/language": "de",
    "lifecycle/version/": "2.1",
    "rights/description/": RIGHTS,
}


def _texts(root: etree._Element, way: str) -> list[str]:
    steps = "/".join("{*}" + step if step else "*" for step in way.split("/"))
    return [element.text or "" for element in root.findall(steps)]


def test_in_scorm_1_2(made: Mapping[str, Package]) -> None:
    lom = made["film.scorm12.zip"].manifest.find(".//{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}lom")
    assert lom is not None
    for way, text in SAID.items():
        assert _texts(lom, way) == [text], way
    assert _texts(lom, "general/keyword/langstring") == ["Trickfilm", "Ton", "Medien"]
    assert _texts(lom, "educational/typicalagerange/langstring") == ["4-6"]
    assert _texts(lom, "educational/typicallearningtime/datetime") == ["PT1H30M"]
    assert _texts(lom, "lifecycle/contribute/role/value/langstring") == ["Author", "Publisher", "Graphical Designer"]
    assert _texts(lom, "lifecycle/contribute/centity/vcard") == CARDS
    assert _texts(lom, "lifecycle/contribute/date/datetime") == ["2026-05-04"] * 3
    assert _texts(lom, "general/catalogentry/entry/langstring") == [
        "https://hub.example.org/kita/einheiten/film/index.html"
    ]
    assert _texts(lom, "rights/copyrightandotherrestrictions/value/langstring") == ["yes"]


def test_in_scorm_2004(made: Mapping[str, Package]) -> None:
    package = made["film.scorm2004.zip"]
    assert package.manifest.findtext("{*}metadata/{http://www.adlnet.org/xsd/adlcp_v1p3}location") == "lom.xml"
    lom = etree.fromstring(package.files["lom.xml"])
    assert lom.tag == "{http://ltsc.ieee.org/xsd/LOM}lom"
    for way, text in SAID.items():
        assert _texts(lom, way.replace("lifecycle", "lifeCycle")) == [text], way
    assert _texts(lom, "general/keyword/string") == ["Trickfilm", "Ton", "Medien"]
    assert _texts(lom, "general/identifier/catalog") == ["URI"]
    assert _texts(lom, "educational/typicalAgeRange/string") == ["4-6"]
    assert _texts(lom, "educational/typicalLearningTime/duration") == ["PT1H30M"]
    assert _texts(lom, "lifeCycle/contribute/role/value") == ["author", "publisher", "graphical designer"]
    assert _texts(lom, "lifeCycle/contribute/entity") == CARDS


def test_of_what_nobody_said_nothing_is_said(made: Mapping[str, Package]) -> None:
    lom = made["ton.scorm12.zip"].manifest.find(".//{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}lom")
    assert lom is not None
    assert lom.find("{*}educational") is None
    assert _texts(lom, "rights/copyrightandotherrestrictions/value/langstring") == ["no"], "CC0 asks for nothing"
