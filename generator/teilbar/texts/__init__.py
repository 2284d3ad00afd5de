"""The catalogue: every sentence that a person reads, in German and English, as data.

``findings/*.toml`` hold a table a rule (severity, message, what to type), a file a group of rules; ``rules.toml`` holds
a table a group; ``interface.toml``, ``commands.toml``, ``h5p.toml``, ``importing.toml``, ``starting.toml`` and
``fields.toml`` hold a table a text.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from teilbar.model.findings import Finding, Severity
from teilbar.texts.numbers import with_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Language: TypeAlias = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")

GROUP = "teilbar.rules"

FoundBy: TypeAlias = Literal["check", "build", "command"]
"""What finds that a rule is broken: reading a source, making its packages and its site, or a command as such."""

_TEXT_FILES = (
    "interface.toml",
    "commands.toml",
    "h5p.toml",
    "importing.toml",
    "starting.toml",
    "fields.toml",
    "rules.toml",
)
_MARK = "\N{START OF TEXT}"
"""Begins the value of a finding that is the key of a text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue: its weight and its sentences, by language."""

    id: str
    severity: Severity
    message: Mapping[Language, str]
    """What is wrong and why it matters; placeholders as in :meth:`str.format`."""
    remedy: Mapping[Language, str]
    """What to type."""
    group: str
    """The id of its group: the name of the file that it stands in."""

    @property
    def fixed(self) -> bool:
        """Whether it cannot be switched off: it keeps a text from being published, or it protects others' rights."""
        protects = rule_groups()[self.group].protects
        return self.severity is Severity.ERROR or (protects and self.severity is not Severity.INFO)


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules about the same: what people call them."""

    id: str
    name: Mapping[Language, str]
    found_by: FoundBy
    protects: bool
    """Whether they protect the rights of others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A value of a message that is a text of the interface: it is read in the language of the message."""

    key: str
    """The text's key; its own placeholders are filled from the message's other values."""


def finding(rule: str, file: str, line: int | None = None, *, text: str = "", **values: object) -> Finding:
    """Make a finding of a rule of the catalogue.

    Takes the rule's id, the place, the text's file where the place is in another one, and the values of the message's
    placeholders: texts, or :class:`Wording`.
    Raises KeyError for a rule or a wording that the catalogue does not hold.
    """
    pairs = tuple(sorted((name, _kept(value)) for name, value in values.items()))
    return Finding(rule, rules()[rule].severity, file, line, pairs, text)


def message(finding: Finding, language: Language) -> str:
    """Return what is wrong, as a sentence."""
    return rules()[finding.rule].message[language].format_map(_values(finding, language))


def remedy(finding: Finding, language: Language) -> str:
    """Return what the author can type or do."""
    return rules()[finding.rule].remedy[language].format_map(_values(finding, language))


def _kept(value: object) -> str:
    """Return a value as a finding keeps it; only a wording can look like one, whatever an author types."""
    if isinstance(value, Wording):
        return f"{_MARK}{value.key}" if _texts()[value.key] else ""
    return str(value).replace(_MARK, "")


def _values(finding: Finding, language: Language) -> dict[str, str]:
    said = {name: with_marks(value, language) for name, value in finding.values}
    worded = {name: value.removeprefix(_MARK) for name, value in said.items() if value.startswith(_MARK)}
    return said | {name: _texts()[key][language].format_map(said) for name, key in worded.items()}


def text(key: str, language: Language, **values: object) -> str:
    """Return a text of the interface or of the commands.

    Raises KeyError for a key that the catalogue does not hold.
    """
    template = _texts()[key][language]
    return template.format_map(values) if values else template


def plural(key: str, count: int, language: Language, **values: object) -> str:
    """Return the text ``key.one`` or ``key.other``, with ``{count}`` filled in."""
    return text(f"{key}.{'one' if count == 1 else 'other'}", language, count=count, **values)


def keys() -> tuple[str, ...]:
    """Return the keys of all texts of the interface and of the commands."""
    return tuple(_texts())


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id, with those that others plug in.

    Raises ValueError where two files hold the same rule.
    """
    found: dict[str, Rule] = {}
    for group, entries in (*_own_findings(), *_plugged_findings()):
        for rule_id, entry in entries.items():
            if rule_id in found:
                problem = f"the rule {rule_id} stands in the catalogue twice"
                raise ValueError(problem)
            found[rule_id] = Rule(
                rule_id,
                Severity(entry["severity"]),
                {language: entry[language] for language in LANGUAGES},
                {language: entry[f"do_{language}"] for language in LANGUAGES},
                group,
            )
    return found


@cache
def rule_groups() -> Mapping[str, RuleGroup]:
    """Return the groups of rules by id, in the order in which people are shown them."""
    entries = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))["group"]
    for table in _plugged():
        entries |= table["group"]
    return {
        group: RuleGroup(
            group,
            {language: entry[language] for language in LANGUAGES},
            entry["found_by"],
            entry.get("protects", False),
        )
        for group, entry in entries.items()
    }


def _own_findings() -> Iterator[tuple[str, dict[str, Any]]]:
    folder = files(__package__).joinpath("findings")
    for source in sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda f: f.name):
        yield source.name.removesuffix(".toml"), tomllib.loads(source.read_text("utf-8"))


def _plugged_findings() -> Iterator[tuple[str, dict[str, Any]]]:
    for table in _plugged():
        (group,) = table["group"]
        yield group, {name: entry for name, entry in table.items() if name != "group"}


@cache
def _plugged() -> tuple[dict[str, Any], ...]:
    """Return the files of the entry points of the group ``teilbar.rules``: each names the path of one.

    Such a file is like those in ``findings/``, and has the table of its group (``[group.mine]``) in it too.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(tomllib.loads(point.load().read_text("utf-8")) for point in points)


@cache
def _texts() -> Mapping[str, Mapping[Language, str]]:
    here = files(__package__)
    return {
        key: entry
        for name in _TEXT_FILES
        for key, entry in _flatten(tomllib.loads(here.joinpath(name).read_text("utf-8")))
    }


def _flatten(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, dict[Language, str]]]:
    for key, entry in table.items():
        name = f"{prefix}{key}"
        if isinstance(entry, dict):
            if all(isinstance(entry.get(language), str) for language in LANGUAGES):
                yield name, {language: entry[language] for language in LANGUAGES}
            else:
                yield from _flatten(entry, f"{name}.")
