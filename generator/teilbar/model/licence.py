"""A licence, as the registry (``licenses/*.toml``) describes it."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict

_GERMAN_DEED, _ENGLISH_DEED = "/deed.de", "/deed.en"


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class H5PLicence(_Fact):
    """How h5p.json and H5P's media fields name a licence; empty texts where H5P has no name for it."""

    license: str = ""
    """``license`` of h5p.json."""
    version: str = ""
    """``licenseVersion`` of h5p.json."""
    media_license: str = ""
    """``license`` in the ``copyright`` field of a picture, sound or film."""
    media_version: str = ""
    """``version`` in the same field."""


class Licence(_Fact):
    """A licence (or the statement that there is none), with its names in the schemes that packages and metadata use."""

    id: str
    """The SPDX identifier, else a ``LicenseRef-`` of ours; the registry's key."""
    name: str = ""
    """The short name that credits print in every language: ``CC BY-SA 4.0``; empty where there is none."""
    name_de: str
    """The full name in German."""
    name_en: str
    """The full name in English."""
    url: str = ""
    """The canonical address of the licence; empty where there is none."""
    deed_url_de: str = ""
    """An address that explains it in German; empty where there is none."""
    amb_uri: str = ""
    """``license.id`` in AMB metadata; empty where AMB does not admit the licence."""
    family: str = ""
    """What its versions have in common (``CC``): within one, a later version takes up works of an earlier one."""
    version: str = ""
    """``4.0``; empty for what has no versions."""
    port: str = ""
    """The country (ISO 3166-1) for whose law it was written; empty for a licence that is the same everywhere."""
    open: bool = False
    """Whether what stands under it is an open educational resource (UNESCO Recommendation on OER, 2019, I.1-I.2), as
    German OER practice reads it: no restriction to non-commercial use, no ban on adaptations."""
    reusable: bool = True
    """Whether others may pass it on at all."""
    attribution: bool = True
    """Whether the authors have to be named."""
    adaptation: bool = True
    """Whether adapted versions may be passed on."""
    commercial: bool = True
    """Whether commercial use is allowed."""
    share_alike: bool = False
    """Whether adapted versions have to stand under the same licence, or one of :attr:`adaptations_under`."""
    adaptations_under: tuple[str, ...] = ()
    """Of a share-alike licence: the ids of all licences under which an adaptation may be passed on, its own too."""
    h5p: H5PLicence = H5PLicence()
    hosts: tuple[str, ...] = ()
    """Web hosts that give away their pictures under these terms of their own."""
    spellings: tuple[str, ...] = ()
    """Other ways to write it, beyond the id, the names and the addresses."""

    @cached_property
    def own_digest(self) -> str:
        """The digest of all that is known of it, hexadecimal."""
        return sha256(self.model_dump_json().encode()).hexdigest()

    @property
    def deed_url_en(self) -> str:
        """An address that explains it in English: Creative Commons' deed, else :attr:`url`; empty where there is none.

        Creative Commons has a deed of every licence in every language, each under the same name.
        """
        stem = self.deed_url_de.removesuffix(_GERMAN_DEED)
        return self.url if stem == self.deed_url_de else f"{stem}{_ENGLISH_DEED}"

    @property
    def spdx(self) -> str:
        """The SPDX identifier; empty for what SPDX does not list."""
        return "" if self.id.startswith("LicenseRef-") else self.id

    def label(self, language: Literal["de", "en"]) -> str:
        """Return what credits print: the short name, else the full one in that language."""
        return self.name or (self.name_de if language == "de" else self.name_en)
