"""What axe-core leaves to a person, and what people found when they looked.

``python -m access.undecided SITE...`` prints all that axe-core cannot decide on built sites, the known and the unknown.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from access.axe import UNFOLD, look, modes
from access.sites import Site
from setup import browser as chromium
from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from access.axe import Remark

TABLE = Path(__file__).with_name("undecided.toml")


@dataclass(frozen=True)
class Judgement:
    """What a person says of remarks of one kind."""

    rule: str
    message: str
    """Part of what axe-core says."""
    html: str
    """Part of how the element begins."""
    why: str
    """Why it is no fault, and what else sees to that."""

    def fits(self, remark: Remark) -> bool:
        """Tell whether a remark is of this kind."""
        return remark.rule == self.rule and self.message in remark.message and self.html in remark.html


@cache
def judgements() -> tuple[Judgement, ...]:
    """Return what people have looked at."""
    return tuple(Judgement(**entry) for entry in tomllib.loads(TABLE.read_text("utf-8"))["looked_at"])


def unjudged(remarks: Iterable[Remark]) -> list[Remark]:
    """Return those that nobody has looked at yet, each once."""
    return sorted({one for one in remarks if not any(known.fits(one) for known in judgements())})


def _undecided(folders: Iterable[Path]) -> Iterator[Remark]:
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page()
        for folder in folders:
            site = Site(folder.name, folder.resolve())
            for path in site.pages:
                page.goto(site.uri(path))
                page.evaluate(UNFOLD)
                for mode in modes(page):
                    yield from look(page, f"{path}, {mode}")[1]
        browser.close()


def main() -> None:
    """Print what is undecided, how often, and who has looked at it."""
    if not node.install():
        sys.exit(node.FAILED)
    count: Counter[tuple[str, str, str]] = Counter()
    example: dict[tuple[str, str, str], Remark] = {}
    for remark in _undecided(map(Path, sys.argv[1:])):
        why = next((known.why for known in judgements() if known.fits(remark)), "NOBODY HAS LOOKED AT IT")
        key = (remark.rule, remark.message, why)
        count[key] += 1
        example.setdefault(key, remark)
    for key, number in count.most_common():
        print(f"{number} x {key[0]}: {key[1]}\n  {key[2]}\n  {example[key].html}\n  {example[key].where}")


if __name__ == "__main__":
    main()
