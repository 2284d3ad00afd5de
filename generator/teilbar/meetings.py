"""Where a meeting is held that a text calls to: a room on the institute's own server, and nowhere else.

Checks and renderers ask the same function, by way of :mod:`teilbar.linking`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from teilbar.hub import Hub

SCHEME = "treffen:"
"""How the target of a meeting begins (:attr:`teilbar.model.document.Meeting.target`); its room follows."""

Kind: TypeAlias = Literal["bigbluebutton", "jitsi"]

_ROOM_OF_BIGBLUEBUTTON = re.compile(r"(?<![\w-])\w{3,4}(?:-\w{3,4}){2,3}(?![\w-])")
"""As Greenlight names rooms, BigBlueButton's own front end: ``abc-def-ghi``, ``abc-def-ghi-jkl``."""
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Server:
    """The institute's own server for meetings."""

    kind: Kind
    address: str
    """What stands before a room's name, with a slash at its end."""

    @property
    def host(self) -> str:
        """Its host."""
        return urlsplit(self.address).netloc


def server_of(hub: Hub) -> Server | None:
    """Return a hub's server; None where its file names none, or only half of it."""
    kind, address = hub.meetings.kind, hub.meetings.address
    return Server(kind, f"{address.rstrip('/')}/") if kind and address else None


def room_address(target: str, server: Server | None) -> str | None:
    """Return the address of a meeting's room; None where it names no room on the server.

    Takes the target of a meeting: a room in words, or its address. Jitsi opens a room by whatever name; in
    BigBlueButton each has one that the software gave it.
    """
    room = target.removeprefix(SCHEME).strip()
    if server is None or not room:
        return None
    if "://" in room:
        return room if is_on(room, server) else None
    if server.kind == "bigbluebutton":
        found = _ROOM_OF_BIGBLUEBUTTON.search(room)
        return f"{server.address}{quote(found[0])}" if found else None
    name = _BETWEEN_WORDS.sub("-", room).strip("-")
    return f"{server.address}{quote(name)}" if name else None


def is_on(address: str, server: Server) -> bool:
    """Return whether an address is that of a room on a server."""
    try:
        asked, own = urlsplit(address), urlsplit(server.address)
    except ValueError:
        return False
    return (asked.scheme.lower(), asked.netloc.lower()) == (own.scheme.lower(), own.netloc.lower()) and (
        asked.path.startswith(own.path) and ".." not in asked.path and len(asked.path) > len(own.path)
    )
