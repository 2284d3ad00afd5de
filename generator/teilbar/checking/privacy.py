"""What tells of people: private addresses and phone numbers in a text that everybody can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type

from teilbar.checking.passages import passages
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phonenumbers import PhoneNumberMatch

    from teilbar.checking.passages import Passage
    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_PRIVATE = re.compile(
    r"(?:(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|protonmail|proton|tutanota|tuta"
    r"|fastmail|mail)\.(?:com|de|at|ch|net|org|me|io|co\.uk|fr)"
    r"|web\.de|t-online\.de|freenet\.de|arcor\.de|posteo\.(?:de|net|org)|mailbox\.org|online\.de|1und1\.de"
    r"|vodafone\.de|kabelmail\.de|unitybox\.de|freemail\.\w+|email\.de|bluewin\.ch|aon\.at|chello\.at)",
    re.IGNORECASE,
)
"""Hosts of mailboxes that people have at home."""

_CONTACT = re.compile(r"kontakt|contact|ansprech|impressum|imprint|herausgeber|redaktion|hotline|notruf", re.IGNORECASE)
_PERHAPS = re.compile(r"(?<!\d)[+0(](?:[\s/().–-]{0,3}\d){6,}")
_CUE = re.compile(
    r"(?:\btel(?:efon)?|\bfon|\bphone|\bmobil\w*|\bhandy\w*|\bcell|\bfax|\btelefax|\brufnummer|\bcall|☎|📞|📱)"
    r"[\w.\s:/-]{0,25}$",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"\b(?:isbn|issn|doi|id|iban|bic|ust\w*|hrb|art|version|orcid|gnd|konto\w*|az|pin|code|\w*(?:nr|nummer)|no)"
    r"\b[\w.\s:-]{0,12}$"
    r"|[/=_]$|10\.\d*$",
    re.IGNORECASE,
)
_OF_A_PHONE = re.compile(r"(?:tel(?:efon)?|fon|phone|handy|mobil|fax)[\s.-]*(?:nr|nummer|no|number)\W*$", re.IGNORECASE)
_EXCHANGE = re.compile(r"[-–/]\s?0$")
"""Ends the number of an institution's exchange."""
_TRIES = 1000
"""How many rows of digits in one passage may turn out to be none: a page of measurements is not searched to its end."""
_DATE = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}")
_OF_PEOPLE = frozenset(
    {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.PERSONAL_NUMBER,
        PhoneNumberType.VOIP,
    }
)
"""Kinds of numbers that somebody can have at home; those of helplines are meant to be published."""


def mailboxes(document: Document, context: TextContext) -> Iterator[Finding]:
    """No private mailbox stands in a text, unless the text is there to say who can be reached."""
    told = set(context.contacts)
    for passage in _read(document, context):
        if "@" not in passage.words and not passage.links:
            continue
        found = [(match, passage.line_at(match.start())) for match in _MAIL.finditer(passage.words)]
        linked = (target.removeprefix("mailto:") for target in passage.links if target.startswith("mailto:"))
        found += [(match, passage.line or None) for one in linked if (match := _MAIL.match(one))]
        for match, line in found:
            if _PRIVATE.fullmatch(match["host"]) and match[0].lower() not in told:
                told.add(match[0].lower())
                yield finding("mailbox-private", context.file, line, address=match[0])


def phones(document: Document, context: TextContext) -> Iterator[Finding]:
    """No number by which a person may be called stands in a text, with the same exception."""
    told = set()
    for passage in _read(document, context):
        if not _PERHAPS.search(passage.words):
            continue
        for match in PhoneNumberMatcher(passage.words, "DE", leniency=Leniency.VALID, max_tries=_TRIES):
            if _is_of_a_person(match, passage.words) and match.raw_string not in told:
                told.add(match.raw_string)
                line = passage.line_at(match.start)
                yield finding("phone-number", context.file, line, number=match.raw_string)


def _read(document: Document, context: TextContext) -> Iterator[Passage]:
    if not context.is_contact:
        yield from (one for one in passages(document) if not _CONTACT.search(one.section))


def _is_of_a_person(match: PhoneNumberMatch, words: str) -> bool:
    before = words[max(0, match.start - 40) : match.start]
    written = match.raw_string.strip()
    if not written.startswith(("+", "0", "(")) or _DATE.search(written):
        return False
    if _NO_PHONE.search(before) and not _OF_A_PHONE.search(before):
        return False
    if _EXCHANGE.search(written):
        return False
    kind = number_type(match.number)
    is_told = kind == PhoneNumberType.MOBILE or written.startswith(("+", "00")) or bool(_CUE.search(before))
    return kind in _OF_PEOPLE and is_told


TEXT_CHECKS = (mailboxes, phones)
