"""The vocabularies that a hub works with: Teilbar's own, and the education plan that the hub file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.describing.vocabulary import (
    AREAS,
    Vocabularies,
    Vocabulary,
    VocabularyError,
    parse,
    shipped,
    shipped_plans,
)
from teilbar.hub.places import option_place
from teilbar.model.findings import Finding
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.hub import Hub
    from teilbar.reading.source import Source


def read_vocabularies(source: Source, hub: Hub) -> tuple[Vocabularies, tuple[Finding, ...]]:
    """Return the vocabularies of a hub, and what is wrong with those that its file names.

    The hub's own names of areas (``bereiche``) count as further ways to write the plan's. A plan that cannot be read
    counts as none.
    """
    plan = _plan(source, hub)
    names = {area.id: area.name for area in hub.areas}
    areas = plan if isinstance(plan, Vocabulary) else shipped(AREAS)
    closed = bool(hub.education_plan) and isinstance(plan, Vocabulary)
    known = Vocabularies(areas=areas.with_names(names), areas_are_closed=closed)
    found = [plan] if isinstance(plan, Finding) else []
    return known, (*found, *_unknown_defaults(source, hub, known))


def _plan(source: Source, hub: Hub) -> Vocabulary | Finding:
    name = hub.education_plan or AREAS
    if name in shipped_plans():
        return shipped(name)
    file = source.find(name)
    if file is None:
        return finding(
            "plan-missing", *option_place(source, "bildungsplan"), name=name, known=", ".join(shipped_plans())
        )
    text = source.read_text(file.path)
    if isinstance(text, Finding):
        return text
    try:
        return parse(text)
    except VocabularyError as error:
        problem = Wording(f"plan-fault.{error.fault}")
        return finding("plan-unreadable", file.path, error.line, problem=problem, where=str(error))


def _unknown_defaults(source: Source, hub: Hub, known: Vocabularies) -> Iterator[Finding]:
    for option, words, vocabulary in (
        ("bildungsstufe", hub.levels, known.levels),
        ("materialart", hub.types, known.types),
    ):
        for word in words:
            if not vocabulary.knows(word):
                yield finding("term-unknown", *option_place(source, option), found=word, term=vocabulary.nearest(word))
