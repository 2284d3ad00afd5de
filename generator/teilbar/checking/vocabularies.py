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

LABELS = {"educational_level": "bildungsstufe", "resource_types": "materialart", "areas": "bereich"}


def terms(page: Page, around: Surroundings) -> Iterator[Finding]:
    """Levels, types of material and areas are terms that harvesters know; addresses of other vocabularies are too."""
    if not isinstance(page, Unit | LearningPath):
        return
    known = around.vocabularies
    metadata = page.metadata
    yield from _unknown(page, "educational_level", metadata.educational_level, known.levels)
    yield from _unknown(page, "resource_types", metadata.resource_types, known.types)
    if known.areas_are_closed:
        yield from _unknown(page, "areas", metadata.areas, known.areas)


def _unknown(page: Page, field: str, concepts: tuple[Concept, ...], vocabulary: Vocabulary) -> Iterator[Finding]:
    for concept in concepts:
        if not vocabulary.find(concept, "de").code and not _is_elsewhere(concept, vocabulary):
            word = concept.label or concept.id
            yield at_field("term-unknown", page, field, field=LABELS[field], found=word, term=vocabulary.nearest(word))


def _is_elsewhere(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Tell whether a term has the address of another vocabulary, which its own publisher answers for."""
    return bool(concept.id) and not (vocabulary.uri and concept.id.startswith(vocabulary.uri))


CHECKS = (terms,)
