"""Units of a few words, for what looks at their metadata alone."""

from __future__ import annotations

from teilbar.model.document import Document
from teilbar.model.metadata import Ages, Concept, Duration, Metadata
from teilbar.model.unit import Held, LearningPath, Unit


def unit(  # noqa: PLR0913 - what a measure looks at
    id_: str,
    *,
    keywords: tuple[str, ...] = (),
    areas: tuple[str, ...] = (),
    ages: tuple[int, int] | None = None,
    devices: tuple[str, ...] = (),
    minutes: int = 0,
    sessions: int = 1,
    withheld: tuple[str, ...] = (),
) -> Unit:
    """Return a unit."""
    metadata = Metadata(
        keywords=keywords,
        areas=tuple(Concept(label=area) for area in areas),
        ages=Ages(youngest=ages[0], oldest=ages[1]) if ages else None,
        devices=devices,
        duration=Duration(shortest=minutes, longest=minutes, sessions=sessions) if minutes else None,
    )
    content = Held(Document((), ()))
    return Unit(
        id=id_, file=f"{id_}/index.md", title=id_.title(), metadata=metadata, content=content, withheld=withheld
    )


def path(id_: str, *units: str) -> LearningPath:
    """Return a learning path."""
    content = Held(Document((), ()))
    return LearningPath(id=id_, file=f"{id_}.md", title=id_.title(), metadata=Metadata(), content=content, units=units)
