"""Ids, titles and anchors that are made from what authors wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilbar.reading.identity import LONGEST, name_from_file, slug
from teilbar.reading.markdown.anchors import Anchors, anchor


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("einheiten/trickfilm", "einheiten-trickfilm"),
        ("Größe & Maß", "groesse-mass"),
        ("ÄÖÜ", "aeoeue"),
        ("a__b  c", "a-b-c"),
    ],
)
def test_slugs_are_readable(path: str, expected: str) -> None:
    assert slug(path) == expected


@given(st.text(min_size=1), st.text(min_size=1))
def test_slugs_are_ascii_short_never_empty(one: str, other: str) -> None:
    for text in (one, other):
        made = slug(text)
        assert 0 < len(made) <= LONGEST
        assert made.isascii()
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not made.startswith("-")


def test_long_and_unreadable_names_stay_apart() -> None:
    assert slug("a" * 300) != slug("a" * 301)
    assert slug("🐌") != slug("🦋")


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("46_Spielend_Lernen_im_Kindergarten", "Spielend Lernen im Kindergarten"),
        ("ordner/01-ein-text.md", "ein text"),
        ("2026.md", "2026"),
    ],
)
def test_titles_from_file_names(file: str, title: str) -> None:
    assert name_from_file(file) == title


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("So geht's", "so-gehts"),
        ("Äpfel & Birnen", "äpfel-birnen"),
        ("1. Schritt: Los!", "1-schritt-los"),
        ("2026", "anchor-2026"),
        ("?!", "abschnitt"),
        ("a -- b", "a-b"),
        ("fn-1", "abschnitt-fn-1"),
        ("__search", "abschnitt-search"),
    ],
)
def test_anchors_are_gitlabs_but_never_ours(heading: str, expected: str) -> None:
    assert anchor(heading) == expected


def test_an_anchor_is_given_once() -> None:
    anchors = Anchors()
    given = [anchors.take("Gleich"), anchors.take("Gleich"), anchors.take("Gleich 1"), anchors.take("X", "gleich")]
    assert given == ["gleich", "gleich-1", "gleich-1-1", "x"]
