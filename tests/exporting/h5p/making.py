"""Making units and their packages in memory, without a source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from teilbar.exporting.format import Kit
from teilbar.exporting.h5p.formats import H5p, H5pQuiz
from teilbar.exporting.h5p.markup import Markup
from teilbar.exporting.h5p.media import Media
from teilbar.exporting.h5p.prose import Desk
from teilbar.licensing.registry import Registry
from teilbar.linking import Links
from teilbar.model.document import Image
from teilbar.model.metadata import Metadata
from teilbar.model.unit import Held, Library, Medium, Unit
from teilbar.model.walk import walk
from teilbar.reading.markdown.sections import read_document
from teilbar.renditions import MediumFacts, MediumKind

if TYPE_CHECKING:
    from collections.abc import Mapping


NAMES = {"haus.png": "medien/haus.png", "klang.wav": "medien/klang.wav", "film.mkv": "medien/film.mkv"}
HELD = {"medien/haus.jpg": b"JPEG", "medien/klang.wav": b"WAV", "medien/film.mkv": b"MKV"}
MEDIA = {
    "haus.png": MediumFacts(kind=MediumKind.PICTURE, format="png", media_type="image/png", width=90, height=60),
    "klang.wav": MediumFacts(kind=MediumKind.SOUND, format="wav", media_type="audio/wav"),
    "film.mkv": MediumFacts(kind=MediumKind.FILM, format="mkv", media_type="video/matroska"),
}


def kit(**more: Any) -> Kit:  # noqa: ANN401 - whatever a kit has
    """Return a kit."""
    given: dict[str, Any] = {"language": "de", "hub_name": "Hub", "media": HELD, "names": NAMES, "shared": {}}
    return Kit(licences=Registry.load(), **given | more)


def unit(markdown: str, **more: Any) -> Unit:  # noqa: ANN401 - whatever metadata hold
    """Return a unit with a text."""
    metadata = Metadata(title="Titel", licence="CC BY 4.0", **more)
    document = read_document(markdown, file="einheit/index.md").document
    shown = {node.target for node in walk(document) if isinstance(node, Image)}
    media = {name: Medium(name, 1, MEDIA[name]) for name in sorted(shown & MEDIA.keys())}
    return Unit(
        id="einheit", file="einheit/index.md", title="Titel", metadata=metadata, content=Held(document), media=media
    )


def desk(of: Unit, **more: Any) -> Desk:  # noqa: ANN401 - whatever a kit has
    """Return what the parts of a unit are made with."""
    with_kit = kit(**more)
    links = Links(Library(units=(of,)))
    return Desk(of, Markup(of, links, "de"), Media(of, with_kit), "de", with_kit.exact_gaps)


def files(of: Unit, *, quiz: bool = False, **more: Any) -> Mapping[str, bytes]:  # noqa: ANN401 - whatever a kit has
    """Return the files of a unit's package."""
    made = (H5pQuiz() if quiz else H5p()).entries(of, kit(**more))
    return {entry.name: entry.content for entry in made if isinstance(entry.content, bytes)}


def content(of: Unit, *, quiz: bool = False, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a kit has
    """Return content.json of a unit's package."""
    return dict(json.loads(files(of, quiz=quiz, **more)["content/content.json"]))
