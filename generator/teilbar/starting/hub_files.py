"""Writing a new hub: all of its files, or none."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.starting import LICENCES
from teilbar.starting.filling import filled, one_line, values_of
from teilbar.starting.hub_schemas import schema_files
from teilbar.starting.origin import origin_of
from teilbar.starting.writing import obstacles, write_new
from teilbar.texts import finding, keys, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.texts import Language

TEMPLATES = Path(__file__).with_name("hub")
"""The folder of the files as they lie in a new hub: those in every one (``shared``), those of a language's (``de``)."""

PIPELINE = ".gitlab-ci.yml"

SHARED_TEXTS = ("pipeline.", "nginx.")
"""What the keys of the catalogue begin with that the files in ``shared`` are translated by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a new hub is to be."""

    folder: Path
    name: str = ""
    """Empty for the folder's name."""
    licence: str = LICENCES[0]
    """SPDX id."""
    package: str = ""
    """What its pipeline installs Teilbar from; empty where the team has to say it."""
    language: Language = "de"
    """What its files are written in, and what its pages speak."""

    @property
    def title(self) -> str:
        """The hub's name as it stands in its files."""
        return one_line(self.name) or one_line(self.folder.resolve().name) or "Hub"


def start_hub(wishes: Wishes) -> tuple[str, ...]:
    """Write the files of a new hub and return their paths in it.

    Nothing that is there is touched; a file that cannot be written takes back those before it.
    Raises SourceError where something is in the way, OSError where the disk refuses.
    """
    files = hub_files(wishes.title, wishes.licence, wishes.package, origin_of(wishes.folder), wishes.language)
    in_the_way = tuple(sorted({path for name in files for path in obstacles(wishes.folder, name)}))
    if in_the_way:
        listed = ", ".join(f"`{name}`" for name in in_the_way)
        raise SourceError(finding("init-in-the-way", "", folder=wishes.folder, listed=listed))
    write_new(wishes.folder, files)
    return tuple(files)


def hub_files(
    name: str, licence: str, package: str, repository: str = "", language: Language = "de"
) -> Mapping[str, str]:
    """Return the content of a new hub's files by their paths in it; takes what its places are filled with."""
    values = values_of(name, licence, package, repository, language)
    shared = {name: spoken(content, language) for name, content in _templates("shared").items()}
    found = {**shared, **_templates(language)}
    written = {**{name: filled(content, values) for name, content in found.items()}, **schema_files(language)}
    return {name: written[name] for name in sorted(written)}


def spoken(template: str, language: Language) -> str:
    """Return a file that every hub gets, with its remarks and messages in a language: it is written in German."""
    said = (key for key in keys() if key.startswith(SHARED_TEXTS))
    for key in sorted(said, key=lambda key: -len(text(key, "de"))):  # the longest first: one may stand in another
        template = template.replace(text(key, "de"), text(key, language))
    return template


def _templates(folder: str) -> Mapping[str, str]:
    files = (path for path in (TEMPLATES / folder).rglob("*") if path.is_file())
    return {path.relative_to(TEMPLATES / folder).as_posix(): path.read_text("utf-8") for path in files}


def next_steps(wishes: Wishes, language: Language) -> Iterator[str]:
    """Yield what to tell whoever has a new hub: that it is there, and what to do with it now."""
    yield text("init.done", language, name=wishes.title, folder=wishes.folder)
    yield ""
    folder = shlex.quote(str(wishes.folder))
    begin = "" if (wishes.folder / ".git").exists() else "git init --initial-branch=main && "
    for step in ("look", "fill", "push", "publish"):
        yield text(f"init.{step}", language, folder=folder, begin=begin)
    if not wishes.package:
        yield ""
        yield text("init.package", language)


def pipeline(package: str, language: Language = "de") -> str:
    """Return the pipeline of a hub in a language that installs Teilbar from ``package``."""
    return hub_files("Hub", LICENCES[0], package, language=language)[PIPELINE]
