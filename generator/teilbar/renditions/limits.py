"""How much a stranger's picture may ask of us. Beyond these bounds it is not shown, and its author is told."""

MAX_PIXELS = 100_000_000
"""Of one picture: twice what the best phone makes, and 400 MB when it is unpacked."""

MAX_ANIMATION_PIXELS = 150_000_000
"""Of all frames of an animation together, since they are unpacked together: 600 MB, or 490 frames of 640 x 480."""

LONGEST_WEBP = 16_383
"""Pixels of a side that WebP can hold (RFC 9649, section 2.7: 14 bits); an animation is not made smaller."""

MAX_SVG_BYTES = 10_000_000
"""Of a drawing; the maps and floor plans that people publish as SVG have a tenth of it."""

MAX_SVG_ELEMENTS = 250_000
"""Of a drawing, all copies counted that its ``use`` elements make when a browser draws it."""

SMALLEST_SIDE = 4
"""Pixels; what is narrower is a line or a counting pixel, not a picture."""

MOST_OBLONG = 60
"""How many times longer than wide a picture may be before nobody can see what is on it."""
