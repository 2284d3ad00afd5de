"""What stands at the addresses that texts once had: where they lead now, or that there is nothing any more.

An address leads on where its text has another one. Where the text is gone, its last title is told. Of a text that was
withdrawn nothing is told but that, and the reason that its author gave: a title may name a child, and so may what lies
in a release. A text that is blocked by an error is not gone: its address says nothing new, and the pipeline does not
publish that state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.past import Address, Gone, Moved, Past, address_of, fate_of
from teilbar.publishing.site_addresses import folder_at
from teilbar.reading.addresses import addresses_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from teilbar.hub import Hub
    from teilbar.model.metadata import Kind
    from teilbar.model.unit import Library, Page


@dataclass(frozen=True, slots=True)
class LeadsOn:
    """An address whose text has another one."""

    address: Address
    to: Page


@dataclass(frozen=True, slots=True)
class Farewell:
    """An address whose text is gone."""

    address: Address
    kind: Kind
    """What the text was at last."""
    title: str = ""
    """Empty where it may not be told."""
    day: date | None = None
    """Since when."""
    areas: tuple[str, ...] = ()
    is_withdrawn: bool = False
    is_draft: bool = False
    reason: str = ""


Former: TypeAlias = "LeadsOn | Farewell"


def former_addresses(  # noqa: PLR0913 - what is published of what, and of what past
    published: Library, read: Library, past: Past, hub: Hub, root: str, *, whole: bool = True
) -> tuple[Former, ...]:
    """Return what stands at all former addresses, sorted by them.

    Takes what is published of what was read, the past that git knows and the content folder. Where not the ``whole``
    hub is published, nothing is said to be gone.
    """
    return tuple(_Deciding(published, read, past, hub, root).all(whole=whole))


class _Deciding:
    def __init__(self, published: Library, read: Library, past: Past, hub: Hub, root: str) -> None:
        since, keep = hub.former.since, hub.former.keep
        self._past = past if keep else Past(hidden_since=past.hidden_since)
        self._since = since
        self._forgotten = {one.strip("/").removesuffix("/index.html") for one in hub.former.forgotten}
        self._root = root
        self._live = {address_of(page): page for page in _all(published)}
        left_out = {address_of(page): page for page in _all(read) if address_of(page) not in self._live}
        self._hidden = {
            address: said
            for address, page in left_out.items()
            if (said := _hidden(page, address, past.hidden_since.get(address)))
        }
        self._blocked = left_out.keys() - self._hidden.keys()
        self._said = dict(self._explicit(read))

    def all(self, *, whole: bool) -> Iterator[Former]:
        """Yield what stands at each former address."""
        for address in sorted({*self._past.moved, *self._past.gone, *self._said, *self._hidden}):
            folder = folder_at(address)
            if address in self._live or address in self._blocked or not folder or folder in self._forgotten:
                continue
            found = self._at(address)
            if found and (whole or isinstance(found, LeadsOn)):
                yield found

    def _at(self, address: Address) -> Former | None:
        """Return what stands at an address: what an author says of it outweighs what git knows."""
        if to := self._said.get(address):
            return self._leading(address, to)
        if address in self._hidden:
            return self._hidden[address]
        fate = fate_of(address, self._past, self._live.keys() | self._hidden.keys() | self._blocked)
        if fate is None or (self._since and (fate.at is None or fate.at.date() < self._since)):
            return None
        if isinstance(fate, Moved):
            return self._leading(address, fate.to)
        last = fate.last or address
        if to := self._said.get(last):
            return self._leading(address, to)
        return _farewell(address, last, fate)

    def _leading(self, address: Address, to: Address) -> Former | None:
        if page := self._live.get(to):
            return LeadsOn(address, page)
        if hidden := self._hidden.get(to):
            return Farewell(
                address,
                hidden.kind,
                hidden.title,
                hidden.day,
                is_withdrawn=hidden.is_withdrawn,
                is_draft=hidden.is_draft,
                reason=hidden.reason,
            )
        return None

    def _explicit(self, read: Library) -> Iterator[tuple[Address, Address]]:
        """Yield the addresses that texts say to have had; of two texts that name one, the first counts."""
        claimed: set[Address] = set()
        for page in _all(read):
            for written in page.metadata.former:
                for address in addresses_once(written, address_of(page).kind, self._root):
                    if address not in claimed and address != address_of(page):
                        claimed.add(address)
                        yield address, address_of(page)


def _all(library: Library) -> tuple[Page, ...]:
    return (*library.units, *library.paths, *library.pages)


def _hidden(page: Page, address: Address, since: datetime | None) -> Farewell | None:
    """Return what is said of a text that is there and not to be read; nothing of a draft that was never published."""
    day = since.date() if since else None
    if withdrawal := page.metadata.withdrawn:
        return Farewell(address, address.kind, day=day, is_withdrawn=True, reason=withdrawal.reason)
    if page.metadata.draft and since:
        return Farewell(address, address.kind, page.title, day, is_draft=True)
    return None


def _farewell(address: Address, last: Address, gone: Gone) -> Farewell:
    day = gone.at.date() if gone.at else None
    return Farewell(address, last.kind, gone.title, day, gone.areas, is_withdrawn=gone.is_withdrawn, reason=gone.reason)
