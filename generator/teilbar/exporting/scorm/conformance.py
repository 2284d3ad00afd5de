"""Whether a manifest says what its package holds, in the way that learning platforms read it.

What ADL's test suite refuses or warns of, and what has broken imports elsewhere. The schemas say most of the rest; they
are not at hand everywhere, this is.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teilbar.exporting.scorm.manifest import ADLCP_12, ADLCP_2004, CP_12, CP_2004, SEQUENCING, XSI
from teilbar.exporting.scorm.sco import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from lxml.etree import _Element

_NAME = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_EDITIONS = {
    CP_12: ("1.2", ADLCP_12, "scormtype"),
    CP_2004: ("2004 4th Edition", ADLCP_2004, "scormType"),
}
"""By the namespace of the content package: the version, ADL's namespace, and how the kind of a resource is spelled."""
_FORBIDDEN = (f"{{{ADLCP_12}}}masteryscore", f"{{{SEQUENCING}}}minNormalizedMeasure")


@dataclass(frozen=True, slots=True)
class _Read:
    """A manifest that was read, and the package that it stands for."""

    root: _Element
    space: str
    """The namespace of the content package."""
    names: Collection[str]

    def all(self, name: str) -> Iterator[_Element]:
        """Yield the elements of a name, wherever they are."""
        return self.root.iter(f"{{{self.space}}}{name}")

    def below(self, parent: _Element, *names: str) -> list[_Element]:
        """Return the elements at the end of a way of names."""
        return parent.findall("/".join(f"{{{self.space}}}{name}" for name in names))


def problems(manifest: bytes, names: Collection[str]) -> list[str]:
    """Return what is wrong with a manifest, a sentence each.

    Takes the file's content, and the names of all files in the package, the manifest's own among them.
    """
    if MANIFEST not in names:
        return [f"{MANIFEST} does not lie at the root"]
    try:
        root = etree.fromstring(manifest, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error.msg}"]
    name = etree.QName(root)
    if name.localname != "manifest" or name.namespace not in _EDITIONS:
        return [f"no manifest of a known edition: {name.text}"]
    read = _Read(root, name.namespace, names)
    return [problem for rule in _RULES for problem in rule(read)]


def _metadata(read: _Read) -> Iterator[str]:
    """SCORM 1.2 CAM 2.3.5.2, SCORM 2004 CAM 3.4.1: metadata come first, in them ``schema`` and ``schemaversion``."""
    version, adl, _ = _EDITIONS[read.space]
    children = [etree.QName(child).localname for child in _elements(read.root)]
    if children != ["metadata", "organizations", "resources"]:
        yield f"the manifest's children are {children}"
    about = [child for metadata in read.below(read.root, "metadata") for child in _elements(metadata)]
    said = [(etree.QName(child).localname, child.text) for child in about[:2]]
    if said != [("schema", "ADL SCORM"), ("schemaversion", version)]:
        yield f"the metadata begin with {said}"
    for location in read.root.iter(f"{{{adl}}}location"):
        if location.text not in read.names:
            yield f"the record {location.text!r} is not in the package"


def _identifiers(read: _Read) -> Iterator[str]:
    """Identifiers are unique, and names of XML (XML Schema, ID); what is referred to is there."""
    found = Counter(identifier for element in _elements(read.root.iter()) if (identifier := element.get("identifier")))
    yield from (f"the identifier {one} stands {count} times" for one, count in found.items() if count > 1)
    yield from (f"{one} is no identifier" for one in found if not _IDENTIFIER.fullmatch(one))
    resources = {resource.get("identifier") for resource in read.all("resource")}
    for item in read.all("item"):
        reference = item.get("identifierref")
        if reference is not None and reference not in resources:
            yield f"the item {item.get('identifier')} refers to {reference}, which is no resource"


def _organisations(read: _Read) -> Iterator[str]:
    """One organisation, named as the default; one item at its root that cannot be opened, below it what can."""
    defaults = [one.get("default") for one in read.below(read.root, "organizations")]
    organisations = read.below(read.root, "organizations", "organization")
    if [one.get("identifier") for one in organisations] != defaults:
        yield "the default is not the one organisation"
    for organisation in organisations:
        roots, items = read.below(organisation, "item"), list(organisation.iter(f"{{{read.space}}}item"))
        if len(roots) != 1 or roots[0].get("identifierref") is not None:
            yield "the root is not one item that cannot be opened"
        if (opened := sum(item.get("identifierref") is not None for item in items)) != 1:
            yield f"{opened} items can be opened"
        titles = [title.text or "" for one in (organisation, *items) for title in read.below(one, "title")]
        if len(list(filter(str.strip, titles))) != 1 + len(items):
            yield "an item has no title"


def _resources(read: _Read) -> Iterator[str]:
    """A SCO names its start file, and says what it is in the spelling of its edition."""
    _, adl, spelled = _EDITIONS[read.space]
    for resource in read.all("resource"):
        kind, name = resource.get(f"{{{adl}}}{spelled}"), resource.get("identifier")
        if kind not in {"sco", "asset"}:
            yield f"the resource {name} does not say with {spelled} what it is"
        if kind == "sco" and resource.get("href") not in {file.get("href") for file in read.below(resource, "file")}:
            yield f"the resource {name} does not name its start file"


def _files(read: _Read) -> Iterator[str]:
    """What is in the package is declared, and what is declared is there."""
    declared = Counter(file.get("href", "") for file in read.all("file"))
    held = set(read.names) - {MANIFEST}
    yield from (f"{one} is declared but not in the package" for one in sorted(declared.keys() - held))
    yield from (f"{one} is in the package but not declared" for one in sorted(held - declared.keys()))
    yield from (f"{one} is declared {count} times" for one, count in declared.items() if count > 1)
    yield from (f"{one} is a name that breaks imports" for one in sorted(read.names) if not _NAME.fullmatch(one))


def _locations(read: _Read) -> Iterator[str]:
    """Where there are schema documents, all are there that the manifest refers to (XML Schema, ``schemaLocation``)."""
    documents = read.root.get(f"{{{XSI}}}schemaLocation", "").split()[1::2]
    missing = [one for one in documents if one not in read.names]
    if len(missing) < len(documents):
        yield from (f"the schema document {one} is not in the package" for one in missing)


def _verdicts(read: _Read) -> Iterator[str]:
    """No mastery score and no measure: platforms would overwrite the status with one of their own."""
    yield from (f"{etree.QName(element).localname} overwrites the status" for element in read.root.iter(*_FORBIDDEN))


def _elements(children: Iterable[_Element]) -> Iterator[_Element]:
    """Yield elements, and no comments and processing instructions."""
    return (child for child in children if isinstance(child.tag, str))


_RULES: tuple[Callable[[_Read], Iterator[str]], ...] = (
    *(_metadata, _identifiers, _organisations, _resources, _files, _locations, _verdicts),
)
