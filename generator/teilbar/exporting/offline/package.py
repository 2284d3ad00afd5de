"""The unit as one page, with its styles, media and licences."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from teilbar.exporting.archive import Entry
from teilbar.exporting.credits import credit_files, visible_credits
from teilbar.exporting.page import document_html, introduction_html, section_html
from teilbar.exporting.steps import solutions_of
from teilbar.exporting.target import PackageTarget
from teilbar.exporting.theme import QUESTIONS_SCRIPT, has_questions, theme_of
from teilbar.rendering.document import SOLUTIONS, render_document, with_steps
from teilbar.rendering.policy import PACKAGE_POLICY
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

    def purpose(self, language: Language) -> str:
        """See :meth:`~teilbar.exporting.format.Explaining.purpose`."""
        return text("format.offline-purpose", language)

    def entries(self, unit: Unit, kit: Kit) -> Iterator[Entry]:
        """See :meth:`~teilbar.exporting.format.Format.entries`."""
        content = "".join(_parts(unit, kit))
        wanted = theme_of(kit, QUESTIONS_SCRIPT) if has_questions(content) else theme_of(kit)
        body = (
            '<body>\n<main class="md-typeset tb-package">\n'
            f'<h1 id="tb-title">{escape(unit.title)}</h1>\n{content}</main>\n</body>'
        )
        yield Entry("index.html", document_html(unit, kit, wanted, body, PACKAGE_POLICY).encode())
        yield from credit_files(unit, kit)
        for name, file in (*wanted.items(), *kit.media.items()):
            yield Entry(name, file)


def _parts(unit: Unit, kit: Kit) -> Iterator[str]:
    yield introduction_html(unit, kit)
    sections = render_document(unit, PackageTarget((unit,), kit, from_disk=True))
    for section, is_step in with_steps(sections):
        if section.role != SOLUTIONS:
            # What stays together on paper.
            yield tag("div", section_html(section), class_="tb-step") if is_step else section_html(section)
    yield visible_credits(unit, kit) + "\n"
    yield solutions_of(sections)
