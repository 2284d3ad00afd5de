"""Words that may be the credit of a medium, read more freely than a caption that counts: an author confirms them.

What :mod:`teilbar.reading.captions` reads is certain. Here also ``Foto: Ada Muster, CC BY 4.0``, ``© Ada Muster``,
``Photo by Ada Muster on Unsplash``, a licence alone, and REUSE's files beside media (REUSE Specification 3.3, "Comment
headers", ``bild.jpg.license``).
"""

from __future__ import annotations

import re

from teilbar.model.metadata import MediumRecord, Person, Reference
from teilbar.reading.captions import caption_record
from teilbar.reading.people import PARTICLES, read_people

LONGEST = 300
"""Characters of what may be a credit; a longer paragraph speaks of something else."""

_NAME = r"[^\W\d_][^„“”\"«»,;|/()\[\]:\n]{1,80}?"
_END = (
    r"(?=\s*(?:[,;|/()\[\]]|\s[-–—]\s|\.\s|\.?$)|\s+(?:Quelle|via|über|from|on|auf|unter|under|ist|is|CC|lizenziert)\b)"
)
_WORK = (
    r"(?:Foto(?:graf(?:ie|in)?)?|Bild|Grafik|Zeichnung|Illustration|Abbildung|Ton|Film|Video"
    r"|Photo|Image|Picture|Graphic)"
)
_AUTHORS = (
    re.compile(rf"\b{_WORK}(?:nachweis|rechte?|quelle)?\s*(?::|von\b|by\b)\s*(?:von\s+|by\s+)?(?P<who>{_NAME}){_END}"),
    re.compile(rf"(?:©|\(c\)|\bCopyright\b)\s*(?:by\s+)?(?:\d{{4}}\s+)?(?P<who>{_NAME}){_END}", re.IGNORECASE),
    re.compile(rf"\b(?:Urheber(?:in)?|Autor(?:in)?|Credits?|Author)\s*:\s*(?P<who>{_NAME}){_END}"),
    re.compile(rf"^(?P<who>{_NAME})(?=\s*[,/|(]\s*(?:CC\b|CC0|Public Domain|gemeinfrei))"),
    re.compile(rf"[“”\"«»]\s*,?\s+(?:von|by)\s+(?P<who>{_NAME}){_END}"),
)
_FURTHER = re.compile(
    r"(?:(?:\s*,\s*|\s+&\s+|\s+(?:und|and)\s+)(?!Wiki|Flickr|Open|Pixabay|Unsplash|Pexels|Canva|CC\b|Public)"
    r"[A-ZÄÖÜ][\w.'-]{0,30}(?:\s(?:von|vom|van|de|der|zu))?(?:\s[A-ZÄÖÜ][\w.'-]{0,30}){1,3})+"
    r"(?=\s*[,|/(]\s*(?:CC|Public Domain|gemeinfrei|[Ll]izenz))"
)
"""More names, as far as a licence."""
_SMALL = PARTICLES | {"und", "and", "&", *("für", "des", "im", "am", "an", "in", "e.", "e.V.", "of", "for", "the")}
"""What is written small in the names of people and organisations."""
_TITLE = re.compile(r"[„“\"»](?P<title>[^„“”\"«»]{1,200})[“”\"«]\s*,?\s+(?:von|by)\b")
_LICENCE = re.compile(
    r"\bCC0(?:\s1\.0)?\b"
    r"|\bCC[ -]BY(?:[ -](?:SA|ND|NC(?:[ -](?:SA|ND))?))?(?:[ -]\d\.\d|\s?\(\d\.\d\))?(?:[ -]DE\b)?"
    r"|\bPublic Domain(?: Mark)?(?: 1\.0)?\b|\bgemeinfrei\b"
    r"|\b(?:Pixabay|Unsplash|Pexels|Canva)\b",
    re.IGNORECASE,
)
_ADDRESS_OF_LICENCE = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/[^\s)\]]+")
_SOURCE = re.compile(r"\b(?:Bildquelle|Quelle|Source)\s*:\s*(?P<what>\S[^\n|;]{1,150}?)\.?$")
_VIA = re.compile(r"\b(?:Quelle|Source|via|über)\s*:?\s+(?P<what>\S[^\n|;]{1,150}?)\.?$")
_ADAPTED = re.compile(
    r"\b(?:bearbeitet|beschnitten|zugeschnitten|ausschnitt|verändert|angepasst|eingefärbt|übersetzt"
    r"|edited|cropped|adapted|modified|translated)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^)\s]+)\)")
_BRACKETED_VERSION = re.compile(r"\s*\((\d\.\d)\)")

_LONGEST_SIDECAR = 20_000
_HOLDER = re.compile(
    r"^[^\S\n]{0,20}SPDX-FileCopyrightText:[^\S\n]*(?:©|\(c\)|Copyright)?[^\S\n]*"
    r"(?:[\d ,-]{4,40}[^\S\n])?(?P<who>[^\n]{1,200})$",
    re.MULTILINE,
)
_IDENTIFIER = re.compile(r"^[^\S\n]{0,20}SPDX-License-Identifier:[^\S\n]*(?P<licence>[^\s][^\n]{0,100})$", re.MULTILINE)


def credit_hint(words: str) -> MediumRecord | None:
    """Return what words about a medium seem to say of its origin; None where they say nothing of it.

    Takes a caption, a title or an alternative text, with links as in Markdown.
    """
    if not words.strip() or len(words) > LONGEST:
        return None
    if certain := caption_record(words):
        return certain
    text = " ".join(_LINK.sub(lambda link: link["label"], words).split())
    links = {link["label"].strip(): link["url"] for link in _LINK.finditer(words)}
    licence = _licence(words)
    authors = _authors(text, links)
    source = _source((_VIA if licence else _SOURCE).search(text), links)
    if not (authors or licence or source):
        return None
    title = _TITLE.search(text)
    return MediumRecord(
        file="",
        authors=authors,
        licence=licence,
        title=title["title"].strip() if title else "",
        source=source,
        adaptation=adapted[0] if (adapted := _ADAPTED.search(text)) else "",
    )


def sidecar_hint(text: str) -> MediumRecord | None:
    """Return what REUSE's file beside a medium says of it; None where it names neither a holder nor a licence."""
    if len(text) > _LONGEST_SIDECAR:
        return None
    holders = [holder["who"] for holder in _HOLDER.finditer(text)]
    licences = [licence["licence"].strip() for licence in _IDENTIFIER.finditer(text)]
    if not holders and not licences:
        return None
    authors = tuple(person for holder in holders for person in _people(holder))
    return MediumRecord(file="", authors=authors, licence=" AND ".join(dict.fromkeys(licences)))


def _licence(words: str) -> str:
    address = _ADDRESS_OF_LICENCE.search(words)
    named = _LICENCE.search(_LINK.sub(lambda link: link["label"], words))
    name = _BRACKETED_VERSION.sub(r" \1", named[0]).strip() if named else ""
    if address and name:
        return f"{name} ({address[0]})"
    return address[0] if address else name


def _authors(text: str, links: dict[str, str]) -> tuple[Person, ...]:
    for found in filter(None, (pattern.search(text) for pattern in _AUTHORS)):
        who = found["who"].strip(" .")
        if not _is_name(who):
            continue
        if further := _FURTHER.match(text, found.end("who")):  # up to the licence, so that nobody is forgotten
            return _people(f"{who}{further[0]}")
        people = _people(who)
        return (people[0].model_copy(update={"url": links[who]}),) if who in links and len(people) == 1 else people
    return ()


def _is_name(words: str) -> bool:
    """Tell whether words may be somebody's name, and not what is to be seen: ``Foto: Kinder malen``."""
    each = words.split()
    return bool(each) and each[0][0].isupper() and all(word in _SMALL or not word[0].islower() for word in each)


def _people(who: str) -> tuple[Person, ...]:
    try:
        return read_people(who)
    except ValueError:
        return ()


def _source(found: re.Match[str] | None, links: dict[str, str]) -> Reference | None:
    what = found["what"].strip(" .") if found else ""
    if not what:
        return None
    return (
        Reference(url=what)
        if what.startswith(("http://", "https://"))
        else Reference(title=what, url=links.get(what, ""))
    )
