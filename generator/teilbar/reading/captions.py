"""Credits in captions: the TULLU rule (Titel, Urheber, Lizenz, Link, Ursprungsort), and TASL."""

from __future__ import annotations

import re

from teilbar.model.metadata import MediumRecord, Reference
from teilbar.reading.people import read_people

_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^)\s]+)\)")
_LONGEST = 600

_LICENCE = r"""
    CC0 (?:\ 1\.0)?
    | CC[ -]BY (?:[ -](?:SA|ND|NC (?:[ -](?:SA|ND))?))? (?:[ -]\d\.\d)? (?:[ -]DE)?
    | Public\ Domain (?:\ Mark)? (?:\ 1\.0)?
"""
_CREDIT = re.compile(
    rf"""
    (?: (?:Abb(?:ildung)?\.?|Bild|Foto|Fig(?:ure)?\.?) \s* \d* \s* [.:] \s* )?
    [„“"«»] (?P<title>[^„“”"«»]{{1,200}}) [“”"«»] \s* ,? \s+
    (?:von|by) \s+ (?P<author>[^„“”"«»]{{2,150}}?) \s*
    (?: [,|] | (?:(?:ist|is)\s+)? (?:lizenziert\s+|licensed\s+)? (?:unter|under)\b ) \s*
    (?:der\s+|the\s+)? (?:Lizenz:?\s+|licen[cs]e:?\s+)?
    (?P<licence>{_LICENCE}) (?:\s+(?:International|Unported))?
    (?: \s* \( (?P<licence_url>https?://[^)\s]+) \) )?
    (?: \s* [,|]? \s* (?:via|über|Quelle:|from|source:) \s+ (?P<source>\S.{{0,200}}?) )?
    \s* \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTES = '„“”"«»'


def caption_record(text: str) -> MediumRecord | None:
    """Read a caption that follows the TULLU rule or TASL.

    Takes plain text or Markdown with links: ``„Ofen“ von Ada Muster, CC BY 4.0, via Wikimedia Commons``. Returns None
    for a caption that does not certainly name a title, an author and a licence. Of a link on the title or the origin
    the record's ``source`` keeps the address.
    """
    if len(text) > _LONGEST:
        return None
    addresses = {link["label"].strip(_QUOTES): link["url"] for link in _LINK.finditer(text)}
    credit = _CREDIT.fullmatch(_LINK.sub(lambda link: link["label"], text).strip())
    if credit is None:
        return None
    title, author = credit["title"].strip(), credit["author"].strip()
    people = read_people(author)
    if author in addresses and len(people) == 1:
        people = (people[0].model_copy(update={"url": addresses[author]}),)
    licence, licence_url = credit["licence"], credit["licence_url"] or addresses.get(credit["licence"])
    licence = f"{licence} ({licence_url})" if licence_url else licence
    origin = (credit["source"] or "").strip()
    source = _reference(origin, addresses.get(origin) or addresses.get(title, ""))
    return MediumRecord(file="", title=title, authors=people, licence=licence, source=source)


def _reference(title: str, url: str) -> Reference | None:
    if title.startswith(("http://", "https://")):
        return Reference(url=title)
    return Reference(title=title, url=url) if title or url else None
