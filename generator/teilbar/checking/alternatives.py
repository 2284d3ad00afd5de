"""Alternative texts: what somebody hears who does not see a picture."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teilbar.checking.passages import nodes
from teilbar.checking.places import at_medium, declared
from teilbar.model.addresses import path_of, typed
from teilbar.model.document import Image
from teilbar.rendering.media import FILM, SOUND
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.registry import Surroundings
    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding
    from teilbar.model.unit import Page

LONGEST = 200
"""Characters from which on an alternative text is hard to listen to: nobody can pause it or go back a word."""

_FILE = re.compile(
    r"[^\s/]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)|.+[_-].*\.(?:jpe?g|png|gif|webp|svg)", re.IGNORECASE
)
_CAMERA = re.compile(
    r"(?:img|image|dsc[nf]?|dscf|pxl|mvimg|p\d|sam|hpim|cimg|unnamed|bildschirmfoto|screenshot|whatsapp image)"
    r"[\s_-]*(?:\(?\d[\d\s_.()-]*(?:\bat\b|\bum\b)?[\d\s_.()-]*)",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:das |ein |the |a |an )?(?:bild|foto|fotografie|grafik|abbildung|abb\.|symbolbild|screenshot|image|picture"
    r"|photo|img|graphic|figure|alt|alt[ -]?text|bildbeschreibung|description)\s*\d{0,3}",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:das |ein |dieses |the |an? )?(?:bild|foto|fotografie|abbildung|image|picture|photo|photograph)\s+"
    r"(?:von|vom|of|zeigt|shows)\b",
    re.IGNORECASE,
)


def pictures(document: Document, context: TextContext) -> Iterator[Finding]:
    """What stands between the square brackets says what is to be seen, and says it shortly."""
    for node in nodes(document):
        if not isinstance(node, Image) or not node.alt or _suffix(node.target) in FILM | SOUND:
            continue
        values = {"alt": _short(node.alt), "target": typed(node.target)}
        if rule := _problem(node.alt, node.target):
            yield finding(rule, context.file, node.line or None, length=len(node.alt), limit=LONGEST, **values)
        elif node.title and _plain(node.title) == _plain(node.alt):
            whole = " ".join(node.alt.split())
            yield finding("alt-repeats-caption", context.file, node.line or None, whole=whole, **values)


def records(page: Page, _: Surroundings) -> Iterator[Finding]:
    """The same of what is said of a picture in ``medien.yml``."""
    for medium, said in declared(page):
        if said.alt and (rule := _problem(said.alt, medium.path)):
            values = {"alt": _short(said.alt), "medium": medium.name, "length": len(said.alt), "limit": LONGEST}
            yield at_medium(f"{rule}-declared", medium, page, "alt", **values)


def _problem(alt: str, target: str) -> str | None:
    """Return the rule that an alternative text breaks, if any."""
    words = " ".join(alt.split())
    if len(words) > LONGEST:  # the patterns below are for names, and take their time with pages
        return "alt-announces-picture" if _ANNOUNCED.match(words) else "alt-too-long"
    if _FILE.fullmatch(words) or _CAMERA.fullmatch(words) or _is_stem(words, target):
        return "alt-file-name"
    if _NOTHING.fullmatch(words):
        return "alt-says-nothing"
    return "alt-announces-picture" if _ANNOUNCED.match(words) else None


def _is_stem(words: str, target: str) -> bool:
    """Return whether words are a file's name without its ending, and look like one rather than like a word."""
    stem = posixpath.splitext(posixpath.basename(unquote(path_of(target))))[0]
    return words.casefold() == stem.casefold() and bool(re.search(r"[_\d]|\w-\w+-", words)) and " " not in words


def _suffix(target: str) -> str:
    return posixpath.splitext(path_of(target))[1][1:].lower()


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= 60 else f"{one_line[:57].rstrip()} …"  # noqa: PLR2004 - what a line holds


CHECKS = (records,)
TEXT_CHECKS = (pictures,)
