"""What a site says of itself to programs: its catalogue, the checksums of its downloads, what was built from what.

None of it holds the moment of the build: the same commit makes the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from teilbar.licensing.units import combination_of
from teilbar.model.findings import Severity
from teilbar.publishing.places import BUILD, CATALOGUE, CHECKSUMS
from teilbar.publishing.site_addresses import folder_of
from teilbar.texts import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.checking.verdict import Verdict
    from teilbar.licensing.registry import Registry
    from teilbar.model.licence import Licence
    from teilbar.model.unit import LearningPath, Library, Page, Unit
    from teilbar.texts import Language


@dataclass(frozen=True, slots=True)
class Download:
    """A package that the site offers."""

    work: str
    """Id of the unit or learning path."""
    format: str
    path: str
    """In the site."""
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    """Hexadecimal."""
    of_path: bool = False
    """Whether it holds a learning path."""


def records(
    verdict: Verdict,
    downloads: tuple[Download, ...],
    licences: Registry,
    site_url: str = "",
    *,
    with_pages: bool = True,
) -> Mapping[str, bytes]:
    """Return the three files by their places in the site; without downloads there is nothing to sum up.

    ``with_pages`` says whether the pages stand beside them.
    """
    files = {
        CATALOGUE: catalogue(verdict.library, downloads, licences, site_url, with_pages=with_pages),
        BUILD: build_record(verdict, "de", with_pages=with_pages),
    }
    return files | {CHECKSUMS: checksums(downloads)} if downloads else files


def catalogue(
    library: Library,
    downloads: Iterable[Download],
    licences: Registry,
    site_url: str = "",
    *,
    with_pages: bool = True,
) -> bytes:
    """Return ``katalog.json``: every unit that is offered, with its licence and its downloads.

    ``licence`` is the text's, ``packageLicence`` what a package with text and media may carry as a whole: absent where
    there is no single one. Learning paths follow, those that can be downloaded.

    Addresses are relative to the site's root, absolute where the hub names its own address. Without pages, a relative
    address of one would lead nowhere: there is none then.
    """
    offered: dict[tuple[bool, str], list[Download]] = {}
    for download in downloads:
        offered.setdefault((download.of_path, download.work), []).append(download)
    with_page = with_pages or bool(site_url)
    units = [
        _unit(unit, offered.get((False, unit.id), []), licences, site_url, with_page=with_page)
        for unit in sorted(library.units, key=lambda unit: unit.id)
        if not unit.withheld
    ]
    paths = [
        _path(path, offered[True, path.id], licences, site_url, with_page=with_page)
        for path in sorted(library.paths, key=lambda path: path.id)
        if (True, path.id) in offered
    ]
    said = {"units": units, "paths": paths} if paths else {"units": units}
    # A unit a line: as easy to compare, and written many times faster than with indents.
    lists = (f'"{name}": [\n' + ",\n".join(map(_line, entries)) + "\n]" for name, entries in said.items())
    return ("{" + ", ".join(lists) + "}\n").encode()


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False)


def _unit(
    unit: Unit, downloads: list[Download], licences: Registry, site_url: str, *, with_page: bool
) -> dict[str, Any]:
    metadata = unit.metadata
    combined = combination_of(unit, licences)
    said = {
        **_text(unit, site_url, with_page=with_page),
        "version": unit.version,
        "published": str(metadata.published or unit.history.first or ""),
        "modified": str(metadata.modified or unit.history.last or ""),
        "language": metadata.language,
        "areas": [area.label or area.id for area in metadata.areas],
        "keywords": list(metadata.keywords),
        "authors": [person.name for person in metadata.authors],
        "contributors": unit.contributors or None,
        "licence": _licence(licences.resolve(metadata.licence)),
        "packageLicence": _licence(combined.licence if combined else None),
        "ages": metadata.ages.model_dump(exclude_none=True) if metadata.ages else None,
        "minutes": metadata.duration.minutes if metadata.duration else None,
        "downloads": _downloads(downloads, site_url),
    }
    return _told(said)


def _path(
    path: LearningPath, downloads: list[Download], licences: Registry, site_url: str, *, with_page: bool
) -> dict[str, Any]:
    said = {
        **_text(path, site_url, with_page=with_page),
        "authors": [person.name for person in path.metadata.authors],
        "licence": _licence(licences.resolve(path.metadata.licence)),
        "units": list(path.units),
        "downloads": _downloads(downloads, site_url),
    }
    return _told(said)


def _text(page: Page, site_url: str, *, with_page: bool) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "summary": page.metadata.summary,
        "url": f"{site_url}{folder_of(page)}/index.html" if with_page else "",
    }


def _told(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _downloads(downloads: Iterable[Download], site_url: str) -> list[dict[str, Any]]:
    return [
        {
            "format": download.format,
            "url": f"{site_url}{download.path}",
            "mediaType": download.media_type,
            "size": download.size,
            "sha256": download.sha256,
        }
        for download in sorted(downloads, key=lambda download: download.path)
    ]


def _licence(licence: Licence | None) -> dict[str, str] | None:
    return {"id": licence.id, "name": licence.name, "url": licence.url} if licence else None


def checksums(downloads: Iterable[Download]) -> bytes:
    """Return ``SHA256SUMS`` in the form that ``sha256sum --check`` reads, relative to its own folder."""
    folder = CHECKSUMS.rpartition("/")[0]
    lines = (f"{download.sha256}  {download.path.removeprefix(f'{folder}/')}\n" for download in downloads)
    return "".join(sorted(lines, key=lambda line: line[66:])).encode()


def summed_up(sums: bytes) -> Iterator[str]:
    """Yield the places in the site of the downloads that ``SHA256SUMS`` names."""
    folder = CHECKSUMS.rpartition("/")[0]
    for line in sums.decode("utf-8", "replace").splitlines():
        yield f"{folder}/{line[66:]}"


def build_record(verdict: Verdict, language: Language, *, with_pages: bool = True) -> bytes:
    """Return ``build.json``: from which commit which texts were published, and which were not and why.

    Where there are packages but no pages, it says so: the next build knows the folder by it.
    """
    library = verdict.library
    return _json(
        {
            "teilbar": version("teilbar"),
            "commit": library.commit,
            **({} if with_pages else {"site": False}),
            "units": [unit.id for unit in library.units],
            "withheld": [
                {"id": unit.id, "file": unit.file, "reasons": list(unit.withheld)}
                for unit in library.units
                if unit.withheld
            ],
            "unpublished": [
                {"file": file, "reasons": list(_reasons(verdict, file, language))} for file in verdict.unpublished
            ],
        }
    )


def _reasons(verdict: Verdict, file: str, language: Language) -> Iterator[str]:
    for found in verdict.findings:
        if found.concerns == file and found.severity is not Severity.WARNING:
            yield message(found, language)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
