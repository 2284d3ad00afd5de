"""Manifests: valid by the schemas, true to the package, and every class of damage is seen."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teilbar.exporting.scorm.conformance import problems
from teilbar.resources import themes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from exporting.scorm.conftest import Package

SCHEMAS = themes() / "package" / "schema"
NAMES = ("film.scorm12.zip", "film.scorm2004.zip", "ton.scorm12.zip", "schritte.scorm12-single.zip")
EDITIONS = {"12": "film.scorm12.zip", "2004": "film.scorm2004.zip"}
CP = {
    "12": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "2004": "http://www.imsglobal.org/xsd/imscp_v1p1",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_take_it(made: Mapping[str, Package], name: str, tmp_path: Path) -> None:
    package = made[name]
    documents = {file for file in package.files if file.endswith((".xsd", ".dtd"))}
    assert documents, "make sets up the schema documents"
    for file in documents:
        (tmp_path / file).write_bytes(package.files[file])
    if "imsmd_rootv1p2p1.xsd" in documents:
        _make_readable(tmp_path)
    locations = package.manifest.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "").split()
    imports = "".join(
        f'<xs:import namespace="{space}" schemaLocation="{file}"/>'
        for space, file in zip(locations[::2], locations[1::2], strict=True)
    )
    (tmp_path / "all.xsd").write_text(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>', "utf-8"
    )
    schema = etree.XMLSchema(etree.parse(tmp_path / "all.xsd"))
    schema.assertValid(package.manifest)
    broken = package.manifest
    broken.append(etree.Element("{http://www.imsglobal.org/xsd/imscp_v1p1}nothing"))
    assert not schema.validate(broken)


def _make_readable(folder: Path) -> None:
    """Mend what libxml2 refuses of the oldest schemas: those of xml:lang, and wildcards that leave a choice."""
    for name in ("xml.xsd", "XMLSchema.dtd", "datatypes.dtd"):
        shutil.copyfile(SCHEMAS / "scorm2004" / name, folder / name.replace("xml.xsd", "ims_xml.xsd"))
    metadata = folder / "imsmd_rootv1p2p1.xsd"
    metadata.write_text(metadata.read_text("utf-8").replace("##any", "##other"), "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_our_check_takes_it(made: Mapping[str, Package], name: str) -> None:
    assert problems(made[name].files["imsmanifest.xml"], made[name].files.keys()) == []


@pytest.mark.parametrize("name", NAMES)
def test_one_item_is_opened_below_one_that_cannot_be(made: Mapping[str, Package], name: str) -> None:
    manifest = made[name].manifest
    root, item = manifest.findall(".//{*}item")
    assert item.getparent() is root
    assert (root.get("identifierref"), root.findtext("{*}title")) == (None, item.findtext("{*}title"))
    (resource,) = (one for one in manifest.iter("{*}resource") if one.get("href"))
    assert (item.get("identifierref"), resource.get("href")) == (resource.get("identifier"), "index.html")


def test_identifiers_are_the_units_and_of_no_other(made: Mapping[str, Package]) -> None:
    assert [made[name].manifest.get("identifier") for name in NAMES] == [
        "teilbar-film",
        "teilbar-film",
        "teilbar-ton",
        "teilbar-schritte",
    ]


def test_names_break_no_import(made: Mapping[str, Package]) -> None:
    fixed = {"LIZENZ.txt", "XMLSchema.dtd"}  # the one is looked for by its name, the other referred to
    for package in made.values():
        assert [name for name in package.files.keys() - fixed if not re.fullmatch(r"[a-z0-9._/-]+", name)] == []


# --- damage ---------------------------------------------------------------------------------------------------------


def _text(old: str, new: str) -> Callable[[str, set[str]], tuple[str, set[str]]]:
    def damage(manifest: str, names: set[str]) -> tuple[str, set[str]]:
        assert re.search(old, manifest), old
        return re.sub(old, new, manifest, count=1), names

    return damage


def _names(*, without: str = "", more: str = "") -> Callable[[str, set[str]], tuple[str, set[str]]]:
    def damage(manifest: str, names: set[str]) -> tuple[str, set[str]]:
        assert not without or without in names
        return manifest, (names - {without}) | ({more} if more else set())

    return damage


DAMAGE = {
    "not well-formed": (_text("</manifest>", ""), "not well-formed"),
    "no manifest": (_text(r"(?s)<manifest.*</manifest>", "<html/>"), "no manifest"),
    "not at the root": (_names(without="imsmanifest.xml", more="paket/imsmanifest.xml"), "root"),
    "another version": (_text(r"<schemaversion>[^<]*", "<schemaversion>CAM 1.3"), "CAM 1.3"),
    "metadata in the wrong order": (
        _text(r"(<schema>[^<]*</schema>)\s*(<schemaversion>[^<]*</schemaversion>)", r"\2\1"),
        "metadata begin",
    ),
    "resources before organisations": (
        _text(r"(?s)(<organizations.*</organizations>)(.*)(<resources>.*</resources>)", r"\3\2\1"),
        "children",
    ),
    "an identifier twice": (_text('identifier="item-film"', 'identifier="root-film"'), "stands 2 times"),
    "an identifier that is none": (_text('identifier="item-film"', 'identifier="1 film"'), "no identifier"),
    "a reference to nothing": (_text('identifierref="sco-film"', 'identifierref="sco-ton"'), "no resource"),
    "no start file": (_text(r' href="index.html"( adlcp)', r"\1"), "start file"),
    "the other edition's spelling": (_text(r"adlcp:scorm(T|t)ype", "adlcp:scormKind"), "what it is"),
    "the root can be opened": (
        _text('identifier="root-film"', 'identifier="root-film" identifierref="sco-film"'),
        "cannot be opened",
    ),
    "another default": (_text('default="org-film"', 'default="org"'), "default"),
    "an item without a title": (_text(r"(<item[^>]*>\s*)<title>[^<]*</title>", r"\1"), "title"),
    "a declared file that is not there": (_names(without="stil/teilbar.css"), "declared but not"),
    "a file that nobody declared": (_names(more="medien/neu.png"), "not declared"),
    "a file declared twice": (_text(r'(<file href="index.html"/>)', r"\1\1"), "2 times"),
    "a name with a space": (_names(more="medien/ein bild.png"), "breaks imports"),
    "a schema document that is missing": (None, "schema document"),
    "a mastery score": (None, "overwrites"),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_seen(made: Mapping[str, Package], kind: str, edition: str) -> None:
    package = made[EDITIONS[edition]]
    damage, said = DAMAGE[kind]
    damage = damage or _of_edition(kind, edition)
    manifest, names = damage(package.files["imsmanifest.xml"].decode(), set(package.files))
    found = problems(manifest.encode(), names)
    assert any(said in problem for problem in found), found


def _of_edition(kind: str, edition: str) -> Callable[[str, set[str]], tuple[str, set[str]]]:
    if kind == "a schema document that is missing":
        return _names(without={"12": "adlcp_rootv1p2.xsd", "2004": "adlcp_v1p3.xsd"}[edition])
    verdict = {
        "12": "<adlcp:masteryscore>80</adlcp:masteryscore>",
        "2004": "<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>",
    }
    return _text("</organization>", f"{verdict[edition]}</organization>")


def test_a_record_that_is_missing_is_seen(made: Mapping[str, Package]) -> None:
    package = made["film.scorm2004.zip"]
    found = problems(package.files["imsmanifest.xml"], package.files.keys() - {"lom.xml"})
    assert any("record 'lom.xml'" in problem for problem in found), found
