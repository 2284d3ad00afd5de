"""Licence expressions (SPDX specification, annex B), and what authors write in their place: *CC BY 4.0 oder MIT*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

_AND = re.compile(r"(?<![\w-])(?:and|und|sowie)(?![\w-])|[,;&|]|\s[+/]\s", re.IGNORECASE)
_OR = re.compile(r"(?<![\w-])(?:or|oder)(?![\w-])", re.IGNORECASE)
_OPERATOR = re.compile(rf"{_AND.pattern}|{_OR.pattern}|\bwith\b", re.IGNORECASE)
_LONGEST = 300
"""Characters; whatever is longer is no expression that a person wrote."""


@dataclass(frozen=True, slots=True)
class Named:
    """One licence, as written."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The choice between several."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Several at once, or one with an exception."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Named | AnyOf | AllOf


def parse(text: str) -> Expression | None:
    """Return the expression that a text is; None for what is none, or names but one licence."""
    if len(text) > _LONGEST or not _OPERATOR.search(text):
        return None
    try:
        found = _library().Licensing().parse(_OR.sub(" OR ", _AND.sub(" AND ", text)))
    except _library().ExpressionError:
        return None
    return None if found is None else _expression(found)


def is_listed(name: str) -> bool:
    """Tell whether SPDX lists a licence of that name."""
    try:
        return not _spdx().unknown_license_keys(name)
    except _library().ExpressionError:
        return False


@cache
def _library() -> Any:  # noqa: ANN401 - it has no types
    """Return license-expression: loaded when a text looks like an expression, which few do, as it takes its time."""
    import license_expression  # noqa: PLC0415 - see above

    return license_expression


@cache
def _spdx() -> Any:  # noqa: ANN401 - the library has no types
    return _library().get_spdx_licensing()


def _expression(node: Any) -> Expression:  # noqa: ANN401 - the library has no types
    if isinstance(node, _library().LicenseWithExceptionSymbol):
        return AllOf((Named(node.license_symbol.key), Named(node.exception_symbol.key)))
    if isinstance(node, _library().LicenseSymbol):
        return Named(node.key)
    parts = tuple(map(_expression, node.args))
    return AnyOf(parts) if node.operator.strip() == "OR" else AllOf(parts)
