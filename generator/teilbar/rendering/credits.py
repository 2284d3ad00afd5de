"""Credits that a reader sees: beside a medium, as a table at a text's end, of the whole."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.licensing.lines import ai_words, html_line, markdown_line, plain_line, portable_html
from teilbar.model.addresses import host_of
from teilbar.rendering.facts import licence_link, people_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.licensing.credits import Credit
    from teilbar.model.licence import Licence
    from teilbar.texts import Language


def credit_beside(credit: Credit, language: Language, about: str) -> str:
    """Return the line that stands beside a medium; empty where nothing is known of it."""
    return f'<span class="tb-source">{html_line(credit, language, about)}</span>' if credit.says_something else ""


def credit_html(credit: Credit, language: Language, *, copying: bool = False) -> str:
    """Return the credit of the text that a page holds; with buttons to copy it if the page has a script for that."""
    if not credit.says_something:
        return ""
    forms = (("copy", plain_line), ("copy-html", portable_html), ("copy-markdown", markdown_line)) if copying else ()
    buttons = "".join(_copy_button(key, form(credit, language), language) for key, form in forms)
    return f'<div class="tb-credit"><p>{html_line(credit, language, "")}</p>{buttons}</div>'


def credits_table(media: Iterable[tuple[str, str, Credit]], language: Language) -> str:
    """Return the table of all media of a text; empty without any.

    ``media`` are each medium's name, its address as seen from the page, and its credit.
    """
    rows = "".join(_row(name, address, credit, language) for name, address, credit in media)
    if not rows:
        return ""
    columns = "".join(f'<th scope="col">{escape(text(f"credit.{key}", language))}</th>' for key in _COLUMNS)
    heading = escape(text("credit.heading", language))
    return (
        f'<div class="tb-credits"><table class="tb-credits__table"><caption>{heading}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def whole_html(own: Licence | None, whole: Licence | None, language: Language) -> str:
    """Return under which licence text and media together may be shared; empty where that is the text's own."""
    if own is None or own == whole:
        return ""
    if whole is None:
        return f'<p class="tb-whole">{escape(text("credit.each-its-own", language))}</p>'
    name = tag("a", escape(whole.label(language)), href=whole.url) if whole.url else escape(whole.label(language))
    return f'<p class="tb-whole">{text("credit.whole", language, licence=name)}</p>'


_COLUMNS = ("medium", "authors", "licence", "source", "notes")


def _row(name: str, address: str, credit: Credit, language: Language) -> str:
    cells = "".join(
        f'<td data-label="{escape(text(f"credit.{key}", language))}">{html}</td>'
        for key, html in zip(_COLUMNS, _cells(name, address, credit, language), strict=True)
    )
    return f"<tr>{cells}</tr>"


def _cells(name: str, address: str, credit: Credit, language: Language) -> Iterator[str]:
    unknown = escape(text("credit.unknown", language))
    yield tag("a", escape(credit.title or name), href=address)
    yield people_html(credit.authors) or unknown
    yield licence_link(credit.licence, credit.written_licence, language) or unknown
    yield _source(credit, language)
    adaptation = f"{text('credit.adaptation', language)}: {credit.adaptation}" if credit.adaptation else ""
    yield "<br>".join(escape(note) for note in (adaptation, ai_words(credit.ai, language)) if note)


def _source(credit: Credit, language: Language) -> str:
    if credit.own:
        return escape(text("credit.own", language))
    works = (plain_line(work, language) for work in credit.based_on)
    label = escape(credit.source or (host_of(credit.source_url) if credit.source_url else ""))
    is_link = credit.source_url.startswith(("https://", "http://"))
    place = tag("a", label, href=credit.source_url) if is_link else label
    return "; ".join(filter(None, (place, *map(escape, works))))


def _copy_button(key: str, line: str, language: Language) -> str:
    words = tag(
        "button",
        escape(text(f"credit.{key}", language)),
        type="button",
        class_="tb-copy",
        data_copy=line,
        data_copied=text("credit.copied", language),
        data_failed=text("credit.not-copied", language),
        hidden=True,
    )
    return f'{words}<span class="tb-copy-said" role="status"></span>'
