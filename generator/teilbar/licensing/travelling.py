"""The licence's record that travels in a picture, wherever it is copied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.licensing.lines import ai_words
from teilbar.renditions import LicenceRecord, licence_xmp
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.metadata import MediumRecord
    from teilbar.texts import Language


def record_in_picture(said: MediumRecord | None, licences: Registry, language: Language) -> bytes | None:
    """Return the record, as pictures hold it; None where nothing was said of the medium."""
    if said is None:
        return None
    licence = licences.resolve(said.licence)
    return licence_xmp(
        LicenceRecord(
            title=said.title,
            authors=tuple(person.name for person in said.authors),
            licence=licence.label(language) if licence else said.licence,
            licence_url=licence.url if licence else "",
            free_of_rights=licence is not None and not licence.attribution,
            source=(said.source.url or said.source.title) if said.source else "",
            note=". ".join(_notes(said, language)),
        )
    )


def _notes(said: MediumRecord, language: Language) -> Iterator[str]:
    """Yield what was changed about a medium, and what part artificial intelligence had in it."""
    if said.adaptation:
        yield f"{text('credit.adaptation', language)}: {said.adaptation.rstrip(' .')}"
    if words := ai_words(said.ai, language):
        yield words
