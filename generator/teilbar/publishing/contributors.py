"""Who made the hub's units and learning paths: as authors say it, and as git knows it of those who agreed.

No number says how often somebody changed something, and no day when: that would measure people at work, and what they
gave is not more worth for being more. Names stand in alphabetical order, not in that of anybody's zeal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.walk import is_visible
from teilbar.publishing.places import CONTRIBUTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.hub import Hub
    from teilbar.model.contributions import Contributions
    from teilbar.model.unit import LearningPath, Library, Page, Unit


@dataclass(slots=True)
class Contributor:
    """Somebody, and what they had a part in. Never changed once it was made."""

    name: str
    url: str = ""
    wrote: dict[str, Page] = field(default_factory=dict)
    """What they are an author of, by its file."""
    helped: dict[str, Page] = field(default_factory=dict)
    """What else they had a part in."""


@dataclass(frozen=True, slots=True)
class Contributors:
    """All that the page of contributors says."""

    named: tuple[Contributor, ...] = ()
    """By alphabet."""
    others: int = 0
    """How many more took part whose names are not told."""

    def __bool__(self) -> bool:
        """Tell whether there is anybody to be named."""
        return bool(self.named)


def contributors_of(library: Library, contributions: Contributions, hub: Hub) -> Contributors:
    """Return who made what is published; nobody where the hub has a page of its own at that address."""
    if any(page.id.partition("/")[0] == CONTRIBUTORS for page in library.pages):
        return Contributors()
    works: tuple[Unit | LearningPath, ...] = (*library.units, *library.paths)
    people: dict[str, Contributor] = {}
    for name, url, work, is_author in (*_of_git(works, contributions, hub), *_of_headers(works)):
        person = people.setdefault(" ".join(name.split()).casefold(), Contributor(name))
        person.url = person.url or url
        (person.wrote if is_author else person.helped)[work.file] = work
    for person in people.values():
        person.helped = {file: work for file, work in person.helped.items() if file not in person.wrote}
    return Contributors(tuple(_sorted(people.values())), contributions.others)


_Part: TypeAlias = "tuple[str, str, Page, bool]"
"""A name with its address, a work, and whether they are an author of it."""


def _of_git(works: Iterable[Page], contributions: Contributions, hub: Hub) -> Iterator[_Part]:
    addresses = {person.name: person.url for person in hub.contributors}
    by_file = {work.file: work for work in works}
    for name, files in contributions.works.items():
        for work in filter(None, map(by_file.get, files)):
            yield name, addresses.get(name, ""), work, False


def _of_headers(works: Iterable[Page]) -> Iterator[_Part]:
    for work in works:
        for people, is_author in ((work.metadata.authors, True), (work.metadata.contributors, False)):
            yield from ((person.name, person.url, work, is_author) for person in people if is_visible(person.name))


def _sorted(people: Iterable[Contributor]) -> Iterator[Contributor]:
    yield from sorted(people, key=lambda person: (person.name.casefold(), person.name))
