"""Single values as authors write them: texts, lists, yes and no, names, dates.

Every function takes what YAML made of a value and returns what it means, or raises ValueError.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from slugify import slugify

from teilbar.model.metadata import Kind, Withdrawal
from teilbar.reading.identity import GERMAN

if TYPE_CHECKING:
    from collections.abc import Iterable

_YES = frozenset({"ja", "yes", "true", "wahr"})
_NO = frozenset({"nein", "no", "false", "falsch", "kein", "keine", "keiner", "ohne", "none", "nicht"})
KINDS = {
    **dict.fromkeys(("einheit", "lerneinheit", "unit"), Kind.UNIT),
    **dict.fromkeys(("lernpfad", "pfad", "path", "learning path"), Kind.PATH),
    **dict.fromkeys(("seite", "page"), Kind.PAGE),
}
"""What a text may call what it is."""
LANGUAGES = {
    **dict.fromkeys(("deutsch", "german", "deu", "ger"), "de"),
    **dict.fromkeys(("englisch", "english", "eng"), "en"),
    **dict.fromkeys(("französisch", "french", "fra", "fre"), "fr"),
    **dict.fromkeys(("türkisch", "turkish", "tur"), "tr"),
    **dict.fromkeys(("ukrainisch", "ukrainian", "ukr"), "uk"),
}
"""Names, and codes of ISO 639-2 for which BCP 47 has a shorter one (RFC 5646, section 2.2.1)."""
TAGS = frozenset(
    {*("ar", "cs", "da", "de", "en", "es", "fa", "fr", "it"), *("nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk")}
)
"""Languages by which a map of languages is known; any two letters would make one of ``{id: ...}``."""
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
LICENCE_FIELDS = ("name", "title", "titel", "id", "@id", "url", "adresse")
"""What an object may say of a licence, names before addresses: schema.org and AMB, and what authors make of them."""
_LONGEST_ID = 100
_MONTHS = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november")
_IN_ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
MONTH_NUMBERS = {
    name: number
    for names in ((*_MONTHS, "dezember"), (*_IN_ENGLISH, "november", "december"))
    for number, name in enumerate(names, start=1)
}
DATES = (
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?"),
    re.compile(r"(?P<day>\d{1,2})\. ?(?:(?P<month>\d{1,2})\. ?|(?P<name>[a-zä]+) )(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<name>[a-z]+),? (?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]+) (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    re.compile(r"(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{1,2})/(?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})"),
)
"""ISO 8601, German, English; with slashes only where it is certain which number is the day."""
WHEN_IT_IS_MADE = re.compile(r"\\today|today|now|heute|last-modified|`r .*`|\$.*\$|\{\{.*\}\}")
"""What tells a program to put in the day on which it runs."""
DRAFT = frozenset({"draft", "entwurf", "incomplete", "ja", "true"})
NO_DRAFT = frozenset({"published", "veröffentlicht", "nein", "false", "obsolete"})
"""What says that something is not published yet, and that it is (schema.org, ``creativeWorkStatus``)."""
_OUTSIDE_PARENTHESES = r"(?![^(]*\))"


def read_text(value: object) -> str:
    """Read one text; figures are texts too, a list of one is its item, and of several languages German is read."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    value = in_one_language(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError  # noqa: TRY004 - what all readers raise
    return " ".join(str(value).split())


def read_paragraphs(value: object) -> str:
    """Read a text that may be given in several pieces: they are joined."""
    value = in_one_language(value)
    return " ".join(map(read_text, value)) if isinstance(value, list) else read_text(value)


def in_one_language(value: object) -> object:
    """Return what an object says in German, else in the language that it names first (JSON-LD 1.1, section 4.6.3).

    An object that is no map of languages is returned as it is.
    """
    if not isinstance(value, dict) or not value:
        return value
    if "@value" in value:
        return value["@value"]
    if all(str(key).lower().partition("-")[0] in TAGS for key in value):
        return value.get("de") or next(iter(value.values()))
    return value


def read_words(value: object) -> str:
    """Read what somebody says, in whatever form: also as a list, as fields, as yes (``ja``) or no (empty).

    Never raises: what was changed about a work must not get lost because of how it was written down.
    """
    if isinstance(value, bool):
        return "ja" if value else ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(read_words, value)))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {read_words(inner)}" for name, inner in value.items())
    return "" if value is None else " ".join(str(value).split())


def read_texts(value: object) -> tuple[str, ...]:
    """Read a list, or a text whose items are separated by commas or semicolons outside parentheses."""
    value = in_one_language(value)
    if isinstance(value, list):
        return _distinct(_label(item) for item in value)
    return _distinct(re.split(f"[,;]{_OUTSIDE_PARENTHESES}", read_text(value)))


def _label(value: object) -> str:
    """Read an item of a list, which may be schema.org's ``DefinedTerm`` or a concept of SKOS."""
    if isinstance(value, dict):
        for name in ("prefLabel", "name", "label", "id", "@id"):
            if value.get(name):
                return read_text(value[name])
    return read_text(value)


def read_keywords(value: object) -> tuple[str, ...]:
    """Read key words, which may be written as hashtags: ``#ton #film``, ``#ton,#film``."""
    if isinstance(value, str) and all(word.startswith("#") for word in value.split()):
        value = value.split()
    texts = [part for text in read_texts(value) for part in (text.split(",") if text.startswith("#") else [text])]
    return _distinct(text.strip().lstrip("#") for text in texts)


def read_flag(value: object) -> bool | str:
    """Read yes or no, or what the author says instead."""
    if isinstance(value, bool):
        return value
    text = ", ".join(read_texts(value)) if isinstance(value, list) else read_text(value)
    if text.lower() in _YES:
        return True
    return False if text.lower() in _NO or text == "0" else text


def read_truth(value: object) -> bool:
    """Read whether something is so; whatever is said instead of yes or no is a yes."""
    return bool(read_flag(value))


def read_withdrawal(value: object) -> Withdrawal | None:
    """Read why something was withdrawn. Never raises: whatever is not a clear no withdraws."""
    try:
        flag = read_flag(value)
    except ValueError:
        return Withdrawal(reason=str(value))
    if isinstance(flag, str):
        return Withdrawal(reason=flag)
    return Withdrawal() if flag else None


def read_draft(value: object) -> bool:
    """Read whether something is a draft: yes or no, or schema.org's ``creativeWorkStatus``.

    Raises ValueError for anything else.
    """
    if isinstance(value, bool):
        return value
    status = read_text(value).casefold()
    if status in DRAFT:
        return True
    if status in NO_DRAFT:
        return False
    raise ValueError(value)


def read_kind(value: object) -> Kind:
    """Read what a text is for."""
    try:
        return KINDS[read_text(value).lower()]
    except KeyError:
        raise ValueError from None


def read_id(value: object) -> str:
    """Read an id and bring it into its plain form: ``Mein Trickfilm`` is ``mein-trickfilm``.

    An address is AMB's ``id``, the place where a text is published already: it names no text within a hub.
    """
    text = read_text(value)
    if "://" in text:
        return ""
    plain = slugify(text, replacements=GERMAN)
    if not 0 < len(plain) <= _LONGEST_ID:
        raise ValueError
    return plain


def read_languages(value: object) -> tuple[str, ...]:
    """Read language tags (BCP 47); the names of the most frequent languages are understood too."""
    if isinstance(value, list):
        value = [one.get("id") or one if isinstance(one, dict) else one for one in value]
    return _distinct(_language(text) for text in read_texts(value))


def _language(text: str) -> str:
    if name := LANGUAGES.get(text.lower()):
        return name
    if not LANGUAGE_TAG.fullmatch(text):
        raise ValueError
    primary, *rest = re.split("[-_]", text)
    return "-".join([primary.lower(), *rest])


def read_licence(value: object) -> str:
    """Read a licence's name or address, or an object that holds them; of several, all: ``CC BY 4.0 (https://...)``.

    They may contradict each other, which is for :mod:`teilbar.licensing` to tell.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    parts = [value]
    if isinstance(value, dict):
        parts = [value[name] for name in LICENCE_FIELDS if value.get(name)] or [value.get("text")]
    texts = _distinct(" ".join(part.split()) for part in parts if isinstance(part, str))
    if not texts:
        raise ValueError
    first, *others = texts
    return f"{first} ({', '.join(others)})" if others else first


def read_date(value: object) -> date | None:
    r"""Read a day: ``2026-03-05`` (ISO 8601, a time of day is dropped), ``5.3.2026``, ``May 5, 2026``.

    What only tells a program to write the day on which it runs (``\today``) is no day: None.
    """
    text = read_text(value).lower()
    if WHEN_IT_IS_MADE.fullmatch(text):
        return None
    found = next(filter(None, (pattern.fullmatch(text) for pattern in DATES)), None)
    if found is None:
        raise ValueError
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else MONTH_NUMBERS.get(parts.get("name") or "", 0)
    return date(int(parts["year"]), month, int(parts["day"]))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
