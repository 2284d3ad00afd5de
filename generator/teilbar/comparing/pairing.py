"""Which text before is which text now: by its id, by its file, by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from teilbar.comparing.aligning import likeness
from teilbar.model.document import Text
from teilbar.model.unit import LearningPath, Unit
from teilbar.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from teilbar.model.unit import Library, Page

Paired: TypeAlias = "tuple[Page | None, Page | None]"

_ALIKE = 0.5
"""Likeness from which on a text that is gone and a new one are the same, as git takes files for renamed."""
_MOST = 2_000
"""Pairs that are compared word by word; with more of them only equal texts count as moved."""
_FEWEST = 12
"""Words from which on a text under another title may be an older one: what two short ones share says nothing."""


def paired(before: Library, after: Library) -> Iterator[Paired]:
    """Yield all texts of both states, each with what it was or has become; None for a new one, or one that is gone.

    A text is itself if it has its id, else if it stands in its file, else if it says the same, or nearly so: a folder
    that was moved without an id in its front matter makes another id of the same text.
    """
    olds, news = _texts(before), _texts(after)
    for same in (_identity, _file, _content):
        yield from _matched(olds, news, same)
    yield from _alike(olds, news)
    yield from ((old, None) for old in olds)
    yield from ((None, new) for new in news)


def sort_of(page: Page) -> type[Page]:
    """Return what a text is: a unit, a learning path or a page."""
    return next((kind for kind in (Unit, LearningPath) if isinstance(page, kind)), type(page))


def _texts(library: Library) -> list[Page]:
    return [*library.units, *library.paths, *library.pages]


def _identity(page: Page) -> Hashable:
    return sort_of(page), page.id


def _file(page: Page) -> Hashable:
    return page.file


def _content(page: Page) -> Hashable:
    return sort_of(page), page.title, page.content.key


def _matched(olds: list[Page], news: list[Page], same: Callable[[Page], Hashable]) -> Iterator[Paired]:
    """Yield those that agree in something, and take them out of both lists."""
    waiting = {same(new): new for new in reversed(news)}
    found = [(old, waiting.pop(same(old))) for old in olds if same(old) in waiting]
    _take_out(olds, (old for old, _ in found))
    _take_out(news, (new for _, new in found))
    yield from found


def _take_out(texts: list[Page], found: Iterable[Page]) -> None:
    gone = {id(page) for page in found}
    texts[:] = [page for page in texts if id(page) not in gone]


def _alike(olds: list[Page], news: list[Page]) -> Iterator[Paired]:
    """Yield those that say nearly the same, the most alike first, and take them out of both lists."""
    if not olds or not news or len(olds) * len(news) > _MOST:
        return
    words = {id(page): _words(page) for page in (*olds, *news)}
    found = sorted(
        (
            (-like, number, other, old, new)
            for number, old in enumerate(olds)
            for other, new in enumerate(news)
            if _may_be_one(old, new, words) and (like := likeness(words[id(old)], words[id(new)])) >= _ALIKE
        ),
        key=lambda one: one[:3],
    )
    taken: set[int] = set()
    pairs = []
    for *_, old, new in found:
        if not {id(old), id(new)} & taken:
            taken |= {id(old), id(new)}
            pairs.append((old, new))
    _take_out(olds, (old for old, _ in pairs))
    _take_out(news, (new for _, new in pairs))
    yield from pairs


def _may_be_one(old: Page, new: Page, words: Mapping[int, Sequence[str]]) -> bool:
    is_long = min(len(words[id(old)]), len(words[id(new)])) >= _FEWEST
    return sort_of(old) is sort_of(new) and (is_long or old.title == new.title)


def _words(page: Page) -> tuple[str, ...]:
    return tuple(word for node in walk(page.document) if isinstance(node, Text) for word in node.value.split())
