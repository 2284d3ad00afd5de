"""The card for the day itself: a unit on one page of A4, whatever it holds."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from teilbar.licensing.lines import plain_line
from teilbar.printing.fitting import Around, fit
from teilbar.printing.procedure import stages_of, things_of
from teilbar.printing.sheet import document, heading, place_line
from teilbar.printing.telling import clipped, shortened, told, warnings_in
from teilbar.printing.views import CARD
from teilbar.rendering.facts import ages_text, duration_text
from teilbar.rendering.media import kind_of
from teilbar.rendering.tags import tag
from teilbar.renditions import MediumKind, PictureOptions, plan
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.model.document import Image
    from teilbar.model.metadata import Metadata
    from teilbar.model.unit import Medium
    from teilbar.printing.fitting import Fit, Told
    from teilbar.printing.procedure import Stage
    from teilbar.printing.sheet import PaperWork
    from teilbar.texts import Language

_ENOUGH = 480  # pixels for a picture of 60 mm, at 200 to the inch
_LONGEST_TITLE, _LONGEST_FACT, _LONGEST_HINT, _LONGEST_FOOT = 110, 70, 190, 420  # characters
_HINTS = 2
_ROOM_FOR_NOTES, _HEAD_OF_NOTES, _LINE = 26.0, 9.0, 9.0  # millimetres
_OPENING = 320  # characters of a text without steps


def card_html(work: PaperWork) -> str:
    """Return the card of a unit as a document: its facts, materials, steps and what to mind, always on one page.

    How it is set is reckoned (:mod:`teilbar.printing.fitting`): the more there is, the smaller, the shorter, at last
    without pictures; what there was no room for is said.
    """
    unit, language = work.unit, work.language
    stages, things = stages_of(work.text), things_of(work.text)
    pictures = [_picture_of(stage, work) for stage in stages]
    hints = tuple(islice(_hints(work), _HINTS))
    facts = tuple(_facts(unit.metadata, language))
    foot = _foot(work, pictures)
    around = Around(
        clipped(unit.title, _LONGEST_TITLE),
        tuple(f"{name}: {fact}" for name, fact in facts),
        "" if stages else _opening(work),
        tuple(f"{title} {words}" for title, words in hints),
        foot,
        work.code_side,
    )
    fitting = fit(stages, things, around, [picture is not None for picture in pictures])
    parts = (
        heading(work, CARD, around.title, _facts_html(facts)),
        _materials(fitting, language),
        _steps(fitting, pictures, work) if stages else _opening_html(around.opening),
        _hints_html(hints),
        _notes(fitting.room, language),
        _foot_html(foot),
    )
    return document(work, CARD, f"tb-card {fitting.level.classes}", "\n".join(filter(None, parts)))


def _facts(metadata: Metadata, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what is to be known first, each with its name."""
    if metadata.ages:
        yield text("page.age", language), ages_text(metadata.ages, language)
    if metadata.duration:
        yield text("page.duration", language), duration_text(metadata.duration, language)
    if metadata.group:
        yield text("page.group", language), clipped(metadata.group, _LONGEST_FACT)
    if metadata.preparation is not None:
        minutes = metadata.preparation
        known = text("page.minutes", language, minutes=minutes) if isinstance(minutes, int) else str(minutes)
        yield text("page.preparation", language), clipped(known, _LONGEST_FACT)
    if metadata.devices:
        yield text("page.devices", language), clipped(", ".join(metadata.devices), _LONGEST_FACT)


def _facts_html(facts: Sequence[tuple[str, str]]) -> str:
    entries = "".join(f"<div><dt>{escape(name)}</dt> <dd>{escape(fact)}</dd></div>" for name, fact in facts)
    return tag("dl", entries, class_="tb-card__facts") if entries else ""


def _picture_of(stage: Stage, work: PaperWork) -> tuple[Image, Medium] | None:
    """Return the first of a step's pictures that is there, and no sound, film or file."""
    for image in stage.pictures:
        medium = work.unit.media.get(image.target)
        if medium and kind_of(medium) is MediumKind.PICTURE:
            return image, medium
    return None


def _materials(fitting: Fit, language: Language) -> str:
    if not fitting.things:
        return ""
    items = "".join(f'<li><span class="tb-box"></span>{escape(thing)}</li>' for thing in fitting.things)
    more = _more("things", fitting.more_things, language)
    title = tag("h2", escape(text("print.materials", language)))
    return tag("section", f"{title}{tag('ul', items, class_='tb-card__things')}{more}", class_="tb-card__materials")


def _more(key: str, count: int, language: Language) -> str:
    return tag("p", escape(plural(f"print.more-{key}", count, language)), class_="tb-card__more") if count else ""


def _steps(fitting: Fit, pictures: Sequence[tuple[Image, Medium] | None], work: PaperWork) -> str:
    items = "".join(_step(one, pictures[at], work) for at, one in enumerate(fitting.stages))
    title = tag("h2", escape(text("print.steps", work.language)))
    listed = tag("ol", items, class_="tb-card__steps")
    more = _more("steps", fitting.more_stages, work.language)
    return tag("section", f"{title}{listed}{more}", class_="tb-card__way")


def _step(one: Told, shown: tuple[Image, Medium] | None, work: PaperWork) -> str:
    picture = _img(*shown, work) if shown and one.has_picture else ""
    time = tag("span", escape(one.time), class_="tb-card__time") if one.time else ""
    title = tag("h3", f"{escape(one.title)} {time}".strip()) if one.title or time else ""
    words = tag("p", escape(one.words)) if one.words else ""
    number = tag("span", str(one.number), class_="tb-card__number")
    return tag("li", f"{number}{picture}{tag('div', title + words, class_='tb-card__told')}")


def _img(image: Image, medium: Medium, work: PaperWork) -> str:
    """Return a small rendition of a picture; one file, because paper needs no choice."""
    planned = plan(medium.facts, PictureOptions()) if medium.facts else None
    fitting = [one for one in planned.sources if (one.width or 0) >= _ENOUGH] if planned else []
    chosen = fitting[0] if fitting else planned.fallback if planned else None
    alt = image.alt or (medium.record.alt if medium.record else "") or ""
    width, height = (None, None) if chosen is None else (chosen.width, chosen.height)
    return tag(
        "img",
        src=work.target.src(work.unit, medium, chosen),
        alt=alt,
        width=None if width is None else str(width),
        height=None if height is None else str(height),
        class_="tb-card__picture",
    )


def _opening(work: PaperWork) -> str:
    """Return how a text without steps begins."""
    unit = work.unit
    summary = (unit.metadata.summary,) if unit.metadata.summary else ()
    blocks = tuple(block for section in work.text.sections for block in section.blocks)
    return shortened((*summary, *told(blocks)), _OPENING)


def _opening_html(words: str) -> str:
    return tag("div", tag("p", escape(words)), class_="tb-card__opening") if words else ""


def _hints(work: PaperWork) -> Iterator[tuple[str, str]]:
    """Yield what is to be minded: warnings of the text, then what it says of privacy, each with a title."""
    language, sections = work.language, work.text.sections
    for section in sections:
        for title, blocks in warnings_in(section.blocks):
            if words := shortened(told(blocks), _LONGEST_HINT):
                yield clipped(title or text("callout.warning", language), _LONGEST_FACT), words
    for section in sections:
        if section.role == "privacy" and (words := shortened(told(section.blocks), _LONGEST_HINT)):
            yield text("print.privacy", language), words


def _hints_html(hints: Sequence[tuple[str, str]]) -> str:
    return "".join(
        tag("p", f"<strong>{escape(title)}</strong> {escape(words)}", class_="tb-card__hint") for title, words in hints
    )


def _notes(room: float, language: Language) -> str:
    """Return as many lines to write on as there is room for, in millimetres; nothing where that is too little."""
    if room < _ROOM_FOR_NOTES:
        return ""
    lines = '<span class="tb-write"></span>' * int((room - _HEAD_OF_NOTES) // _LINE)
    title = tag("h2", escape(text("print.notes", language)))
    return tag("section", title + lines, class_="tb-card__notes")


def _foot(work: PaperWork, pictures: Sequence[tuple[Image, Medium] | None]) -> tuple[str, ...]:
    """Return where the whole unit stands and who made it, also its pictures where others did, a line each.

    Their credits in full are on the unit's page.
    """
    own = replace(work.credit, source="", source_url="")
    makers = dict.fromkeys(filter(None, (_maker(shown[1], work) for shown in pictures if shown)))
    lines = (
        place_line(work),
        plain_line(own, work.language) if own.says_something else "",
        text("print.pictures", work.language, makers="; ".join(makers)) if makers else "",
    )
    return tuple(clipped(line, _LONGEST_FOOT) for line in lines if line)


def _maker(medium: Medium, work: PaperWork) -> str:
    """Return who made a picture and under which licence it stands; empty where the unit's own credit says it."""
    credit = work.target.credit(work.unit, medium)
    if credit.own and credit.licence == work.credit.licence:
        return ""
    names = ", ".join(person.name for person in credit.authors) or text("credit.unknown", work.language)
    licence = credit.licence.label(work.language) if credit.licence else credit.written_licence
    return f"{names} ({licence})" if licence else names


def _foot_html(lines: Sequence[str]) -> str:
    return tag("footer", "".join(tag("p", escape(line)) for line in lines), class_="tb-sheet__foot")
