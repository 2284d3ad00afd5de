"""What is said in films and sounds: captions in the player, and a transcript below it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from teilbar.model.document import Image
from teilbar.model.walk import walk
from teilbar.rendering.tags import tag
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.unit import Captions, Medium
    from teilbar.rendering.context import Context


def tracks_html(medium: Medium, context: Context) -> str:
    """Return the captions of a film (HTML, "The track element"), those in the text's own language switched on."""
    default = captions_in(_language_of_text(context), medium) if medium.captions else None
    return "".join(
        tag(
            "track",
            kind="captions",
            src=context.target.track(context.page, captions),
            srclang=_language(captions, context),
            label=_name(_language(captions, context)),
            default=captions is default,
        )
        for captions in medium.captions
    )


def transcript_html(image: Image, context: Context) -> str:
    """Return the words of a recording, folded; empty without captions, and where the text says what is to be heard.

    Browsers show the captions of a film, not of a sound, and from a folder on the disk neither.
    """
    medium = context.page.media.get(image.target)
    if medium is None or not medium.captions or image.target in context.written_out:
        return ""
    captions = captions_in(_language_of_text(context), medium)
    language = _language(captions, context)
    words = "".join(f"<p>{escape(passage)}</p>" for passage in captions.passages)
    said = tag("div", words, lang=language if language != _language_of_text(context) else None)
    summary = f"<summary>{escape(text('captions.transcript', context.language))}</summary>"
    return tag("details", summary + said, class_="tb-transcript")


def transcripts_html(nodes: object, context: Context) -> str:
    """Return the words of the recordings that stand within a line, to be put below it, in the context's slots."""
    if not any(medium.captions for medium in context.page.media.values()):
        return ""
    images = (node for node in walk(nodes) if isinstance(node, Image))
    return "".join(context.block_slot(html) for image in images if (html := transcript_html(image, context)))


def captions_in(language: str, medium: Medium) -> Captions:
    """Return a medium's captions in a text's language; the first where there are none.

    Raises IndexError for a medium without captions.
    """
    own = _primary(language)
    fitting = (one for one in medium.captions if _primary(one.language or language) == own)
    return next(fitting, None) or medium.captions[0]


def _language(captions: Captions, context: Context) -> str:
    return captions.language or _language_of_text(context)


def _language_of_text(context: Context) -> str:
    return context.page.metadata.language or context.language


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _name(language: str) -> str:
    """Return what a language is called in it; its tag (BCP 47) where that is not known."""
    try:
        name = Locale.parse(language, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else language
