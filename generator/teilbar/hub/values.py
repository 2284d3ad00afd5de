"""The types of which a hub's options are made: texts, addresses, truths, days, sizes; empty options are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from teilbar.describing.uris import as_uri


class Frozen(BaseModel):
    """What all parts of the configuration share."""

    model_config = ConfigDict(
        frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True, use_attribute_docstrings=True
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: object) -> object:
        """Take an option without a value for one that is not there."""
        if isinstance(data, Mapping):
            return {name: value for name, value in data.items() if value is not None}
        return data


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | int | float) else value


def _as_truth(value: object) -> object:
    words = {"ja": True, "nein": False}
    return words.get(value.strip().lower(), value) if isinstance(value, str) else value


def _checked_web_address(value: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/?#]+\S*", value):
        raise PydanticCustomError("web_address", "not a web address")  # noqa: EM101 - pydantic wants a literal
    return value


def _checked_email(value: str) -> str:
    if value and not re.fullmatch(r"[^\s@]+@[^\s@]+", value):
        raise PydanticCustomError("email", "not an e-mail address")  # noqa: EM101 - pydantic wants a literal
    return value


_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}


def _as_bytes(value: object) -> object:
    written = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*([KMG]?B)?", str(value).strip(), re.IGNORECASE)
    size = round(float(written[1].replace(",", ".")) * _UNITS[(written[2] or "").upper()]) if written else 0
    if isinstance(value, bool) or size < 1:
        raise PydanticCustomError("size", "not a size")  # noqa: EM101 - pydantic wants a literal
    return size


def _as_percent(value: object) -> object:
    written = re.fullmatch(r"(\d{1,3})\s*%?", str(value).strip())
    if not written or not 1 <= int(written[1]) <= 100:  # noqa: PLR2004 - per cent
        raise PydanticCustomError("percent", "not a percentage")  # noqa: EM101 - pydantic wants a literal
    return int(written[1])


def as_base(value: str) -> str:
    """Return an address as sitemaps, feeds and records have to have it (RFC 3986), with a slash at its end."""
    if not value:
        return ""
    written = as_uri(value)
    if not written:
        raise PydanticCustomError("web_address", "not a web address")  # noqa: EM101 - pydantic wants a literal
    return f"{written.rstrip('/')}/"


def _checked_secure_address(value: str) -> str:
    if value and not re.fullmatch(r"https://[^\s/?#]+[^\s?#]*", value):
        raise PydanticCustomError("web_address", "not a secure web address")  # noqa: EM101 - pydantic wants a literal
    return value


Texts: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...])]
Truth: TypeAlias = Annotated[bool, BeforeValidator(_as_truth, json_schema_input_type=bool | Literal["ja", "nein"])]
Percent: TypeAlias = Annotated[int, BeforeValidator(_as_percent, json_schema_input_type=int | str)]
Bytes: TypeAlias = Annotated[int, BeforeValidator(_as_bytes, json_schema_input_type=int | str)]
WebAddress: TypeAlias = Annotated[str, AfterValidator(_checked_web_address)]
Email: TypeAlias = Annotated[str, AfterValidator(_checked_email)]
SecureAddress: TypeAlias = Annotated[str, AfterValidator(_checked_secure_address)]
