"""The address that a text has by what it says and where it lies."""

from __future__ import annotations

from teilbar.model.metadata import Kind
from teilbar.reading.identity import slug
from teilbar.reading.placing import is_index


def id_of(file: str, kind: Kind, own: str, root: str, label: str, *, is_home: bool = False) -> str:
    """Return the identity of a text: the author's, else the path's slug; of a page, its address.

    Takes the text's file, the id that its author gave, maybe empty, the content folder and what the source is called.
    """
    if is_home and kind is Kind.PAGE:
        return ""
    if own:
        return own
    below_root = file.removeprefix(f"{root}/" if root else "")
    path = below_root.rpartition("/")[0] if is_index(below_root) else below_root.rpartition(".")[0]
    if kind is Kind.PAGE:
        return "/".join(slug(part) for part in (path or below_root).split("/"))
    return slug(path or label)


def id_of_folder(folder: str, own: str, root: str, label: str) -> str:
    """Return the identity of a learning path that has no text of its own."""
    return own or slug(folder.removeprefix(root).strip("/") or label)
