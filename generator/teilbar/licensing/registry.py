"""The licence registry: which licence a name or an address means.

Everything known of a licence stands in one file of ``licenses/``. Nothing is guessed: what is not certain is a finding
that says what to type.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar import resources
from teilbar.licensing import expressions
from teilbar.licensing.addresses import Addresses, without_addresses
from teilbar.licensing.consistency import check
from teilbar.licensing.naming import Names
from teilbar.licensing.readings import UNKNOWN, UNKNOWN_RULE, Meaning, Reading, agreed, several
from teilbar.licensing.suite import Suite
from teilbar.model.licence import Licence
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_EXAMPLE = "CC BY-SA 4.0"
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Registry:
    """All licences that are known."""

    licences: Mapping[str, Licence]
    """By id, sorted."""
    _names: Names = field(repr=False)
    _addresses: Addresses = field(repr=False)
    _meanings: dict[str, Meaning] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What texts mean that were asked for before: a site asks thousands of times for a handful."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Registry:
        """Read the files of ``folder``, by default those that travel with Teilbar, which are read once a state.

        Raises ValueError where a file does not describe a licence, contradicts itself or another, or one text means
        two licences.
        """
        if folder is None:
            own = resources.licences()
            return _read_once(own, _stamps(own))
        files = folder.glob("*.toml")
        described = {file.stem: Licence.model_validate(tomllib.loads(file.read_text("utf-8"))) for file in files}
        check(described)
        licences = {name: described[name] for name in sorted(described)}
        suite = Suite.of(licences.values())
        registry = cls(
            MappingProxyType(licences),
            Names.of(licences.values(), suite),
            Addresses.of(tuple(licences.values()), suite),
        )
        registry._check_names()
        return registry

    def resolve(self, text: str) -> Licence | None:
        """Return the licence that an author's words mean; None where that is not certain."""
        return self.read(text).licence

    def read(self, text: str) -> Meaning:
        """Return what an author's words for a licence mean.

        They may be a name in German or English, an SPDX identifier or expression, an address, a sentence that holds
        one, or a name with an address: ``CC BY 4.0 (https://...)``, a Markdown link, the HTML of Creative Commons'
        chooser. ``CC BY`` without a version is not certain, and a name and an address that disagree are not either.
        """
        if text not in self._meanings:
            self._meanings[text] = self._meaning(text)
        return self._meanings[text]

    def _meaning(self, text: str) -> Meaning:
        name, addresses = without_addresses(text)
        said = self._names.read(name)
        linked = self._together(addresses)
        reading = agreed(said, linked)
        if reading is None and said == UNKNOWN and linked.licence and not expressions.is_listed(name):
            # Words that nobody understands contradict nothing.
            reading = replace(UNKNOWN, suggestions=(linked.licence,))
        if reading is None:
            found = (*_nearest(said, linked), *_nearest(linked, said))
            values = {"name": _quoted(name), "link": ", ".join(addresses), "lines": _lines(found)}
            return Meaning(None, "licence-contradicts-link", MappingProxyType(values))
        if reading.licence and not reading.rule:
            return Meaning(reading.licence)
        values = {"licence": _quoted(text), "lines": _lines(_to_type(reading))}
        values |= {"version": reading.version} if reading.version else {}
        values |= {"chosen": _called(reading.licence)} if reading.licence else {}
        return Meaning(reading.licence, reading.rule or UNKNOWN_RULE, MappingProxyType(values))

    def _together(self, addresses: Iterable[str]) -> Reading:
        whole = Reading()
        readings = [self._addresses.read(address) for address in addresses]
        for reading in readings:
            both = agreed(whole, reading)
            if both is None:
                return several(readings)
            whole = both
        return whole

    def _check_names(self) -> None:
        for licence in self.licences.values():
            for name in filter(None, (licence.id, licence.name, licence.name_de, licence.name_en)):
                if self.resolve(name) != licence:
                    problem = f"{licence.id}: its own name {name!r} does not mean it"
                    raise ValueError(problem)


@lru_cache(maxsize=1)
def _read_once(folder: Path, _: tuple[tuple[str, int, int], ...]) -> Registry:
    return Registry.load(folder)


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells one state of the data from another: each file's name, time and size."""
    stats = ((file.name, file.stat()) for file in sorted(folder.glob("*.toml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _to_type(reading: Reading) -> tuple[Licence, ...]:
    """Return the licences of which an author could type the names."""
    return (reading.licence,) if reading.licence else reading.suggestions


def _nearest(reading: Reading, other: Reading) -> tuple[Licence, ...]:
    """Return the one licence to type of what one side says, if possible of the version that the other side says."""
    offered = _to_type(reading)
    wanted = (other.licence.version, other.licence.port) if other.licence else None
    return tuple(one for one in offered if (one.version, one.port) == wanted)[:1] or offered[:1]


def _lines(licences: Iterable[Licence]) -> str:
    """Return the lines that an author can type, as Markdown."""
    names = dict.fromkeys(map(_called, licences)) or {_EXAMPLE: None}
    return ", ".join(f"`lizenz: {as_yaml(name)}`" for name in names)


def _called(licence: Licence) -> str:
    return licence.name or licence.name_de


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]} ..."
