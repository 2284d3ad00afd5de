"""The people whom the hub file names as contributors: whether git knows each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.hub.places import option_place
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.hub import Hub
    from teilbar.model.contributions import Contributions
    from teilbar.model.findings import Finding
    from teilbar.reading.source import Source

_OPTION = "mitwirkende"


def unknown_contributors(contributions: Contributions, hub: Hub, source: Source) -> Iterator[Finding]:
    """Yield who is named and took part in no text, by what is said of them; nothing where git does not tell."""
    if not contributions.is_known:
        return
    for number, person in enumerate(hub.contributors):
        if person.name not in contributions.works:
            place = option_place(source, _OPTION, number)
            yield finding("hub-contributor-unknown", *place, name=person.name)
