"""What ``teilbar h5p-libraries`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from teilbar.h5p_libraries.about import About
    from teilbar.h5p_libraries.store import Store
    from teilbar.texts import Language


def lines_of_adding(store: Store, brought: Iterable[Path], language: Language) -> Iterator[Text]:
    """Put packages into a store, and yield what became of each library. Raises SourceError, OSError."""
    for one in brought:
        for taken in store.add(one):
            yield Text(text(f"h5p-libraries.{taken.how}", language, library=_said(taken.about, language)))
    yield _place(store, language)


def lines_of_listing(store: Store, language: Language) -> Iterator[Text]:
    """Yield the libraries of a store with their licences."""
    for kept in store.all():
        yield Text(_said(kept.about, language))
    yield _place(store, language)


def _said(about: About, language: Language) -> str:
    licence = about.licence or text("h5p-libraries.no-licence", language)
    return f"{about.id}.{about.patch} – {about.title} ({licence})"


def _place(store: Store, language: Language) -> Text:
    return Text(plural("h5p-libraries.place", len(store.all()), language, folder=store.folder))
