"""Who made what, under which licence: the data of a credit, for a unit, a learning path or a medium.

What nobody said is empty here and stays away from every line that is made of it (:mod:`teilbar.licensing.lines`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.licensing.alterations import is_change
from teilbar.model.unit import LearningPath
from teilbar.renditions import MediumKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.licence import Licence
    from teilbar.model.metadata import MediumRecord, Metadata, Person, Reference
    from teilbar.model.unit import Medium, Page

Kind: TypeAlias = Literal["unit", "path", "picture", "sound", "film", "file", "work"]

_KINDS: dict[MediumKind, Kind] = {
    MediumKind.PICTURE: "picture",
    MediumKind.SOUND: "sound",
    MediumKind.FILM: "film",
}
_OWN_WORDS = frozenset(
    {
        *("eigenes werk", "eigene arbeit", "eigene aufnahme", "eigene darstellung", "eigene zeichnung"),
        *("eigenes bild", "eigenes foto", "selbst erstellt", "selbst gemacht", "own work"),
    }
)
"""What authors write as the origin of their own works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What is known of a work that has to be credited."""

    kind: Kind
    title: str = ""
    authors: tuple[Person, ...] = ()
    licence: Licence | None = None
    written_licence: str = ""
    """What the author wrote for the licence."""
    source: str = ""
    """Where the work was taken from, by name (TULLU's *Ursprungsort*)."""
    source_url: str = ""
    adaptation: str = ""
    """What was changed, in the author's words."""
    based_on: tuple[Credit, ...] = ()
    """The works that it was made from."""
    ai: bool | str = False
    """Whether artificial intelligence had a part in it, or what part, in the author's words."""
    own: bool = False
    """Whether whoever made the unit made this for it."""

    @property
    def licences(self) -> Iterator[Licence]:
        """Yield the licences that it speaks of."""
        yield from (self.licence,) if self.licence else ()
        for work in self.based_on:
            yield from work.licences

    @property
    def says_something(self) -> bool:
        """Whether anything is known beyond the title."""
        return bool(self.authors or self.written_licence or self.source or self.source_url or self.ai or self.own)


def credit_of_page(page: Page, licences: Registry, address: str = "", site: str = "") -> Credit:
    """Return the credit of a unit or a learning path.

    ``address`` is where it stands on the web, ``site`` what the hub there is called; empty where that is not known.
    """
    metadata: Metadata = page.metadata
    return Credit(
        kind="path" if isinstance(page, LearningPath) else "unit",
        title=page.title,
        authors=metadata.authors,
        licence=licences.resolve(metadata.licence),
        written_licence=metadata.licence,
        source=site if address else "",
        source_url=address,
        adaptation=metadata.adaptation if is_change(metadata.adaptation) else "",
        based_on=tuple(_credit_of_reference(work, licences) for work in metadata.based_on),
        ai=metadata.ai or False,
    )


def credit_of_medium(medium: Medium, page: Page | None, licences: Registry) -> Credit:
    """Return the credit of a medium that a page shows; without a page, of the medium wherever it is."""
    kind = _KINDS.get(medium.facts.kind, "file") if medium.facts else "file"
    said = medium.record
    if said is None:
        return Credit(kind=kind)
    own = _is_own(said, page)
    origin = None if own or said.source is None else said.source
    original = origin if origin and (origin.authors or origin.licence) else None
    origin = None if original else origin
    return Credit(
        kind=kind,
        title=said.title,
        authors=said.authors,
        licence=licences.resolve(said.licence),
        written_licence=said.licence,
        source=origin.title if origin else "",
        source_url=origin.url if origin else "",
        adaptation=said.adaptation if is_change(said.adaptation) else "",
        based_on=(_credit_of_reference(original, licences),) if original else (),
        ai=said.ai or False,
        own=own,
    )


def credits_of_media(page: Page, licences: Registry) -> Iterator[tuple[Medium, Credit]]:
    """Yield every medium of a page once, in the order of their paths, with its credit: captions are their film's."""
    media = {medium.path: medium for medium in page.media.values() if not medium.part_of}
    for path in sorted(media):
        yield media[path], credit_of_medium(media[path], page, licences)


def _credit_of_reference(work: Reference, licences: Registry) -> Credit:
    return Credit(
        kind="work",
        title=work.title,
        authors=work.authors,
        licence=licences.resolve(work.licence),
        written_licence=work.licence,
        source_url=work.url,
    )


def _is_own(said: MediumRecord, page: Page | None) -> bool:
    """Tell whether a medium was made by whoever made the unit: it was said, or the authors are the same."""
    if said.source:
        return said.source.title.strip(" .").casefold() in _OWN_WORDS and not said.source.url
    if said.assumed or page is None:
        return said.assumed == "publisher"
    names = {person.name for person in page.metadata.authors}
    return bool(said.authors) and all(person.name in names for person in said.authors)
