"""A meeting is held on the institute's own server, and nowhere else."""

from __future__ import annotations

import pytest

from teilbar.hub import Hub
from teilbar.meetings import Server, room_address, server_of

JITSI = Server("jitsi", "https://meet.haus.de/")
BBB = Server("bigbluebutton", "https://bbb.haus.de/rooms/")

ROOMS = {
    (JITSI, "Elternabend"): "https://meet.haus.de/Elternabend",
    (JITSI, "Elternabend im März!"): "https://meet.haus.de/Elternabend-im-M%C3%A4rz",
    (JITSI, "https://meet.haus.de/raum"): "https://meet.haus.de/raum",
    (JITSI, "HTTPS://MEET.haus.de/raum"): "HTTPS://MEET.haus.de/raum",
    (JITSI, "../weg"): "https://meet.haus.de/weg",
    (JITSI, "?x=1#y"): "https://meet.haus.de/x-1-y",
    (JITSI, "…"): None,
    (JITSI, ""): None,
    (JITSI, "https://meet.haus.de/"): None,
    (JITSI, "http://meet.haus.de/raum"): None,
    (JITSI, "https://meet.haus.de.example.org/raum"): None,
    (JITSI, "https://meet.haus.de@example.org/raum"): None,
    (JITSI, "https://example.org/?https://meet.haus.de/raum"): None,
    (BBB, "Team (ada-xyz-123-abc)"): "https://bbb.haus.de/rooms/ada-xyz-123-abc",
    (BBB, "ada-xyz-123"): "https://bbb.haus.de/rooms/ada-xyz-123",
    (BBB, "https://bbb.haus.de/rooms/ada-xyz-123/join"): "https://bbb.haus.de/rooms/ada-xyz-123/join",
    (BBB, "https://bbb.haus.de/rooms/../admin"): None,
    (BBB, "https://bbb.haus.de/admin"): None,
    (BBB, "Elternabend"): None,
    (None, "Elternabend"): None,
}


@pytest.mark.parametrize(("asked", "expected"), ROOMS.items())
def test_a_room_is_one_on_the_server(asked: tuple[Server | None, str], expected: str | None) -> None:
    server, room = asked
    assert room_address(f"treffen:{room}", server) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"art": "jitsi", "adresse": "https://meet.haus.de"}, JITSI),
        ({"art": "bigbluebutton", "adresse": "https://bbb.haus.de/rooms/"}, BBB),
        ({"adresse": "https://meet.haus.de"}, None),
        ({"art": "jitsi"}, None),
        ({}, None),
    ],
)
def test_half_a_server_is_none(written: dict[str, str], expected: Server | None) -> None:
    assert server_of(Hub.model_validate({"treffen": written})) == expected
