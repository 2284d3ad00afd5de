"""The unit as one page, with its styles, media and licences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files, visible_credits
from teilbar.exporting.target import PackageTarget
from teilbar.rendering.document import SOLUTIONS, render_document
from teilbar.rendering.facts import facts_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.exporting.format import Kit
    from teilbar.model.unit import Unit
    from teilbar.texts import Language

_MARK = '<section class="tb-question '
"""How a question begins, which a script works on. No author can write it."""


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
        content = "".join(_parts(unit, kit))
        wanted = {name: file for name, file in kit.theme.items() if not _is_script(name) or _MARK in content}
        yield Entry("index.html", _page(unit, kit, content, wanted).encode())
        yield from credit_files(unit, kit)
        for name, file in (*wanted.items(), *kit.media.items()):
            yield Entry(name, file)


def _page(unit: Unit, kit: Kit, content: str, theme: Iterable[str]) -> str:
    """Return the page (HTML, "Writing HTML documents"); it loads nothing that is not in the package."""
    title = escape(unit.title)
    language = escape(unit.metadata.language or kit.language)
    links = "".join(_link(name) for name in theme if name.endswith((".css", ".js")))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} – {escape(kit.hub_name)}</title>\n{links}</head>\n"
        f'<body>\n<main class="md-typeset tb-package">\n<h1 id="tb-title">{title}</h1>\n'
        f"{content}</main>\n</body>\n</html>\n"
    )


def _link(name: str) -> str:
    if _is_script(name):  # a classic one: modules fail under file://
        return f'<script defer src="{escape(name)}"></script>\n'
    return f'<link rel="stylesheet" href="{escape(name)}">\n'


def _is_script(name: str) -> bool:
    return name.endswith(".js")


def _parts(unit: Unit, kit: Kit) -> Iterator[str]:
    if unit.metadata.summary:
        yield f'<p class="tb-lead">{escape(unit.metadata.summary)}</p>\n'
    yield facts_html(unit.metadata, kit.language) + "\n"
    sections = render_document(unit, PackageTarget(unit, kit))
    for section in sections:
        if section.level:
            yield tag(f"h{section.level}", section.heading_html or escape(section.text), id=section.id) + "\n"
        if section.role != SOLUTIONS:
            yield section.html + "\n"
    yield visible_credits(unit, kit) + "\n"
    yield from (section.html for section in sections if section.role == SOLUTIONS)
