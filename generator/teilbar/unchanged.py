"""Nothing to do: a build whose inputs are those of the last one, and whose site stands as that one left it.

This module loads as little as it can: a build that has nothing to do should not wait for what it does not use.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder, digest_of
from teilbar.made_by import data_digest, made_by
from teilbar.publishing.assembly import manifest_of
from teilbar.publishing.places import WORKPLACE_PREFIX, behind_links
from teilbar.reading.address import parse_address
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.options import Options
    from teilbar.outcome import Built
    from teilbar.reading.source import Source


def inputs_of(source: Source, options: Options, read: Mapping[str, str]) -> str:
    """Return the digest of everything that a build depends on.

    ``read`` are the digests of the files that it read; of the others only the names count, because a build looks for
    files by their names. The day counts too: what is built does not depend on it, but what is found may, and a build
    with nothing to do repeats the last one's findings.
    """
    asked = (options.engine, *map(repr, (options.site, options.strict, options.only, options.formats, options.today)))
    origin = (source.label, source.commit, source.repository, repr(source.findings))
    contents = (part for path in sorted(read) for part in (path, read[path]))
    return digest_of("inputs", made_by(), data_digest(), *asked, *origin, "\n".join(source.files), *contents)


def unchanged(options: Options) -> Built | None:
    """Return what the last build came to, if this one would come to the same and its site is still whole.

    None where there is something to do, or where the source is a git address: to ask that is to fetch it.
    Raises SourceError where there is nothing that could be read, OSError where the site has no place.
    """
    cache = Cache(options.cache or default_folder())
    out = behind_links(options.out)
    manifest = manifest_of(out, cache)
    if not manifest.inputs or parse_address(options.source) is not None:
        return None
    with open_source(options.source, exclude=[options.out], cache=cache) as source:
        try:
            read = {path: source.digest(path) for path in manifest.read}
        except (KeyError, OSError):
            return None
        if inputs_of(source, options, read) != manifest.inputs or not manifest.is_intact(out):
            return None
    if any(out.parent.glob(f"{WORKPLACE_PREFIX}*")):
        from teilbar.publishing.workplace import sweep  # noqa: PLC0415 - slow to load, and seldom needed

        sweep(out)
    kept = cache.get(built_key(manifest.inputs))
    built: Built | None = pickle.loads(kept) if kept else None  # noqa: S301 - this person's own, by digest
    return built and replace(built, out=options.out, made={})


def built_key(inputs: str) -> str:
    """Return the key under which the cache has what a build of such inputs came to."""
    return digest_of("built", inputs)
