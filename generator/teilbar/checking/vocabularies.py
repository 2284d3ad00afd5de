"""What is bound to a vocabulary: levels, types of material, and the areas of the plan that the hub works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.checking.places import at_field
from teilbar.model.unit import LearningPath, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.describing.vocabulary import Vocabulary
    from teilbar.model.findings import Finding
    from teilbar.model.metadata import Concept
    from teilbar.model.unit import Page


def terms(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Levels, types of material and areas are terms that harvesters know; addresses of other vocabularies are too."""
    if not isinstance(page, Unit | LearningPath):
        return
    known = around.vocabularies
    metadata = page.metadata
    for field, concepts, vocabulary in (
        ("educational_level", metadata.educational_level, known.levels),
        ("resource_types", metadata.resource_types, known.types),
    ):
        for word in _unknown(concepts, vocabulary):
            nearest = vocabulary.nearest(word)
            yield at_field("term-unknown", page, field, found=word, term=nearest)
    for word in _unknown(metadata.areas, known.areas) if known.areas_are_closed else ():
        plan, nearest = known.areas.de, known.areas.nearest(word)
        yield at_field("area-outside-plan", page, "areas", found=word, plan=plan, term=nearest)


def _unknown(concepts: tuple[Concept, ...], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the terms that a vocabulary does not have, as they are written."""
    for concept in concepts:
        if not vocabulary.find(concept, "de").code and not _is_elsewhere(concept, vocabulary):
            yield concept.label or concept.id


def _is_elsewhere(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Tell whether a term has the address of another vocabulary, which its own publisher answers for."""
    return bool(concept.id) and not (vocabulary.uri and concept.id.startswith(vocabulary.uri))


CHECKS = (terms,)
