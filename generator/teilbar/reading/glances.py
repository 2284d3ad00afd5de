"""What an earlier version of a file says that its address depends on, without reading all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teilbar.hub.loading import FILES as HUB_FILES
from teilbar.model.metadata import Kind  # noqa: TC001 - named tuples look at their types when they are made
from teilbar.reading.discovery import SUFFIXES
from teilbar.reading.fields import read_metadata
from teilbar.reading.frontmatter import split_header
from teilbar.reading.inheritance import FOLDER_FILES
from teilbar.reading.yaml import YamlProblem, load_yaml_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

_WANTED = frozenset({"id", "kind", "title", "draft", "withdrawn"})
_FRONT_MATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n(?!\s*<!--)", re.DOTALL)
_FIRST_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Glance(NamedTuple):
    """What a text, or a folder, says of itself."""

    id: str = ""
    kind: Kind | None = None
    title: str = ""
    is_draft: bool = False
    is_withdrawn: bool = False
    reason: str = ""
    """Why it was withdrawn."""


class Seen(NamedTuple):
    """A file at one step."""

    blob: str
    says: Glance


class Glances:
    """Looks at texts, and remembers headers: most changes of a text leave its header alone."""

    def __init__(self) -> None:
        self._known: dict[str, Glance] = {}

    def of_text(self, data: bytes) -> Glance:
        """Return what a Markdown file says; nothing of one that cannot be read."""
        text = decoded(data)
        found = _FRONT_MATTER.match(text)
        if found is None:
            return _of_header(text)
        if found[0] not in self._known:
            self._known[found[0]] = _of_header(found[0])
        said = self._known[found[0]]
        heading = None if said.title else _FIRST_HEADING.search(text, found.end())
        return said._replace(title=heading[1]) if heading else said


def of_folder(data: bytes) -> Glance:
    """Return what an ``_ordner.yml`` says."""
    content = _yaml(data)
    return _said({str(name): value for name, value in content.items()}) if isinstance(content, dict) else Glance()


def folder_in_hub_file(data: bytes) -> str:
    """Return the folder of the content as a hub file names it; empty where it names none."""
    content = _yaml(data)
    folder = content.get("docs_dir") if isinstance(content, dict) else None
    return folder.strip("/").removeprefix("./") if isinstance(folder, str) else ""


def is_markdown(path: str) -> bool:
    """Tell whether a path may be that of a text."""
    return path.lower().endswith(SUFFIXES)


def is_hub_file(path: str) -> bool:
    """Tell whether a path of the source is that of the hub file."""
    return path in HUB_FILES


def is_folder_file(path: str) -> bool:
    """Tell whether a path of the source is that of a file that says something of its folder."""
    return path.rpartition("/")[2] in FOLDER_FILES


def decoded(data: bytes) -> str:
    """Return a file's text with lines that end as everywhere else."""
    text = data.decode("utf-8", "replace").removeprefix(_BYTE_ORDER_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_header(text: str) -> Glance:
    header = split_header(text, "")
    said = _said(header.fields)
    heading = None if said.title else _FIRST_HEADING.search(header.body)
    return said._replace(title=heading[1]) if heading else said


def _said(fields: Mapping[str, object]) -> Glance:
    said = read_metadata(fields, "", only=_WANTED).metadata
    return Glance(
        said.id,
        said.kind,
        said.title,
        said.draft,
        said.withdrawn is not None,
        said.withdrawn.reason if said.withdrawn else "",
    )


def _yaml(data: bytes) -> object:
    try:
        return load_yaml_lines(decoded(data), tolerate_tags=True)[0]
    except YamlProblem:
        return None
