"""Long lists are cut into pages, each of which leads to the others."""

from __future__ import annotations

import re

import pytest

from teilbar.publishing.pages.parts import AT_ONCE, in_parts


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, [0]), (1, [1]), (AT_ONCE, [AT_ONCE]), (AT_ONCE + 1, [AT_ONCE, 1]), (3 * AT_ONCE, [AT_ONCE] * 3)],
)
def test_nothing_is_lost_and_no_page_is_too_long(count: int, sizes: list[int]) -> None:
    parts = list(in_parts("themen/natur", range(count)))
    assert [len(things) for _, things in parts] == sizes
    assert [thing for _, things in parts for thing in things] == list(range(count))


def test_the_first_page_is_the_lists_own_and_each_leads_to_its_neighbours() -> None:
    parts = [part for part, _ in in_parts("themen/natur", range(3 * AT_ONCE))]
    assert [part.folder for part in parts] == ["themen/natur", "themen/natur/seite-2", "themen/natur/seite-3"]
    assert [re.findall('href="([^"]*)"', part.links("de")) for part in parts] == [
        ["seite-2/index.html"],
        ["../index.html", "../seite-3/index.html"],
        ["../seite-2/index.html"],
    ]
    assert [part.title("Natur", "de") for part in parts] == ["Natur", "Natur, Seite 2", "Natur, Seite 3"]


def test_a_list_on_one_page_says_nothing_of_pages() -> None:
    ((part, _),) = in_parts("themen/natur", range(AT_ONCE))
    assert not part.links("de")
