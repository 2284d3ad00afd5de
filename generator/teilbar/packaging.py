"""The story of one package: source -> read -> check -> the unit's own pictures -> archive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder
from teilbar.checked import read_and_check
from teilbar.exporting.format import HubFormat, PathFormat
from teilbar.licensing.registry import Registry
from teilbar.linking import INDEX_NAMES
from teilbar.model.findings import Severity
from teilbar.model.unit import Library
from teilbar.outcome import UNPUBLISHED
from teilbar.progress import Silent
from teilbar.publishing.assembly import Assembly, Manifest
from teilbar.publishing.compose import site_name
from teilbar.publishing.downloads import Packer
from teilbar.publishing.media import MediaMaker, publish_media, without_broken_pictures
from teilbar.publishing.offering import chosen_formats, has_package, supplied
from teilbar.publishing.overwriting import refuse_to_overwrite_content, refuse_to_overwrite_file
from teilbar.publishing.package_findings import hindrances
from teilbar.publishing.places import behind_links
from teilbar.publishing.site_addresses import media_places
from teilbar.publishing.workplace import workplace
from teilbar.reading.identity import slug
from teilbar.reading.source import SourceError, open_source
from teilbar.selecting import Place, unknown
from teilbar.texts import finding, text
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checked import Checked
    from teilbar.checking.verdict import Verdict
    from teilbar.exporting.format import Format
    from teilbar.model.findings import Finding
    from teilbar.model.unit import LearningPath, Unit
    from teilbar.options import Options
    from teilbar.progress import Progress
    from teilbar.publishing.records import Download
    from teilbar.reading.source import Source

_OWN_ID = r"""^(?:id|kennung|identifier)[ \t]*:[ \t]*["']?{id}["']?[ \t]*$"""


@dataclass(frozen=True, slots=True)
class Packaged:
    """What became of the wish for a package."""

    size: int | None
    """Bytes of the package; None where there is none."""
    findings: tuple[Finding, ...]
    """What is found of the unit; where there is no package, why."""


def package(name: str, package_format: str, options: Options, progress: Progress | None = None) -> Packaged:
    """Write the package of one unit to the file ``options.out``: the bytes that a build puts among its downloads.

    Takes the id of the unit (of the learning path where the format is one of those) and the format's name. A unit that
    is not published, or not offered, gets none, and nothing is written. Raises SourceError where there is no such unit
    or format, where nothing could be read, and where ``options.out`` holds something else than a package; HubError
    where the hub file is broken, OSError where the disk refuses.
    """
    progress = progress or Silent()
    (wanted,) = chosen_formats([package_format])
    if isinstance(wanted, HubFormat):
        raise SourceError(finding("format-of-hub", "", name=wanted.name))
    refuse_to_overwrite_file(options.out)
    out = behind_links(options.out)
    cache = Cache(options.cache or default_folder())
    with open_source(options.source, cache=cache) as source, Workshop(cache, options.jobs) as workshop:
        checked = read_and_check(source, options, workshop, progress)
        refuse_to_overwrite_content(out, source)
        (wanted,) = supplied([wanted], checked.hub, source.root)
        alone = _alone(name, wanted, checked, source)
        if not isinstance(alone, Library):
            return Packaged(None, alone)

        progress.begin(text("progress.media", options.language))
        licences = Registry.load()
        maker = MediaMaker(source, licences, workshop, checked.hub.language)
        verdict = without_broken_pictures(replace(checked.verdict, library=alone), maker)
        packer = Packer(checked.hub, licences, site_name(checked.hub, checked.label), workshop)
        download = _write(verdict, wanted, maker, packer, checked.root, replace(options, out=out), progress)
        verdict = replace(verdict, findings=(*verdict.findings, *packer.remarks))
    held = {page.file for page in (*alone.units, *alone.paths)}
    return Packaged(download.size, tuple(found for found in verdict.findings if found.concerns in held))


def _alone(name: str, wanted: Format, checked: Checked, source: Source) -> Library | tuple[Finding, ...]:
    """Return the library of what a package holds, so that no other text's pictures are made; else why there is none.

    Raises SourceError where there is no unit or learning path of that id.
    """
    library, findings = checked.verdict.library, checked.verdict.findings
    if isinstance(wanted, PathFormat):
        path = _path(name, library)
        units = tuple(unit for unit in library.units if unit.id in path.units and not unit.withheld)
        alone = replace(library, units=units, paths=(path,), pages=())
        return alone if units else tuple(found for found in findings if _hinders(found, path, library))
    unit = next((unit for unit in library.units if unit.id == name), None)
    if unit is None or unit.withheld:
        return tuple(_reasons(unit, name, checked, source))
    alone = replace(library, units=(unit,), paths=(), pages=())
    if not has_package(unit, wanted):
        return tuple(hindrances(alone, [wanted])) or (finding("format-has-nothing", unit.file, format=wanted.name),)
    return alone


def _path(name: str, library: Library) -> LearningPath:
    """Return a learning path. Raises SourceError where there is none of that id."""
    for path in library.paths:
        if path.id == name:
            return path
    raise SourceError(finding("path-unknown", "", id=name))


def _hinders(found: Finding, path: LearningPath, library: Library) -> bool:
    """Tell whether a finding says why none of a path's units is offered."""
    withheld = {unit.file: unit.withheld for unit in library.units if unit.id in path.units}
    return found.rule in withheld.get(found.concerns, ())


def _write(  # noqa: PLR0913, PLR0917 - what a package is made of
    verdict: Verdict,
    wanted: Format,
    maker: MediaMaker,
    packer: Packer,
    root: str,
    options: Options,
    progress: Progress,
) -> Download:
    """Write the package beside its place, and put it there when it is whole."""
    library = verdict.library
    with workplace(options.out) as work:
        shelf = Assembly(work / "package", work / "nothing", Manifest())
        published = publish_media(library, media_places(library, root), maker, shelf, progress.advance)
        progress.begin(text("progress.packages", options.language))
        (download,) = packer.pack_all(library, (wanted,), published, shelf, progress.advance)
        (shelf.folder / download.path).replace(options.out)
    return download


def _reasons(unit: Unit | None, name: str, checked: Checked, source: Source) -> Iterator[Finding]:
    """Yield why a unit has no package. Raises SourceError where there is no such unit."""
    place = Place(source.root, checked.root)
    file = unit.file if unit else _unpublished(name, checked, source, place)
    if file is None:
        raise SourceError(unknown(name, checked.read.library, place))
    withheld = unit.withheld if unit else ()
    for found in checked.verdict.findings:
        counts = found.severity is Severity.ERROR or found.rule in UNPUBLISHED or found.rule in withheld
        if found.concerns == file and counts:
            yield found


def _unpublished(name: str, checked: Checked, source: Source, place: Place) -> str | None:
    """Return the file of the text that is not published and has this id, as far as that can be known."""
    for unit in checked.read.library.units:
        if unit.id == name:
            return unit.file
    typed = set(place.paths(name))
    own_id = re.compile(_OWN_ID.format(id=re.escape(name)), re.MULTILINE | re.IGNORECASE)
    for file in checked.read.broken:
        folder, _, base = file.rpartition("/")
        text_place = folder if base.lower() in INDEX_NAMES else file.rpartition(".")[0]
        written = source.read_text(file)
        says_so = isinstance(written, str) and own_id.search(written)  # its header may be what is broken
        if says_so or file in typed or text_place in typed or name == slug(_below(text_place, checked.root)):
            return file
    return None


def _below(path: str, root: str) -> str:
    return path.removeprefix(f"{root}/") if root else path
