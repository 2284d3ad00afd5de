"""The Nu Html Checker finds no error in any page, and nothing that nobody has looked at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from setup import nu

if TYPE_CHECKING:
    from pathlib import Path

    from access.sites import Site

pytestmark = pytest.mark.slow

LOOKED_AT = {
    "This document appears to be written in": "an author who writes in another language than the hub says so, or not",
    "Resource violates Content Security Policy (meta tag)": "it knows no address of a file, so nothing is 'self'",
    "Inline script violates Content Security Policy (meta tag)": "it takes data in a page for a script",
}
"""Warnings that are none, by how they begin, each with why. Browsers judge the policy: test_hub.py."""

BROKEN = "<!doctype html><html lang=de><meta charset=utf-8><title>x</title><h1>x</h1>"


def remarks(files: list[Path]) -> Counter[tuple[str, str, str]]:
    """Return what the checker says, each thing once with how often it does: how bad, what, and where first."""
    count: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for said in nu.check(files):
        kind = said.get("subType", said["type"])
        if kind == "warning" and said["message"].startswith(tuple(LOOKED_AT)):
            continue
        key = (kind, said["message"])
        count[key] += 1
        first.setdefault(key, f"{said['url']}:{said.get('lastLine')}: {said.get('extract', '').strip()[:200]}")
    return Counter({(*key, first[key]): number for key, number in count.items()})


def test_every_page_is_valid(content: Site, small: Site, courses: list[Site]) -> None:
    pages = [site.folder / page for site in (content, small, *courses) for page in site.pages]
    found = remarks(pages)
    assert not found, "\n".join(
        f"{number} x {kind}: {what}\n    {where}" for (kind, what, where), number in found.items()
    )


@pytest.mark.parametrize(
    ("markup", "message"),
    {
        "an attribute": ('<p colour="red">x</p>', "colour"),
        "an id twice": ('<p id="a">x</p><p id="a">y</p>', "Duplicate ID"),
        "a paragraph in a list": ("<ul><p>x</p></ul>", "“ul”"),
        "an element that nobody opened": ("<p>x</p></section>", "section"),
    }.values(),
)
def test_a_fault_is_found(tmp_path: Path, markup: str, message: str) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"{BROKEN}{markup}", "utf-8")
    assert any(kind == "error" and message in what for kind, what, _ in remarks([page]))
