"""The Allgemeines Metadatenprofil für Bildungsressourcen (AMB), version 20231019, as types: what a record may say.

Every field of the profile is here, also those that Teilbar never writes, so that any record can be judged. Fields that
the profile does not know are allowed, as it allows them.
"""
# ruff: noqa: N815 - AMB's own names

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from teilbar.describing.amb_names import LANGUAGES
from teilbar.describing.amb_values import (
    LOCAL_TIMES,
    Code,
    Day,
    Digits,
    Duration,
    Labels,
    MediaType,
    Sha256,
    Type,
    Uri,
    like,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = "https://w3id.org/kim/amb/context.jsonld"
LEVELS = "https://w3id.org/kim/educationalLevel/"
RESOURCE_TYPES = ("https://w3id.org/kim/hcrt/", "http://w3id.org/openeduhub/vocabs/new_lrt/")
SUBJECTS = ("https://w3id.org/kim/hochschulfaechersystematik/", "http://w3id.org/kim/schulfaecher/")
ACCESS = "http://w3id.org/kim/conditionsOfAccess/"
_LICENCES = (
    r"https?://creativecommons\.org/(?:licenses|licences|publicdomain)/.*",
    r"https?://www\.gnu\.org/licenses/.*",
    r"https?://www\.apache\.org/licenses/.*",
    r"https?://opensource\.org/licenses/MIT.*",
    r"https?://www\.opensource\.org/licenses/BSD.*",
)


class _Node(BaseModel):
    """Strict: a number is no text, and a text is no list of one."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow", populate_by_name=False)


class Concept(_Node):
    """A term of a vocabulary (SKOS)."""

    id: Uri
    type: Literal["Concept"] | None = None
    prefLabel: Labels | None = None


class Goal(_Node):
    """What is taught, assessed or required."""

    id: Uri
    prefLabel: Labels | None = None


class Level(Concept):
    """An educational level."""

    id: Annotated[Uri, like(f"{re.escape(LEVELS)}.*", f"nothing of {LEVELS}")]


class Access(Concept):
    """Whether one has to log in."""

    id: Literal["http://w3id.org/kim/conditionsOfAccess/no_login", "http://w3id.org/kim/conditionsOfAccess/login"]


class Interactivity(Concept):
    """How active learners are (LRMI)."""

    id: Literal[
        "http://purl.org/dcx/lrmi-vocabs/interactivityType/active",
        "http://purl.org/dcx/lrmi-vocabs/interactivityType/expositive",
        "http://purl.org/dcx/lrmi-vocabs/interactivityType/mixed",
    ]


class Affiliation(_Node):
    """The organisation that somebody belongs to."""

    type: Literal["Organization"]
    name: str
    id: Uri | None = None


class Agent(_Node):
    """A person or an organisation."""

    type: Literal["Person", "Organization"]
    name: str
    id: Uri | None = None
    honorificPrefix: str | None = None
    affiliation: Affiliation | None = None


class Funder(_Node):
    """Who paid for it."""

    type: Literal["Person", "FundingScheme", "Organization"]
    name: str
    id: Uri | None = None


class License(_Node):
    """A licence."""

    id: Annotated[Uri, like("|".join(_LICENCES), "none of the licences that AMB admits")]


class Provider(_Node):
    """Who has the page, or the work."""

    id: Uri
    type: str | None = None
    name: str | None = None


def _with_resource(types: list[str]) -> list[str]:
    if "LearningResource" not in types:
        problem = "no LearningResource among them"
        raise ValueError(problem)
    return types


Types: TypeAlias = Annotated[list[Type], AfterValidator(_with_resource)]


class Part(_Node):
    """A work that this one is part of, or that is part of it."""

    id: Uri
    type: Types | None = None
    name: str | None = None


class BasedOn(_Node):
    """A work that this one was made from."""

    name: str
    id: Uri | None = None
    type: Types | None = None
    creator: list[Agent] | None = None
    license: License | None = None
    provider: Provider | None = None


class Web(_Node):
    """A page about the work."""

    id: Uri
    type: Literal["WebContent"] | None = None
    provider: Provider | None = None
    dateCreated: Day | None = None
    dateModified: Day | None = None


class _File(_Node):
    contentUrl: Uri | None = None
    embedUrl: Uri | None = None
    encodingFormat: MediaType | None = None
    contentSize: Digits | None = None
    sha256: Sha256 | None = None
    bitrate: Digits | None = None

    @model_validator(mode="after")
    def _has_an_address(self) -> _File:
        if self.contentUrl is None and self.embedUrl is None:
            problem = "neither contentUrl nor embedUrl"
            raise ValueError(problem)
        return self


class Encoding(_File):
    """A file in which the work can be had."""

    type: Literal["MediaObject"]


class Trailer(_File):
    """A film or a sound that makes curious."""

    type: Literal["VideoObject", "AudioObject"]


class Caption(_Node):
    """Subtitles."""

    id: Uri
    type: Literal["MediaObject"]
    encodingFormat: str | None = None
    inLanguage: Code | None = None


def _checked_context(value: list[Any]) -> list[Any]:
    languages = [one["@language"] for one in value if isinstance(one, dict) and "@language" in one]
    if CONTEXT not in value or not any(one in LANGUAGES for one in languages if isinstance(one, str)):
        problem = f"it names {CONTEXT} and a language"
        raise ValueError(problem)
    return value


def _one_of(prefixes: tuple[str, ...], concepts: list[Concept]) -> list[Concept]:
    if not any(concept.id.startswith(prefixes) for concept in concepts):
        problem = f"none of them is of {' or '.join(prefixes)}"
        raise ValueError(problem)
    return concepts


class Amb(_Node):
    """A record of a learning resource."""

    context: Annotated[list[Any], AfterValidator(_checked_context)] = Field(alias="@context")
    id: Uri
    type: Types
    name: str
    creator: list[Agent] | None = None
    contributor: list[Agent] | None = None
    description: str | None = None
    about: Annotated[list[Concept], AfterValidator(lambda those: _one_of(SUBJECTS, those))] | None = None
    license: License | None = None
    image: Uri | None = None
    trailer: Trailer | None = None
    dateCreated: Day | None = None
    datePublished: Day | None = None
    dateModified: Day | None = None
    duration: Duration | None = None
    inLanguage: list[Code] | None = None
    publisher: list[Agent] | None = None
    learningResourceType: (
        Annotated[list[Concept], AfterValidator(lambda those: _one_of(RESOURCE_TYPES, those))] | None
    ) = None
    audience: list[Concept] | None = None
    isBasedOn: list[BasedOn] | None = None
    isPartOf: list[Part] | None = None
    hasPart: list[Part] | None = None
    mainEntityOfPage: list[Web] | None = None
    keywords: list[str] | None = None
    encoding: list[Encoding] | None = None
    caption: list[Caption] | None = None
    conditionsOfAccess: Access | None = None
    funder: list[Funder] | None = None
    assesses: list[Goal] | None = None
    competencyRequired: list[Goal] | None = None
    teaches: list[Goal] | None = None
    educationalLevel: list[Level] | None = None
    isAccessibleForFree: bool | None = None
    interactivityType: Interactivity | None = None


def amb_problems(record: object, *, local_times: bool = False) -> tuple[str, ...]:
    """Return what makes a record none of AMB's, each with the field's name; nothing where it is one.

    ``local_times`` admits times without a zone, which the profile's schemas refuse.
    """
    if nulls := sorted(_nulls(record)):
        return tuple(f"{name}: null" for name in nulls)
    try:
        Amb.model_validate(record, context={LOCAL_TIMES: local_times})
    except ValidationError as error:
        return tuple(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return ()


def _nulls(record: object) -> Iterator[str]:
    """Yield the fields that hold null: JSON's null is a value, and no field of the profile takes it."""
    if isinstance(record, dict):
        yield from (str(name) for name, value in record.items() if name in _FIELDS and value is None)
        for value in record.values():
            yield from _nulls(value)
    elif isinstance(record, list):
        for value in record:
            yield from _nulls(value)


_FIELDS = frozenset(
    {
        name
        for kind in (Amb, Concept, Agent, Provider, Part, BasedOn, Web, Encoding, Caption)
        for name in kind.model_fields
    }
)
