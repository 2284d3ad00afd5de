"""The contract as a page: docs/scorm-contract.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consumers.contract.outcome import OUTCOMES, score
from consumers.contract.scenarios import SCENARIOS
from consumers.contract.stage import KILLED
from consumers.packages import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from consumers.contract.outcome import Has, Values
    from consumers.contract.stage import Scenario, Seen, Visit
    from consumers.packages import Version

_LONGEST = 60  # characters of a value that are shown

_HEAD = """# What a package and an LMS can expect of each other

Each section is a situation: what is done, and what the LMS has afterwards. `tests/consumers/contract/scenarios/` holds
them as data; they are played with real packages on two LMSs, our strict one (`tests/consumers/strict/`) and
scorm-again. This page is made from them: `pytest tests/consumers/contract/test_document.py --accept`.

In each of them, besides:

- No call ends with an error. In SCORM 2004, 403 is an answer: the element has no value yet.
- `Initialize` comes first, `Terminate` once and last, `Commit` before it; on `pagehide`, for `unload` is refused.
- The score comes before the status, both are committed; neither ever gets worse. Raw is a per cent: 0 to 100.
- `exit` is `suspend` until the unit is passed or completed, then `normal`, in SCORM 1.2 the empty text.
- Each commit carries the time of this session. What has not changed is not written again.
- An interaction keeps its index, an index leaves no gap. Suspend data have at most 3,900 characters.

The unit, where no other is named, has four sections, three questions and four points: one for each of the first two
questions, two for the gaps of the third. It is passed with 60 per cent. What the words mean:
"""

_NOTICES = {
    "": "no notice",
    "unsaved": "a notice that something is not kept",
    "saved": "a notice that all is kept",
    "tooLong": "a notice that a text is too long to be kept",
}


def document() -> str:
    """Return the page."""
    outcomes = ("\n".join((f"**{outcome}**\n", *table(values))) for outcome, values in OUTCOMES.items())
    scores = table({version: score(version, "66.67") for version in VERSIONS})
    sections = ("\n".join(_section(scenario)) for scenario in SCENARIOS)
    return "\n".join([_HEAD, *outcomes, "**66.67 per cent**; no score: `raw` has no value\n", *scores, *sections])


def _section(scenario: Scenario) -> Iterator[str]:
    yield f"## {scenario.name}\n"
    yield f"{scenario.situation}\n"
    if scenario.unit != "kleine-runde":
        yield f"Unit: `{scenario.unit}`\n"
    if scenario.versions != VERSIONS:
        yield f"Only SCORM {' and '.join(scenario.versions)}.\n"
    for number, visit in enumerate(scenario.visits, 1):
        yield from _visit(visit, f"Visit {number}" if len(scenario.visits) > 1 else "Visit")


def _visit(visit: Visit, name: str) -> Iterator[str]:
    end = "the device dies" if visit.ends == KILLED else "the unit is closed"
    told = [*(act.said for act in visit.acts), end]
    how = ", ".join(one for one in (visit.launched, f"unit `{visit.unit}`" if visit.unit else "") if one)
    if visit.finds:
        yield "The LMS has beforehand:\n"
        yield from table(visit.finds)
    yield f"**{name}**{f' ({how})' if how else ''}: {'; '.join(told)}.\n"
    seen = ", ".join(_sight(visit.sees))
    if seen:
        yield f"Seen: {seen}.\n"
    if visit.silent:
        yield "The LMS is not called.\n"
    yield from _standing(visit.has)


def _sight(seen: Seen) -> Iterator[str]:
    if seen.section is not None:
        yield f"section “{seen.section}”"
    if seen.points is not None:
        yield "points " + ", ".join("–" if one is None else str(one) for one in seen.points)
    if seen.answers is not None:
        yield "answers " + ", ".join(f"`{one}`" if one else "–" for one in seen.answers)
    if seen.notice is not None:
        yield _NOTICES[seen.notice]


def _standing(has: Has) -> Iterator[str]:
    """Say what the LMS has: the outcome by its name, all else in a table."""
    if has.outcome:
        yield f"Then: **{has.outcome}**, {'no score' if has.raw is None else f'{has.raw} per cent'}.\n"
    yield from table(has.more)


def table(values: Mapping[Version, Mapping[str, str]] | Mapping[Version, Values]) -> Iterator[str]:
    """Return elements and what they have as the lines of a table."""
    if not any(values.values()):
        return
    yield "| SCORM | element | has |"
    yield "|---|---|---|"
    for version, elements in values.items():
        for element, value in elements.items():
            yield f"| {version} | `{element}` | {_value(value)} |"
    yield ""


def _value(value: str | re.Pattern[str] | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, re.Pattern):
        return f"what `{value.pattern.replace('|', chr(92) + '|')}` describes"
    short = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    return f"`{short}`" if value else "the empty text"
