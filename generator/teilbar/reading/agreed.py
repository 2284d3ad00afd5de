"""By what git knows those who agreed to be named: their e-mail addresses and names, both after ``.mailmap``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.reading.git import run_git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.hub import Hub

MAILMAP_OF_THE_SOURCE = ("-c", "mailmap.file=", "-c", "mailmap.blob=")
"""Lets git read no other ``.mailmap`` than the source's."""

_PLAIN = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_ADDRESS = re.compile(r"<([^<>]*)>\s*$")


def agreed_in(hub: Hub, root: Path) -> Mapping[str, str]:
    """Return the names to be shown, by the addresses and names of commits, all in lower case.

    An address that ``.mailmap`` replaces is known by both. Raises as :func:`~teilbar.reading.git.run_git` does.
    """
    found = {
        " ".join(one.split()).casefold(): person.name
        for person in reversed(hub.contributors)
        for one in (person.git or (person.name,))
    }
    addresses = [one for one in found if _PLAIN.fullmatch(one)]
    if addresses:
        asked = (f"<{address}>" for address in addresses)
        answers = run_git(*MAILMAP_OF_THE_SOURCE, "check-mailmap", *asked, directory=root).splitlines()
        for address, answer in zip(addresses, answers, strict=True):
            if mapped := _ADDRESS.search(answer):
                found.setdefault(mapped[1].strip().casefold(), found[address])
    return found
