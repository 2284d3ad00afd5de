"""Media of a text that are new, gone or another, and what is said otherwise of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Change, Fact, MediumChange
from teilbar.comparing.facts import words_of
from teilbar.licensing.credits import credit_of_medium
from teilbar.licensing.lines import plain_line
from teilbar.model.document import Image
from teilbar.model.walk import walk
from teilbar.texts import text
from teilbar.texts.numbers import file_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from teilbar.licensing.registry import Registry
    from teilbar.model.unit import Medium, Page
    from teilbar.texts import Language


def media_of(
    before: Page | None,
    after: Page | None,
    licences: Registry,
    language: Language,
    pictures: tuple[Callable[[str], str], Callable[[str], str]],
) -> Iterator[MediumChange]:
    """Yield what differs of the media of a text, which may be new or gone.

    A medium is itself as long as the text calls it by its name. ``pictures`` give, of either state, the name of
    the small picture of a medium, by the SHA-256 of its content; empty where there is none.
    """
    olds, news = _media(before), _media(after)
    for target in dict.fromkeys((*news, *olds)):
        old, new = olds.get(target), news.get(target)
        said = _said(old, before, licences, language), _said(new, after, licences, language)
        facts = tuple(
            Fact(text(f"diff.medium.{key}", language), said[0].get(key, ""), said[1].get(key, ""))
            for key in dict.fromkeys((*said[1], *said[0]))
            if said[0].get(key, "") != said[1].get(key, "")
        )
        is_same_file = old is not None and new is not None and old.digest == new.digest
        if is_same_file and not facts:
            continue
        yield MediumChange(
            name=(new or old).name,  # type: ignore[union-attr]  # one of them is there
            change=Change.NEW if old is None else Change.GONE if new is None else Change.CHANGED,
            facts=facts,
            before_picture=pictures[0](old.digest) if old else "",
            after_picture=pictures[1](new.digest) if new else "",
        )


def _media(page: Page | None) -> dict[str, Medium]:
    """Return the media of a text by what it calls them, each once."""
    found: dict[str, Medium] = {}
    paths = set()
    for target, medium in page.media.items() if page else ():
        if medium.path not in paths:
            paths.add(medium.path)
            found[target] = medium
    return found


def _said(medium: Medium | None, page: Page | None, licences: Registry, language: Language) -> dict[str, str]:
    return dict(_facts(medium, page, licences, language)) if medium and page else {}


def _facts(medium: Medium, page: Page, licences: Registry, language: Language) -> Iterator[tuple[str, str]]:
    yield "size", file_size(medium.size, language)
    facts = medium.facts
    if facts and facts.width and facts.height:
        yield "measures", f"{facts.width} × {facts.height}"
    yield "alt", " / ".join(dict.fromkeys(_alternatives(medium, page)))
    credit = credit_of_medium(medium, page, licences)
    if credit.says_something:
        licence = credit.licence
        yield "licence", licence.label(language) if licence else credit.written_licence
        yield "credit", plain_line(credit, language)
    record = medium.record
    if record:
        yield "persons", words_of(record.persons, language)
        yield "consent", words_of(record.consent, language)


def _alternatives(medium: Medium, page: Page) -> Iterator[str]:
    """Yield what stands for a picture wherever the text shows it."""
    record = medium.record.alt if medium.record and medium.record.alt else ""
    for node in walk(page.document):
        if isinstance(node, Image) and (shown := page.media.get(node.target)) and shown.path == medium.path:
            yield node.alt or record
