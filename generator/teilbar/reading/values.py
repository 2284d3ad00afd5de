"""Single values as authors write them: texts, lists, yes and no, names, dates.

Every function takes what YAML made of a value and returns what it means, or raises ValueError.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from slugify import slugify

from teilbar.model.metadata import Kind, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable

_YES = frozenset({"ja", "yes", "true", "wahr"})
_NO = frozenset({"nein", "no", "false", "falsch", "kein", "keine", "keiner", "ohne", "none", "nicht"})
_KINDS = {
    **dict.fromkeys(("einheit", "lerneinheit", "unit"), Kind.UNIT),
    **dict.fromkeys(("lernpfad", "pfad", "path", "learning path"), Kind.PATH),
    **dict.fromkeys(("seite", "page"), Kind.PAGE),
}
_LANGUAGES = {
    **dict.fromkeys(("deutsch", "german"), "de"),
    **dict.fromkeys(("englisch", "english"), "en"),
    **dict.fromkeys(("französisch", "french"), "fr"),
    **dict.fromkeys(("türkisch", "turkish"), "tr"),
    **dict.fromkeys(("ukrainisch", "ukrainian"), "uk"),
}
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LICENCE_FIELDS = ("name", "title", "titel", "id", "@id", "url", "adresse")
"""What an object may say of a licence, names before addresses: schema.org and AMB, and what authors make of them."""
_LONGEST_ID = 100
_MONTHS = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november")
_MONTH_NUMBERS = {name: number for number, name in enumerate((*_MONTHS, "dezember"), start=1)}
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_GERMAN_DATE = re.compile(r"(?P<day>\d{1,2})\. ?(?:(?P<month>\d{1,2})\. ?|(?P<name>[a-zä]+) )(?P<year>\d{4})")
_OUTSIDE_PARENTHESES = r"(?![^(]*\))"


def read_text(value: object) -> str:
    """Read one text; figures are texts too, and a list of one is its item."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError  # noqa: TRY004 - what all readers raise
    return " ".join(str(value).split())


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
    if isinstance(value, list):
        return _distinct(read_text(item) for item in value)
    return _distinct(re.split(f"[,;]{_OUTSIDE_PARENTHESES}", read_text(value)))


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
    if status in {"draft", "entwurf", "incomplete", "ja", "true"}:
        return True
    if status in {"published", "veröffentlicht", "nein", "false", "obsolete"}:
        return False
    raise ValueError(value)


def read_kind(value: object) -> Kind:
    """Read what a text is for."""
    try:
        return _KINDS[read_text(value).lower()]
    except KeyError:
        raise ValueError from None


def read_id(value: object) -> str:
    """Read an id and bring it into its plain form: ``Mein Trickfilm`` is ``mein-trickfilm``.

    An address is AMB's ``id``, the place where a text is published already: it names no text within a hub.
    """
    text = read_text(value)
    if "://" in text:
        return ""
    plain = slugify(text, replacements=[["ä", "ae"], ["ö", "oe"], ["ü", "ue"], ["Ä", "Ae"], ["Ö", "Oe"], ["Ü", "Ue"]])
    if not 0 < len(plain) <= _LONGEST_ID:
        raise ValueError
    return plain


def read_languages(value: object) -> tuple[str, ...]:
    """Read language tags (BCP 47); the names of the most frequent languages are understood too."""
    return _distinct(_language(text) for text in read_texts(value))


def _language(text: str) -> str:
    if name := _LANGUAGES.get(text.lower()):
        return name
    if not _LANGUAGE_TAG.fullmatch(text):
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
        parts = [value[name] for name in _LICENCE_FIELDS if value.get(name)] or [value.get("text")]
    texts = _distinct(" ".join(part.split()) for part in parts if isinstance(part, str))
    if not texts:
        raise ValueError
    first, *others = texts
    return f"{first} ({', '.join(others)})" if others else first


def read_date(value: object) -> date:
    """Read a day: ``2026-03-05`` (ISO 8601, a time of day is dropped), ``5.3.2026`` or ``5. März 2026``."""
    text = read_text(value).lower()
    found = _ISO_DATE.fullmatch(text) or _GERMAN_DATE.fullmatch(text)
    if found is None:
        raise ValueError
    parts = found.groupdict()
    month = int(parts["month"]) if parts["month"] else _MONTH_NUMBERS.get(parts["name"], 0)
    return date(int(parts["year"]), month, int(parts["day"]))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
