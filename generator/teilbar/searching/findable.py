"""What the search knows of a thing that is to be found: plain data, whatever it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture that stands for a text."""

    place: str
    """Where it lies in the site."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    alt: str = ""
    """What it shows; empty where it only adorns."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a text."""

    heading: str
    """Empty for what stands before the first heading."""
    anchor: str
    """The id of the heading in the page; empty for the page's beginning."""
    text: str
    """Plain text, without markup and without the heading."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a choice can be made by."""

    areas: tuple[str, ...] = ()
    """Names, as readers see them."""
    youngest: int | None = None
    """Years of age; None where nobody said it."""
    oldest: int | None = None
    """Years of age."""
    minutes: int | None = None
    """How long it takes."""
    devices: tuple[str, ...] = ()
    """Names; empty where none is needed or nobody said it."""
    preparation: int | None = None
    """Minutes of preparation; None where nobody said it."""
    h5p: bool = False
    """Whether it can be had as H5P."""
    easy: bool = False
    """Whether it can be had in easy language, or is."""
    changed: date | None = None
    """The day of the last change."""
    extra: tuple[tuple[str, str], ...] = ()
    """Further facets, a name and a value each; the browser gets them as they are."""


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing that is to be found: a unit, a learning path, a page, a text in easy language."""

    address: str
    """Its page, from the site's root; distinct."""
    kind: str
    """``unit``, ``path``, ``page``, ``easy``; the engine only hands it on."""
    title: str
    summary: str = ""
    passages: tuple[Passage, ...] = ()
    keywords: tuple[str, ...] = ()
    """What it is found by beside its text: key words, areas, names of authors."""
    facets: Facets = Facets()
    cover: Cover | None = None
