"""The media of a package: which file H5P takes for each, and how its fields name it (H5P semantics, "image", ...)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teilbar.exporting.h5p.fitting import as_text
from teilbar.exporting.h5p.parts import Part
from teilbar.exporting.h5p.rights import copyright_of_medium, rights_of_medium
from teilbar.licensing.travelling import record_in_picture
from teilbar.rendering.media import kind_of
from teilbar.renditions import MediumKind, PictureOptions, plan
from teilbar.renditions.naming import file_name
from teilbar.renditions.svg.raster import rasterised

if TYPE_CHECKING:
    from teilbar.exporting.deflating import Content
    from teilbar.exporting.format import Kit
    from teilbar.model.document import Image
    from teilbar.model.unit import Medium, Unit

PLAYED = {
    "mp3": ("mp3", "audio/mpeg"),
    "m4a": ("m4a", "audio/mp4"),
    "wav": ("wav", "audio/wav"),
    "ogg": ("ogg", "audio/ogg"),
    "mp4": ("mp4", "video/mp4"),
    "webm": ("webm", "video/webm"),
    "ogv": ("ogg", "video/ogg"),
}
"""The sounds and films that H5P takes: by their format, the extension that its white list has, and the media type."""
_FOLDERS = {MediumKind.PICTURE: "images", MediumKind.SOUND: "audios", MediumKind.FILM: "videos"}


def is_taken(medium: Medium) -> bool:
    """Tell whether H5P can show or play a medium."""
    kind = kind_of(medium)
    return kind is MediumKind.PICTURE or (kind is not MediumKind.OTHER and _format(medium) in PLAYED)


class Media:
    """Collects the media that a package shows."""

    def __init__(self, unit: Unit, kit: Kit) -> None:
        """Take the unit, and what it is packed with."""
        self._unit, self._kit = unit, kit
        self.files: dict[str, Content] = {}
        """What they hold, by their names in ``content/``."""
        self.placed: dict[str, str] = {}
        """These names, by the media's paths in the source."""

    def part(self, image: Image, place: str) -> Part | None:
        """Return what shows or plays a medium; None where H5P takes none of its kind, or it is missing."""
        medium = self._unit.media.get(image.target)
        if medium is None or not is_taken(medium):
            return None
        rights = rights_of_medium(medium, self._unit, self._kit)
        match kind_of(medium):
            case MediumKind.PICTURE:
                alt = alternative_of(image, medium)
                words = {"decorative": not alt} | ({"alt": as_text(alt)} if alt else {})
                file = self.picture(medium)
                return Part("H5P.Image", place, rights.title, {"file": file, **words}, rights) if file else None
            case MediumKind.SOUND:
                return Part("H5P.Audio", place, rights.title, {"files": [self._recording(medium)]}, rights)
            case _:
                return Part("H5P.Video", place, rights.title, {"sources": [self._recording(medium)]}, rights)

    def picture(self, medium: Medium) -> dict[str, Any] | None:
        """Return the field that names a picture: its copy that everything can show; None where nothing can be drawn."""
        base = self._kit.names[medium.path]
        if medium.facts is None:
            return self._held(medium, base, {"mime": f"image/{medium.suffix.replace('jpg', 'jpeg')}"})
        fallback = plan(medium.facts, PictureOptions()).fallback
        name = file_name(base, fallback)
        if fallback.kind != "svg":
            shown = {"mime": fallback.media_type, "width": fallback.width, "height": fallback.height}
            return self._held(medium, name, shown)
        record = record_in_picture(medium, self._kit.licences, self._kit.language)
        svg = _bytes(self._kit.media[name])
        try:
            drawn = rasterised(svg, fallback.width, fallback.height, record, PictureOptions())
        except ValueError:
            return None  # browsers show nothing of it either
        shown = {"mime": drawn.media_type, "width": drawn.width, "height": drawn.height}
        return self._held(medium, f"{name.removesuffix('.svg')}-svg.png", shown, drawn.data)

    def _recording(self, medium: Medium) -> dict[str, Any]:
        name = self._kit.names[medium.path]
        suffix, mime = PLAYED[_format(medium)]
        stem, _, own = name.rpartition(".")
        shown = name if own == suffix else f"{stem}-{own}.{suffix}"
        return self._held(medium, shown, {"mime": mime}, self._kit.media[name])

    def _held(self, medium: Medium, name: str, facts: dict[str, Any], content: Content | None = None) -> dict[str, Any]:
        place = f"{_FOLDERS[kind_of(medium)]}/{name.rpartition('/')[2].lstrip('_.')}"
        self.placed[medium.path] = place
        self.files[place] = self._kit.media[name] if content is None else content
        return {"path": place, **facts, "copyright": copyright_of_medium(medium, self._unit, self._kit)}


def alternative_of(image: Image, medium: Medium) -> str:
    """Return the alternative text: what stands at the place, else what was said of the medium."""
    if image.alt or medium.record is None:
        return image.alt
    return medium.record.alt or ""


def _format(medium: Medium) -> str:
    return medium.facts.format if medium.facts else medium.suffix


def _bytes(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
