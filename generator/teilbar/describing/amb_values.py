"""The kinds of text that AMB's fields hold, each with what it demands of one: addresses, dates, codes, numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, ValidationInfo

from teilbar.describing.amb_names import LANGUAGES, TYPES
from teilbar.describing.uris import is_uri

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DURATION = r"-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+[DW])?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
_MEDIA_TYPE = r"(?:application|audio|example|font|image|message|model|multipart|text|video)/[A-Za-z0-9+_.\-]+"

LOCAL_TIMES = "local_times"
"""What says, in a validation's context, that times without a zone are admitted: one published example has one."""


def among(known: frozenset[str], problem: str) -> AfterValidator:
    """Return what demands that a text is one of those that are known; ``problem`` is what is said of another."""

    def check(value: str) -> str:
        if value not in known:
            raise ValueError(problem)
        return value

    return AfterValidator(check)


def like(pattern: str, problem: str) -> AfterValidator:
    """Return what demands that a text as a whole matches a pattern; ``problem`` is what is said of another."""
    written = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not written.fullmatch(value):
            raise ValueError(problem)
        return value

    return AfterValidator(check)


def _checked_uri(value: str) -> str:
    if not is_uri(value):
        problem = "no URI"
        raise ValueError(problem)
    return value


def _checked_day(value: str, info: ValidationInfo) -> str:
    if _DAY.fullmatch(value):
        date.fromisoformat(value)
        return value
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None and not (info.context or {}).get(LOCAL_TIMES):
        problem = "a time without its zone"
        raise ValueError(problem)
    if "T" not in value.upper():
        problem = "no date"
        raise ValueError(problem)
    return value


Uri: TypeAlias = Annotated[str, AfterValidator(_checked_uri)]
Code: TypeAlias = Annotated[str, among(LANGUAGES, "no two-letter code of ISO 639-1")]
Type: TypeAlias = Annotated[str, among(TYPES, "no work that AMB names")]
Day: TypeAlias = Annotated[str, AfterValidator(_checked_day)]
Digits: TypeAlias = Annotated[str, like(r"\d+", "not digits alone")]
Labels: TypeAlias = dict[Code, str]
Duration: TypeAlias = Annotated[str, like(_DURATION, "no duration (ISO 8601)")]
MediaType: TypeAlias = Annotated[str, like(_MEDIA_TYPE, "no media type")]
Sha256: TypeAlias = Annotated[str, like("[A-Fa-f0-9]{64}", "no SHA-256 in hexadecimal")]
