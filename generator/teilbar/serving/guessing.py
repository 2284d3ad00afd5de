"""Where the pages of texts would stand that are not published: there the preview says what keeps them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.linking import INDEX_NAMES
from teilbar.model.metadata import Kind
from teilbar.publishing.places import PATHS, UNITS
from teilbar.publishing.staging import file_of
from teilbar.reading.discovery import plan
from teilbar.reading.identity import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.serving.desk import Desk
    from teilbar.serving.knowing import Known


def places_of(known: Known, desk: Desk) -> Mapping[str, str]:
    """Return the files of all texts that are not published, by the places where their pages would stand.

    That is where the text says, else where its page stood before; of a text that was never read, where one without an
    id of its own would stand. What another text has is nobody else's.
    """
    if known.blocked is None:
        found = {}
        for file in known.verdict.unpublished:
            place = known.places.get(file) or desk.last_place_of(file) or _usual(file, known)
            if place not in known.pages:
                found[place] = file
        known.blocked = found
    return known.blocked


def _usual(file: str, known: Known) -> str:
    """Return where the page of a text stands that says nothing of it."""
    root = known.checked.root
    kinds = {text.file: text.kind for text in plan(known.source.files, root).texts}
    below = file.removeprefix(f"{root}/" if root else "")
    folder, _, name = below.rpartition("/")
    path = folder if name.lower() in INDEX_NAMES else below.rpartition(".")[0]
    match kinds.get(file):
        case Kind.UNIT:
            return file_of(f"{UNITS}/{slug(path)}")
        case Kind.PATH:
            return file_of(f"{PATHS}/{slug(path)}")
    return file_of("/".join(map(slug, path.split("/"))) if path else "")
