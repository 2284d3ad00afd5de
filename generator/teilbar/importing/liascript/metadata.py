"""A course's header as front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilbar.importing.liascript.header import Definitions
    from teilbar.importing.prose.noticed import Noticed

_EMAIL = re.compile(r"[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_DASHES = re.compile(r"(?:^|\s)-\s+")
_TAKEN = {"comment": "kurz", "author": "autor", "language": "sprache", "version": "version", "tags": "schlagworte"}
_BELONGS_TO_TEXT = frozenset({"title", *_TAKEN})


def metadata_of(defined: Definitions, noticed: Noticed) -> dict[str, object]:
    """Return the front matter that a course's header states; everything else in it becomes a remark.

    E-mail addresses are never taken over: whoever wrote them for a course has not agreed to another page.
    """
    metadata: dict[str, object] = {}
    for name, field in _TAKEN.items():
        value = defined.text(name)
        if name in {"author", "comment"}:
            value = _without_addresses(value, defined, noticed, name)
        if value:
            metadata[field] = _tags(value) if name == "tags" else _language(value) if name == "language" else value
    for name, found in defined.fields.items():
        for one in found:
            if name == "email":  # the report lies in the hub too: it does not say the address either
                noticed.once("liascript.email", one.line, f"{name}: …")
            elif name not in _BELONGS_TO_TEXT:
                noticed.gather("liascript.header", one.line, f"{name}: {one.value}")
    return metadata


def _without_addresses(value: str, defined: Definitions, noticed: Noticed, name: str) -> str:
    if not _EMAIL.search(value):
        return value
    noticed.once("liascript.email", defined.fields[name][-1].line, f"{name}: {_EMAIL.sub('…', value)}")
    return " ".join(_EMAIL.sub("", value).split()).strip(" ,;&")


def _tags(value: str) -> list[str]:
    words = value.strip().removeprefix("[").removesuffix("]")
    parts = _DASHES.split(words) if words.startswith("- ") else re.split(r"[,;]", words)
    return [part.strip().strip("\"'") for part in parts if part.strip()]


def _language(value: str) -> str:
    return value.strip().replace("_", "-")
