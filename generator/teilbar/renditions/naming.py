"""Names of what is published of a medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.renditions.facts import MediumKind
from teilbar.renditions.plan import PictureOptions, plan

if TYPE_CHECKING:
    from teilbar.renditions.facts import MediumFacts
    from teilbar.renditions.plan import Planned

_FALLBACK = frozenset({"fallback", "svg"})


def file_name(base: str, planned: Planned | None) -> str:
    """Return the name of a rendition, made from the medium's own published name (a path or a mere name).

    ``schnecke.png`` becomes ``schnecke-960.webp`` and ``schnecke.jpg``; a medium without renditions keeps its name.
    """
    if planned is None:
        return base
    stem = base.rpartition(".")[0] or base
    return f"{stem}.{planned.suffix}" if planned.kind in _FALLBACK else f"{stem}-{planned.width}.{planned.suffix}"


def linked_name(base: str, facts: MediumFacts | None) -> str:
    """Return the name of what a link to a medium leads to: of a picture the copy that everything can show."""
    is_picture = facts is not None and facts.kind is MediumKind.PICTURE
    return file_name(base, plan(facts, PictureOptions()).fallback if facts and is_picture else None)
