"""Creative Commons' charts, written down apart from the registry: what may be combined with what.

From the FAQ, "Combining and adapting CC material": the adapter's licence chart, its yellow fields (advised against)
taken for allowed where the adapter's licence keeps every condition of the original, and for ruled out where it drops
one. The rule about versions is that of the share-alike clauses: those of 1.0 name their own version alone, later ones
the later versions too; an earlier version is never one that keeps what the original asks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from teilbar.licensing.combining import limits, obstacle, whole_licence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.model.licence import Licence

ADAPTER = {  # the original's kind, the kinds that its adaptation may be given
    "PD": {"PD", "BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"},
    "BY": {"BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"},
    "BY-SA": {"BY-SA"},
    "BY-NC": {"BY-NC", "BY-NC-SA", "BY-NC-ND"},
    "BY-NC-SA": {"BY-NC-SA"},
    "BY-ND": set(),
    "BY-NC-ND": set(),
}
WHOLE = {  # the unit's kind; each medium's, and the kind that the package may carry, all of version 4.0
    "PD": {kind: kind for kind in ADAPTER},
    "BY": {"PD": "BY"} | {kind: kind for kind in ADAPTER if kind != "PD"},
    "BY-SA": {"PD": "BY-SA", "BY": "BY-SA", "BY-SA": "BY-SA"},
    "BY-NC": {
        "PD": "BY-NC",
        "BY": "BY-NC",
        "BY-NC": "BY-NC",
        "BY-ND": "BY-NC-ND",
        "BY-NC-SA": "BY-NC-SA",
        "BY-NC-ND": "BY-NC-ND",
    },
    "BY-ND": {"PD": "BY-ND", "BY": "BY-ND", "BY-ND": "BY-ND", "BY-NC": "BY-NC-ND", "BY-NC-ND": "BY-NC-ND"},
    "BY-NC-SA": {"PD": "BY-NC-SA", "BY": "BY-NC-SA", "BY-NC": "BY-NC-SA", "BY-NC-SA": "BY-NC-SA"},
    "BY-NC-ND": dict.fromkeys(("PD", "BY", "BY-NC", "BY-ND", "BY-NC-ND"), "BY-NC-ND"),
}
OTHERS = {  # works that are under none of these, and the units that adaptations of them fit into
    "LAL-1.2": {"LAL-1.2", "LAL-1.3"},
    "LAL-1.3": {"LAL-1.3", "CC-BY-SA-4.0"},
    "GPL-3.0-only": {"GPL-3.0-only"},
    "GPL-3.0-or-later": {"GPL-3.0-only", "GPL-3.0-or-later"},
}
ALSO = {"CC-BY-SA-4.0": {"LAL-1.3", "GPL-3.0-only"}}
"""What Creative Commons has declared compatible with its share-alike licence: of the GPL, version 3 alone."""
NOBODY = {
    *("LicenseRef-AllRightsReserved", "LicenseRef-Pixabay", "LicenseRef-Unsplash"),
    *("LicenseRef-Pexels", "LicenseRef-Canva"),
}
PERMISSIVE = {"MIT", "Apache-2.0"}
_CC = re.compile(r"(?:LicenseRef-)?CC-(?P<kind>BY[A-Z-]*?)-(?P<version>\d\.\d)(?:-DE)?")


class Kind(NamedTuple):
    """What an id says of a licence."""

    kind: str
    """``BY-SA``; ``PD`` for what has no conditions; empty for another family."""
    version: str


def kind_of(licence: str) -> Kind:
    """Return what the id of a licence says."""
    if licence in {"CC0-1.0", "CC-PDM-1.0"}:
        return Kind("PD", "")
    found = _CC.fullmatch(licence)
    return Kind(found["kind"], found["version"]) if found else Kind("", "")


def may_adapt(work: str, unit: str) -> bool:
    """Tell whether a unit under one licence may hold an adaptation of a work under another, both by id."""
    if work in NOBODY:
        return False
    if work in OTHERS or unit in ALSO.get(work, ()):
        return unit in OTHERS.get(work, ALSO.get(work, ()))
    if work in PERMISSIVE:
        return kind_of(unit).kind != "PD"
    if not kind_of(unit).kind:  # a free licence of another family, which asks for no more than the names
        return kind_of(work).kind in {"PD", "BY"}
    return kind_of(unit).kind in ADAPTER[kind_of(work).kind] and _is_late_enough(work, unit)


def _is_late_enough(work: str, unit: str) -> bool:
    original, adapter = kind_of(work), kind_of(unit)
    if "PD" in {original.kind, adapter.kind}:
        return True
    if original.kind.endswith("SA") and original.version == "1.0":
        return adapter.version == "1.0"
    if original.kind.endswith("SA") and work.endswith("-2.0-DE") and original.version == adapter.version:
        return unit == work  # 2.0 names later versions and other countries' licences, not the one of no country
    return adapter.version >= original.version


def differences(licences: Mapping[str, Licence], first: str = "") -> Iterator[str]:
    """Yield where what the registry says differs from the charts, pair by pair; those with ``first`` come first."""
    every = licences.values()
    own = [licences[first]] if first else []
    pairs = (
        (work, unit)
        for works, units in ((own, every), (every, own), (every, every))
        for work in works
        for unit in units
    )
    for work, unit in pairs:
        pair = f"{work.id} in {unit.id}"
        if unit.id in NOBODY:  # nobody shares it: there it only matters that nothing share-alike has become part of it
            if kind_of(work.id).kind.endswith("SA") or work.id in OTHERS:
                yield from [pair] if obstacle(work, unit, adapted=True) is None else []
            continue
        if (obstacle(work, unit, adapted=True) is None) != may_adapt(work.id, unit.id):
            yield f"{pair}, adapted"
        if (obstacle(work, unit, adapted=False) is None) != (work.id not in NOBODY):
            yield f"{pair}, in a collection"
        if work.id not in NOBODY and _narrows(work.id, unit.id) != {str(limit) for limit in limits(work, unit)}:
            yield f"{pair}: what it denies"
        whole = whole_licence(unit, [work], every)
        if (whole.id if whole else "") != whole_of(work.id, unit.id, tuple(licences)):
            yield f"{pair}: what the whole may carry"


def _narrows(work: str, unit: str) -> set[str]:
    """Return what a work in a collection denies though the unit allows it, by the letters of their licences."""
    denied = {"NC": "commercial", "ND": "adaptation"}
    asks = {letters: {letters} & set(kind_of(work).kind.split("-")) for letters in denied}
    has = set(kind_of(unit).kind.split("-"))
    return {denied[letters] for letters, asked in asks.items() if asked and letters not in has}


@cache
def whole_of(work: str, unit: str, every: tuple[str, ...]) -> str:
    """Return the licence that a unit and a work beside its text may carry together, by id; empty for none.

    The unit's own comes first, then the work's; then the one with the fewest letters, of Creative Commons if possible,
    for no single country, in the newest version.
    """
    found = [one for one in every if one not in NOBODY and all(_carries(one, part) for part in (unit, work))]

    def order(one: str) -> tuple[object, ...]:
        kind = kind_of(one).kind
        letters = len(kind.split("-")) if kind not in {"", "PD"} else 2 if one in OTHERS else int(kind == "")
        version = re.search(r"\d\.\d", one)
        return one != unit, one != work, letters, not kind, one.endswith("-DE"), -float(version[0] if version else 0)

    return min(found, key=order) if found else ""


def _carries(whole: str, part: str) -> bool:
    """Tell whether whoever keeps to one licence keeps to another, too, by the letters of their names."""
    if whole == part or kind_of(part).kind == "PD":
        return True
    if part in OTHERS or whole in ALSO.get(part, ()):
        return whole in OTHERS.get(part, ALSO.get(part, ()))
    original, adapter = kind_of(part), kind_of(whole)
    if not (original.kind and adapter.kind) or adapter.kind == "PD":
        return False
    if original.kind.endswith("SA"):
        return adapter.kind == original.kind and _is_late_enough(part, whole)
    return set(original.kind.split("-")) <= set(adapter.kind.split("-")) and adapter.version >= original.version


def table_differs_from_rule(every: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the pairs of version 4.0 for which :data:`WHOLE` and :func:`whole_of` say different things."""
    newest = [one for one in every if one == "CC0-1.0" or kind_of(one).version == "4.0"]
    return [
        (work, unit)
        for work in newest
        for unit in newest
        if kind_of(whole_of(work, unit, every)).kind != WHOLE[kind_of(unit).kind].get(kind_of(work).kind, "")
    ]
