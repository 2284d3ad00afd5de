"""The services of an institution, as ``dienste.yml`` in the content folder lists them.

The docstring under a field is its description in ``docs/schemas/dienste.schema.json``. Names are German; ``SYNONYMS``
holds what else may be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Frozen(BaseModel):
    model_config = ConfigDict(
        frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )


class Service(_Frozen):
    """One service: what it is, for whom, and how to get it."""

    name: str
    """What it is called."""
    summary: str = Field(default="", alias="satz")
    """What it is, in one sentence."""
    audience: str = Field(default="", alias="fuer")
    """For whom it is."""
    how: str = Field(default="", alias="ablauf")
    """How to get it, in a sentence, beside the addresses below."""
    link: str = ""
    """Where to get it or to read more: a web address, or the path of a text in the content folder."""
    email: str = ""
    """Whom to write to."""
    phone: str = Field(default="", alias="telefon")
    """Whom to call."""
    cost: str = Field(default="", alias="kosten")
    """What it costs."""
    picture: str = Field(default="", alias="bild")
    """Path of a picture in the content folder; it needs an entry in ``medien.yml`` like any picture."""
    alt: str = ""
    """What the picture shows, for those who do not see it; empty for a mere decoration."""
    line: int = Field(default=0, exclude=True, json_schema_extra={"hidden": True})
    """Where it stands in the file."""

    @property
    def is_within_reach(self) -> bool:
        """Whether it says how to get it."""
        return bool(self.link or self.email or self.phone or self.how)


class Services(_Frozen):
    """The services of an institution."""

    title: str = Field(default="", alias="titel")
    """What the page is called; empty for ``Dienste``."""
    introduction: str = Field(default="", alias="einleitung")
    """A sentence above them all."""
    sample: bool = Field(default=False, alias="beispieldaten")
    """``true``: what stands here is invented. The page says so until the line is deleted."""
    services: tuple[Service, ...] = Field(default=(), alias="dienste")
    """The services, in the order in which visitors see them."""
    file: str = Field(default="", exclude=True, json_schema_extra={"hidden": True})
    """The file in the source."""


SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "dienste": ("services", "angebote"),
    "titel": ("title",),
    "einleitung": ("introduction", "intro"),
    "beispieldaten": ("sample", "sampledata"),
    "name": ("dienst", "service"),
    "satz": ("kurz", "beschreibung", "summary", "description", "sentence"),
    "fuer": ("für", "fürwen", "fuerwen", "zielgruppe", "for", "forwhom", "audience"),
    "ablauf": ("sogehts", "how", "howto"),
    "link": ("url", "adresse", "address", "website"),
    "email": ("mail", "e-mail", "kontakt", "contact"),
    "telefon": ("phone", "tel"),
    "kosten": ("preis", "cost", "costs", "price"),
    "bild": ("picture", "image"),
    "alt": ("bildbeschreibung", "alttext"),
}
"""What else the fields may be called; blanks, hyphens and underscores do not matter."""
