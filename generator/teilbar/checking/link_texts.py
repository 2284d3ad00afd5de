"""Texts of links: where they lead must be clear without the sentence around them, as in a list of all links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.model.addresses import is_address, shown
from teilbar.model.document import HtmlTag, Image, Link, Paragraph, Table
from teilbar.model.outline import credit_below
from teilbar.model.walk import plain_text, walk
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teilbar.checking.texts import TextContext
    from teilbar.model.document import Document
    from teilbar.model.findings import Finding

MOST = 3
"""How many findings of one rule a text gets: who mends three sees the others."""

_NOTHING = frozenset(
    (
        "hier|hier klicken|klick hier|klicke hier|klickt hier|klicken sie hier|bitte hier klicken|hier entlang|hierhin"
        "|mehr|mehr dazu|mehr erfahren|mehr lesen|mehr infos|mehr info|mehr informationen|weitere informationen"
        "|weitere infos|weiterlesen|weiter lesen|weiter|link|dieser link|diesen link|diesem link|zum link|der link"
        "|diese seite|dieser seite|auf dieser seite|diese website|dort|dorthin|siehe hier|hier geht's|hier geht’s|"
        "hier geht es weiter|hier findet ihr|hier finden sie mehr"
        "|here|click here|click|read more|more|learn more|more info|more information|find out more|see more|see here"
        "|this link|the link|this page|this website|this site|this|link here|over here|right here"
    ).split("|")
)
_ENDS = re.compile(r"^[\s\W]+|[\s\W]+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LICENCE = re.compile(r"creativecommons\.org|/licen[cs]es?/|spdx\.org", re.IGNORECASE)
_LABEL = re.compile(r"https?://|www\.|\b(?:url|doi|pdf|online|abgerufen|accessed)\W*$", re.IGNORECASE)
"""Addresses, and what stands before them in lists of sources."""
_SHORT = 30  # characters of an address that one can read out
_SHORTEST = 3  # characters of a text that can be a name at all: not "[1]"


def saying_nothing(document: Document, context: TextContext) -> Iterator[Finding]:
    """A link says where it leads."""
    found = 0
    for text, target, line in _links(document):
        if _bare(text) in _NOTHING and found < MOST:
            found += 1
            yield finding("link-text-says-nothing", context.file, line, words=text, target=shown(target))


def addresses(document: Document, context: TextContext) -> Iterator[Finding]:
    """A long address is no text for a link. Said once a text; lists of sources are meant to show addresses."""
    listed = {id(node) for one in document.sections if one.role == "sources" for node in walk(one.blocks)}
    listed |= {id(node) for node in walk(document.footnotes)}
    long = [
        (plain_text(node), node.target, node.line or None)
        for node in walk(document)
        if isinstance(node, Link) and id(node) not in listed
    ]
    long = [one for one in long if _ADDRESS.fullmatch(one[0]) and len(one[0]) > _SHORT]
    if long and not context.is_list_of_sources:
        _, target, line = long[0]
        rule = "link-text-is-address" if len(long) == 1 else "link-texts-are-addresses"
        yield finding(rule, context.file, line, target=shown(target), number=len(long))


def leading_elsewhere(document: Document, context: TextContext) -> Iterator[Finding]:
    """Links with the same text lead to the same place; rows of tables and credits tell them apart."""
    left_out = {
        id(node)
        for one in walk(document)
        if isinstance(one, Paragraph) and credit_below(one)
        for node in walk(one)
        if isinstance(node, Link)
    }
    left_out |= {id(node) for table in walk(document) if isinstance(table, Table) for node in walk(table)}
    first: dict[str, str] = {}
    told: set[str] = set()
    for text, target, line in _links(document, left_out):
        words = _ENDS.sub("", text).casefold()
        if len(words) < _SHORTEST or _bare(words) in _NOTHING or _LABEL.search(words) or _LICENCE.search(target):
            continue
        before = first.setdefault(words, target)
        if _same(before) != _same(target) and words not in told and len(told) < MOST:
            told.add(words)
            yield finding(
                "link-text-twice", context.file, line, words=text, first=shown(before), target=shown(target)
            )


def _links(document: Document, left_out: set[int] | frozenset[int] = frozenset()) -> Iterator[tuple[str, str, int | None]]:
    """Yield text, target and line of each link of words, but for some."""
    open_one: HtmlTag | None = None
    words: list[str] = []
    for node in walk(document):
        if isinstance(node, Link):
            if id(node) not in left_out and not any(isinstance(one, Image) for one in walk(node.children)):
                yield plain_text(node), node.target, node.line or None
        elif isinstance(node, HtmlTag) and node.name == "a":
            if node.closing and open_one:
                yield " ".join("".join(words).split()), dict(open_one.attributes)["href"], open_one.line or None
            is_link = not node.closing and bool(dict(node.attributes).get("href"))
            open_one, words = (node if is_link else None), []
        elif open_one:
            words.append(getattr(node, "value", "") if isinstance(getattr(node, "value", ""), str) else "")


def _bare(text: str) -> str:
    """Return a link's text without ornament, and without the number that tells one "Link 2" from others."""
    return _ENDS.sub("", re.sub(r"\s\d{1,2}\W*$", "", _ENDS.sub("", text).casefold()))


def _same(target: str) -> str:
    """Return what is left of an address where spellings make no difference."""
    bare = re.sub(r"^https?://(?:www\.)?", "", target) if is_address(target) else target
    return bare.partition("#")[0].rstrip("/").casefold() or target


TEXT_CHECKS = (saying_nothing, addresses, leading_elsewhere)
