"""The schemas, ready to be asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jsonschema import Draft7Validator

from teilbar.schemas.documents import schema

if TYPE_CHECKING:
    from teilbar.schemas.documents import Name
    from teilbar.texts import Language


@cache
def validator(name: Name, language: Language = "de") -> Draft7Validator:
    """Return what judges by one of the schemas."""
    return Draft7Validator(schema(name, language))


def accepts(name: Name, content: object, language: Language = "de") -> bool:
    """Tell whether a schema has nothing to say about a content."""
    return bool(validator(name, language).is_valid(content))
