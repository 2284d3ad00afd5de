"""The descriptions of a hub, without building its site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.exporting.format import all_formats
from teilbar.licensing.registry import Registry
from teilbar.model.unit import LearningPath
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.compose import site_name
from teilbar.publishing.descriptions import Descriptions, with_packages
from teilbar.publishing.offering import packages_of
from teilbar.publishing.records import Download
from teilbar.publishing.site_addresses import package_path
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.checked import Checked
    from teilbar.describing.description import Description

ADDRESS = "https://hub.example/kita/"
FORMATS = tuple(one for one in all_formats().values() if one.by_default)


def checked(source: Path, folder: Path) -> Checked:
    """Read and check a source; ``folder`` is free to be written to."""
    cache = Cache(folder / "cache")
    with open_source(str(source), cache=cache) as opened, Workshop(cache, 1) as workshop:
        return read_and_check(opened, Options(source=str(source), out=folder / "site"), workshop, Silent())


def described(source: Path, folder: Path, **hub: Any) -> dict[str, Description]:  # noqa: ANN401 - a hub's options
    """Return the descriptions of what a source offers by their ids, as if its packages had been made.

    ``hub`` are options of the hub that are put in the place of those that the hub file has.
    """
    read = checked(source, folder)
    options = read.hub.model_copy(update={"site_url": ADDRESS, **hub})
    library, name = read.verdict.library, site_name(options, read.label)
    works = Descriptions(library, options, Registry.load(), read.vocabularies, name, FORMATS).all()
    packed = [
        Download(
            *(work.id, one.name, package_path(work, one), one.media_type, 1234, f"{number:064x}"),
            of_path=isinstance(work, LearningPath),
        )
        for number, (work, _, one) in enumerate(packages_of(library, FORMATS))
    ]
    return {f"{one.kind}/{one.id}": one for one in with_packages(works.values(), packed, options.site_url)}


def hub(folder: Path, texts: dict[str, str], options: str = "") -> Path:
    """Write a hub: texts by their paths below ``content``, options as they stand below ``extra: teilbar:``."""
    below = "".join(f"    {line}\n" for line in options.splitlines())
    (folder / "content").mkdir(parents=True)
    extra = f"extra:\n  teilbar:\n{below}" if below else ""
    (folder / "mkdocs.yml").write_text(f"site_name: Haus der Medien\n{extra}", "utf-8")
    for path, text in texts.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


UNIT = """---
id: {id}
titel: {title}
kurz: Ein Satz.
bereich: Medien
lizenz: CC BY 4.0
autor: Ada Muster
{more}---

Text.
"""


def unit(name: str = "film", title: str = "Film", **more: str) -> str:
    """Return the text of a unit with further fields; a value of ``-`` takes a line away."""
    lines = "".join(f"{field}: {value}\n" for field, value in more.items())
    return UNIT.format(id=name, title=title, more=lines)


def one(folder: Path, text: str, options: str = "", **changes: Any) -> Description:  # noqa: ANN401 - as above
    """Return the description of a single unit."""
    works = described(hub(folder / "hub", {"film/index.md": text}, options), folder, **changes)
    (found,) = works.values()
    return found
