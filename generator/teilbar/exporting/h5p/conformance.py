"""Whether a package is one that platforms take, show whole and let people edit: what our data say of its fields.

What would be wrong here is a fault of ours, never an author's. The rules are those of h5p-php-library
(``H5PValidator``, ``H5PContentValidator``) and of Lumi.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.faults import Fault
from teilbar.exporting.h5p.fields import MARK, Field, content_type
from teilbar.exporting.h5p.fitting import allowed, as_text
from teilbar.exporting.h5p.manifest import CONTENT, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from teilbar.exporting.h5p.fields import ContentType, Shape
    from teilbar.exporting.h5p.sets import VersionSet

LICENCES = frozenset(
    {
        *("CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND", "CC0 1.0", "CC PDM", "PD"),
        *("GNU GPL", "ODC PDDL", "C", "U"),
    }
)
ROLES = frozenset({"Author", "Editor", "Licensee", "Originator"})
EXTENSIONS = frozenset(
    {
        *("json", "txt", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "woff", "woff2"),
        *("webm", "mp4", "ogg", "mp3", "m4a", "wav", "vtt", "webvtt", "csv", "pdf", "rtf"),
        *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
    }
)
_VERSIONED = frozenset({licence for licence in LICENCES if licence.startswith("CC ")} - {"CC PDM"})
_VERSIONS = frozenset({"1.0", "2.0", "2.5", "3.0", "4.0"})
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_LANGUAGE = re.compile(r"[-a-zA-Z]{1,10}")
_DATE = re.compile(r"[0-9]{1,2}-[0-9]{1,2}-[0-9]{2} [0-9]{1,2}:[0-9]{2}:[0-9]{2}")
_ADDRESS = re.compile(r"https?://\S+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_TITLE = 255


def problems(
    manifest: Mapping[str, Any], content: Mapping[str, Any], names: Collection[str], versions: VersionSet
) -> list[Fault]:
    """Return what is wrong with a package.

    Takes h5p.json, content.json, and the names of all files.
    """
    check = _Check(versions, names)
    main = str(manifest.get("mainLibrary", ""))
    found = [*_names(names), *_manifest(manifest)]
    if main not in versions.versions:
        return [*found, Fault("main-library", library=main)]
    found += check.fields(main, content, main)
    return [*found, *check.dependencies(manifest, main)]


def _names(names: Collection[str]) -> Iterator[Fault]:
    for name in names:
        if not _NAME.fullmatch(name):
            yield Fault("name", name=name)
        if name != MANIFEST and not name.startswith(CONTENT):
            yield Fault("outside", name=name, folder=CONTENT)
        if name.rpartition(".")[2] not in EXTENSIONS:
            yield Fault("kind", name=name)
    if MANIFEST not in names or f"{CONTENT}content.json" not in names:
        yield Fault("whole")


def _manifest(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("title", "language", "mainLibrary", "embedTypes", "preloadedDependencies", "license"):
        if not manifest.get(key):
            yield Fault("lacks", field=key)
    if not 1 <= len(str(manifest.get("title", "")).encode()) <= _TITLE:
        yield Fault("title")
    if not _LANGUAGE.fullmatch(str(manifest.get("language", ""))):
        yield Fault("language", value=manifest.get("language"))
    yield from _rights(manifest, "h5p.json")


def _rights(said: Mapping[str, Any], where: str) -> Iterator[Fault]:
    """H5P, "Metadata": codes of licences with their versions apart, roles, dates, addresses, years."""
    licence, version = said.get("license"), said.get("licenseVersion", "")
    if licence not in LICENCES:
        yield Fault("licence", where=where, value=licence)
    elif licence in _VERSIONED - {"CC0 1.0"} and version not in _VERSIONS:
        yield Fault("licence-version", where=where, value=licence, version=version)
    elif licence not in _VERSIONED | {"GNU GPL"} and version:
        yield Fault("licence-unversioned", where=where, value=licence)
    yield from _facts(said, where)


def _facts(said: Mapping[str, Any], where: str) -> Iterator[Fault]:
    for author in said.get("authors", []):
        if not author.get("name") or author.get("role") not in ROLES:
            yield Fault("author", where=where, value=author)
    for change in said.get("changes", []):
        if not _DATE.fullmatch(change.get("date", "")) or not change.get("log"):
            yield Fault("change", where=where, value=change)
    if "source" in said and not _ADDRESS.fullmatch(said["source"]):
        yield Fault("address", where=where, value=said["source"])
    for key in ("yearFrom", "yearTo"):
        if not isinstance(said.get(key, 1), int):
            yield Fault("year", where=where, field=key)


class _Check:
    """Goes through content, and notes the content types that it is made of."""

    def __init__(self, versions: VersionSet, names: Collection[str]) -> None:
        self._versions = versions
        self._names = names
        self._used: set[str] = set()
        self._identifiers: Counter[str] = Counter()

    def dependencies(self, manifest: Mapping[str, Any], main: str) -> Iterator[Fault]:
        """What h5p.json lists is what the content uses, at the versions of the set; and nothing is there twice."""
        listed = {
            f"{one.get('machineName')} {one.get('majorVersion')}.{one.get('minorVersion')}"
            for one in manifest.get("preloadedDependencies", [])
        }
        used = {self._versions.library(name) for name in self._used | {main}}
        if listed != used:
            yield Fault("dependencies", listed=", ".join(sorted(listed)), used=", ".join(sorted(used)))
        yield from (Fault("identifier", value=one) for one, times in self._identifiers.items() if times > 1)

    def fields(self, type_name: str, params: Mapping[str, Any], where: str) -> Iterator[Fault]:
        """Whether the fields of a content type are those that our data know, each of its kind."""
        about = content_type(type_name)
        yield from self._group(about, about.shape, params, where, "")

    def _group(self, about: ContentType, shape: Shape, params: object, where: str, place: str) -> Iterator[Fault]:
        if not isinstance(params, dict):
            yield Fault("group", where=where)
            return
        known = {key.removesuffix(MARK): (key, below) for key, below in shape.items()}
        yield from (Fault("field", where=f"{where}.{name}") for name in sorted(params.keys() - known.keys()))
        for name, (key, below) in known.items():
            at = f"{place}{name}"
            if key.endswith(MARK):
                yield from self._list(about, below, params.get(name), f"{where}.{name}", at)
            elif isinstance(below, Field):
                if name in params:
                    yield from self._value(below, params[name], f"{where}.{name}")
                elif not below.optional and below.since <= self._versions.minor(about.name):
                    yield Fault("missing", where=f"{where}.{name}")
                continue
            elif name in params or _is_needed(below):
                yield from self._group(about, below, params.get(name, {}), f"{where}.{name}", f"{at}.")

    def _list(
        self, about: ContentType, below: Field | Shape, values: object, where: str, place: str
    ) -> Iterator[Fault]:
        if values is None:
            if _is_needed(below):
                yield Fault("missing", where=where)
            return
        if not isinstance(values, list) or not values:
            yield Fault("list", where=where)
            return
        if len(values) > about.most.get(place, len(values)):
            yield Fault("entries", where=where, number=len(values))
        for number, value in enumerate(values):
            if isinstance(below, Field):
                yield from self._value(below, value, f"{where}[{number}]")
            else:
                yield from self._group(about, below, value, f"{where}[{number}]", f"{place}{MARK}.")

    def _value(self, below: Field, value: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - whatever it holds
        match below.kind:
            case "html" | "text":
                yield from _text(below, value, where)
            case "boolean":
                yield from () if isinstance(value, bool) else (Fault("truth", where=where),)
            case "number":
                yield from _number(below, value, where)
            case "select":
                yield from () if value in below.options else (Fault("option", where=where, value=value),)
            case "library":
                yield from self._library(below, value, where)
            case "image":
                yield from self._file(value, where)
            case "audio" | "video":
                for one in value if isinstance(value, list) and value else [None]:
                    yield from self._file(one, where)

    def _library(self, below: Field, value: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - whatever it holds
        if not isinstance(value, dict) or not {"library", "params", "subContentId", "metadata"} <= value.keys():
            yield Fault("part", where=where)
            return
        name = str(value["library"]).partition(" ")[0]
        if name not in below.admits or value["library"] != self._versions.library(name):
            yield Fault("library", where=where, name=value["library"])
            return
        self._used.add(name)
        self._identifiers[value["subContentId"]] += 1
        if not value["metadata"].get("title"):
            yield Fault("untitled", where=where)
        yield from _rights(value["metadata"], where)
        yield from self.fields(name, value["params"], f"{where}/{name}")

    def _file(self, value: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - whatever it holds
        if not isinstance(value, dict) or f"{CONTENT}{value.get('path')}" not in self._names or not value.get("mime"):
            yield Fault("file", where=where)
            return
        copyright_ = value.get("copyright", {})
        if copyright_.get("license") not in LICENCES - {"CC0 1.0", "CC PDM"}:
            yield Fault("medium-licence", where=where, value=copyright_.get("license"))


def _text(below: Field, value: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - whatever it holds
    if not isinstance(value, str):
        yield Fault("text", where=where)
        return
    if below.longest is not None and len(value) > below.longest:
        yield Fault("characters", where=where, number=len(value))
    if below.kind == "text":
        if as_text(unescape(value)) != value and "&#" not in value:
            yield Fault("escaped", where=where)
        return
    elements = allowed(below.tags)
    rest = _TAG.sub("", value)
    if "<" in rest or ">" in rest:
        yield Fault("escaped", where=where)
    for _, name, attributes in _TAG.findall(value):
        if name not in elements:
            yield Fault("tag", where=where, name=name)
        if _ATTRIBUTE.sub("", attributes) or "style" in dict(_ATTRIBUTE.findall(attributes)):
            yield Fault("attributes", where=where, name=name)


def _number(below: Field, value: Any, where: str) -> Iterator[Fault]:  # noqa: ANN401 - whatever it holds
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Fault("number", where=where)
    elif (below.min is not None and value < below.min) or (below.max is not None and value > below.max):
        yield Fault("range", where=where, value=value)


def _is_needed(below: Field | Shape) -> bool:
    """Tell whether something in a group has to be there."""
    if isinstance(below, Field):
        return not below.optional and not below.since
    return any(_is_needed(one) for one in below.values())
