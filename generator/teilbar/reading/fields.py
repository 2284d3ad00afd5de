"""Metadata fields as authors fill them in, made into typed ones, gently: what is wrong is left out and reported."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.findings import Place
from teilbar.model.metadata import MediumRecord, Metadata
from teilbar.model.unfilled import is_unfilled
from teilbar.reading import consent, people, spans, values
from teilbar.reading.affiliations import with_affiliations
from teilbar.reading.agreeing import agreed
from teilbar.reading.names import MEDIUM_NAMES, TEXT_NAMES, Names
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from teilbar.model.findings import Finding

Reader: TypeAlias = "Callable[[object], object]"

_NO_LINES: Mapping[str, int] = MappingProxyType({})
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Statement:
    """What one header or one file of defaults says of a text."""

    metadata: Metadata
    """Its ``model_fields_set`` are the fields that were given and understood."""
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """Where each field that was given stands, by its name in :class:`Metadata`."""
    unreadable: frozenset[str] = frozenset()
    """Fields that were given but not understood: nothing may be inherited in their place."""
    unfilled: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    """Where fields stand that still hold a template's words: they say nothing."""
    findings: tuple[Finding, ...] = ()


TEXT_READERS: Mapping[str, tuple[Reader, str]] = {
    "title": (values.read_text, "field-not-text"),
    "summary": (values.read_paragraphs, "field-not-text"),
    "areas": (people.read_concepts, "field-not-terms"),
    "ages": (spans.read_ages, "field-not-ages"),
    "duration": (spans.read_duration, "field-not-duration"),
    "preparation": (spans.read_preparation, "field-not-duration"),
    "authors": (people.read_people, "field-not-people"),
    "contributors": (people.read_people, "field-not-people"),
    "publisher": (people.read_organisations, "field-not-people"),
    "licence": (values.read_licence, "field-not-licence"),
    "id": (values.read_id, "field-not-id"),
    "former": (values.read_texts, "field-not-list"),
    "version": (values.read_text, "field-not-text"),
    "kind": (values.read_kind, "field-not-kind"),
    "units": (values.read_texts, "field-not-list"),
    "languages": (values.read_languages, "field-not-language"),
    "keywords": (values.read_keywords, "field-not-list"),
    "devices": (values.read_texts, "field-not-list"),
    "group": (values.read_text, "field-not-text"),
    "audience": (people.read_concepts, "field-not-terms"),
    "educational_level": (people.read_concepts, "field-not-terms"),
    "resource_types": (people.read_concepts, "field-not-terms"),
    "based_on": (people.read_references, "field-not-work"),
    "adaptation": (values.read_words, "field-not-text"),
    "published": (values.read_date, "field-not-date"),
    "modified": (values.read_date, "field-not-date"),
    "ai": (values.read_flag, "field-not-flag"),
    "draft": (values.read_draft, "field-not-flag"),
    "sample": (values.read_truth, "field-not-flag"),
    "withdrawn": (values.read_withdrawal, "field-not-flag"),
}
"""What reads each field of a text, and the rule that says that it cannot; the schemas of editors are made of it too."""

MEDIUM_READERS: Mapping[str, tuple[Reader, str]] = {
    "file": (values.read_text, "field-not-text"),
    "authors": TEXT_READERS["authors"],
    "licence": TEXT_READERS["licence"],
    "title": (values.read_text, "field-not-text"),
    "source": (people.read_reference, "field-not-work"),
    "adaptation": TEXT_READERS["adaptation"],
    "alt": (values.read_text, "field-not-text"),
    "persons": (consent.read_persons, "field-not-flag"),
    "consent": (consent.read_consent, "field-not-flag"),
    "ai": TEXT_READERS["ai"],
    "withdrawn": TEXT_READERS["withdrawn"],
}
"""The same for the fields of a medium."""

_SAID_EVEN_IF_BLANK = frozenset({"alt"})
_WHERE_A_SLIP_HARMS = "withdrawn"
_NEVER_PASSED_OVER = frozenset({"withdrawn", "persons", "consent"})
"""Fields that protect people: what stands there counts, even where it is a template's words."""


def read_metadata(
    fields: Mapping[str, object],
    file: str,
    lines: Mapping[str, int] = _NO_LINES,
    *,
    only: Collection[str] = Metadata.model_fields,
) -> Statement:
    """Return what fields say, whatever synonyms and forms their author used.

    Takes the fields of a header or a YAML file, that file's path, the line of each name in it, and which fields of
    :class:`Metadata` are asked for. Never raises: a field of the wrong type becomes a finding with an example to paste,
    and everything else is kept. Names that are not ours are passed over, unless they look like a slip of the pen.
    """
    reading = _read(with_affiliations(fields), file, lines, TEXT_NAMES, {name: TEXT_READERS[name] for name in only})
    return Statement(
        metadata=Metadata.model_validate(reading.values),
        places=MappingProxyType(reading.places),
        unreadable=frozenset(reading.places.keys() - reading.values.keys()),
        unfilled=MappingProxyType(reading.unfilled),
        findings=tuple(reading.findings),
    )


def read_medium(
    fields: Mapping[str, object], file: str, lines: Mapping[str, int] = _NO_LINES, line: int | None = None
) -> tuple[MediumRecord, tuple[Finding, ...]]:
    """Return what fields say of a medium, as :func:`read_metadata` does.

    The record's ``file`` is what the author wrote (empty where nothing was), relative to the file that says it.
    """
    reading = _read(fields, file, lines, MEDIUM_NAMES, MEDIUM_READERS)
    said = {"file": ""} | reading.values
    places = tuple((name, place.line) for name, place in reading.places.items() if place.line)
    where = {"declared_in": file, "line": line, "lines": places}
    return MediumRecord.model_validate(said | where), tuple(reading.findings)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was understood so far."""

    file: str
    lines: Mapping[str, int]
    names: Names
    values: dict[str, object] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    unfilled: dict[str, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def report(self, rule: str, name: str, **values: str) -> None:
        """Add what is wrong with the field that the author calls ``name``."""
        self.findings.append(finding(rule, self.file, self.lines.get(name), field=name, **values))

    def meaning(self, name: str, wanted: Collection[str]) -> str | None:
        """Return which of the wanted fields the author means by ``name``; None where that is not certain."""
        if known := self.names.field(name):
            return known if known in wanted else None
        guessed = self.names.guess(name)
        if guessed is None or guessed not in wanted:
            return None
        rule = "field-read-as-withdrawal" if guessed == _WHERE_A_SLIP_HARMS else "field-misspelled"
        self.report(rule, name, known=self.names.recommended(guessed))
        return guessed if guessed == _WHERE_A_SLIP_HARMS else None

    def understand(self, spellings: Sequence[str], fields: Mapping[str, object], reader: tuple[Reader, str]) -> object:
        """Return what several names of one field say; the one that counts is the first of its synonyms.

        Raises ValueError where that one cannot be read.
        """
        read, rule = reader
        counts, *others = sorted(spellings, key=self.names.rank)
        problem = None
        try:
            understood = read(fields[counts])
        except ValueError as error:
            self.report(rule, counts, found=_quote(fields[counts]))
            problem = error
        for other in others:
            both = agreed(understood, fields[other], read) if problem is None else None
            if both is not None:
                understood = both
            elif fields[other] != fields[counts]:
                self.report("field-given-twice", other, counts=counts)
        if problem:
            raise problem
        return understood


def _read(
    fields: Mapping[str, object],
    file: str,
    lines: Mapping[str, int],
    names: Names,
    readers: Mapping[str, tuple[Reader, str]],
) -> _Reading:
    reading = _Reading(file, lines, names)
    given: dict[str, list[str]] = {}
    for name, value in fields.items():
        is_blank = isinstance(value, str) and not value.strip() and names.field(name) not in _SAID_EVEN_IF_BLANK
        if value is None or is_blank or not (meant := reading.meaning(name, readers)):
            continue
        if meant not in _NEVER_PASSED_OVER and is_unfilled(_written(value)):
            reading.report("template-left", name, found=_quote(value))
            reading.unfilled[meant] = Place(file, lines.get(name))
        else:
            given.setdefault(meant, []).append(name)
    for meant, spellings in given.items():
        reading.places[meant] = Place(file, lines.get(min(spellings, key=names.rank)))
        with suppress(ValueError):  # which was reported
            reading.values[meant] = reading.understand(spellings, fields, readers[meant])
    return reading


def _quote(value: object) -> str:
    text = " ".join(_written(value).split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]} ..."


def _written(value: object) -> str:
    """Return a value about as its author wrote it."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_written(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
