"""What the JSON-LD of a page may say: schema.org and LRMI, as those read them who fetch pages, as types.

schema.org itself refuses nothing. So this is what crawlers rely on: the licence is the text of an address, days are
days (ISO 8601), ages and times have schema.org's own form, whoever is named has a name.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from teilbar.describing.uris import is_uri


def _checked_uri(value: str) -> str:
    if not is_uri(value):
        problem = "no URI"
        raise ValueError(problem)
    return value


def _checked_day(value: str) -> str:
    date.fromisoformat(value)
    return value


Uri: TypeAlias = Annotated[str, AfterValidator(_checked_uri)]
Web: TypeAlias = Annotated[str, Field(pattern="^https?://"), AfterValidator(_checked_uri)]
Day: TypeAlias = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_checked_day)]
Words: TypeAlias = Annotated[str, Field(min_length=1)]
Code: TypeAlias = Annotated[str, Field(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]


class _Node(BaseModel):
    """Strict: nothing but what is written here, nothing empty, no number for a text."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    id_: Uri | None = Field(default=None, alias="@id")


class Organization(_Node):
    """Whom somebody belongs to."""

    type_: Literal["Organization"] = Field(alias="@type")
    name: Words


class Agent(_Node):
    """A person or an organisation."""

    type_: Literal["Person", "Organization"] = Field(alias="@type")
    name: Words
    affiliation: Organization | None = None


class Term(_Node):
    """A term of a vocabulary."""

    type_: Literal["DefinedTerm"] = Field(alias="@type")
    name: Words
    termCode: str | None = None  # noqa: N815 - schema.org's names
    inDefinedTermSet: str | None = None  # noqa: N815


class Audience(_Node):
    """For whom it is."""

    type_: Literal["EducationalAudience"] = Field(alias="@type")
    educationalRole: Words  # noqa: N815


Types: TypeAlias = Literal["LearningResource"] | list[Literal["LearningResource", "Course"]]


class Related(_Node):
    """Another work of the hub."""

    id_: Uri = Field(alias="@id")
    type_: Types = Field(alias="@type")
    name: Words


class Origin(_Node):
    """What it is based on."""

    type_: Literal["CreativeWork"] = Field(alias="@type")
    name: Words
    author: list[Agent] | None = None
    license: Web | None = None


class Provider(_Node):
    """The hub."""

    id_: Web = Field(alias="@id")
    type_: Literal["Service"] = Field(alias="@type")
    name: Words


class WebPage(_Node):
    """The page."""

    id_: Web = Field(alias="@id")
    type_: Literal["WebPage"] = Field(alias="@type")
    provider: Provider


class File(_Node):
    """A package."""

    type_: Literal["MediaObject"] = Field(alias="@type")
    contentUrl: Web  # noqa: N815
    encodingFormat: Annotated[str, Field(pattern="^[a-z]+/.+$")]  # noqa: N815


class SchemaOrg(_Node):
    """A work."""

    context: Literal["https://schema.org/"] = Field(alias="@context")
    id_: Uri = Field(alias="@id")
    type_: Types = Field(alias="@type")
    name: Words
    isAccessibleForFree: bool  # noqa: N815
    url: Web | None = None
    description: str | None = None
    license: Web | None = None
    author: list[Agent] | None = None
    contributor: list[Agent] | None = None
    publisher: list[Agent] | None = None
    inLanguage: Code | list[Code]  # noqa: N815
    keywords: list[Words] | None = None
    about: list[Term] | None = None
    educationalLevel: list[Term] | None = None  # noqa: N815
    learningResourceType: list[Term] | None = None  # noqa: N815
    audience: list[Audience] | None = None
    typicalAgeRange: Annotated[str, Field(pattern=r"^\d+-\d*$")] | None = None  # noqa: N815
    timeRequired: Annotated[str, Field(pattern=r"^PT\d+M$")] | None = None  # noqa: N815
    version: str | None = None
    datePublished: Day | None = None  # noqa: N815
    dateModified: Day | None = None  # noqa: N815
    mainEntityOfPage: WebPage | None = None  # noqa: N815
    isBasedOn: list[Origin] | None = None  # noqa: N815
    isPartOf: list[Related] | None = None  # noqa: N815
    hasPart: list[Related] | None = None  # noqa: N815
    encoding: list[File] | None = None


def schema_org_problems(record: object) -> tuple[str, ...]:
    """Return what of a work's record a crawler would trip over, each with the field's name; nothing where it is well."""
    try:
        SchemaOrg.model_validate(record)
    except ValidationError as error:
        return tuple(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return ()
