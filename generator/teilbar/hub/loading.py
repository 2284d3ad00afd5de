"""Reading the hub file: the part of ``mkdocs.yml`` that is Teilbar's business.

A stranger's ``mkdocs.yml`` is data: its hooks, plugins, ``custom_dir`` and tags are not looked at, let alone run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from teilbar.hub.options import Hub, Options
from teilbar.hub.review import review
from teilbar.model.findings import Finding, Severity
from teilbar.reading.source import Source, SourceError
from teilbar.reading.yaml import Lines, YamlProblem, load_yaml_lines
from teilbar.texts import LANGUAGES, finding

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

FILES = ("mkdocs.yml", "mkdocs.yaml")
"""Names of the hub file, as MkDocs has them, the stronger first."""

_OURS = ("extra", "teilbar")
_OUR_NAMES = frozenset(field.alias or name for name, field in Options.model_fields.items())
_MKDOCS_NAMES = frozenset(Hub.model_fields) - frozenset(Options.model_fields)
_LONGEST_QUOTE = 80
_RULES = {
    "string_type": "hub-option-text",
    "bool_type": "hub-option-truth",
    "bool_parsing": "hub-option-truth",
    "literal_error": "hub-option-choice",
    "tuple_type": "hub-option-list",
    "web_address": "hub-option-web-address",
    "email": "hub-option-email",
    "percent": "hub-option-percent",
    "size": "hub-option-size",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), "hub-option-day"
    ),
}


class HubError(SourceError):
    """A hub file that cannot be used; a finding for each option that is wrong."""


@dataclass(frozen=True, slots=True)
class _File:
    """The hub file, parsed."""

    name: str
    data: Mapping[object, object]
    lines: Lines

    def mapping(self, *path: str) -> Mapping[object, object]:
        """Return the mapping at a path; an empty one where there is none."""
        found: object = self.data
        for depth, step in enumerate(path, 1):
            found = found.get(step) if isinstance(found, Mapping) else None
            if found is None:
                return {}
            if not isinstance(found, Mapping):
                raise HubError(self.complain("hub-option-mapping", *path[:depth], found=found))
        return found if isinstance(found, Mapping) else {}

    def complain(self, rule: str, *path: str | int, found: object, **values: str) -> Finding:
        """Return the finding for a value of the wrong type."""
        option = ".".join(str(step) for step in path if isinstance(step, str))
        return finding(rule, self.name, self.lines.of(*path), option=option, found=_quoted(found), **values)


def load_hub(source: Source) -> tuple[Hub, tuple[Finding, ...]]:
    """Return the hub's configuration, and what its owner should change.

    Without a hub file everything is as built in.
    Raises HubError for a hub file that does not parse, holds a value of the wrong type or a colour that is too faint.
    """
    name = next((name for name in FILES if source.find(name)), None)
    if name is None:
        return Hub(), ()
    file = _parse(source, name)
    hub = _validate(file)
    hub, findings = review(hub, source, name, file.mapping(*_OURS), file.lines)
    if broken := [found for found in findings if found.severity is Severity.ERROR]:
        raise HubError(*broken)
    return hub, findings


def _parse(source: Source, name: str) -> _File:
    text = source.read_text(name)
    if isinstance(text, Finding):
        raise HubError(text)
    try:
        data, lines = load_yaml_lines(text, tolerate_tags=True)
    except YamlProblem as problem:
        raise HubError(problem.as_finding(name)) from None
    if data is not None and not isinstance(data, Mapping):
        raise HubError(finding("hub-file-without-names", name, 1))
    return _File(name, data or {}, lines)


def _validate(file: _File) -> Hub:
    given = {name: value for name, value in file.data.items() if name in _MKDOCS_NAMES}
    given |= {name: value for name, value in file.mapping(*_OURS).items() if name in _OUR_NAMES}
    theme = file.data.get("theme")
    if given.get("sprache") is None and isinstance(theme, Mapping):
        given["sprache"] = _language(theme.get("language"))
    try:
        return Hub.model_validate(given)
    except ValidationError as error:
        raise HubError(*(_translate(problem, file) for problem in error.errors())) from None


def _language(written: object) -> str | None:
    """Return the language of ours that Material's ``theme.language`` means."""
    language = str(written).lower()[:2]
    return language if language in LANGUAGES else None


def _translate(problem: ErrorDetails, file: _File) -> Finding:
    path = problem["loc"]
    if path and path[0] in _OUR_NAMES:
        path = (*_OURS, *path)
    rule = _RULES.get(problem["type"], "hub-option-mapping")
    choices = (
        {"choices": problem["ctx"]["expected"].replace("'", "").replace(" or ", ", ")}
        if rule == "hub-option-choice"
        else {}
    )
    return file.complain(rule, *path, found=problem["input"], **choices)


def _quoted(found: object) -> str:
    written = json.dumps(found, ensure_ascii=False, default=str)
    return written if len(written) <= _LONGEST_QUOTE else f"{written[:_LONGEST_QUOTE]}…"
