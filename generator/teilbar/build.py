"""The story of a build: source -> read -> check -> render and stage -> engine -> finish."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder
from teilbar.checking.verdict import judge
from teilbar.hub import content_root, load_hub
from teilbar.licensing.registry import Registry
from teilbar.outcome import Built
from teilbar.progress import Silent
from teilbar.publishing.assembly import Assembly, Manifest, keep_manifest, manifest_of
from teilbar.publishing.compose import compose, site_name
from teilbar.publishing.documents import publish_documents, publish_siblings
from teilbar.publishing.downloads import Packer, chosen_formats
from teilbar.publishing.engine_run import EngineRun
from teilbar.publishing.engines import get_engine
from teilbar.publishing.finish import replace_folder
from teilbar.publishing.media import MediaMaker, publish_media, without_broken_pictures
from teilbar.publishing.overwriting import refuse_to_overwrite
from teilbar.publishing.records import records
from teilbar.publishing.site_addresses import SiteTargets
from teilbar.publishing.workplace import workplace
from teilbar.reading.library import read_library
from teilbar.reading.source import SourceError, open_source
from teilbar.texts import finding, text
from teilbar.unchanged import built_key, inputs_of
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teilbar.checking.verdict import Verdict
    from teilbar.hub import Hub
    from teilbar.model.unit import Library
    from teilbar.options import Options
    from teilbar.progress import Progress
    from teilbar.reading.source import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """A source that was read and checked."""

    hub: Hub
    verdict: Verdict
    root: str
    """The content folder in the source; empty for the source itself."""
    label: str
    """What to call the source."""


def check(options: Options, progress: Progress | None = None) -> Checked:
    """Read a source and check it.

    Raises SourceError where there is nothing that could be read, HubError where the hub file is broken.
    """
    cache = Cache(options.cache or default_folder())
    with (
        open_source(options.source, exclude=[options.out], cache=cache) as source,
        Workshop(cache, options.jobs) as workshop,
    ):
        return _check(source, options, workshop, progress or Silent())


def build(options: Options, progress: Progress | None = None) -> Built:
    """Build a source's site into ``options.out``; what stood there gives way when the new one is complete.

    Texts with errors are left out, all others are published. Raises SourceError and HubError as :func:`check` does,
    SourceError also where ``options.out`` holds something else than a site, EngineError where the engine is unknown,
    missing or fails, OSError where the disk refuses.
    """
    progress = progress or Silent()
    engine = get_engine(options.engine)
    cache = Cache(options.cache or default_folder())
    refuse_to_overwrite(options.out, options.source)
    with (
        open_source(options.source, exclude=[options.out], cache=cache) as source,
        Workshop(cache, options.jobs) as workshop,
        workplace(options.out) as work,
    ):
        checked = _check(source, options, workshop, progress)
        hub, licences = checked.hub, Registry.load()
        formats = chosen_formats(options.formats or hub.formats)
        name = site_name(hub, checked.label)
        site = Assembly(work / "site", options.out, manifest_of(options.out, cache))

        progress.begin(text("progress.media", options.language))
        maker = MediaMaker(source, licences, workshop, hub.language)
        verdict = without_broken_pictures(checked.verdict, maker)
        library, targets = verdict.library, SiteTargets(verdict.library, hub.language, checked.root)
        published = publish_media(library, targets.places, maker, site, progress.advance)

        progress.begin(text("progress.compose", options.language))
        composed = compose(library, hub, licences, workshop, targets, name=name, root=checked.root, formats=formats)

        progress.begin(text("progress.engine", options.language, engine=options.engine))
        run = EngineRun(engine, composed.site, cache, work, workshop.jobs)
        rendered = publish_documents(composed, run, site)

        progress.begin(text("progress.packages", options.language))
        packer = Packer(hub, licences, name, workshop)
        downloads = tuple(packer.pack_all(library.units, formats, published, site, progress.advance))
        for path, data in records(verdict, downloads, licences, composed.site.url).items():
            site.write_data(path, data)

        progress.begin(text("progress.finish", options.language))
        publish_siblings(site, workshop)
        if not site.is_the_old_site:
            replace_folder(site.folder, options.out)
        built = Built(
            name=name,
            out=options.out,
            outcome=verdict.outcome,
            sizes={path: placed.size for path, placed in site.files.items()},
            made=_by_kind((*workshop.made, *(("engine", path) for path in rendered.through))),
            engine_said=rendered.said,
            experimental=engine.experimental,
        )
        _remember(built, source, options, site, cache)
    return built


def _remember(built: Built, source: Source, options: Options, site: Assembly, cache: Cache) -> None:
    """Keep what was built from what, for the next build.

    Where git did not tell the history, the next build asks it again: that can change without a commit.
    """
    is_certain = not any(found.rule.startswith("history-") for found in built.outcome.findings)
    inputs = inputs_of(source, options, source.read) if is_certain else ""
    keep_manifest(options.out, cache, Manifest(inputs, tuple(sorted(source.read)), site.files))
    if inputs:
        cache.put(built_key(inputs), pickle.dumps(built))


def _by_kind(made: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind, name in made:
        kinds.setdefault(kind, []).append(name)
    return {kind: tuple(names) for kind, names in kinds.items()}


def _check(source: Source, options: Options, workshop: Workshop, progress: Progress) -> Checked:
    hub, hub_findings = load_hub(source)
    root = content_root(source, hub)
    progress.begin(text("progress.read", options.language))
    read = read_library(source, hub, root, workshop, lambda _: progress.advance())
    if not read.has_texts:
        raise SourceError(finding("source-without-texts", "", source=f"{source.label}/{root}".rstrip("/")))
    progress.begin(text("progress.check", options.language))
    found = (*hub_findings, *read.findings)
    verdict = judge(read.library, found, hub, broken=read.broken, strict=options.strict)
    if options.only:
        verdict = replace(verdict, library=_only(verdict.library, options.only))
    return Checked(hub, verdict, root, source.label)


def _only(library: Library, wanted: Sequence[str]) -> Library:
    """Return the library with some of its units only.

    Raises SourceError for a unit that is not there.
    """
    known = {unit.id for unit in library.units}
    if missing := [unit for unit in wanted if unit not in known]:
        raise SourceError(*(finding("unit-unknown", "", id=unit) for unit in missing))
    paths = tuple(replace(path, units=tuple(unit for unit in path.units if unit in wanted)) for path in library.paths)
    return replace(library, units=tuple(unit for unit in library.units if unit.id in wanted), paths=paths)
