"""What the classes of divs become (The Carpentries Workbench, "Component Guide"; Quarto, "Callout Blocks"; Pandoc)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["callout", "fold", "quote", "plain", "reflect"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What a div of a class becomes."""

    form: Form
    alert: str = "note"
    """The kind of call-out: that of GitLab's alerts."""
    label: str = ""
    """A key below ``import.div``: what it is called where it has no title of its own, and before its title."""
    tasks: bool = False
    """Whether its list is one to tick off."""


def _callout(alert: str, label: str = "") -> Kind:
    return Kind("callout", alert, label)


KINDS: dict[str, Kind] = {
    "challenge": _callout("note", "challenge"),
    "exercise": _callout("note", "challenge"),
    "objectives": _callout("note", "objectives"),
    "questions": _callout("note", "questions"),
    "question": _callout("note", "question"),
    "keypoints": _callout("important", "keypoints"),
    "prereq": _callout("important", "prereq"),
    "prerequisites": _callout("important", "prereq"),
    "callout": _callout("note"),
    "caution": _callout("caution"),
    "discussion": Kind("reflect", label="discussion"),
    "checklist": Kind("callout", label="checklist", tasks=True),
    "testimonial": Kind("quote"),
    "solution": Kind("fold", label="solution"),
    "answer": Kind("fold", label="solution"),
    "hint": Kind("fold", label="hint"),
    "spoiler": Kind("fold", label="more"),
    "instructor": Kind("fold", label="instructor"),
    "notes": Kind("fold", label="speaker"),
    "callout-note": _callout("note"),
    "callout-tip": _callout("tip"),
    "callout-important": _callout("important"),
    "callout-warning": _callout("warning"),
    "callout-caution": _callout("caution"),
    "note": _callout("note"),
    "info": _callout("note"),
    "tip": _callout("tip"),
    "success": _callout("tip"),
    "important": _callout("important"),
    "warning": _callout("warning"),
    "danger": _callout("caution"),
}
"""The kinds by class; a class that stands here neither nor below is unknown."""

LAYOUT = frozenset(
    {
        *("column", "columns", "row", "col", "grid", "left", "right", "center", "aside", "figure", "cbox"),
        *("incremental", "nonincremental", "fragment", "slides", "small", "smaller", "large", "clearfix", "layout"),
        *("panel-tabset", "tabs", "tab", "group-tab", "content-visible", "content-hidden"),
    }
)
"""Classes that only say how something looks: what stands between the fences stays."""
