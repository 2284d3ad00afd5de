"""The unit as one page, with its styles, media and licences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files, visible_credits
from teilbar.exporting.target import PackageTarget
from teilbar.rendering.document import render_document
from teilbar.rendering.facts import facts_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.exporting.format import Kit
    from teilbar.model.unit import Unit
    from teilbar.texts import Language


class Offline:
    """See :class:`~teilbar.exporting.format.Format`."""

    name: ClassVar[str] = "offline"
    suffix: ClassVar[str] = "offline.zip"
    media_type: ClassVar[str] = "application/zip"
    by_default: ClassVar[bool] = True

    def label(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Format.label`."""
        return text("format.offline", language)

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.Format.entries`."""
        yield Entry("index.html", _page(unit, kit).encode())
        yield from credit_files(unit, kit)
        for name, sheet in kit.styles.items():
            yield Entry(name, sheet)
        for name, content in kit.media.items():
            yield Entry(name, content)


def _page(unit: Unit, kit: Kit) -> str:
    """Return the page (HTML, "Writing HTML documents"); it holds no script and no address that a browser would load."""
    title = escape(unit.title)
    language = escape(unit.metadata.language or kit.language)
    sheets = (name for name in kit.styles if name.endswith(".css"))
    styles = "".join(f'<link rel="stylesheet" href="{escape(name)}">\n' for name in sheets)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} – {escape(kit.hub_name)}</title>\n{styles}</head>\n"
        f'<body>\n<main class="md-typeset tb-package">\n<h1 id="tb-title">{title}</h1>\n'
        f"{''.join(_parts(unit, kit))}</main>\n</body>\n</html>\n"
    )


def _parts(unit: Unit, kit: Kit) -> Iterator[str]:
    if unit.metadata.summary:
        yield f'<p class="tb-lead">{escape(unit.metadata.summary)}</p>\n'
    yield facts_html(unit.metadata, kit.language) + "\n"
    for section in render_document(unit, PackageTarget(unit, kit)):
        if section.level:
            yield tag(f"h{section.level}", section.heading_html or escape(section.text), id=section.id) + "\n"
        yield section.html + "\n"
    yield visible_credits(unit, kit) + "\n"
