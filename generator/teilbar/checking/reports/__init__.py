"""Findings as a report: a module a format, all with one function ``report``, found in one table."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from teilbar.checking.reports.examined import Examined
    from teilbar.texts import Language

REPORTS = {
    "text": "teilbar.checking.reports.plain",
    "json": "teilbar.checking.reports.as_json",
    "codequality": "teilbar.checking.reports.codequality",
    "junit": "teilbar.checking.reports.junit",
}
"""The modules by the formats' names. They are loaded when they are asked for: a command should not wait for others'."""


class Report(Protocol):
    """What makes a report."""

    def __call__(self, examined: Examined, language: Language, /) -> str:
        """Return the document, which ends in a line end."""
        ...


def report(examined: Examined, format_name: str, language: Language) -> str:
    """Return a report in a format of :data:`REPORTS`. Raises KeyError for another."""
    make = cast("Report", import_module(REPORTS[format_name]).report)
    return make(examined, language)
