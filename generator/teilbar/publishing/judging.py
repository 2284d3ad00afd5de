"""Whether what is announced is what its format demands: nothing leaves a build that its reader would refuse."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_FOLDER = Path(__file__).parent / "grammars"


@cache
def grammar(name: Literal["atom", "sitemap"]) -> etree.RelaxNG:
    """Return the grammar of a format (RELAX NG, ISO/IEC 19757-2)."""
    return etree.RelaxNG(etree.parse(_FOLDER / f"{name}.rng"))


def judged(root: _Element, name: Literal["atom", "sitemap"]) -> bytes:
    """Return a document as bytes. Raises ValueError where it breaks its format's grammar, which is a mistake of ours."""
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    found, rules = etree.fromstring(data), grammar(name)
    if not rules.validate(found):
        problem = f"{root.tag} would break the format: {rules.error_log.last_error}"
        raise ValueError(problem)
    return data
