"""The licence registry: which licence a name or an address means.

Everything known of a licence stands in one file of ``licenses/``. A text means a licence if it equals, apart from case
and punctuation, the licence's id, one of its names, addresses or spellings. Nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar import resources
from teilbar.model.licence import Licence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_ADDRESS = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?(?P<place>[\w-]+(?:\.[\w-]+)+/[^?#\s]*)\S*", re.IGNORECASE)
_DOCUMENT = re.compile(r"/(?:deed|legalcode)(?:\.[\w-]+)*$")
_WORD = re.compile(r"\d+(?:\.\d+)+|\w+")


@dataclass(frozen=True, slots=True)
class Registry:
    """All licences that are known."""

    licences: Mapping[str, Licence]
    """By id, sorted."""
    _keys: Mapping[str, Licence] = field(repr=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> Registry:
        """Read the files of ``folder``, by default those that travel with Teilbar.

        Raises ValueError where a file does not describe a licence, or one text means two.
        """
        files = sorted((folder or resources.licences()).glob("*.toml"))
        licences = [Licence.model_validate(tomllib.loads(file.read_text("utf-8"))) for file in files]
        keys: dict[str, Licence] = {}
        for licence in licences:
            for key in _keys_of(licence):
                if keys.setdefault(key, licence) != licence:
                    problem = f"{key!r} means both {keys[key].id} and {licence.id}"
                    raise ValueError(problem)
        by_id = {licence.id: licence for licence in sorted(licences, key=lambda licence: licence.id)}
        return cls(MappingProxyType(by_id), MappingProxyType(keys))

    def resolve(self, text: str) -> Licence | None:
        """Return the licence that a name, an SPDX identifier or an address means; None where that is not certain.

        ``CC BY`` without a version is not certain.
        """
        return self._keys.get(_key(text))

    def suggest(self, text: str) -> tuple[Licence, ...]:
        """Return the licences that an incomplete name may mean (``CC BY``: its versions, the newest first)."""
        stem = _key(text)
        versions = re.compile(rf"{re.escape(stem)} \d+\.\d+") if stem else None
        found = {key: licence for key, licence in self._keys.items() if versions and versions.fullmatch(key)}
        return tuple(dict.fromkeys(found[key] for key in sorted(found, reverse=True)))


def _keys_of(licence: Licence) -> Iterator[str]:
    names = (licence.id, licence.name, licence.name_de, licence.name_en, *licence.spellings)
    addresses = (licence.url, licence.deed_url_de, licence.amb_uri)
    yield from (key for text in (*names, *addresses) if (key := _key(text)))
    if licence.spdx:
        yield _key(f"https://spdx.org/licenses/{licence.spdx}")


def _key(text: str) -> str:
    """Return a text without what makes no difference: case, punctuation, an address's scheme, language and document."""
    text = text.strip().strip("<>")
    address = _ADDRESS.fullmatch(text)
    if address:
        place = _DOCUMENT.sub("", address["place"].lower().rstrip("/"))
        return f"//{place.removesuffix('.html').replace('/licences/', '/licenses/')}"
    return " ".join(_WORD.findall(text.casefold().replace("_", " ")))
