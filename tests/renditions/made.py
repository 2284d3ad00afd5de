"""Pictures made for the tests: none is committed, each is drawn when it is needed."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from teilbar.renditions import MediumFacts, Rendition, inspect, picture_renditions

if TYPE_CHECKING:
    from teilbar.renditions import PictureOptions

RED, GREEN, BLUE, WHITE = (200, 40, 30), (30, 160, 60), (40, 60, 190), (245, 245, 245)

QUADRANTS = ((RED, GREEN), (BLUE, WHITE))
"""The colours of :func:`quadrants`, row by row."""


def quadrants(width: int = 240, height: int = 160) -> Image.Image:
    """A picture by which one sees how it lies: four colours, wider than high."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for row, colours in enumerate(QUADRANTS):
        for column, colour in enumerate(colours):
            left, top = column * width // 2, row * height // 2
            draw.rectangle((left, top, left + width // 2, top + height // 2), fill=colour)
    return image


def photo(width: int, height: int) -> Image.Image:
    """A picture with the soft changes and the many colours of a photo; always the same."""
    red = Image.linear_gradient("L").resize((width, height))
    green = Image.radial_gradient("L").resize((width, height))
    blue = Image.linear_gradient("L").rotate(90).resize((width, height))
    texture = Image.effect_mandelbrot((width, height), (-1.5, -1.0, 0.5, 1.0), 80)
    return Image.merge("RGB", (Image.blend(red, texture, 0.15), Image.blend(green, texture, 0.15), blue))


def saved(image: Image.Image, format_id: str, **parameters: object) -> bytes:
    out = BytesIO()
    image.save(out, format_id, **parameters)
    return out.getvalue()


def facts_of(data: bytes, name: str) -> MediumFacts:
    """Return the facts of a picture that must be all right."""
    inspection = inspect(BytesIO(data), name)
    assert inspection.facts is not None, inspection.problems
    return inspection.facts


def problems_of(data: bytes, name: str) -> list[str]:
    """Return the rules that a medium breaks."""
    return [problem.rule for problem in inspect(BytesIO(data), name).problems]


def renditions_of(
    data: bytes, name: str, record_xmp: bytes | None = None, options: PictureOptions | None = None
) -> dict[str, Rendition]:
    """Return a picture's renditions by their kind."""
    made = picture_renditions(data, facts_of(data, name), record_xmp, options)
    return {rendition.kind: rendition for rendition in made}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place given in parts of the width and the height."""
    pixel = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(pixel, tuple)
    return pixel


def is_near(found: tuple[int, ...], wanted: tuple[int, ...], tolerance: int) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


# --- a colour profile -----------------------------------------------------------------------------------------------

P3_MATRIX = ((0.51512, 0.29198, 0.15710), (0.24120, 0.69225, 0.06657), (-0.00105, 0.04189, 0.78407))
"""From linear Display P3 to CIE XYZ under D50, as in Apple's profile; a column a primary."""

P3_GAMMA = 2.2


def wide_profile(matrix: tuple[tuple[float, ...], ...] = P3_MATRIX, gamma: float = P3_GAMMA) -> bytes:
    """An ICC profile of a display (ICC.1:2001-04, section 6.3.1.2: three primaries and a gamma)."""
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(gamma * 256)) + b"\0\0"
    primaries = [_xyz(tuple(row[column] for row in matrix)) for column in range(3)]
    name = b"GEHEIM-PROFIL\0"
    description = b"desc" + struct.pack(">II", 0, len(name)) + name + b"\0" * (4 + 4 + 2 + 1 + 67)
    tags = [
        (b"desc", description + b"\0" * (-len(description) % 4)),
        (b"cprt", b"text\0\0\0\0none"),
        (b"wtpt", _xyz((0.9642, 1.0, 0.8249))),
        *zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True),
        *((name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    at = 128 + 4 + 12 * len(tags)
    table, bodies = [struct.pack(">I", len(tags))], []
    for name, body in tags:
        table.append(name + struct.pack(">II", at, len(body)))
        bodies.append(body)
        at += len(body)
    header = struct.pack(">I4sI4s4s4s", at, b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    header += struct.pack(">3i", round(0.9642 * 65536), 65536, round(0.8249 * 65536))
    return header.ljust(128, b"\0") + b"".join([*table, *bodies])


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))
