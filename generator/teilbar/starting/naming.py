"""What a new text is called on the disk, and by which id it is known: made of its title, and nobody else's."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from slugify import slugify

from teilbar.reading.identity import GERMAN

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST = 50
"""Characters of a name: it stands in addresses, and in the names of packages."""

_RESERVED = re.compile(r"con|prn|aux|nul|conin|conout|com\d|lpt\d|index|readme|license|content|site|downloads|medien")
"""What Windows calls devices (Microsoft, "Naming Files, Paths, and Namespaces"), and what means something to us."""


def name_of(title: str) -> str:
    """Return a name of small ASCII letters, digits and hyphens; empty for a title without letters and digits."""
    return slugify(title, replacements=GERMAN, max_length=LONGEST, word_boundary=True, save_order=True)


def free_name(title: str, before: str, taken: Container[str]) -> str:
    """Return the name of a title that nothing is called yet; empty where the title makes none.

    Takes the word that makes a name of its own of one that may not be used, and the names that are taken, in lower
    case. Of a name that is taken, the first free number follows it.
    """
    name = name_of(title)
    if _RESERVED.fullmatch(name):
        name = f"{before}-{name}"
    if not name or name not in taken:
        return name
    return next(one for number in count(2) if (one := f"{name}-{number}") not in taken)
