"""Twenty queries out of the words of a generated hub: common ones, rare ones, two at once."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from bench import hubs

if TYPE_CHECKING:
    from pathlib import Path

EACH = 5
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{4,}")
_NO_PROSE = re.compile(r"!?\[[^]]*\]\([^)]*\)")  # pictures and links: where they lead is no text


def queries(hub: Path, units: int) -> list[str]:
    """Return five words that occur in most units, five of the middle, five of the rarest, and five pairs.

    Words of fewer than four letters and those that searches leave out are none. The same hub gives the same queries.
    """
    in_units: Counter[str] = Counter()
    texts = []
    for unit in range(units):
        text = (hubs.unit_folder(hub, unit) / "index.md").read_text("utf-8")
        _, _, prose = text.removeprefix("---").partition("\n---\n")
        words = {word.casefold() for word in _WORD.findall(_NO_PROSE.sub(" ", prose))} - stop_words()
        texts.append(sorted(words))
        in_units.update(words)
    by_number = [word for word, _ in sorted(in_units.items(), key=lambda pair: (-pair[1], pair[0]))]
    middle = len(by_number) // 2
    chance = random.Random("pairs")  # noqa: S311 - the same pairs in every run, nothing secret
    pairs = [" ".join(chance.sample(texts[unit], 2)) for unit in chance.sample(range(units), EACH)]
    return [*by_number[:EACH], *by_number[middle : middle + EACH], *by_number[-EACH:], *pairs]


@cache
def stop_words() -> frozenset[str]:
    """Return the German words that lunr leaves out: Material's search is made of it, and so is ours."""
    script = files("mkdocs.contrib.search").joinpath("lunr-language/lunr.de.js").read_text("utf-8")
    found = re.search(r'generateStopWordFilter\(\s*"([^"]+)"', script) or re.search(
        r"generateStopWordFilter\(\s*'([^']+)'", script
    )
    assert found, "mkdocs' lunr.de.js has no stop words"
    return frozenset(found[1].split())
