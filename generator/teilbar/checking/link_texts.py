"""Texts of links: where they lead must be clear without the sentence around them, as in a list of all links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.checking.passages import nodes, passages
from teilbar.model.addresses import is_address, shown, typed
from teilbar.model.document import Code, HtmlTag, Image, Link, Paragraph, Table
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
    [
        "hier",
        "hier klicken",
        "klick hier",
        "klicke hier",
        "klickt hier",
        "klicken sie hier",
        "bitte hier klicken",
        "hier entlang",
        "hierhin",
        "mehr",
        "mehr dazu",
        "mehr erfahren",
        "mehr lesen",
        "mehr infos",
        "mehr info",
        "mehr informationen",
        "weitere informationen",
        "weitere infos",
        "weiterlesen",
        "weiter lesen",
        "weiter",
        "link",
        "dieser link",
        "diesen link",
        "diesem link",
        "zum link",
        "der link",
        "diese seite",
        "dieser seite",
        "auf dieser seite",
        "diese website",
        "dort",
        "dorthin",
        "siehe hier",
        "hier geht's",
        "hier geht’s",
        "hier geht es weiter",
        "hier findet ihr",
        "hier finden sie mehr",
        "here",
        "click here",
        "click",
        "read more",
        "more",
        "learn more",
        "more info",
        "more information",
        "find out more",
        "see more",
        "see here",
        "this link",
        "the link",
        "this page",
        "this website",
        "this site",
        "this",
        "link here",
        "over here",
        "right here",
    ]
)
_WORDS = re.compile(r"\w.*\w|\w", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://(?!(?:dx\.)?doi\.org/)|www\.)\S+", re.IGNORECASE)  # a DOI is a name
_WITH_BLANK = re.compile(r"(?P<text>!?\[[^\[\]]{0,300}\])\((?P<target>[^()<>\"\n]{1,200}\.\w{2,5})\s*\)")
_LICENCE = re.compile(r"creativecommons\.org|/licen[cs]es?/|spdx\.org", re.IGNORECASE)
_LABEL = re.compile(r"https?://|www\.|\b(?:url|doi|pdf|online|abgerufen|accessed)\W*$", re.IGNORECASE)
"""Addresses, and what stands before them in lists of sources."""
_SHORT = 45  # characters of an address that one can read out
_SHORTEST = 3  # characters of a text that can be a name at all: not "[1]"


def saying_nothing(document: Document, context: TextContext) -> Iterator[Finding]:
    """A link says where it leads."""
    found = 0
    for text, target, line in _links(document):
        if _bare(text) in _NOTHING and found < MOST:
            found += 1
            yield finding("link-text-says-nothing", context.file, line, words=text, target=typed(target))


def addresses(document: Document, context: TextContext) -> Iterator[Finding]:
    """A long address is no text for a link. Said once a text; lists of sources are meant to show addresses."""
    listed = {id(node) for one in document.sections if one.role == "sources" for node in walk(one.blocks)}
    listed |= {id(node) for node in walk(document.footnotes)}
    long = [
        (plain_text(node), node.target, node.line or None)
        for node in nodes(document)
        if isinstance(node, Link) and id(node) not in listed
    ]
    long = [one for one in long if _ADDRESS.fullmatch(one[0]) and len(one[0]) > _SHORT]
    if long and not context.is_list_of_sources:
        _, target, line = long[0]
        rule = "link-text-is-address" if len(long) == 1 else "link-texts-are-addresses"
        yield finding(rule, context.file, line, target=typed(target), number=len(long))


def leading_elsewhere(document: Document, context: TextContext) -> Iterator[Finding]:
    """Links with the same text lead to the same place; rows of tables and credits tell them apart."""
    links = [one for one in _links(document) if _may_be_told_apart(*one[:2])]
    if len({_same(target) for _, target, _ in links}) < 2:  # noqa: PLR2004 - what differs is at least two
        return
    left_out = _in_credits_and_tables(document)
    first: dict[str, str] = {}
    told: set[str] = set()
    for text, target, line in links:
        words = _words(text)
        if (text, target) in left_out:
            continue
        before = first.setdefault(words, target)
        if _same(before) != _same(target) and words not in told and len(told) < MOST:
            told.add(words)
            values = {"words": text, "first": shown(before), "target": typed(target)}
            yield finding("link-text-twice", context.file, line, **values)


def with_blank(document: Document, context: TextContext) -> Iterator[Finding]:
    """No blank in a path: what Markdown then reads is no link and no picture (CommonMark 0.31, section 6.3)."""
    code = [node.value for node in nodes(document) if isinstance(node, Code)]
    for passage in passages(document):
        if "](" not in passage.words:
            continue
        for match in _WITH_BLANK.finditer(passage.words):
            target = match["target"].strip()
            if " " in target and not any(match[0] in value for value in code):
                right = f"{match['text']}({target.replace(' ', '%20')})"
                yield finding("link-with-blank", context.file, passage.line_at(match.start()), path=target, right=right)


def _may_be_told_apart(text: str, target: str) -> bool:
    words = _words(text)
    is_name = len(words) >= _SHORTEST and _bare(words) not in _NOTHING and not _LABEL.search(words)
    return is_name and not _LICENCE.search(target)


def _in_credits_and_tables(document: Document) -> set[tuple[str, str]]:
    """Return text and target of the links that what stands around them tells apart."""
    around = (
        one for one in nodes(document) if isinstance(one, Table) or (isinstance(one, Paragraph) and credit_below(one))
    )
    return {(plain_text(node), node.target) for one in around for node in walk(one) if isinstance(node, Link)}


def _links(document: Document) -> Iterator[tuple[str, str, int | None]]:
    """Yield text, target and line of each link of words."""
    open_one: HtmlTag | None = None
    words: list[str] = []
    for node in nodes(document):
        if isinstance(node, Link):
            if not any(isinstance(one, Image) for one in walk(node.children)):
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
    return _words(re.sub(r"\s\d{1,2}$", "", _words(text)))


def _words(text: str) -> str:
    """Return a text from its first letter to its last, in small letters."""
    found = _WORDS.search(text)
    return found[0].casefold() if found else ""


def _same(target: str) -> str:
    """Return what is left of an address where spellings make no difference."""
    bare = re.sub(r"^https?://(?:www\.)?", "", target) if is_address(target) else target
    return bare.partition("#")[0].rstrip("/").casefold() or target


TEXT_CHECKS = (with_blank, saying_nothing, addresses, leading_elsewhere)
