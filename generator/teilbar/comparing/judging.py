"""Findings that are new, and those that are solved: told apart as GitLab's Code Quality does, never by their lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teilbar.checking.reports.codequality import fingerprint_of
from teilbar.checking.reports.examined import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from teilbar.model.findings import Finding


def differing(
    before: Iterable[Finding], after: Iterable[Finding], moved: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that are new and those that are solved; one that many texts inherit counts once.

    ``moved`` maps the older paths of files to their newer ones: what moves with its file is not new.
    """
    olds = [(fingerprint_of(found, _now(found.file, moved)), found) for found in once(before)]
    news = [(fingerprint_of(found, found.file), found) for found in once(after)]
    return tuple(_without(news, olds)), tuple(_without(olds, news))


def _without(ones: list[tuple[str, Finding]], others: list[tuple[str, Finding]]) -> Iterator[Finding]:
    """Yield the findings of the first list that the second has no partner for; of several alike the last ones."""
    left = Counter(name for name, _ in others)
    for name, found in ones:
        if left[name]:
            left[name] -= 1
        else:
            yield found


def _now(file: str, moved: Mapping[str, str]) -> str:
    """Return where a file lies now: by itself, or with the folder of the text that was moved."""
    if file in moved:
        return moved[file]
    folder = file.rpartition("/")[0]
    for old, new in moved.items():
        if folder and old.rpartition("/")[0] == folder:
            return f"{new.rpartition('/')[0]}/{file.rpartition('/')[2]}"
    return file
