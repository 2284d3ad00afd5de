"""The schemas that editors complete a hub's files by: in the hub itself, so that none asks another host for them."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.hub.schema import hub_schema_text
from teilbar.json_schema import schema_text
from teilbar.model.services_schema import services_schema_text
from teilbar.schemas import FOLDER, MADE, SUFFIX
from teilbar.schemas.documents import NAMES, schema

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.texts import Language

_BY_KIND = {"unit": "einheit", "path": "lernpfad", "page": "seite"}
_NAMED_IN_HUB = re.compile(
    r"^#\s*yaml-language-server:\s*\$schema=(?P<folder>[\w./-]+)/hub\.schema\.json\s*$", re.MULTILINE
)


def schema_files(language: Language) -> Mapping[str, str]:
    """Return the schemas of a new hub by their paths in it."""
    texts: dict[str, str] = {name: schema_text(schema(name, language)) for name in NAMES}
    texts |= {"hub": _marked(hub_schema_text()), "dienste": _marked(services_schema_text())}
    return {f"{FOLDER}/{name}{SUFFIX}": texts[name] for name in sorted(texts)}


def _marked(written: str) -> str:
    """Return a schema that says by whom it was made, so that it can be renewed."""
    return schema_text({"$comment": MADE, **json.loads(written)})


@dataclass(frozen=True, slots=True)
class SchemaFiles:
    """The schemas of a hub that is there."""

    hub: Path
    folder: str
    """Where they lie in it."""
    files: Mapping[str, str]
    """What they are to hold, by their paths in the hub; empty where the hub keeps them itself."""

    @classmethod
    def of(cls, hub: Path, hub_file: str, language: Language) -> SchemaFiles:
        """Return the schemas of a hub: where its hub file says that it keeps some of its own, else the usual ones."""
        named = _NAMED_IN_HUB.search(hub_file)
        own = posixpath.normpath(named["folder"]) if named else FOLDER
        if own != FOLDER and not own.startswith((".", "/")) and all(_path(hub, own, name).is_file() for name in NAMES):
            return cls(hub, own, {})
        return cls(hub, FOLDER, schema_files(language))

    def seen_from(self, file: str, name: str) -> str:
        """Return how a file of the hub names a schema: ``medien``, or what is said of a kind of text."""
        target = f"{self.folder}/{_BY_KIND.get(name, name)}{SUFFIX}"
        return posixpath.relpath(target, posixpath.dirname(file) or ".")

    def missing(self) -> Mapping[str, str]:
        """Return those that are not there yet."""
        return {path: text for path, text in self.files.items() if not (self.hub / path).exists()}

    def renew(self) -> None:
        """Bring those up to date that an older Teilbar has made; what somebody else wrote stays as it is."""
        for path, text in self.files.items():
            file = self.hub / path
            if file.is_file() and (there := file.read_text("utf-8", "replace")) != text and MADE in there:
                file.write_text(text, "utf-8", newline="\n")


def _path(hub: Path, folder: str, name: str) -> Path:
    return hub / folder / f"{name}{SUFFIX}"
