"""The licence's record that travels in a picture, wherever it is copied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.alterations import is_change
from teilbar.licensing.credits import credit_of_medium
from teilbar.licensing.lines import ai_words, plain_line
from teilbar.renditions import LicenceRecord, licence_xmp
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Medium
    from teilbar.texts import Language


def record_in_picture(medium: Medium, licences: Registry, language: Language) -> bytes | None:
    """Return the record of a medium, as pictures hold it; None where nothing was said of it."""
    said = medium.record
    if said is None:
        return None
    licence, credit = licences.resolve(said.licence), credit_of_medium(medium, None, licences)
    return licence_xmp(
        LicenceRecord(
            title=said.title,
            authors=tuple(person.name for person in said.authors),
            licence=licence.label(language) if licence else said.licence,
            licence_url=licence.url if licence else "",
            free_of_rights=licence is not None and not licence.attribution,
            source=(said.source.url or said.source.title) if said.source else "",
            rights=plain_line(credit, language) if credit.says_something else "",
            note=". ".join(_notes(said, language)),
        )
    )


def _notes(said: MediumRecord, language: Language) -> Iterator[str]:
    """Yield what was changed about a medium, and what part artificial intelligence had in it."""
    if is_change(said.adaptation):
        yield f"{text('credit.adaptation', language)}: {said.adaptation.rstrip(' .')}"
    if words := ai_words(said.ai, language):
        yield words
