"""What a reader of texts notices on its way: remarks, one by one or gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from teilbar.importing.found import Remark


@dataclass(slots=True)
class _Gathered:
    """The places at which the same was noticed."""

    values: dict[str, str]
    places: dict[tuple[int, str], None] = field(default_factory=dict)


class Noticed:
    """Collects remarks about one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._single: list[Remark] = []
        self._gathered: dict[tuple[str, str], _Gathered] = {}

    def once(self, why: str, line: int, source: str, **values: str) -> None:
        """Note one place. ``why`` is a key below ``import.remark``, ``line`` counts from 1."""
        self._single.append(Remark(why, self._file, line, source, MappingProxyType(values)))

    def gather(self, why: str, line: int, source: str, about: str = "", **values: str) -> None:
        """Note a place of something that a file may hold often: all with the same ``about`` are one remark."""
        found = self._gathered.setdefault((why, about), _Gathered(values))
        found.places.setdefault((line, source))

    def remarks(self) -> tuple[Remark, ...]:
        """Return all remarks in the order of their lines; a gathered one stands at its first place and counts them."""
        gathered = (self._remark(why, found) for (why, _), found in self._gathered.items())
        return tuple(sorted((*self._single, *gathered), key=lambda remark: remark.line))

    def _remark(self, why: str, found: _Gathered) -> Remark:
        places = sorted(found.places)
        source = "\n".join(f"{line}: {text}" for line, text in places)
        values = found.values | {"count": str(len(places))}
        return Remark(why, self._file, places[0][0], source, MappingProxyType(values))
