"""How many queries of ``queries.yml`` find what they should among the first three, by class.

``PYTHONPATH=tests python -m search.quality SITE`` prints it for a built site, with synonyms and without.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from search.asking import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text("utf-8"))
CLASSES = tuple(dict.fromkeys(query["class"] for query in QUERIES))
FIRST = 3
_EASY = "/leichte-sprache"


class Answer(NamedTuple):
    """What a query found."""

    query: dict[str, Any]
    found: list[str]
    """Ids of the first three."""

    @property
    def right(self) -> bool:
        """Whether it is what was expected."""
        ((how, expected),) = self.query["expected"].items()
        return (all if how == "all" else any)(one in self.found for one in expected)


def answers(engine: Engine, *, synonyms: bool = True) -> Iterator[Answer]:
    """Ask all queries."""
    for query in QUERIES:
        hits = engine.ask("find", text=query["query"], limit=FIRST, synonyms=synonyms)["hits"]
        yield Answer(query, [identity(hit["address"]) for hit in hits])


def identity(address: str) -> str:
    """Return the id of a unit or a path, or the name of a page, by its address."""
    return address.removesuffix("index.html").rstrip("/").removesuffix(_EASY).rpartition("/")[2] or "index"


def main(site: Path) -> None:
    """Print both tables."""
    with Engine(site) as engine:
        for synonyms in (True, False):
            found = list(answers(engine, synonyms=synonyms))
            right = Counter(answer.query["class"] for answer in found if answer.right)
            asked = Counter(answer.query["class"] for answer in found)
            print(f"synonyms {'on' if synonyms else 'off'}")
            for name in CLASSES:
                print(f"  {name:22} {right[name]} of {asked[name]}")
            for answer in found:
                if not answer.right:
                    print(f"    {answer.query['query']}: {', '.join(answer.found)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
