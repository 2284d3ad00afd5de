"""Who is who: ids of texts, made from paths where their authors gave none."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from slugify import slugify

LONGEST = 80
"""Characters of the longest id; a page's folder is named after it, and packages' files too."""

GERMAN = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "ae"), ("Ö", "oe"), ("Ü", "ue"), ("ß", "ss"))
"""How German letters are written where only ASCII is allowed."""
_ORDER_NUMBER = re.compile(r"^\d+[\s._-]+")


@lru_cache(4096)
def slug(path: str) -> str:
    """Return an id made of ASCII letters, digits and hyphens: the same for the same text, another for another.

    What would become too long, or empty, is told apart by a digest.
    """
    readable = slugify(path, replacements=GERMAN)
    if readable and len(readable) <= LONGEST:
        return readable
    return f"{readable[: LONGEST - 9].rstrip('-')}-{short_digest(path)}".lstrip("-")


def short_digest(text: str) -> str:
    """Return eight hexadecimal digits that tell one text from another."""
    return sha256(text.encode()).hexdigest()[:8]


def name_from_file(path: str) -> str:
    """Return a title made from a file's or folder's name: without suffix, order number and underscores."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    words = _ORDER_NUMBER.sub("", stem).replace("_", " ").replace("-", " ").strip()
    return words or stem
