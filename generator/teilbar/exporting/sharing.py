"""Everything open of a hub in one archive, for an institution that takes all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.exporting.deflating import Content
    from teilbar.texts import Language


class Sharing:
    """A :class:`~teilbar.exporting.format.HubFormat`: packages, records and credits of all that is open."""

    name: ClassVar[str] = "sharing"
    suffix: ClassVar[str] = "zip"
    media_type: ClassVar[str] = "application/zip"
    by_default: ClassVar[bool] = False

    def label(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Format.label`."""
        return text("format.sharing", language)

    def purpose(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Explaining.purpose`."""
        return text("format.sharing-purpose", language)

    def hub_entries(self, files: Mapping[str, Content], credits_: Iterable[str]) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.HubFormat.hub_entries`."""
        yield from (Entry(name, content) for name, content in files.items())
        yield Entry("LIZENZ.txt", "".join(f"{line}\n\n" for line in credits_).encode())
