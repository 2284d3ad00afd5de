"""Controlled vocabularies: levels, types of material, areas of an education plan. Data, a file each, with stable ids.

What authors write is found by a term's id, its address, its labels in both languages, or another way to write it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from teilbar.reading.identity import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.metadata import Concept
    from teilbar.texts import Language

_LINE = re.compile(r"\(at line (\d+)")
_FOLDER = Path(__file__).parent / "vocabularies"
LEVELS, TYPES, AREAS = "educational_level", "resource_type", "bayern"
"""The vocabularies that come with Teilbar."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, as an author wrote it and as a vocabulary has it; what is in no vocabulary has no code."""

    code: str = ""
    """Its id in the vocabulary; stays what it is."""
    de: str = ""
    en: str = ""
    uri: str = ""
    """Its address in a published vocabulary (RFC 3986)."""
    about: tuple[str, ...] = ()
    """Addresses of the school subjects or fields of study that it belongs to."""
    text_de: str = ""
    """What belongs to it, in a sentence; maybe empty."""
    text_en: str = ""
    scheme: str = ""
    """The vocabulary's name, in the hub's language."""
    written: str = ""
    """What the author wrote, if that was a word."""

    def label(self, language: Language) -> str:
        """Return its name: as written, else as the vocabulary has it in a language; its address where it has none."""
        return self.written or (self.de if language == "de" else self.en) or self.uri

    def about_text(self, language: Language) -> str:
        """Return what belongs to it, in a sentence; empty where the vocabulary does not say."""
        return self.text_de if language == "de" else self.text_en


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    de: str
    en: str = ""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    de: str
    en: str = ""
    also: tuple[str, ...] = ()
    uri: str = ""
    about: tuple[str, ...] = ()
    text: _Words | None = None


class _File(BaseModel):
    """A file of a vocabulary."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Words
    uri: str = ""
    """What the addresses of its terms begin with."""
    term: tuple[_Entry, ...]


class Fault(StrEnum):
    """What makes a file no vocabulary."""

    SYNTAX = "syntax"
    """It is no TOML."""
    FIELD = "field"
    """A field is missing, or of another kind."""
    TWICE = "twice"
    """Two terms have one id."""
    EMPTY = "empty"
    """It has no term."""


class VocabularyError(ValueError):
    """A file that is no vocabulary."""

    def __init__(self, fault: Fault, where: str = "", line: int | None = None) -> None:
        """Take what is wrong, where, in the file's own words, and the line if it is known."""
        super().__init__(where)
        self.fault = fault
        self.line = line


@dataclass(frozen=True)
class Vocabulary:
    """Terms that belong together."""

    de: str = ""
    en: str = ""
    uri: str = ""
    """What the addresses of its terms begin with; empty where they have none."""
    entries: Mapping[Term, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Each term with the other ways to write it."""

    def find(self, said: Concept, language: Language) -> Term:
        """Return the term that an author means; one without a code where the vocabulary has none.

        An address says it better than a word: one that the vocabulary does not have is a term of another.
        """
        found = self._by_uri.get(said.id) if said.id else self._by_name.get(slug(said.label))
        if found is None:
            return Term(uri=said.id, written=said.label)
        scheme = self.de if language == "de" else self.en or self.de
        return replace(found, scheme=scheme, written=said.label)

    def knows(self, word: str) -> bool:
        """Tell whether a word or an address means one of the terms."""
        return word in self._by_uri or slug(word) in self._by_name

    def nearest(self, word: str) -> str:
        """Return the way to write a term that is most like a word; the first term's German label where none is."""
        names = {slug(name): name for term, also in self.entries.items() for name in (*also, term.en, term.de)}
        said = word.rstrip("/").rpartition("/")[2] if "://" in word else word
        near = get_close_matches(slug(said), list(names), n=1, cutoff=0.5)
        return names[near[0]] if near else next(iter(self.entries)).de

    def with_names(self, names: Mapping[str, str]) -> Vocabulary:
        """Return the vocabulary with further ways to write terms, by their codes."""
        entries = {
            term: (*also, names[term.code]) if term.code in names else also for term, also in self.entries.items()
        }
        return Vocabulary(self.de, self.en, self.uri, entries)

    @cached_property
    def _by_uri(self) -> Mapping[str, Term]:
        return {term.uri: term for term in self.entries if term.uri}

    @cached_property
    def _by_name(self) -> Mapping[str, Term]:
        """Terms by all ways to write them; labels and ids before what merely means the same."""
        names: dict[str, Term] = {}
        for term in self.entries:
            names |= {slug(word): term for word in (term.code, term.de, term.en) if word and slug(word) not in names}
        for term, also in self.entries.items():
            for word in also:
                names.setdefault(slug(word), term)
        return names


def parse(text: str) -> Vocabulary:
    """Return the vocabulary that a TOML file holds: ``name``, maybe ``uri``, and ``[[term]]`` tables.

    Raises VocabularyError where it is none, or an id stands there twice.
    """
    try:
        file = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise VocabularyError(Fault.SYNTAX, line=int(line[1]) if line else None) from None
    except ValidationError as error:
        section, *below = map(str, error.errors()[0]["loc"])
        number = f"[[term]] {int(below.pop(0)) + 1}" if section == "term" and below else section
        raise VocabularyError(Fault.FIELD, ": ".join((number, ".".join(below))) if below else number) from None
    entries: dict[Term, tuple[str, ...]] = {}
    codes: set[str] = set()
    for one in file.term:
        if one.id in codes:
            raise VocabularyError(Fault.TWICE, f'id = "{one.id}"')
        codes.add(one.id)
        uri = one.uri or (f"{file.uri}{one.id}" if file.uri else "")
        said = (one.text.de, one.text.en or one.text.de) if one.text else ("", "")
        entries[Term(one.id, one.de, one.en or one.de, uri, one.about, text_de=said[0], text_en=said[1])] = one.also
    if not entries:
        raise VocabularyError(Fault.EMPTY)
    return Vocabulary(file.name.de, file.name.en or file.name.de, file.uri, entries)


@cache
def shipped(name: str) -> Vocabulary:
    """Return a vocabulary that comes with Teilbar."""
    return parse((_FOLDER / f"{name}.toml").read_text("utf-8"))


def shipped_plans() -> tuple[str, ...]:
    """Return the names of the education plans that come with Teilbar."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml") if file.stem not in {LEVELS, TYPES}))


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The vocabularies of a hub."""

    levels: Vocabulary = field(default_factory=lambda: shipped(LEVELS))
    types: Vocabulary = field(default_factory=lambda: shipped(TYPES))
    areas: Vocabulary = field(default_factory=Vocabulary)
    """The areas of the education plan that the hub works with."""
    areas_are_closed: bool = False
    """Whether the hub named its plan: then an area outside of it is a finding."""
