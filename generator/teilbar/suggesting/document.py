"""All suggestions as one text: folder by folder, each with the file to paste it into.

Whatever an author has written stays: an entry goes below those of a list, in the list's own indentation; where a
``medien.yml`` has another form, the medium gets a file of its own beside it, which fits every form.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from teilbar.model.findings import Finding
from teilbar.reading.records import LISTS
from teilbar.reading.values import read_text
from teilbar.reading.yaml import YamlProblem, load_yaml
from teilbar.suggesting.entries import fields_of, in_a_comment, yaml_lines
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilbar.reading.source import Source
    from teilbar.suggesting.collecting import Suggestion
    from teilbar.texts import Language

_LONGEST_QUOTE = 160
_ITEM = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)
_USUAL = "medien.yml"


@dataclass(frozen=True, slots=True)
class Target:
    """Where suggestions go."""

    path: str
    """The file in the source, there already or not."""
    suggestions: tuple[Suggestion, ...]
    indent: str | None = ""
    """What stands before each item of the list there; None for a file of one medium's own."""


def targets(suggestions: Iterable[Suggestion], source: Source) -> tuple[Target, ...]:
    """Return the files that suggestions go into, folder by folder."""
    made: list[Target] = []
    for folder, group in groupby(suggestions, key=lambda one: posixpath.dirname(one.record.file)):
        members = tuple(group)
        listed = next((path for name in sorted(LISTS) if source.find(path := posixpath.join(folder, name))), None)
        path = listed or posixpath.join(folder, _USUAL)
        indent = _indent_of_list(source, listed) if listed else ""
        together = [one for one in members if indent is not None and _can_be_named(one)]
        if together:
            made.append(Target(path, tuple(together), indent))
        made.extend(Target(f"{one.record.file}.yml", (one,), None) for one in members if one not in together)
    return tuple(made)


def document(targets: Sequence[Target], language: Language) -> str:
    """Return the text with all suggestions; with none it says so."""
    if not targets:
        return f"{text('suggest.nothing', language)}\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(target, language)) for target in targets)


def _lines(target: Target, language: Language) -> Iterator[str]:
    key = "suggest.list" if target.indent is not None else "suggest.own-file"
    yield f"# {text(key, language, path=in_a_comment(target.path, 10_000))}"
    for suggestion in target.suggestions:
        yield from _entry(suggestion, target.indent, language)


def _entry(suggestion: Suggestion, indent: str | None, language: Language) -> Iterator[str]:
    fields = fields_of(suggestion.record)
    before = indent or ""
    place = text("suggest.place", language, file=suggestion.place, line=suggestion.line) if suggestion.line else ""
    where = text(f"suggest.from.{suggestion.kind}", language, place=place or suggestion.place)
    quoted = in_a_comment(suggestion.words, _LONGEST_QUOTE)
    yield f"{before}# {text('suggest.please-check', language, where=in_a_comment(where, 10_000), words=quoted)}"
    if indent is None:
        yield from yaml_lines(fields)
    else:
        name = {"datei": posixpath.basename(suggestion.record.file)}
        yield from yaml_lines({**name, **fields}, indent=indent, as_item=True)
    deeper = "" if indent is None else f"{indent}  "
    for lacking in (name for name in ("urheber", "lizenz") if name not in fields):
        yield f"{deeper}# {text(f'suggest.lacking.{lacking}', language)}"


def _can_be_named(suggestion: Suggestion) -> bool:
    """Tell whether a list can name the medium: what is read of its name is its name."""
    name = posixpath.basename(suggestion.record.file)
    return read_text(name) == name and "\\" not in name


def _indent_of_list(source: Source, path: str) -> str | None:
    """Return the indentation of a list of records; None where items cannot simply be written below."""
    content = source.read_text(path)
    if isinstance(content, Finding):
        return None
    try:
        records = load_yaml(content)
    except YamlProblem:
        return None
    if records is None:
        return ""
    if isinstance(records, dict) and records.keys() <= {"medien", "media"}:
        records = next(iter(records.values()), None)
    item = _ITEM.search(content)
    return item["indent"] if isinstance(records, list) and records and item else None
