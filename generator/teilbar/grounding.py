"""From a source that was checked to what its site is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.licensing.registry import Registry
from teilbar.publishing.compose import site_name
from teilbar.publishing.contributors import contributors_of
from teilbar.publishing.descriptions import Descriptions
from teilbar.publishing.emblems import emblems_of
from teilbar.publishing.ground import Ground
from teilbar.publishing.offering import chosen_formats, supplied
from teilbar.publishing.site_addresses import SiteTargets
from teilbar.selecting import Place, only

if TYPE_CHECKING:
    from teilbar.checked import Checked
    from teilbar.checking.verdict import Verdict
    from teilbar.exporting.format import Format
    from teilbar.options import Options
    from teilbar.reading.source import Source


def offered_formats(checked: Checked, source: Source, options: Options) -> tuple[Format, ...]:
    """Return the formats that are built, with what they take from stores. Raises SourceError, OSError."""
    return supplied(chosen_formats(options.formats or checked.hub.formats), checked.hub, source.root)


def asked_for(checked: Checked, source: Source, options: Options) -> Verdict:
    """Return the verdict on what is to be built. Raises SourceError for a unit that is not there."""
    verdict = checked.verdict
    if not options.only:
        return verdict
    return replace(verdict, library=only(verdict.library, options.only, Place(source.root, checked.root)))


def ground_of(checked: Checked, verdict: Verdict, source: Source, formats: tuple[Format, ...]) -> Ground:
    """Return what the site of a source is made of, with descriptions that are made when they are asked for.

    ``verdict`` says which texts it has, ``formats`` in what they are offered. Whether there is an archive of everything
    open is known when the packages are made.
    """
    hub, licences, library = checked.hub, Registry.load(), verdict.library
    name = site_name(hub, checked.label)
    return Ground(
        library=library,
        hub=hub,
        licences=licences,
        targets=SiteTargets(library, hub, licences, checked.root),
        name=name,
        root=checked.root,
        formats=formats,
        emblems=emblems_of(source, hub, checked.root),
        descriptions=Descriptions(library, hub, licences, checked.vocabularies, name, formats),
        vocabularies=checked.vocabularies,
        contributors=contributors_of(library, checked.read.contributions, hub),
    )
