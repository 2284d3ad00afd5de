"""A unit as its package has it, for the tests of the player alone: the exporter's page, and what that loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from teilbar.exporting.deflating import deflated
from teilbar.exporting.format import Kit
from teilbar.exporting.scorm.page import sco_page
from teilbar.exporting.scorm.parts import unit_part
from teilbar.exporting.scorm.sco import Edition
from teilbar.licensing.registry import Registry
from teilbar.model.metadata import Metadata
from teilbar.model.unit import Held, Unit
from teilbar.publishing.theme import package_files
from teilbar.reading.markdown.sections import read_document
from teilbar.texts import text

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.exporting.scorm.sco import Part

Version: TypeAlias = Literal["1.2", "2004"]

UNSAVED = text("player.unsaved", "de")
SAVED = text("player.saved", "de")
CREDITS = "<p>„Trickfilm“ von Alma Beispiel, CC BY 4.0</p>"
_POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n'


def page_html(markdown: str, version: Version, passed_from: int = 60) -> str:
    """Return the page of a unit, which lets itself load nothing from elsewhere."""
    unit, kit = _unit(markdown), _kit(passed_from)
    html = sco_page(unit, (_part(unit, kit, version),), CREDITS, Edition(version), kit)
    return html.replace("<title>", f"{_POLICY}<title>", 1)


def keys_of(markdown: str) -> tuple[str, ...]:
    """Return the keys of a unit's steps, without that of the credits."""
    part = _part(_unit(markdown), _kit(60), "1.2")
    return tuple(shown.step.key for shown in part.steps)


def write_unit(folder: Path, html: str) -> Path:
    """Write a page and what it loads; returns the page's file."""
    files = {**package_files(("", "")), "index.html": html.encode()}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder / "index.html"


def _part(unit: Unit, kit: Kit, version: Version) -> Part:
    return unit_part(unit, kit, objectives=version == "2004")


def _unit(markdown: str) -> Unit:
    read = read_document(markdown, file="einheit/index.md")
    return Unit(
        id="trickfilm",
        file="einheit/index.md",
        title="Trickfilm mit Knete",
        metadata=Metadata(),
        content=Held(read.document),
    )


def _kit(passed_from: int) -> Kit:
    return Kit(
        language="de",
        licences=Registry.load(),
        hub_name="Haus",
        media={},
        names={},
        shared={name: deflated(content, name) for name, content in package_files(("", "")).items()},
        pass_mark=passed_from,
    )
