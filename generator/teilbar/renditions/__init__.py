"""What is published of a medium: upright, in sRGB, and with nothing in it but the licence's record.

Pure functions from bytes and facts to bytes and facts; nothing here opens a file, looks at a clock or keeps a cache.

1. ``inspect`` looks at a medium: its kind, size, duration, and what is wrong with it, as problems that become findings.
2. ``plan`` says from the facts which renditions a picture gets, so that a page can name them before they are made.
3. ``licence_xmp`` writes the record that travels in every copy.
4. ``picture_renditions`` makes them: WebP in a few widths, and one copy as JPEG, PNG or GIF for what shows no WebP;
   a drawing (SVG) is cleaned. Sounds and films have no renditions, they are passed through.

``toolchain`` names the versions that the bytes depend on, for the key under which renditions are kept.
"""

from teilbar.renditions.encoding import toolchain
from teilbar.renditions.facts import MediumFacts, MediumKind
from teilbar.renditions.inspection import Inspection, inspect
from teilbar.renditions.pictures import picture_renditions
from teilbar.renditions.plan import PictureOptions, PicturePlan, Planned, Rendition, plan
from teilbar.renditions.problems import Problem, UnusableMediumError
from teilbar.renditions.xmp import LicenceRecord, licence_xmp

__all__ = [
    "Inspection",
    "LicenceRecord",
    "MediumFacts",
    "MediumKind",
    "PictureOptions",
    "PicturePlan",
    "Planned",
    "Problem",
    "Rendition",
    "UnusableMediumError",
    "inspect",
    "licence_xmp",
    "picture_renditions",
    "plan",
    "toolchain",
]
