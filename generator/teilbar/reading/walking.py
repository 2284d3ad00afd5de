"""A walk through the commits of a source, from the newest to the oldest: which of them touched which text, and whose.

What counts, and in what order, :mod:`teilbar.reading.history` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from teilbar.model.contributions import Contributions
from teilbar.model.history import Change, History, numbered
from teilbar.reading.subjects import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from teilbar.reading.claims import Claims
    from teilbar.reading.commits import Commit


class _Touch(NamedTuple):
    """A commit that touched something. Sorts from the newest to the oldest."""

    step: int
    """How many steps down the main line it was taken in."""
    number: int
    """In the order of git, which puts every commit before its parents."""
    at: datetime | None
    person: int
    summary: str


@dataclass(slots=True)
class _Touches:
    """The commits that touched one text."""

    own: list[_Touch] = field(default_factory=list)
    """Those that touched it or its folder."""
    used: list[_Touch] = field(default_factory=list)
    """Those that only touched other files that it uses."""
    birth: _Touch | None = None
    """The first commit of the text itself."""


class _Line(NamedTuple):
    """What the children of a commit say of it."""

    claims: Claims
    step: int
    is_main: bool


class Walk:
    """A walk from the newest commit to the oldest."""

    def __init__(self, claims: Claims, newest: str, agreed: Mapping[str, str]) -> None:
        self._waiting = {newest: _Line(claims, step=0, is_main=True)}
        self._touches: dict[str, _Touches] = {}
        self._people: dict[str, int] = {}
        self._agreed = agreed
        self._names: dict[int, str] = {}
        """Of those who agreed, by their numbers."""
        self._number = 0

    def take(self, commit: Commit) -> None:
        """Take in a commit; all its children have been taken before."""
        line = self._waiting.pop(commit.id)
        self._number += 1
        before = [
            line.claims.before((edit.new, edit.olds[place]) for edit in commit.edits)
            for place, _ in enumerate(commit.parents)
        ]
        self._record(commit, line, before)
        for place, (parent, claims) in enumerate(zip(commit.parents, before, strict=True)):
            follows_main = line.is_main and place == 0
            self._announce(parent, _Line(claims, line.step + follows_main, follows_main))

    def history(self, text: str) -> History:
        """Return the history of a text, after the last commit."""
        newest_first = self._commits(text)
        if not newest_first:
            return History()
        moments = [touch.at for touch in newest_first if touch.at]
        return History(
            commits=len(newest_first),
            contributors=len({touch.person for touch in newest_first}),
            first_at=min(moments, default=None),
            last_at=max(moments, default=None),
            changes=tuple(
                Change(numbered(version), touch.at, touch.summary)
                for version, touch in zip(range(len(newest_first), 0, -1), newest_first, strict=True)
                if touch.at and touch.summary
            ),
        )

    def contributions(self, texts: Iterable[str]) -> Contributions:
        """Return who took part in texts, after the last commit."""
        works: dict[str, dict[str, None]] = {}
        others = set()
        for text in texts:
            for person in {touch.person for touch in self._commits(text)}:
                if name := self._names.get(person):
                    works.setdefault(name, {})[text] = None
                else:
                    others.add(person)
        return Contributions({name: tuple(works[name]) for name in sorted(works)}, len(others), is_known=True)

    def _commits(self, text: str) -> list[_Touch]:
        """Return the commits that count for a text, the newest first."""
        touches = self._touches.get(text, _Touches())
        if touches.birth is None:
            return []
        birth = touches.birth
        return sorted(touches.own + [touch for touch in touches.used if touch <= birth])

    def _announce(self, commit: str, line: _Line) -> None:
        known = self._waiting.get(commit)
        if known:
            line = _Line(
                known.claims.joined(line.claims), max(known.step, line.step), is_main=known.is_main or line.is_main
            )
        self._waiting[commit] = line

    def _record(self, commit: Commit, line: _Line, before: list[Claims]) -> None:
        texts: set[str] = set()
        folders: set[str] = set()
        users: set[str] = set()
        for edit in commit.edits:
            if edit.own:
                for owners in (
                    line.claims.owners(edit.new),
                    *(claims.owners(old) for claims, old in zip(before, edit.olds, strict=False)),
                ):
                    texts |= owners.texts
                    folders |= owners.folders
                    users |= owners.users
        if not texts | folders | users:
            return
        touch = _Touch(line.step, self._number, commit.at, self._person(commit), summary(commit.message))
        for text in texts | folders:
            self._of(text).own.append(touch)
        for text in users - texts - folders:
            self._of(text).used.append(touch)
        for text in texts:
            touches = self._of(text)
            touches.birth = max(touches.birth or touch, touch)

    def _of(self, text: str) -> _Touches:
        return self._touches.setdefault(text, _Touches())

    def _person(self, commit: Commit) -> int:
        number = self._people.setdefault(commit.person, len(self._people))
        name = self._agreed.get(commit.person.casefold()) or self._agreed.get(commit.name.casefold())
        if name:
            self._names.setdefault(number, name)
        return number
