"""Words that people mean the same by: ours, a file a language, and those of a hub."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from teilbar.searching.stems import stem
from teilbar.searching.words import fold, plain, readings, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from teilbar.texts import Language


@cache
def synonyms(language: Language) -> tuple[str, ...]:
    """Return the groups that come with Teilbar, each as words with commas between them."""
    return groups_of(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def groups_of(content: str) -> tuple[str, ...]:
    """Return the groups of a file.

    Raises ValueError if it is no TOML or holds anything but a list ``groups`` of texts.
    """
    read = tomllib.loads(content)
    groups = read.pop("groups", None)
    if read or not isinstance(groups, list) or not all(isinstance(group, str) for group in groups):
        raise ValueError(sorted(read))
    return tuple(groups)


def present_groups(groups: Iterable[str], terms: Collection[str], language: Language) -> list[dict[str, str]]:
    """Return those groups of which a site holds a word: each of their words with its stem.

    Of several words with a blank or a hyphen between them all are one.
    """
    return [
        group
        for group in _read(groups, language)
        if len(set(group.values())) > 1 and any(term in terms for term in group.values())
    ]


def terms_of(groups: Iterable[str], language: Language) -> frozenset[str]:
    """Return the stems of all words of some groups: right words, whatever a site's texts are about."""
    return frozenset(term for group in _read(groups, language) for term in group.values())


def _read(groups: Iterable[str], language: Language) -> Iterator[dict[str, str]]:
    for group in groups:
        yield {one: stem(fold(one, language), language) for one in map(_joined, group.split(",")) if one}


def _joined(written: str) -> str:
    return "".join([*readings(word)][-1] for word in words(plain(written)))
