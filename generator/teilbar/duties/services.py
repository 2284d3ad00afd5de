"""The page of an institution's services, written from ``dienste.yml``: Markdown as an author would have written it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.duties.markup import as_sentence, escaped, link, mail
from teilbar.model.addresses import host_of, is_address
from teilbar.texts import text
from teilbar.texts.paste import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.model.services import Service, Services
    from teilbar.model.unit import Page
    from teilbar.texts import Language


def file_of_services(language: Language, root: str = "") -> str:
    """Return the file, in the content folder, that the page counts as."""
    name = f"{text('service.file', language)}.md"
    return f"{root}/{name}" if root else name


def is_services(page: Page, language: Language) -> bool:
    """Return whether a page is the one that is made of ``dienste.yml``."""
    return page.made and page.id == text("service.file", language)


def title_of(services: Services, language: Language) -> str:
    """Return what the page is called."""
    return services.title or text("service.title", language)


def services_text(services: Services, language: Language) -> str:
    """Return the Markdown of the page, with its header."""
    lines = [
        "---",
        f"titel: {as_yaml(title_of(services, language))}",
        f"kurz: {as_yaml(services.introduction or text('service.about', language))}",
        f"sprache: {language}",
        *(["beispieldaten: true"] if services.sample else []),
        "---",
        "",
        *([f"> [!warning] {text('service.sample', language)}", f"> {text('service.invented', language)}", ""]
          if services.sample else []),
        as_sentence(services.introduction) if services.introduction else "",
        "",
    ]  # fmt: skip
    return "\n".join((*lines, *(line for one in services.services for line in _service(one, language))))


def _service(service: Service, language: Language) -> Iterator[str]:
    yield from (f"## {escaped(service.name)}", "")
    if service.picture:
        yield from (f"![{escaped(service.alt)}](<{service.picture}>)", "")
    if service.summary:
        yield from (as_sentence(service.summary), "")
    for key, said in (("for", service.audience), ("cost", service.cost), ("how", service.how)):
        if said:
            yield f"- **{text(f'service.{key}', language)}:** {escaped(said)}"
    if service.email:
        yield f"- **{text('duty.mail', language)}:** {mail(service.email)}"
    if service.phone:
        number = re.sub(r"\(0\)|[^\d+]", "", service.phone)
        yield f"- **{text('duty.phone', language)}:** {link(service.phone, f'tel:{number}')}"
    if service.link:
        web = is_address(service.link)
        words = text(
            "service.more-at" if web else "service.more", language, host=host_of(service.link), name=service.name
        )
        yield f"- {link(words, service.link)}"
    yield ""
