"""Words that people mean the same by: ours, a file a language, and those of a hub."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from teilbar.searching.stems import stem
from teilbar.searching.words import fold, plain, readings, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


def groups_of_terms(groups: Iterable[str], terms: Collection[str], language: Language) -> list[list[str]]:
    """Return groups as stems, those of which a site holds a word; each group's stems are distinct."""
    stemmed = (
        list(dict.fromkeys(_term(word, language) for word in group.split(",") if word.strip())) for group in groups
    )
    return [group for group in stemmed if len(group) > 1 and any(term in terms for term in group)]


def _term(written: str, language: Language) -> str:
    """Return the stem of a word; of several words, and of one with hyphens, that of all in one."""
    forms = [[fold(reading, language) for reading in readings(word)][-1] for word in words(plain(written))]
    return stem("".join(forms), language)
