"""The address that a text has by what it says and where it lies."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from teilbar.model.metadata import Kind
from teilbar.model.past import Address
from teilbar.reading.identity import slug
from teilbar.reading.placing import is_index

_KINDS = {"einheiten": Kind.UNIT, "lernpfade": Kind.PATH, "seiten": Kind.PAGE}
"""The first folders of addresses in a site."""
_SUFFIX = re.compile(r"\.(?:md|markdown|html)$", re.IGNORECASE)


class Root(NamedTuple):
    """The content folder, and what the source is called."""

    folder: str
    label: str


def id_of(file: str, kind: Kind, own: str, root: Root, *, is_home: bool = False) -> str:
    """Return the identity of a text: the author's, else the path's slug; of a page, its address.

    Takes the text's file, and the id that its author gave, maybe empty.
    """
    if is_home and kind is Kind.PAGE:
        return ""
    if own:
        return own
    below_root = file.removeprefix(f"{root.folder}/" if root.folder else "")
    path = below_root.rpartition("/")[0] if is_index(below_root) else below_root.rpartition(".")[0]
    if kind is Kind.PAGE:
        return "/".join(slug(part) for part in (path or below_root).split("/"))
    return slug(path or root.label)


def id_of_folder(folder: str, own: str, root: Root) -> str:
    """Return the identity of a learning path that has no text of its own."""
    return own or slug(folder.removeprefix(root.folder).strip("/") or root.label)


def addresses_once(written: str, kind: Kind, root: str) -> tuple[Address, ...]:
    """Return the addresses that an author may mean by what a text of some kind is said to have been called before.

    It is an id, a folder or a file of the source, or an address as it stands in a browser: ``einheiten/ton`` may be
    both of the last. None where it means nothing.
    """
    path = urlsplit(written.strip()).path if "://" in written else written.partition("#")[0].strip()
    path = path.strip("/").removesuffix("index.html").removesuffix("index.md").strip("/")
    parts = [part for part in path.split("/") if part not in {"", ".", ".."}]
    found: dict[Address, None] = {}
    for place, (folder, meant) in enumerate(zip(parts, map(_KINDS.get, parts), strict=True)):
        if meant and folder and len(parts) > place + 1 and (place == 0 or "://" in written):
            found[_made(parts[place + 1 :], meant)] = None
    if "://" not in written and parts:
        below = parts[len(root.split("/")) :] if root and path.startswith(f"{root}/") else parts
        found[_made([*below[:-1], _SUFFIX.sub("", below[-1])], kind)] = None
    return tuple(address for address in found if address.id)


def _made(parts: list[str], kind: Kind) -> Address:
    if kind is Kind.PAGE:
        return Address(kind, "/".join(slug(part) for part in parts))
    return Address(kind, slug("/".join(parts)))
