"""The addresses that texts of a source once had, in one pass over its main line that is kept and gone on with."""

from __future__ import annotations

import pickle
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from teilbar.cache import Cache, digest_of
from teilbar.made_by import made_by
from teilbar.model.past import Past
from teilbar.model.walk import is_visible
from teilbar.reading.content import Written, read_content
from teilbar.reading.git import GitError, read_objects, run_git
from teilbar.reading.glances import Glances, decoded
from teilbar.reading.identity import name_from_file
from teilbar.reading.inheritance import Inherited
from teilbar.reading.mainline import first_parents, read_mainline
from teilbar.reading.placing import folder_of, is_index
from teilbar.reading.tracing import Trace, take, wants

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teilbar.model.past import Address, Gone
    from teilbar.reading.source import Source
    from teilbar.reading.tracing import Lost

_BACK = 200
"""How many commits of the main line are asked for what is known of them already."""


def read_past(source: Source, cache: Cache | None = None) -> Past:
    """Return which addresses there were on the main line that ends at the source's commit, and what became of them.

    Without git, or where git does not tell all of the past, nothing is known: that was said when the histories were
    read. Uncommitted changes are no past.
    """
    if not source.commit:
        return Past()
    try:
        answer = run_git("rev-parse", "--is-shallow-repository", "--show-prefix", directory=source.root)
        shallow, _, prefix = answer.removesuffix("\n").partition("\n")
        if shallow == "true":
            return Past()
        return _Reader(source, unicodedata.normalize("NFC", prefix), cache or Cache(None)).read()
    except (GitError, TimeoutError, OSError):
        return Past()


class _Reader:
    def __init__(self, source: Source, prefix: str, cache: Cache) -> None:
        self._root = source.root
        self._commit = source.commit
        self._label = source.label
        self._prefix = prefix
        self._cache = cache

    def read(self) -> Past:
        if kept := self._cache.get(self._key("past", self._commit)):
            past: Past = pickle.loads(kept)  # noqa: S301 - this person's own, by digest
            return past
        trace, since = self._known()
        steps = list(read_mainline(self._root, self._commit, self._prefix, since))
        blobs = (shift.blob for step in steps for shift in step.shifts if wants(shift))
        contents, glances = read_objects(blobs, directory=self._root), Glances()
        for step in steps:
            take(trace, step, lambda: next(contents), glances)
        contents.close()
        trace.gone.update(_told(trace, self._root))
        trace.last_of.clear()
        past = Past(dict(trace.moved), dict(trace.gone), dict(trace.hidden_since))
        if self._cache.folder:
            self._cache.put(self._key("trace", self._commit), pickle.dumps(trace))
            self._cache.put(self._key("past", self._commit), pickle.dumps(past))
        return past

    def _known(self) -> tuple[Trace, str]:
        """Return what is known of the nearest commit of the main line, and that one; nothing where none is known."""
        for commit in first_parents(self._root, self._commit, _BACK) if self._cache.folder else ():
            if kept := self._cache.get(self._key("trace", commit)):
                trace: Trace = pickle.loads(kept)  # noqa: S301 - this person's own, by digest
                return trace, commit
        return Trace(self._label), ""

    def _key(self, what: str, commit: str) -> str:
        return digest_of(what, made_by(), commit, self._prefix, self._label)


def _told(trace: Trace, root: Path) -> Iterator[tuple[Address, Gone]]:
    """Yield what is told of the texts that went in these steps, each read once more as it was at last."""
    lost = list(trace.last_of.items())
    contents = read_objects((one.seen.blob for _, one in lost), directory=root)
    for (address, one), data in zip(lost, contents, strict=True):
        title, areas = _last_words(one, data)
        yield address, replace(trace.gone[address], title=title, areas=areas)


def _last_words(lost: Lost, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the title and the educational areas that a text had."""
    read = read_content(Written(lost.file, decoded(data), Inherited()))
    named_after = folder_of(lost.file) if is_index(lost.file) else lost.file
    title = next(filter(is_visible, (read.metadata.title, read.outline.title, *read.outline.headings)), "")
    areas = tuple(area.label for area in read.metadata.areas if is_visible(area.label))
    return title or name_from_file(named_after), areas
