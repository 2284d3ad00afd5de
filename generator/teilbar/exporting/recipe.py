"""What goes into a package, without what it shares with others: small enough to be kept for every package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from teilbar.exporting.archive import Entry
from teilbar.exporting.deflating import Deflated, deflated
from teilbar.exporting.h5p.libraries import files_in_packages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.exporting.format import Kit


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A file of a package."""

    name: str
    made: Deflated | None = None
    """What was made for this package alone."""
    taken: str = ""
    """The name in the kit, among its media, its libraries or what packages share, of what was not."""


Recipe: TypeAlias = tuple[Ingredient, ...]


def recipe_of(entries: Iterable[Entry], kit: Kit) -> Recipe:
    """Return the recipe of a package, given its files and the kit that they were made with."""
    shared: dict[object, str] = {content: name for name, content in kit.media.items() if isinstance(content, Path)}
    shared |= {file: name for name, file in files_in_packages(kit.h5p_libraries)}
    shared |= {id(file): name for name, file in kit.shared.items()}
    return tuple(_ingredient(entry, shared) for entry in entries)


def _ingredient(entry: Entry, shared: dict[object, str]) -> Ingredient:
    content = entry.content
    known = shared.get(content if isinstance(content, Path) else id(content))
    if known is not None:
        return Ingredient(entry.name, taken=known)
    return Ingredient(entry.name, content if isinstance(content, Deflated) else deflated(content, entry.name))


def entries_of(recipe: Recipe, kit: Kit) -> Iterator[Entry]:
    """Yield the files of a package, given its recipe and a kit that holds what the recipe takes from it."""
    files = {**dict(files_in_packages(kit.h5p_libraries)), **kit.media}
    for ingredient in recipe:
        if ingredient.made is not None:
            yield Entry(ingredient.name, ingredient.made)
        else:
            taken = kit.shared.get(ingredient.taken)
            yield Entry(ingredient.name, files[ingredient.taken] if taken is None else taken)
