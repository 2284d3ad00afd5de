"""Looking at a medium: what it is, whether it can be shown, and what its author should know."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from PIL import ExifTags
from PIL.Image import Exif

from teilbar.renditions.facts import MediumFacts, MediumKind
from teilbar.renditions.formats import HEAD_BYTES, Format, format_of, formats_of_suffix, recognise
from teilbar.renditions.limits import MAX_SVG_BYTES, MOST_OBLONG, SMALLEST_SIDE
from teilbar.renditions.opening import frames_of, opened
from teilbar.renditions.problems import Problem, UnusableMediumError, problem
from teilbar.renditions.recordings import RecordingError, RecordingFacts, read_recording
from teilbar.renditions.svg import clean_svg
from teilbar.renditions.upright import orientation_of, size_upright
from teilbar.renditions.wholeness import looks_whole

if TYPE_CHECKING:
    from PIL import Image

    from teilbar.model.findings import Finding

_CONVERTED = frozenset({"bmp", "tiff"})
_MOST_NAMED = 5  # of what was removed from a drawing


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was seen of a medium."""

    facts: MediumFacts | None
    """None for a medium that must not be published, shown or linked: it is broken, or would give away too much."""
    problems: tuple[Problem, ...] = ()

    def findings(self, file: str) -> tuple[Finding, ...]:
        """Return the problems as findings about a file of the source."""
        return tuple(problem.finding(file) for problem in self.problems)


def inspect(stream: BinaryIO, name: str) -> Inspection:
    """Say what a medium is from its content, reading as little of it as will do.

    Takes a file opened for reading, that can seek, and its name, whose extension is compared with what was found.
    Of a picture its head and its end are read, of a drawing (SVG) all, of a sound or film what describes it.
    Raises OSError where the disk refuses; what is wrong with the medium is never raised.
    """
    stream.seek(0)
    head = stream.read(HEAD_BYTES)
    if not head:
        return Inspection(None, (problem("medium-empty"),))
    suffix = _suffix(name)
    promised = formats_of_suffix(suffix)
    found = recognise(head)
    if found is None:
        return _unknown(promised)
    try:
        inspection = _looks[found.kind](stream, found)
    except UnusableMediumError as error:
        inspection = Inspection(None, (error.problem,))
    if found in promised or not suffix or found.id == "heic":  # of a HEIC there is something more pressing to say
        return inspection
    lie = problem("medium-other-content", suffix=suffix, found=found.name, right=found.suffixes[0])
    return replace(inspection, problems=(*inspection.problems, lie))


def _unknown(promised: tuple[Format, ...]) -> Inspection:
    """A file that is no medium: a document, or something that only has a medium's name."""
    problems = tuple(problem("medium-not-what-it-says", format=known.name) for known in promised[:1])
    is_no_picture = any(known.kind is MediumKind.PICTURE for known in promised)
    return Inspection(None if is_no_picture else MediumFacts(kind=MediumKind.OTHER), problems)


def _look_at_picture(stream: BinaryIO, found: Format) -> Inspection:
    if found.id == "heic":
        raise UnusableMediumError(problem("picture-heic"))
    if found.id == "svg":
        return _look_at_drawing(stream)
    stream.seek(0)
    with opened(stream, found.id) as image:
        width, height = size_upright(image.size, orientation_of(image))
        facts = MediumFacts(
            kind=found.kind,
            format=found.id,
            media_type=found.media_type,
            width=width,
            height=height,
            animated=frames_of(image) > 1,
            alpha=image.has_transparency_data,
            indexed=image.mode in {"P", "PA", "1"},
        )
        tells_place = _tells_place(image)
    if not looks_whole(stream, found.id):
        _read_pixels(stream, found)
    problems = []
    if min(width, height) < SMALLEST_SIDE or max(width, height) > MOST_OBLONG * min(width, height):
        problems.append(problem("picture-odd-size", width=width, height=height))
    if tells_place:
        problems.append(problem("picture-tells-place"))
    if found.id in _CONVERTED:
        problems.append(problem("picture-converted", format=found.name))
    return Inspection(facts, tuple(problems))


def _tells_place(image: Image.Image) -> bool:
    """Return whether the place where a picture was taken stands in it (Exif 3.0, section 4.6.7; XMP, part 2).

    What stands behind the pixels is not looked for: all of them would have to be unpacked first.
    """
    xmp = image.info.get("xmp", b"")
    if b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else str(xmp).encode()):
        return True
    data = image.info.get("exif")
    if not isinstance(data, bytes):
        return False
    exif = Exif()
    try:
        exif.load(data)
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        written = (place.get(ExifTags.GPS.GPSLatitude), place.get(ExifTags.GPS.GPSLongitude))
        return any(float(part) for axis in written if axis for part in axis)  # phones write zeros for nowhere
    except Exception:  # noqa: BLE001 - broken Exif data fails in many ways, and none is worth losing the picture
        return False


def _read_pixels(stream: BinaryIO, found: Format) -> None:
    stream.seek(0)
    with opened(stream, found.id) as image:
        image.draft(None, (1, 1))
        for number in range(frames_of(image)):
            image.seek(number)
            image.load()


def _look_at_drawing(stream: BinaryIO) -> Inspection:
    stream.seek(0)
    drawing = clean_svg(stream.read(MAX_SVG_BYTES + 1))
    svg = format_of("svg")
    facts = MediumFacts(
        kind=svg.kind,
        format=svg.id,
        media_type=svg.media_type,
        width=drawing.width,
        height=drawing.height,
        alpha=True,
    )
    if not drawing.removed:
        return Inspection(facts)
    more = ", …" if len(drawing.removed) > _MOST_NAMED else ""
    removed = ", ".join(drawing.removed[:_MOST_NAMED]) + more
    return Inspection(facts, (problem("drawing-cleaned", removed=removed),))


def _look_at_recording(stream: BinaryIO, found: Format) -> Inspection:
    """A sound or film is passed through, even where its head cannot be read: a player may know better."""
    try:
        recording = read_recording(stream, found.id)
    except RecordingError:
        return Inspection(
            MediumFacts(kind=found.kind, format=found.id, media_type=found.media_type),
            (problem("recording-broken", format=found.name),),
        )
    problems = (problem("recording-tells-place"),) if recording.tells_place else ()
    return Inspection(_recording_facts(recording, found), problems)


def _recording_facts(recording: RecordingFacts, found: Format) -> MediumFacts:
    """A container for films may hold sound alone; then it is a sound."""
    kind, media_type = found.kind, found.media_type
    if found.id in {"mp4", "mov", "m4a", "webm", "mkv"}:
        kind = MediumKind.FILM if recording.has_pictures else MediumKind.SOUND
        media_type = media_type.replace("video/" if kind is MediumKind.SOUND else "audio/", f"{_TOP[kind]}/")
    return MediumFacts(
        kind=kind,
        format=found.id,
        media_type=media_type,
        width=recording.width,
        height=recording.height,
        duration=recording.duration,
    )


_TOP = {MediumKind.SOUND: "audio", MediumKind.FILM: "video"}
_looks = {
    MediumKind.PICTURE: _look_at_picture,
    MediumKind.SOUND: _look_at_recording,
    MediumKind.FILM: _look_at_recording,
}


def _suffix(name: str) -> str:
    return posixpath.splitext(posixpath.basename(name))[1][1:].lower()
