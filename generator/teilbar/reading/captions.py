"""Credits in captions: the TULLU rule (Titel, Urheber, Lizenz, Link, Ursprungsort), TASL, and our own credit lines.

A credit that was copied from one of our pages says of a work what it said there (:mod:`teilbar.licensing.lines`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.metadata import MediumRecord, Reference
from teilbar.reading.people import read_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.metadata import Person

_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^)\s]+)\)")
_LONGEST = 600

_LICENCE = r"""
    CC0 (?:\ 1\.0)?
    | CC[ -]BY (?:[ -](?:SA|ND|NC (?:[ -](?:SA|ND))?))? (?:[ -]\d\.\d)? (?:[ -]DE)?
    | Public\ Domain (?:\ Mark)? (?:\ 1\.0)?
    | (?:Pixabay|Unsplash|Pexels|Canva) (?:[ -](?:Inhalts|Content[ ])? (?:Lizenz|Licen[cs]e))?
"""
_CREDIT = re.compile(
    rf"""
    (?: (?:Abb(?:ildung)?\.?|Bild|Foto|Fig(?:ure)?\.?) \s* \d* \s* [.:] \s* )?
    (?:
        [„“"«»] (?P<title>[^„“”"«»]{{1,200}}) [“”"«»] \s* ,?
        | (?:Bild|Ton|Film|Datei|Foto|Picture|Sound|File|Photo)
    ) \s+
    (?:von|by) \s+ (?P<author>[^„“”"«»]{{2,150}}?) \s*
    (?: ,\s+ via \s+ (?P<origin>[^„“”"«»]{{1,200}}?) )? (?: ,\s+ own\ work )?
    (?: [,|] | (?:(?:ist|is)\s+)? (?:lizenziert\s+|licensed\s+)? (?:unter|under)\b ) \s*
    (?:licensed\s+under\s+)? (?:der\s+|the\s+)? (?:Lizenz:?\s+|licen[cs]e:?\s+)?
    (?P<licence>{_LICENCE}) (?:\s+(?:International|Unported))?
    (?: \s* \( (?P<licence_url>https?://[^)\s]+) \) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ORIGIN = re.compile(r"\s*[,|]?\s*(?:via|über|Quelle:|from|source:)\s+(?P<origin>\S.{0,200})", re.IGNORECASE)
_OWN = re.compile(r",\s+(?P<words>eigenes Werk|own work)\b", re.IGNORECASE)
_ORIGINAL = re.compile(r",\s+(?:nach|based on)\s+")
_ADAPTATION = re.compile(r"\.\s+(?:Bearbeitung|Adaptation):\s+")
_AI = re.compile(r"\.\s+(?:KI|AI):\s+")
_WITH_ADDRESS = re.compile(r"(?P<name>.+?)\s+\((?P<url>https?://[^)\s]+)\)")
_BY_AI = frozenset({"mit künstlicher intelligenz erstellt", "made with artificial intelligence"})
_QUOTES = '„“”"«»'


def caption_record(text: str) -> MediumRecord | None:
    """Read a caption that follows the TULLU rule or TASL, or is a credit line of ours.

    Takes plain text or Markdown with links: ``„Ofen“ von Ada Muster, CC BY 4.0, via Wikimedia Commons``. Returns None
    for a caption that does not certainly name an author and a licence, or says more than can be read. Of a link on the
    title or the origin the record's ``source`` keeps the address.
    """
    if len(text) > _LONGEST:
        return None
    addresses = {link["label"].strip(_QUOTES): link["url"] for link in _LINK.finditer(text)}
    return _record(_LINK.sub(lambda link: link["label"], text).strip(), addresses)


def _record(text: str, addresses: Mapping[str, str]) -> MediumRecord | None:
    credit = _CREDIT.match(text)
    if credit is None:
        return None
    title, author = (credit["title"] or "").strip(), credit["author"].strip()
    licence, licence_url = credit["licence"], credit["licence_url"] or addresses.get(credit["licence"])
    rest, ai = _cut(text[credit.end() :], _AI)
    rest, adaptation = _cut(rest, _ADAPTATION)
    rest, named = _cut(rest, _ORIGINAL)
    original = _record(named.rstrip(" ."), addresses) if named else None
    own = _OWN.search(text[: credit.end()] + rest)
    found = _ORIGIN.fullmatch(_OWN.sub("", rest).strip(" ."))
    origin = found["origin"] if found else credit["origin"] or ""
    if (named and not original) or (_OWN.sub("", rest).strip(" .") and not found):
        return None  # it says more, and that may be what counts
    if original:
        source: Reference | None = _of_original(original)
    elif own:
        source = Reference(title=own["words"])
    else:
        source = _reference(origin.strip(), addresses.get(origin.strip()) or addresses.get(title, ""))
    return MediumRecord(
        file="",
        title=title,
        authors=_authors(author, addresses),
        licence=f"{licence} ({licence_url})" if licence_url else licence,
        source=source,
        adaptation=adaptation.rstrip(" ."),
        ai=(True if ai.rstrip(" .").casefold() in _BY_AI else ai.rstrip(" .")) if ai else None,
    )


def _cut(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    """Return what stands before the first mark in a text, and what behind it."""
    found = mark.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _authors(said: str, addresses: Mapping[str, str]) -> tuple[Person, ...]:
    people = read_people(said)
    if said in addresses and len(people) == 1:
        return (people[0].model_copy(update={"url": addresses[said]}),)
    return people


def _of_original(said: MediumRecord) -> Reference:
    url = said.source.url if said.source else ""
    return Reference(title=said.title, url=url, authors=said.authors, licence=said.licence)


def _reference(title: str, url: str) -> Reference | None:
    if title.startswith(("http://", "https://")):
        return Reference(url=title)
    if not url and (both := _WITH_ADDRESS.fullmatch(title)):
        title, url = both["name"], both["url"]
    return Reference(title=title, url=url) if title or url else None
