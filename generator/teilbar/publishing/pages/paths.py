"""What the units of a learning path are together: how many, how long, for whom, with which devices."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from teilbar.model.metadata import Ages
from teilbar.publishing.devices import says_none
from teilbar.publishing.facets import ADULT
from teilbar.publishing.pages.facts import facts_list
from teilbar.reading.identity import slug
from teilbar.rendering.facts import ages_text
from teilbar.rendering.hyphens import hyphenated
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.model.unit import Unit
    from teilbar.texts import Language

_HOUR = 60  # minutes


def together_html(units: Sequence[Unit], language: Language) -> str:
    """Return the facts of a learning path's units together as a list."""
    return facts_list(((key, escape(hyphenated(words, language))) for key, words in _facts(units, language)), language)


def time_text(minutes: int, language: Language) -> str:
    """Return a time in words, from two hours on in hours: ``4 Std. 15 Min.``."""
    hours, rest = divmod(minutes, _HOUR)
    if minutes < 2 * _HOUR:
        return text("page.minutes", language, minutes=minutes)
    if rest:
        return text("path.hours-minutes", language, hours=hours, minutes=rest)
    return text("path.hours", language, hours=hours)


def _facts(units: Sequence[Unit], language: Language) -> Iterator[tuple[str, str]]:
    yield "extent", plural("page.units", len(units), language)
    if time := _time(units, language):
        yield "total", time
    if ages := _ages(units):
        yield "age", ages_text(ages, language)
    if devices := _devices(units):
        yield "needed", "; ".join(devices)


def _time(units: Sequence[Unit], language: Language) -> str:
    """Return how long all units take, in how many sessions, and how many units say nothing of it."""
    durations = [unit.metadata.duration for unit in units if unit.metadata.duration]
    if not durations:
        return ""
    time = time_text(sum(one.minutes for one in durations), language)
    sessions = sum(one.sessions for one in durations)
    if len(durations) == len(units):
        return f"{time} ({plural('path.sessions', sessions, language)})" if sessions > 1 else time
    silent = plural("page.units", len(units) - len(durations), language)
    return text("path.total-partly", language, time=time, units=silent)


def _ages(units: Sequence[Unit]) -> Ages | None:
    """Return the ages from the youngest to the oldest child; units for adults say nothing of children."""
    ages = [unit.metadata.ages for unit in units if unit.metadata.ages and not _is_for_adults(unit.metadata.ages)]
    if not ages:
        return None
    youngest = [one.youngest for one in ages if one.youngest is not None]
    oldest = [one.oldest for one in ages if one.oldest is not None]
    ends = min(youngest) if len(youngest) == len(ages) else None, max(oldest) if len(oldest) == len(ages) else None
    return None if ends == (None, None) else Ages(youngest=ends[0], oldest=ends[1])


def _is_for_adults(ages: Ages) -> bool:
    return (ages.youngest or 0) >= ADULT


def _devices(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return all devices that units name, each once; that there is none, only where no unit names another."""
    named = {slug(device): device for unit in reversed(units) for device in reversed(unit.metadata.devices)}
    needed = [device for device in reversed(named.values()) if not says_none(device)]
    return tuple(needed) or tuple(list(named.values())[-1:])
