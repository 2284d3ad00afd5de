"""Pictures, sound and film as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from teilbar.model.addresses import host_of
from teilbar.rendering.credits import credit_beside
from teilbar.rendering.tags import tag
from teilbar.rendering.tracks import tracks_html
from teilbar.renditions import MediumKind, PictureOptions, plan
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.document import Image
    from teilbar.model.unit import Medium
    from teilbar.rendering.context import Context

SOUND = frozenset({"mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"})
FILM = frozenset({"mp4", "m4v", "webm", "ogv"})
PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"})

SIZES = "(min-width: 60em) 42rem, 100vw"
"""How wide pictures are shown: a column of text, or all of a phone."""

_PIXELS = re.compile(r"\d{1,4}")
_PER_CENT = re.compile(r"(\d{1,3})(?:\.\d+)?\s*%")
_STEP = 10  # widths in per cent are classes in steps, because a page holds no style attribute
_FULL = 100
_PHONE = 480  # pixels


def medium_html(image: Image, context: Context) -> str:
    """Return the element that shows or plays a medium; where it is missing, what stands for it."""
    medium = context.page.media.get(image.target)
    if medium is None:
        return _missing(image, context)
    src = context.target.src(context.page, medium)
    alt = _alt(image, medium)
    match kind_of(medium):
        case MediumKind.SOUND:
            return tag("audio", "", src=src, controls=True, preload="none", aria_label=alt or None)
        case MediumKind.FILM:
            poster, tracks = _poster(medium, context), tracks_html(medium, context)
            return tag("video", tracks, src=src, controls=True, preload="none", poster=poster, aria_label=alt or None)
        case MediumKind.PICTURE:
            return _picture(image, medium, alt, context)
    return tag("a", escape(alt or medium.name), href=src)


def kind_of(medium: Medium) -> MediumKind:
    """Return what a medium is: by its content; by its name where nobody looked at it."""
    if medium.facts:
        return medium.facts.kind
    for kind, suffixes in ((MediumKind.SOUND, SOUND), (MediumKind.FILM, FILM), (MediumKind.PICTURE, PICTURES)):
        if medium.suffix in suffixes:
            return kind
    return MediumKind.OTHER


def with_enlargement(image: Image, html: str, context: Context) -> str:
    """Return a picture's element as a link to its own file, where the target wants that and the file shows more."""
    medium = context.page.media.get(image.target)
    if not context.target.enlarges or medium is None or not _shows_more(medium):
        return html
    sign = tag("span", escape(text("unit.enlarge", context.language)), class_="tb-enlarge__sign")
    return tag("a", f"{html}{sign}", href=shown_at(medium, context), class_="tb-enlarge")


def _shows_more(medium: Medium) -> bool:
    """Tell whether a picture is larger than a phone shows it; a drawing always is."""
    if not _is_picture(medium) or medium.facts is None:
        return False
    return medium.facts.width is None or medium.facts.width > _PHONE or medium.suffix == "svg"


def _poster(film: Medium, context: Context) -> str | None:
    """Return the address of the picture that stands for a film; None without one, or where it turned out broken."""
    medium = context.page.media.get(film.poster)
    return shown_at(medium, context) if medium else None


def _picture(image: Image, medium: Medium, alt: str, context: Context) -> str:
    """Return a picture: WebP in several widths for browsers to choose from, and one copy for all others.

    The width and height are the file's own, so that the page keeps still while it loads.
    """
    class_, width, height = _size(image)
    planned = plan(medium.facts, PictureOptions()) if medium.facts else None
    if planned and not (width or height):
        width, height = _pixels(planned.fallback.width), _pixels(planned.fallback.height)
    img = tag(
        "img",
        src=context.target.src(context.page, medium, planned.fallback if planned else None),
        alt=alt,
        class_=class_,
        width=width,
        height=height,
        loading=context.loading(),
        decoding="async",
    )
    if not planned or not planned.sources:
        return img
    srcset = planned.srcset(lambda source: context.target.src(context.page, medium, source))
    return f"<picture>{tag('source', type='image/webp', srcset=srcset, sizes=SIZES)}{img}</picture>"


def _pixels(number: int | None) -> str | None:
    return None if number is None else str(number)


def caption(image: Image, context: Context) -> str:
    """Return the text below a figure; empty where it is a credit that was understood, or its picture was withdrawn."""
    is_dropped = image.target in context.page.withdrawn or _is_credited_by_caption(image, context)
    return "" if is_dropped else image.title


def credit_line(image: Image, context: Context) -> str:
    """Return the credit below a figure; empty for none, and where the author's next paragraph is just that."""
    medium = context.page.media.get(image.target)
    if medium is None or (_is_credited_by_caption(image, context) and not image.title):
        return ""
    return credit_beside(context.target.credit(context.page, medium), context.language, shown_at(medium, context))


def shown_at(medium: Medium, context: Context) -> str:
    """Return the address of the file that stands for a medium: of a picture the copy that everything can show."""
    planned = plan(medium.facts, PictureOptions()).fallback if medium.facts and _is_picture(medium) else None
    return context.target.src(context.page, medium, planned)


def _is_picture(medium: Medium) -> bool:
    return medium.facts is not None and medium.facts.kind is MediumKind.PICTURE


def _is_credited_by_caption(image: Image, context: Context) -> bool:
    medium = context.page.media.get(image.target)
    return medium is not None and medium.record is not None and medium.record.is_caption


def _alt(image: Image, medium: Medium) -> str:
    """Alternative text: what stands at the place, else what was said of the medium."""
    if image.alt or medium.record is None:
        return image.alt
    return medium.record.alt or ""


def _missing(image: Image, context: Context) -> str:
    """A picture on a foreign host becomes a link: a page asks nobody else for anything.

    Of one that was withdrawn nothing is said: its description may tell what it must not show any more.
    """
    if image.target in context.page.withdrawn:
        return tag("span", escape(text("picture-withdrawn", context.language)), class_="tb-missing")
    if href := context.target.href(context.page, image.target):
        label = text("picture-elsewhere", context.language, host=host_of(href))
        return tag("a", escape(f"{image.alt} ({label})" if image.alt else label), href=href, rel="noopener")
    words = image.alt or text("picture-missing", context.language)
    return tag("span", escape(words), class_="tb-missing")


def _size(image: Image) -> tuple[str | None, str | None, str | None]:
    """Return the class, width and height that the author's wish comes to."""
    if found := _PER_CENT.fullmatch(image.width):
        step = min(_FULL, max(_STEP, round(int(found[1]) / _STEP) * _STEP))
        return f"tb-width-{step}", None, None
    width, height = (value if _PIXELS.fullmatch(value) else None for value in (image.width, image.height))
    return None, width, height
