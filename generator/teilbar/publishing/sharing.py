"""The archive of everything open: which works may go into it, and what is told of them there."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.describing.amb import amb_json
from teilbar.describing.catalogue_schema import catalogue_schema_text
from teilbar.exporting.archive import COMPRESSION, write_archive
from teilbar.exporting.format import HubFormat
from teilbar.licensing.credits import credit_of_page
from teilbar.licensing.lines import plain_line
from teilbar.licensing.units import is_open
from teilbar.made_by import made_by
from teilbar.model.unit import Unit
from teilbar.publishing.descriptions import place_of, with_packages
from teilbar.publishing.places import CATALOGUE, CATALOGUE_SCHEMA, CHECKSUMS, SHARING
from teilbar.publishing.records import Download, catalogue, checksums

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teilbar.cache import Cache
    from teilbar.describing.description import Description
    from teilbar.exporting.deflating import Content
    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import LearningPath, Library
    from teilbar.publishing.assembly import Assembly


def share(  # noqa: PLR0913, PLR0917 - what a hub has to give
    formats: Iterable[Format],
    library: Library,
    descriptions: Mapping[str, Description],
    downloads: Sequence[Download],
    hub: Hub,
    licences: Registry,
    site: Assembly,
    cache: Cache,
) -> Download | None:
    """Put the archive of everything open into the site, if one of the formats makes it and anything is open.

    ``descriptions`` are those of all works that are offered, by their files; the packages stand in the site already and
    go from file to file. What is not under an open licence, down to the last picture, stays out with all that holds it.
    Raises OSError where the disk refuses.
    """
    wanted = next((one for one in formats if isinstance(one, HubFormat)), None)
    works = _open_works(library, descriptions, licences)
    if wanted is None or not works:
        return None
    open_ids = {(isinstance(work, Unit), work.id) for work in works}
    held = [one for one in downloads if (not one.of_path, one.work) in open_ids]
    described = with_packages((descriptions[work.file] for work in works), held, "")
    told: dict[str, bytes] = {
        CATALOGUE: catalogue(described, hub, with_page=False),
        CATALOGUE_SCHEMA: catalogue_schema_text().encode(),
        **{place_of(one): amb_json(one) for one in with_packages(described, held, hub.site_url)},
    }
    if held:
        told[CHECKSUMS] = checksums(held)
    lines = [_credit_line(work, descriptions[work.file], licences, hub) for work in works]
    sums = [f"{name} {sha256(data).hexdigest()}" for name, data in told.items()]
    key = digest_of("sharing", made_by(), COMPRESSION, *lines, *sums, *(f"{one.path} {one.sha256}" for one in held))
    files: dict[str, Content] = {**told, **{one.path: site.folder / one.path for one in held}}
    known = cache.get(key)
    if known and site.reuse(SHARING, key):
        size, digest = json.loads(known)
    else:
        written = write_archive(site.prepare(SHARING), wanted.hub_entries(files, lines))
        site.add(SHARING, key)
        size, digest = written.size, written.sha256
        cache.put(key, json.dumps([size, digest]).encode())
    return Download("", wanted.name, SHARING, wanted.media_type, size, digest)


def _credit_line(work: Unit | LearningPath, described: Description, licences: Registry, hub: Hub) -> str:
    return plain_line(credit_of_page(work, licences, described.url, described.hub_name), hub.language)


def _open_works(
    library: Library, descriptions: Mapping[str, Description], licences: Registry
) -> list[Unit | LearningPath]:
    """Return the works that are open; a learning path, if all of its units that are offered are."""
    units = {unit.id: unit for unit in library.units if unit.file in descriptions}
    open_units = {unit.id for unit in units.values() if is_open(unit, licences)}
    paths = (path for path in library.paths if path.file in descriptions)
    return [
        *(units[unit] for unit in sorted(open_units)),
        *(
            path
            for path in sorted(paths, key=lambda path: path.id)
            if is_open(path, licences) and all(unit in open_units for unit in path.units if unit in units)
        ),
    ]
