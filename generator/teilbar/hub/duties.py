"""The options for what a public body has to say of itself, and for its meetings.

What is not given is asked for on the page where it would stand, never made up.
"""

from __future__ import annotations

import tomllib
from datetime import date  # noqa: TC003 - pydantic looks it up
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from teilbar.hub.values import Email, Frozen, SecureAddress, Texts, Truth, WebAddress
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from teilbar.texts import Language

Duty: TypeAlias = Literal["barrierefreiheit", "datenschutz", "impressum", "leichte-sprache", "gebaerdensprache"]
"""The pages that Teilbar makes from the hub's data where no author wrote one."""

DUTIES: tuple[Duty, ...] = ("barrierefreiheit", "datenschutz", "impressum", "leichte-sprache", "gebaerdensprache")


class Office(Frozen):
    """An office that people can turn to."""

    name: str = ""
    """What it is called."""
    address: Texts = Field(default=(), alias="anschrift")
    """Its postal address, a line an entry."""
    url: WebAddress = ""
    """Its website."""
    contact: Email = Field(default="", alias="kontakt")
    """Its e-mail address."""
    phone: str = Field(default="", alias="telefon")
    """Its phone number."""


@cache
def _known_offices() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("offices.toml").read_text("utf-8"))


def _as_office(value: object) -> object:
    """Return an office that is named by one word of Teilbar's, or by its name alone, with all that is known of it."""
    return _known_offices().get(value.strip().lower(), {"name": value}) if isinstance(value, str) else value


SomeOffice: TypeAlias = Annotated[Office, BeforeValidator(_as_office, json_schema_input_type=Office | str)]


class Accessibility(Frozen):
    """The statement of accessibility (Commission Implementing Decision (EU) 2018/1523)."""

    status: Literal["nicht bewertet", "vereinbar", "teilweise vereinbar", "nicht vereinbar"] = Field(
        default="nicht bewertet", alias="stand"
    )
    """How far the site meets what the law asks for. Nobody but the institution can say so: without it, the page says
    that nobody has judged it yet."""
    reviewed: date | None = Field(default=None, alias="geprueft")
    """The day on which the statement was made or last looked through, as ``2026-05-31``. Older than a year is a
    finding."""
    method: str = Field(default="", alias="methode")
    """How it was judged, and by whom: ``Selbstbewertung``, for example."""
    gaps: Texts = Field(default=(), alias="luecken")
    """What does not work for everybody yet, a sentence an entry."""
    contact: Email = Field(default="", alias="kontakt")
    """Where barriers are reported; empty for the publisher's ``kontakt``."""
    phone: str = Field(default="", alias="telefon")
    """The same by phone."""
    enforcement: SomeOffice = Field(default=Office(), alias="durchsetzungsstelle")
    """Who is turned to if that does not help: the name of one that Teilbar knows (``bayern``), or ``name``,
    ``anschrift``, ``url``, ``kontakt``, ``telefon`` of another."""


class Privacy(Frozen):
    """What the page about privacy says beyond what Teilbar knows."""

    server: str = ""
    """Who runs the server."""
    log: str = Field(default="", alias="protokoll")
    """What the server writes into its log, and for how long it is kept, in sentences."""
    basis: str = Field(default="", alias="rechtsgrundlage")
    """The legal basis for that."""
    officer: SomeOffice = Field(default=Office(), alias="beauftragte")
    """The data protection officer."""
    authority: SomeOffice = Field(default=Office(), alias="aufsicht")
    """The supervisory authority to which people may complain."""


class Duties(Frozen):
    """What a public body has to say."""

    pages: tuple[Duty, ...] = Field(default=DUTIES, alias="seiten")
    """The pages to make where no author wrote one; ``[]`` for none."""
    sample: Truth = Field(default=False, alias="beispieldaten")
    """``true``: what stands here is invented. Each page says so until the line is deleted."""
    address: Texts = Field(default=(), alias="anschrift")
    """The publisher's postal address, a line an entry."""
    phone: str = Field(default="", alias="telefon")
    """The publisher's phone number."""
    represented_by: str = Field(default="", alias="vertreten_durch")
    """Who may speak for the publisher."""
    editor: str = Field(default="", alias="verantwortlich")
    """Who answers for the content."""
    more: Texts = Field(default=(), alias="weitere_angaben")
    """What else belongs into the imprint, a sentence an entry: a register, a supervising ministry."""
    accessibility: Accessibility = Field(default=Accessibility(), alias="barrierefreiheit")
    """The statement of accessibility."""
    privacy: Privacy = Field(default=Privacy(), alias="datenschutz")
    """The page about privacy."""
    sign_language: str = Field(default="", alias="gebaerdensprache")
    """Path of the film in sign language, in the content folder; without it ``gebaerdensprache.mp4`` if there is one."""


class Meetings(Frozen):
    """The institute's own server for meetings."""

    kind: Literal["", "bigbluebutton", "jitsi"] = Field(default="", alias="art")
    """Which software it is."""
    address: SecureAddress = Field(default="", alias="adresse")
    """What stands before the name of a room: ``https://bbb.example.org/rooms/``, ``https://meet.example.org/``."""


def file_of_duty(duty: Duty, language: Language, root: str = "") -> str:
    """Return the file, in the content folder, that a page counts as which Teilbar makes: authors may link to it."""
    name = f"{text(f'duty.file.{duty}', language)}.md"
    return f"{root}/{name}" if root else name


def is_made(file: str) -> bool:
    """Return whether a path in the content folder is that of a page which Teilbar makes where nobody wrote it."""
    return any(file == file_of_duty(duty, language) for duty in DUTIES for language in LANGUAGES)
