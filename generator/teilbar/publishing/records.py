"""What a site says of itself to programs: its catalogue, the checksums of its downloads, what was built from what.

None of it holds the moment of the build: the same commit makes the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from teilbar.describing.catalogue import catalogue_json
from teilbar.describing.catalogue_schema import catalogue_schema_text
from teilbar.describing.description import File
from teilbar.model.findings import Severity
from teilbar.publishing.former_pages import told_of_formers
from teilbar.publishing.places import BUILD, CATALOGUE, CATALOGUE_SCHEMA, CHECKSUMS, PATHS, UNITS
from teilbar.texts import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.checking.verdict import Verdict
    from teilbar.describing.description import Description
    from teilbar.hub import Hub
    from teilbar.publishing.former import Former
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


def folder_of_work(described: Description) -> str:
    """Return the folder of a work's page in the site."""
    return f"{PATHS if described.kind == 'path' else UNITS}/{described.id}"


def file_of_download(download: Download, base: str = "") -> File:
    """Return a package as descriptions have it; ``base`` is the site's address, maybe empty."""
    return File(download.format, f"{base}{download.path}", download.media_type, download.size, download.sha256)


def records(  # noqa: PLR0913 - what a site says of itself
    verdict: Verdict,
    described: Iterable[Description],
    downloads: tuple[Download, ...],
    hub: Hub,
    *,
    sharing: Download | None = None,
    formers: Sequence[Former] = (),
    with_pages: bool = True,
) -> Mapping[str, bytes]:
    """Return the files by their places in the site; without downloads there are no checksums.

    ``described`` are the works that are offered, with their packages; ``sharing`` is the archive of everything open;
    ``formers`` are the addresses that texts once had; ``with_pages`` says whether the pages stand beside them.
    """
    downloads = (*downloads, sharing) if sharing else downloads
    base = hub.site_url
    files = {
        CATALOGUE: catalogue(described, hub, sharing, base, with_page=with_pages or bool(base)),
        CATALOGUE_SCHEMA: catalogue_schema_text().encode(),
        BUILD: build_record(verdict, hub.language, formers, with_pages=with_pages),
    }
    return files | {CHECKSUMS: checksums(downloads)} if downloads else files


def catalogue(
    described: Iterable[Description],
    hub: Hub,
    sharing: Download | None = None,
    base: str = "",
    *,
    with_page: bool = True,
) -> bytes:
    """Return ``katalog.json``: every work that is offered; learning paths, where they can be downloaded.

    Addresses are relative to the catalogue, or begin with ``base``. Without pages, a relative address of one would lead
    nowhere: there is none then.
    """
    works = ((one, f"{base}{folder_of_work(one)}/index.html" if with_page else "") for one in described)
    whole = file_of_download(sharing, base) if sharing else None
    return catalogue_json(works, hub.language, whole, schema=f"{base}{CATALOGUE_SCHEMA}")


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


def build_record(
    verdict: Verdict, language: Language, formers: Sequence[Former] = (), *, with_pages: bool = True
) -> bytes:
    """Return ``build.json``: from which commit which texts were published, which were not and why, what has moved.

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
            **told_of_formers(formers, language),
        }
    )


def _reasons(verdict: Verdict, file: str, language: Language) -> Iterator[str]:
    for found in verdict.findings:
        if found.concerns == file and found.severity is not Severity.WARNING:
            yield message(found, language)


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
