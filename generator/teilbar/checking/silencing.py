"""Rules that are switched off: in the hub file everywhere, by a remark with a reason at one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teilbar.model.silences import Silence, Silenced
from teilbar.texts import finding, rule_groups, rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from teilbar.model.findings import Finding

_LIKE = 0.6
"""From how much likeness on a name is taken for a misspelt one (:mod:`difflib`)."""


@dataclass(frozen=True, slots=True)
class Silences:
    """What is switched off in a source."""

    off: frozenset[str] = frozenset()
    """The rules that the hub file switches off."""
    remarks: tuple[Silence, ...] = ()
    used: set[Silence] = field(default_factory=set, compare=False)
    """The remarks that have silenced something."""

    def part(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Silenced]]:
        """Part findings into those to be told and those that are silenced."""
        by_rule: dict[str, list[Silence]] = {}
        for remark in self.remarks:
            if remark.reason and _can_be_silenced(remark.rule):
                by_rule.setdefault(remark.rule, []).append(remark)
        told: list[Finding] = []
        silenced: list[Silenced] = []
        for found in findings:
            by = next((one for one in by_rule.get(found.rule, ()) if one.silences(found)), None)
            if by is not None:
                self.used.add(by)
                silenced.append(Silenced(found, by.reason, by.file, by.line))
            elif found.rule in self.off and _can_be_silenced(found.rule):
                silenced.append(Silenced(found, "", "", None))
            else:
                told.append(found)
        return told, silenced

    def problems(self, looked_at: Collection[str]) -> Iterator[Finding]:
        """Yield what is wrong with the remarks, after all findings were parted.

        ``looked_at`` are the files of whose texts all is known: in others a remark may be right though nothing was
        found.
        """
        for remark in self.remarks:
            if problem := _problem(remark):
                yield problem
            elif remark not in self.used and remark.file in looked_at and _is_found_by_checks(remark.rule):
                yield finding("silence-useless", remark.file, remark.line, name=remark.rule)


def _problem(remark: Silence) -> Finding | None:
    """Return why a remark does not count, if it does not."""
    here = (remark.file, remark.line)
    if not remark.rule:
        return finding("silence-unclear", *here, typed=_typed("alt-missing", remark))
    if remark.rule not in rules():
        nearest = get_close_matches(remark.rule.lower(), rules(), n=1, cutoff=_LIKE)
        if nearest:
            return finding("silence-rule-misspelled", *here, name=remark.rule, suggestion=nearest[0])
        return finding("silence-rule-unknown", *here, name=remark.rule)
    if not _can_be_silenced(remark.rule):
        return finding("silence-fixed", *here, name=remark.rule)
    if not remark.reason:
        return finding("silence-without-reason", *here, name=remark.rule, typed=_typed(remark.rule, remark))
    return None


def _typed(rule: str, remark: Silence) -> str:
    """Return a remark as it has to be typed in such a file."""
    words = f"teilbar: aus {rule}: …"
    in_comment = remark.covers is not None and remark.file.lower().endswith((".md", ".markdown"))
    return f"<!-- {words} -->" if in_comment else f"# {words}"


def _can_be_silenced(rule: str) -> bool:
    return rule in rules() and not rules()[rule].fixed


def _is_found_by_checks(rule: str) -> bool:
    return rule_groups()[rules()[rule].group].found_by == "check"
