"""The story of a build: source -> read -> check -> render and stage -> engine -> finish."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder
from teilbar.checked import read_and_check
from teilbar.exporting.format import Bundling
from teilbar.grounding import asked_for, ground_of, offered_formats
from teilbar.licensing.registry import Registry
from teilbar.outcome import Built
from teilbar.progress import Silent
from teilbar.publishing.assembly import Assembly, Manifest, keep_manifest, manifest_of
from teilbar.publishing.compose import compose
from teilbar.publishing.descriptions import publish_descriptions, with_packages
from teilbar.publishing.documents import publish_documents, publish_siblings
from teilbar.publishing.downloads import Packer
from teilbar.publishing.engine_run import EngineRun
from teilbar.publishing.engines import get_engine
from teilbar.publishing.finish import replace_folder
from teilbar.publishing.former import former_addresses
from teilbar.publishing.former_pages import publish_former_pages
from teilbar.publishing.media import MediaMaker, publish_media, without_broken_pictures
from teilbar.publishing.overwriting import refuse_to_overwrite
from teilbar.publishing.package_findings import hindrances, too_large, without_schemas
from teilbar.publishing.places import behind_links
from teilbar.publishing.print_views import publish_print_views
from teilbar.publishing.records import records
from teilbar.publishing.search_files import publish_search
from teilbar.publishing.sharing import share
from teilbar.publishing.workplace import workplace
from teilbar.reading.past import read_past
from teilbar.reading.source import open_source
from teilbar.texts import text
from teilbar.unchanged import built_key, inputs_of
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from teilbar.checked import Checked
    from teilbar.model.unit import Library
    from teilbar.options import Options
    from teilbar.progress import Progress
    from teilbar.publishing.engines.engine import Engine
    from teilbar.publishing.former import Former
    from teilbar.publishing.ground import Ground
    from teilbar.reading.source import Source


def check(options: Options, progress: Progress | None = None) -> Checked:
    """Read a source and check it.

    Raises SourceError where there is nothing that could be read, HubError where the hub file is broken.
    """
    cache = Cache(options.cache or default_folder())
    with (
        open_source(options.source, exclude=[options.out], cache=cache) as source,
        Workshop(cache, options.jobs) as workshop,
    ):
        return read_and_check(source, options, workshop, progress or Silent())


def build(options: Options, progress: Progress | None = None) -> Built:
    """Build a source's site into ``options.out``; what stood there gives way when the new one is complete.

    A link stays: the site it leads to is what gives way. Texts with errors are left out, all others are published.
    Where ``options.site`` is false there are packages and records alone, the same as beside the pages. Raises
    SourceError and HubError as :func:`check` does, SourceError also where ``options.out`` holds something else than a
    site or cannot be replaced, EngineError where the engine is unknown, missing or fails, OSError where the disk
    refuses.
    """
    progress = progress or Silent()
    engine = get_engine(options.engine) if options.site else None
    cache = Cache(options.cache or default_folder())
    out = behind_links(options.out)
    refuse_to_overwrite(options.out, options.source)
    with (
        workplace(out) as work,
        open_source(options.source, exclude=[options.out], cache=cache, temporary=work) as source,
        Workshop(cache, options.jobs) as workshop,
    ):
        checked = read_and_check(source, options, workshop, progress)
        hub, licences = checked.hub, Registry.load()
        formats = offered_formats(checked, source, options)
        site = Assembly(work / "site", out, manifest_of(out, cache))
        shelf = site if engine else Assembly(work / "media", work / "nothing", Manifest())

        progress.begin(text("progress.media", options.language))
        maker = MediaMaker(source, licences, workshop, hub.language)
        verdict = without_broken_pictures(asked_for(checked, source, options), maker)
        ground = ground_of(checked, verdict, source, formats)
        verdict = replace(verdict, findings=(*verdict.findings, *ground.emblems.findings))
        library, targets, name = ground.library, ground.targets, ground.name
        shown = library if engine else _offered(library)
        published = publish_media(shown, targets.places, maker, shelf, progress.advance)

        descriptions = dict(ground.descriptions)

        progress.begin(text("progress.packages", options.language))
        packer = Packer(hub, licences, name, workshop)
        downloads = tuple(packer.pack_all(library, formats, published, site, progress.advance))
        sharing = share(formats, library, descriptions, downloads, hub, licences, site, cache)

        through: tuple[str, ...] = ()
        warnings: tuple[str, ...] = ()
        formers = _formers(checked, library, source, cache, whole=not options.only) if engine else ()
        if engine:
            ground = replace(ground, descriptions=descriptions, shared=sharing is not None, formers=formers)
            desk = _Desk(workshop, cache, work, progress, options)
            sizes = {one.path: one.size for one in (*downloads, sharing) if one}
            through, warnings = _publish_pages(ground, engine, site, sizes, desk)

        described = with_packages(descriptions.values(), downloads, hub.site_url)
        if engine:
            publish_descriptions(described, site)
        lacking = tuple(hindrances(library, formats))
        found = (*packer.remarks, *lacking, *too_large(downloads, hub, published, library), *without_schemas(downloads))
        said = records(verdict, described, downloads, hub, sharing=sharing, formers=formers, with_pages=options.site)
        for path, data in said.items():
            site.write_data(path, data)

        progress.begin(text("progress.finish", options.language))
        if engine:
            publish_siblings(site, workshop)
        if not site.is_the_old_site:
            replace_folder(site.folder, out)
        built = Built(
            name=name,
            out=options.out,
            outcome=verdict.outcome,
            packaging=tuple(verdict.silences.part(found)[0]),
            sizes={path: placed.size for path, placed in site.files.items()},
            made=_by_kind((*workshop.made, *(("engine", path) for path in through))),
            engine_said=warnings,
            site=options.site,
            engine=engine.name if engine else "",
            experimental=engine is not None and engine.experimental,
        )
        takes_from_stores = any(isinstance(one, Bundling) for one in formats)
        _remember(built, source, options, site, cache, is_certain=not takes_from_stores)
    return built


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the steps of a build work with."""

    workshop: Workshop
    cache: Cache
    folder: Path
    progress: Progress
    options: Options


def _publish_pages(
    ground: Ground, engine: Engine, site: Assembly, sizes: Mapping[str, int], desk: _Desk
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put all pages into the site; return those that went through the engine, and what it said.

    ``sizes`` are those of the packages, by their paths: they are there before the pages, which tell of them. What holds
    the pages of a whole hub ends here.
    """
    language = desk.options.language
    desk.progress.begin(text("progress.compose", language))
    composed = compose(ground, desk.workshop)
    desk.progress.begin(text("progress.engine", language, engine=desk.options.engine))
    run = EngineRun(engine, composed.site, desk.cache, desk.folder, desk.workshop.jobs)
    publish_documents(composed, run, site, sizes)
    publish_print_views(ground, composed.site.copyright, desk.workshop, site)
    publish_former_pages(ground, composed, site)
    publish_search(composed.findables, ground.hub, site, desk.workshop)
    return run.through, run.said


def _formers(checked: Checked, library: Library, source: Source, cache: Cache, *, whole: bool) -> tuple[Former, ...]:
    """Return what stands at addresses that texts once had; ``library`` is what is published."""
    past = read_past(source, cache)
    return former_addresses(library, checked.read.library, past, checked.hub, checked.root, whole=whole)


def _offered(library: Library) -> Library:
    """Return the texts that packages may hold, and no other: those whose media packages need."""
    return replace(library, units=tuple(unit for unit in library.units if not unit.withheld), pages=())


def _remember(  # noqa: PLR0913 - what is remembered, and whether
    built: Built, source: Source, options: Options, site: Assembly, cache: Cache, *, is_certain: bool
) -> None:
    """Keep what was built from what, for the next build; whether that is certain to be all it depends on.

    Where git did not tell the history, the next build asks it again: that can change without a commit.
    """
    is_certain = is_certain and not any(found.rule.startswith("history-") for found in built.outcome.findings)
    inputs = inputs_of(source, options, source.read) if is_certain else ""
    keep_manifest(options.out, cache, Manifest(inputs, tuple(sorted(source.read)), site.files))
    if inputs:
        cache.put(built_key(inputs), pickle.dumps(built))


def _by_kind(made: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind, name in made:
        kinds.setdefault(kind, []).append(name)
    return {kind: tuple(names) for kind, names in kinds.items()}
