"""The hub's own files in its look: the logo, the browser tab's icon, the fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from teilbar.hub.fonts import font_format
from teilbar.renditions import MediumKind, UnusableMediumError, inspect, picture_renditions
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding
    from teilbar.reading.source import Source
    from teilbar.renditions import Rendition

FOLDER = "assets/hub"
"""Where these files lie in a site."""

WIDEST = 480
"""Pixels: a logo is shown no larger than a thumb."""

_UNNAMED = "Hub"
"""What a font is called whose name nobody wrote."""

_ICO = b"\x00\x00\x01\x00"
# Words in the names of font files, and the weight that each says (CSS Fonts 4, section 2.2); the first one counts.
_WEIGHTS = (
    ("extrabold", "800"),
    ("ultrabold", "800"),
    ("semibold", "600"),
    ("demibold", "600"),
    ("extralight", "200"),
    ("ultralight", "200"),
    ("variable", "100 900"),
    ("wght", "100 900"),
    ("black", "900"),
    ("heavy", "900"),
    ("bold", "700"),
    ("medium", "500"),
    ("light", "300"),
    ("thin", "100"),
)


@dataclass(frozen=True, slots=True)
class Emblems:
    """What of a hub's look stands in files of its own."""

    logo: str = ""
    """Path of the logo in the site; empty for none."""
    favicon: str = ""
    """Path of the browser tab's icon in the site; empty for the theme's."""
    fonts: str = ""
    """Style sheet that names the hub's fonts; empty for those of the visitor's system."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """These files, by their paths in the site."""
    findings: tuple[Finding, ...] = ()
    """What of it cannot be used, and why."""


def emblems_of(source: Source, hub: Hub, root: str) -> Emblems:
    """Return a hub's own files; takes the content folder in the source, which their paths are relative to.

    Pictures are published as all others are: cleaned, upright, without traces. Raises OSError where the disk refuses.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []

    def picture(path: str, name: str) -> str:
        made = _picture(*_read(source, root, path)) if path else None
        if made is None:
            return ""
        if isinstance(made, tuple):
            findings.extend(made)
            return ""
        suffix, data = ("ico", made) if isinstance(made, bytes) else (made.suffix, made.data)
        files[f"{FOLDER}/{name}.{suffix}"] = data
        return f"{FOLDER}/{name}.{suffix}"

    logo, favicon = picture(hub.theme.logo, "logo"), picture(hub.theme.favicon, "icon")
    faces = []
    for number, path in enumerate(hub.font.files, 1):
        _, data = _read(source, root, path)
        place = f"{FOLDER}/font-{number}.{path.rpartition('.')[2].lower()}"
        files[place] = data
        faces.append(_face(hub.font.name or _UNNAMED, place, font_format(data), path))
    return Emblems(logo, favicon, _sheet(hub.font.name or _UNNAMED, faces) if faces else "", files, tuple(findings))


def _read(source: Source, root: str, path: str) -> tuple[str, bytes]:
    """Return a file's path in the source and its content."""
    full = f"{root}/{path}" if root else path
    source.digest(full)  # it is one of those that a build depends on
    return full, source.files[full].disk.read_bytes()


def _picture(path: str, data: bytes) -> Rendition | bytes | tuple[Finding, ...]:
    """Return the picture as it is published, a Windows icon as it is, or why there is none."""
    if data.startswith(_ICO):
        return data
    seen = inspect(BytesIO(data), path)
    if seen.facts is None or seen.facts.kind is not MediumKind.PICTURE:
        return seen.findings(path) or (finding("medium-not-what-it-says", path, format="PNG"),)
    try:
        made = picture_renditions(data, seen.facts)
    except UnusableMediumError as error:
        return (error.problem.finding(path),)
    return next((one for one in reversed(made) if (one.width or 0) <= WIDEST), made[0])


def _face(name: str, place: str, kind: str, path: str) -> str:
    """Return the rule that names a font's file, seen from the theme's style sheet (CSS Fonts 4, section 4)."""
    words = re.sub(r"[^a-z]", "", path.rpartition("/")[2].lower())
    weight = next((weight for word, weight in _WEIGHTS if word in words), "400")
    style = "italic" if re.search("italic|oblique|kursiv", words) else "normal"
    address = f"../../{place}"
    return (
        f'@font-face {{\n  font-family: "{_quoted(name)}";\n  font-weight: {weight};\n  font-style: {style};\n'
        f'  font-display: swap;\n  src: url("{address}") format("{kind}");\n}}\n'
    )


def _sheet(name: str, faces: list[str]) -> str:
    return f'{"".join(faces)}:root {{\n  --tb-font-own: "{_quoted(name)}";\n}}\n'


def _quoted(name: str) -> str:
    """Return a name as it may stand in a string of a style sheet (CSS Syntax 3, section 4.3.5)."""
    return "".join(f"\\{ord(c):x} " if c in '"\\\n\r\f<' else c for c in name)
