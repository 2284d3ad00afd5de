"""A browser as a phone in patchy Wi-Fi has it, and what a page made it load."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

PHONE = {"width": 390, "height": 844}
PIXELS = 3  # of the screen, for each pixel of CSS
SLOWER = 4  # times, than this machine: what a phone of the middle class is taken for

RATE = 1_600_000 / 8  # bytes a second
DELAY = 150  # milliseconds


@dataclass
class Loaded:
    """What came over the line, as it came: compressed, with the answers' headers."""

    bytes: dict[str, float] = field(default_factory=dict)
    """By address."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What for, as DevTools name it: Document, Script, Image ..."""
    _addresses: dict[str, str] = field(default_factory=dict)

    @property
    def requests(self) -> int:
        """How many answers came."""
        return len(self.bytes)

    def total(self, *, pictures: bool = True) -> float:
        """Return all bytes, with those of pictures or without."""
        return sum(size for url, size in self.bytes.items() if pictures or self.kinds[url] != "Image")

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _answered(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["response"]["url"]
        self.kinds[event["response"]["url"]] = event["type"]

    def _finished(self, event: dict[str, Any]) -> None:
        url = self._addresses.get(event["requestId"])
        if url:
            self.bytes[url] = self.bytes.get(url, 0) + event["encodedDataLength"]


@contextmanager
def phone(browser: Browser, *, slow: bool = False) -> Iterator[tuple[Page, Loaded]]:
    """Yield a page with an empty cache and what it loads; slow: the line and the processor are a phone's."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        device_scale_factor=PIXELS,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    session, loaded = context.new_cdp_session(page), Loaded()
    loaded.watch(session)
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    if slow:
        throttle(session)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, loaded
    context.close()


def throttle(session: CDPSession) -> None:
    """Make the line as slow as a phone's in patchy Wi-Fi: 1.6 Mbit/s, 150 ms."""
    conditions = {"offline": False, "latency": DELAY, "downloadThroughput": RATE, "uploadThroughput": RATE}
    session.send("Network.emulateNetworkConditions", conditions)
