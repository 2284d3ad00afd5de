"""What is to be done in a unit, step by step, wherever its author wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.model.document import Image, List, Strong
from teilbar.model.questions import Question
from teilbar.model.walk import is_visible, walk
from teilbar.printing.telling import told, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilbar.model.document import Block, Blocks, Document, ListItem, Section

_NUMBERED = re.compile(
    r"(?:(?:schritt|etappe|phase|station|teil|tag|treffen|step|stage|part|day)\s*)(\d{1,2})\b[\s.:)–-]*|(\d{1,2})[.)]\s+",
    re.IGNORECASE,
)
"""How a heading begins that counts steps."""

_TIME = re.compile(
    r"\s*[([]([^()\[\]]*\d[^()\[\]]*(?:min|stunde|std|sek|tag|hour|sec|day|[’'])[^()\[\]]*)[)\]]\s*$", re.IGNORECASE
)
"""How one ends that says how long a step takes."""

_ASIDE = frozenset({"about", "materials", "reflection", "privacy", "sources", "variations"})
"""Roles of sections that are no steps, where a unit has none."""

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a unit."""

    number: int
    title: str
    """Its heading without the number, or what its point of a list begins with; maybe empty."""
    time: str
    """How long it takes, as written; empty where nothing is said."""
    sentences: tuple[str, ...]
    pictures: tuple[Image, ...]


def stages_of(document: Document) -> tuple[Stage, ...]:
    """Return the steps of a unit.

    They are the headings within *So geht's*, else its list; else the headings that count steps, else the first ordered
    list, else the sections of the text. Empty where there is nothing of all that.
    """
    sections = document.sections
    for found in (
        _below_steps(sections),
        _from_lists(_blocks_of(section for section in sections if section.role == "steps"), any_list=True),
        _counted(sections),
        _from_lists(_blocks_of(sections), any_list=False),
        _plain(sections),
    ):
        if len(found) >= _FEWEST:
            return tuple(found)
    return ()


def _below_steps(sections: Sequence[Section]) -> list[Stage]:
    """Return the headings directly below those that announce steps."""
    found: list[Section] = []
    level = 0
    for section in sections:
        if section.heading is None:
            continue
        if section.role == "steps":
            level = section.heading.level
        elif level and section.heading.level <= level:
            level = 0
        elif level:
            found.append(section)
    return _headed(found)


def _counted(sections: Sequence[Section]) -> list[Stage]:
    """Return the headings that count, each with what stands below it."""
    level = next((_level(section) for section in sections if _NUMBERED.match(_heading(section))), 0)
    if not level:
        return []
    found: list[Section] = []
    is_counted = False
    for section in sections:
        if _level(section) <= level:
            is_counted = bool(_NUMBERED.match(_heading(section)))
        if is_counted:
            found.append(section)
    return _headed(found)


def _plain(sections: Sequence[Section]) -> list[Stage]:
    """Return the sections of the highest level on which there are several that say something."""
    for level in sorted({_level(section) for section in sections} - {0}):
        found: list[Section] = []
        goes_on = False
        for section in sections:
            if _level(section) <= level:
                goes_on = _level(section) == level and section.role not in _ASIDE
            if goes_on:
                found.append(section)
        stages = [stage for stage in _headed(found) if stage.sentences or stage.pictures]
        if len(stages) >= _FEWEST:
            return [_renumbered(stage, number) for number, stage in enumerate(stages, 1)]
    return []


def _renumbered(stage: Stage, number: int) -> Stage:
    return Stage(number, stage.title, stage.time, stage.sentences, stage.pictures)


def _headed(sections: Sequence[Section]) -> list[Stage]:
    """Return a step for each heading of the highest level among sections; what is deeper belongs to it."""
    level = min((_level(section) for section in sections), default=0)
    parts: list[tuple[str, list[Block]]] = []
    for section in sections:
        if _level(section) == level:
            parts.append((_heading(section), []))
        if parts:
            parts[-1][1].extend(section.blocks)
    return [_stage(at, title, tuple(blocks)) for at, (title, blocks) in enumerate(parts, 1)]


def _from_lists(blocks: Blocks, *, any_list: bool) -> list[Stage]:
    """Return a step for each point of the first list that is long enough: an ordered one, or any."""
    lists = [block for block in blocks if isinstance(block, List) and len(block.items) >= _FEWEST]
    chosen = next((one for one in lists if one.ordered), next(iter(lists), None) if any_list else None)
    return (
        [_point(at, item) for at, item in enumerate(chosen.items, chosen.start if chosen.ordered else 1)]
        if chosen
        else []
    )


def _point(number: int, item: ListItem) -> Stage:
    """Return a point as a step: the strong words that it begins with are its title."""
    first = getattr(item.blocks[0], "children", ()) if item.blocks else ()
    strong = words_of(first[0].children).rstrip(" :.–-") if first and isinstance(first[0], Strong) else ""
    sentences = told(item.blocks)
    if strong and sentences:
        rest = sentences[0].removeprefix(strong).lstrip(" :.–-")
        sentences = (rest, *sentences[1:]) if rest else sentences[1:]
    title, time = _without_time(strong)
    return Stage(number, title, time, sentences, _pictures(item.blocks))


def _stage(number: int, heading: str, blocks: Blocks) -> Stage:
    counted = _NUMBERED.match(heading)
    rest = heading[counted.end() :] if counted else heading
    title, time = _without_time(rest)
    return Stage(int(counted[1] or counted[2]) if counted else number, title, time, told(blocks), _pictures(blocks))


def _without_time(words: str) -> tuple[str, str]:
    found = _TIME.search(words)
    return (words[: found.start()].strip(), found[1].strip()) if found else (words.strip(), "")


def _pictures(blocks: Blocks) -> tuple[Image, ...]:
    shown = tuple(block for block in blocks if not isinstance(block, Question))
    return tuple(node for node in walk(shown) if isinstance(node, Image))


def _blocks_of(sections: Iterable[Section]) -> Blocks:
    return tuple(block for section in sections for block in section.blocks)


def _level(section: Section) -> int:
    return section.heading.level if section.heading else 0


def _heading(section: Section) -> str:
    words = words_of(section.heading.children) if section.heading else ""
    return words if is_visible(words) else ""


def things_of(document: Document) -> tuple[str, ...]:
    """Return what is needed, a thing each: the points of the lists below *Das braucht ihr*, maybe none."""
    blocks = _blocks_of(section for section in document.sections if section.role == "materials")
    return tuple(words for one in _points(blocks) if (words := words_of(one)))


def _points(blocks: Iterable[Block]) -> Iterator[object]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield item.blocks[0] if item.blocks else ()
                yield from _points(item.blocks[1:])
