"""The options of a hub, typed. The docstring under an option is its description in ``docs/schemas/hub.schema.json``.

At the top of the file names are MkDocs' own, below ``extra: teilbar:`` they are German.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date  # noqa: TC003 - pydantic needs the type when the class is made
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticKnownError
from slugify import slugify

from teilbar.exporting.h5p.sets import version_sets
from teilbar.hub.duties import Duties, Meetings
from teilbar.hub.values import Bytes, Email, Frozen, Percent, Texts, Truth, WebAddress, as_base
from teilbar.reading.identity import GERMAN


def _known_set(value: str) -> str:
    known = version_sets()
    if value and value not in known:
        expected = " or ".join(f"'{name}'" for name in known)
        raise PydanticKnownError("literal_error", {"expected": expected})  # noqa: EM101 - pydantic wants a literal
    return value


class Area(Frozen):
    """A field of education that units belong to."""

    id: str
    """What stands in addresses."""
    name: str
    """What visitors read."""


def _as_areas(value: object) -> object:
    if isinstance(value, Mapping):
        pairs = [(name_or_id, name or name_or_id) for name_or_id, name in value.items()]
    elif isinstance(value, list):
        pairs = [(name, name) for name in value]
    else:
        return value
    return [{"id": slugify(str(area), replacements=GERMAN), "name": name} for area, name in pairs]


Areas: TypeAlias = Annotated[
    tuple[Area, ...], BeforeValidator(_as_areas, json_schema_input_type=tuple[str, ...] | dict[str, str])
]


class Publisher(Frozen):
    """Who answers for the hub."""

    name: str = ""
    """Name of the institution."""
    url: WebAddress = ""
    """Address of its own website."""
    contact: Email = Field(default="", alias="kontakt")
    """E-mail address for questions."""
    sample: Truth = Field(default=False, alias="beispieldaten")
    """``true``: the publisher is invented and has to be replaced before the hub goes public."""


class Participation(Frozen):
    """How readers take part: what the links at the foot of each page lead to."""

    branch: str = Field(default="", alias="zweig")
    """Branch of the repository at ``repo_url`` whose files "Ändern" opens in GitLab's editor, for example ``main``.
    Empty: there is no such link, unless ``edit_uri`` says where files are edited."""
    template: str = Field(default="Vorschlag", alias="vorlage")
    """Name of the issue template for suggestions: of the file in ``.gitlab/issue_templates/`` without ``.md``; empty
    for none."""
    mailbox: Email = Field(default="", alias="postfach")
    """E-mail address for people without an account, such as the Service Desk's of the GitLab project. It stands on
    every page."""
    gitlab: Truth | None = None
    """Whether the repository at ``repo_url`` is a GitLab project. Without it, the address itself has to tell: a host
    named after GitLab, or an ``edit_uri`` with GitLab's ``/-/``."""


class Contributor(Frozen):
    """Somebody who agreed to be named as a contributor."""

    name: str = ""
    """The name that visitors read."""
    git: Texts = ()
    """The e-mail addresses or names by which git knows them; without any, it is the name. Addresses are never
    published."""
    url: WebAddress = ""
    """Address of their own page."""


def _as_contributor(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class FormerAddresses(Frozen):
    """What stands at addresses that units, learning paths and pages once had."""

    keep: Truth = Field(default=True, alias="bewahren")
    """``false``: addresses that only git knows of lead nowhere. Those that a text names under ``frueher`` lead on, and
    a withdrawn text says that it is."""
    since: date | None = Field(default=None, alias="seit")
    """Day before which nothing is kept, for example ``2025-09-01``: for hubs whose past is not worth keeping."""
    forgotten: Texts = Field(default=(), alias="vergessen")
    """Addresses at which there shall be nothing at all, for example ``einheiten/lenas-film``: not even that something
    was there."""


class Palette(Frozen):
    """The hub's two colours, in the file as names of Material's palette (``deep purple``) or as ``#4051b5``."""

    primary: str = ""
    """Colour of the header."""
    accent: str = ""
    """Colour of links and of what is pointed at."""


class Font(Frozen):
    """A font of the hub's own, for all text. Its files are part of the site: no page asks another host for one."""

    name: str = ""
    """What the font is called, for example ``Andika``."""
    files: Texts = Field(default=(), alias="dateien")
    """Its files as paths in the content folder, best as WOFF2. Words in their names tell them apart: ``Bold``,
    ``Italic``, ``Variable``."""


def _as_palette(value: object) -> object:
    """Material allows a list of palettes, one for light and one for dark: the first that names a colour counts."""
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return next((one for one in value if one.get("primary") or one.get("accent")), {})
    return value


def _as_theme(value: object) -> object:
    return {} if isinstance(value, str) else value


class Theme(Frozen):
    """What Teilbar takes from ``theme:``; nothing else there is read."""

    palette: Annotated[Palette, BeforeValidator(_as_palette, json_schema_input_type=Palette | tuple[Palette, ...])] = (
        Palette()
    )
    """The colours; of several palettes the first that names one counts."""
    logo: str = ""
    """Path of the logo in the content folder."""
    favicon: str = ""
    """Path of the browser tab's icon in the content folder."""
    language: str = ""
    """Language of the hub where ``sprache`` is not given."""


class Options(Frozen):
    """What stands under ``extra: teilbar:``."""

    language: Literal["de", "en"] = Field(default="de", alias="sprache")
    """Language of the hub, and of texts that name none."""
    publisher: Publisher = Field(default=Publisher(), alias="herausgeber")
    """Who answers for the hub."""
    participation: Participation = Field(default=Participation(), alias="mitmachen")
    """How readers take part."""
    contributors: tuple[
        Annotated[Contributor, BeforeValidator(_as_contributor, json_schema_input_type=Contributor | str)], ...
    ] = Field(default=(), alias="mitwirkende")
    """The people who agreed that their names stand on the page of contributors. Whoever is not in this list is counted
    there and not named."""
    former: FormerAddresses = Field(default=FormerAddresses(), alias="adressen")
    """What stands at addresses that texts once had."""
    duties: Duties = Field(default=Duties(), alias="pflichten")
    """What a public body has to say of itself and of its website, and which pages Teilbar makes of it."""
    meetings: Meetings = Field(default=Meetings(), alias="treffen")
    """The institute's own server for meetings, to which ``> [!treffen]`` leads."""
    licence: str = Field(default="", alias="lizenz")
    """Licence of units that name none, for example ``CC-BY-4.0``."""
    authors: Texts = Field(default=(), alias="autor")
    """Who made the units that name nobody."""
    font: Font = Field(default=Font(), alias="schrift")
    """The hub's own font; without one each device shows the font that its owner is used to."""
    areas: Areas = Field(default=(), alias="bereiche")
    """The fields of education, in the order in which visitors see them: a list of names, or names by id."""
    education_plan: str = Field(default="", alias="bildungsplan")
    """The education plan whose areas the hub works with: ``bayern``, or the path of a file of its own, seen from the
    hub file. Where it is named, an area outside of it is a finding."""
    levels: Texts = Field(default=("level_0",), alias="bildungsstufe")
    """Educational level of what names none, by name or by id of https://w3id.org/kim/educationalLevel/; ``[]`` for
    none."""
    types: Texts = Field(default=("worksheet",), alias="materialart")
    """Type of material of units that name none, by name or by id of https://w3id.org/kim/hcrt/; ``[]`` for none."""
    own_media: Truth = Field(default=False, alias="medien_eigene")
    """``true``: media that nobody declared are the publisher's own."""
    synonyms: Texts = Field(default=(), alias="synonyme")
    """Words that mean the same to the hub's visitors, for the search: each entry is a group with commas between the
    words, ``Forscherecke, Lernwerkstatt`` say. They are added to those that Teilbar knows."""
    exact_gaps: Truth = Field(default=False, alias="luecken_genau")
    """``true``: what is typed into the gaps of a question has to be written exactly like the answer; else capitals,
    umlauts (``ae`` for ``ä``), doubled spaces and the shape of quotation marks do not matter."""
    pass_mark: Percent = Field(default=60, alias="bestanden_ab")
    """Per cent of the points from which on a learning platform is told that a unit is passed."""
    package_size: Bytes = Field(default=100_000_000, alias="paketgroesse")
    """The size up to which a package is fine, for example ``100 MB``; a larger one is a finding. Many learning
    platforms take no larger upload."""
    picture_size: Bytes = Field(default=8_000_000, alias="bildgroesse")
    """The size up to which the file of a picture is fine, for example ``8 MB``; a larger one is a finding."""
    sound_size: Bytes = Field(default=30_000_000, alias="tongroesse")
    """The size up to which a sound file is fine."""
    film_size: Bytes = Field(default=100_000_000, alias="filmgroesse")
    """The size up to which a film is fine."""
    media_size: Bytes = Field(default=250_000_000, alias="mediengroesse")
    """The size up to which all media of one text together are fine."""
    blocking: Texts = Field(default=(), alias="blockiert")
    """Ids of rules that keep a unit from being published, besides those that always do."""
    off: Texts = Field(default=(), alias="regeln_aus")
    """Ids of rules that are switched off. Those that protect rights, or keep out what is broken, stay on."""
    navigation: Texts = ()
    """Pages that every page links to in its foot, as paths in the content folder."""
    formats: Texts = Field(default=(), alias="formate")
    """Package formats to build; empty for the usual ones."""
    h5p_set: Annotated[str, AfterValidator(_known_set)] = ""
    """Version set of H5P content types; empty for the most widely accepted one."""
    h5p_libraries: str = Field(default="", alias="h5p_bibliotheken")
    """Folder of the library store for packages that carry H5P's libraries, seen from the hub file; empty for the store
    in the user's own data."""


class Hub(Options):
    """The hub's configuration. Every option has a default, so that a folder without a hub file builds."""

    site_name: str = ""
    """Name of the hub; empty for the name of its folder or repository."""
    site_url: Annotated[WebAddress, AfterValidator(as_base)] = ""
    """The hub's own address; without one there is no sitemap and no feed."""
    site_description: str = ""
    """What the hub is, in a sentence."""
    repo_url: WebAddress = ""
    """Web address of the repository."""
    edit_uri: str = ""
    """Where the content folder's files are edited, seen from ``repo_url``: ``-/edit/main/content/``. It outweighs
    ``zweig``."""
    docs_dir: str = ""
    """Folder of the content; without it ``content/`` if there is one, else the source itself."""
    theme: Annotated[Theme, BeforeValidator(_as_theme, json_schema_input_type=Theme | str)] = Theme()
    """Colours, logo and icon."""
