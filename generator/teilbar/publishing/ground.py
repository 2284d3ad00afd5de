"""What a site is made of: everything that its pages and announcements are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.describing.vocabulary import Vocabularies
from teilbar.licensing.credits import credit_of_page
from teilbar.model.metadata import Concept
from teilbar.publishing.contributors import Contributors
from teilbar.publishing.emblems import Emblems
from teilbar.publishing.site_addresses import public_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teilbar.describing.description import Description
    from teilbar.exporting.format import Format
    from teilbar.hub import Hub
    from teilbar.licensing.credits import Credit
    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Library, Page
    from teilbar.publishing.former import Former
    from teilbar.publishing.site_addresses import SiteTargets


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a site is made of."""

    library: Library
    hub: Hub
    licences: Registry
    targets: SiteTargets
    name: str
    """What the site is called."""
    root: str = ""
    """The content folder in the source, which the hub's own paths are relative to."""
    formats: Sequence[Format] = ()
    """Those in which units and learning paths are offered."""
    emblems: Emblems = field(default_factory=Emblems)
    """Logo, icon and fonts."""
    descriptions: Mapping[str, Description] = field(default_factory=dict)
    """Of the texts that are offered, by their files."""
    vocabularies: Vocabularies = field(default_factory=Vocabularies)
    """The terms that the hub works with."""
    shared: bool = False
    """Whether there is an archive of everything open."""
    contributors: Contributors = field(default_factory=Contributors)
    """Who made the units and learning paths."""
    formers: Sequence[Former] = ()
    """What stands at addresses that texts once had."""

    def about(self, area: str) -> str:
        """Return what belongs to an area, as the hub's education plan says it; empty where it does not."""
        term = self.vocabularies.areas.find(Concept(label=area), self.hub.language)
        return term.about_text(self.hub.language)

    def credit(self, page: Page) -> Credit:
        """Return the credit of a unit or a learning path."""
        return credit_of_page(page, self.licences, public_address(page, self.hub.site_url), self.name)
