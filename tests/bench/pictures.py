"""Pictures that are as large and as hard to pack as a phone's photographs, the same in every run.

Five scenes are drawn once; each picture mixes two of them in its own proportion and gets its own grain, which is what
makes a JPEG of it 200 to 400 KB.
"""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (1600, 1200)
_SCENES = 5
_SMALL = (400, 300)  # scenes are drawn at this size: what is enlarged is smooth
_SHAPES = 40
_GRAIN = 7  # of 255 steps of brightness, up and down
_MIDDLE = 128
_QUALITY = 85


def photograph(number: int) -> bytes:
    """Return a picture as JPEG; another number gives another picture, the same number the same bytes."""
    chance = _chance(f"picture {number}")
    first, second = chance.sample(range(_SCENES), 2)
    mixed = Image.blend(_scene(first), _scene(second), chance.uniform(0.1, 0.5))
    grain = ImageChops.offset(_grain(), chance.randrange(SIZE[0]), chance.randrange(SIZE[1]))
    written = BytesIO()
    ImageChops.add(mixed, grain, offset=-_MIDDLE).save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


@cache
def _scene(number: int) -> Image.Image:
    chance = _chance(f"scene {number}")
    scene = Image.merge("RGB", [_gradient(chance) for _ in "RGB"])
    draw = ImageDraw.Draw(scene)
    for _ in range(_SHAPES):
        left, top = chance.randrange(-50, _SMALL[0]), chance.randrange(-50, _SMALL[1])
        box = (left, top, left + chance.randrange(20, 160), top + chance.randrange(20, 120))
        draw.ellipse(box, fill=(chance.randrange(256), chance.randrange(256), chance.randrange(256)))
    return scene.filter(ImageFilter.GaussianBlur(2)).resize(SIZE, Image.Resampling.BICUBIC)


def _gradient(chance: random.Random) -> Image.Image:
    above, below = chance.randrange(256), chance.randrange(256)
    tones = [round(above + (below - above) * step / 255) for step in range(256)]
    return Image.linear_gradient("L").resize(_SMALL).point(tones)


@cache
def _grain() -> Image.Image:
    """Return noise around the middle grey. Pillow's own differs from run to run."""
    width, height = SIZE
    tones = [_MIDDLE + round((step / 127.5 - 1) * _GRAIN) for step in range(256)]
    noise = Image.frombytes("L", SIZE, _chance("grain").randbytes(width * height)).point(tones)
    return Image.merge("RGB", [noise] * 3)


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same pictures in every run, nothing secret
