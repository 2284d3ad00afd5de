"""What opens somewhere else: a film that somebody else hosts, as a figure, and the way to a meeting's room.

Nothing of it is asked of the host: not the film, not its picture. Whoever opens it leaves the page in a tab of its own,
and the words of the link say so (WCAG 2.2, technique G201).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.addresses import host_of
from teilbar.model.walk import plain_text
from teilbar.rendering.media import credit_line, medium_html
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.document import ForeignFilm, Meeting
    from teilbar.rendering.context import Context
    from teilbar.texts import Language

_REL = "noopener noreferrer"

_DRAWN = (
    '<svg class="tb-film__drawn" viewBox="0 0 320 180" aria-hidden="true" focusable="false">'
    '<circle class="tb-film__moon" cx="252" cy="52" r="22"/>'
    '<path class="tb-film__far" d="M0 128c44-34 78-30 118-8s84 18 118-6 62-20 84-8v74H0z"/>'
    '<path class="tb-film__near" d="M0 150c52-20 108-14 160 0s108 14 160-6v36H0z"/>'
    '<circle class="tb-film__disc" cx="160" cy="90" r="34"/>'
    '<path class="tb-film__play" d="m150 72 28 18-28 18z"/></svg>'
)


def film_html(film: ForeignFilm, context: Context) -> str:
    """Return the figure that stands for a film."""
    language = context.language
    href = context.target.href(context.page, film.target)
    title = f'<strong class="tb-film__title">{escape(film.title)}</strong> ' if film.title else ""
    notice = escape(text("foreign.film", language, host=film.host))
    still, credit = _still(film, context)
    label = tag("span", _opening(film_opening(film, language), language), class_="tb-open")
    way = tag("a", still + label, class_="tb-film__way", href=href, target="_blank", rel=_REL)
    return (
        f'<figure class="tb-film"><figcaption>{title}<span>{notice}</span></figcaption>'
        f"{way if href else still}{_address(film.target)}{credit}</figure>"
    )


def film_opening(film: ForeignFilm, language: Language) -> str:
    """Return the words that lead to a film."""
    key = "foreign.open-named-film" if film.title else "foreign.open-film"
    return text(key, language, title=film.title, host=film.host)


def meeting_way_html(meeting: Meeting, context: Context) -> str:
    """Return what leads to a meeting's room; empty where there is no such room on the institute's server."""
    language = context.language
    url = context.target.href(context.page, meeting.target)
    if not url:
        return ""
    room = plain_text(meeting.title) or host_of(url)
    words = _opening(text("foreign.open-meeting", language, room=room), language)
    notice = escape(text("foreign.meeting", language, host=host_of(url)))
    way = tag("a", words, class_="tb-open", href=url, target="_blank", rel=_REL)
    return f"<p>{notice}</p><p>{way}</p>{_address(url)}"


def _opening(words: str, language: Language) -> str:
    tab = tag("span", escape(text("foreign.new-tab", language)), class_="tb-open__tab")
    return f"{escape(words)} {tab}"


def _address(url: str) -> str:
    """Return an address as text, which only paper shows."""
    return tag("span", escape(url), class_="tb-address")


def _still(film: ForeignFilm, context: Context) -> tuple[str, str]:
    """Return the picture that stands for a film, and its credit; a drawn one where the author has none of their own."""
    still = film.still
    if still is None or still.target not in context.page.media:
        return f'<span class="tb-film__still">{_DRAWN}</span>', ""
    credit = credit_line(still, context)
    shown = tag("span", medium_html(still, context), class_="tb-film__still")
    return shown, f'<p class="tb-film__credit">{credit}</p>' if credit else ""
