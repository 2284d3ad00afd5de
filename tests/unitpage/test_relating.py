"""Which units go well with which: what they share counts, for all the same, and without comparing all with all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from teilbar.publishing import relating
from teilbar.publishing.relating import MOST, relations
from teilbar.publishing.tags import Tags
from unitpage.units import path, unit

if TYPE_CHECKING:
    from teilbar.model.unit import LearningPath, Unit

ME = unit("ich", keywords=("Film", "Knete"), areas=("Medien",), ages=(4, 6), devices=("Tablet",))


@dataclass(frozen=True)
class Case:
    """Units beside :data:`ME`, and the ids of those that it recommends."""

    others: tuple[Unit, ...]
    expected: list[str]
    reason: tuple[str, str] | None = None
    paths: tuple[LearningPath, ...] = field(default=())


CASES = {
    "a keyword is enough": Case((unit("a", keywords=("film",)),), ["a"], ("keyword", "Film")),
    "more keywords are more": Case((unit("a", keywords=("Film",)), unit("b", keywords=("Film", "Knete"))), ["b", "a"]),
    "an area alone is not enough": Case((unit("a", areas=("Medien",)),), []),
    "an area for the same age is": Case((unit("a", areas=("Medien",), ages=(5, 7)),), ["a"], ("area", "Medien")),
    "an area with the same device is": Case((unit("a", areas=("medien",), devices=("tablet",)),), ["a"]),
    "another age counts against it": Case((unit("a", keywords=("Film",), ages=(10, 12)),), []),
    "a device alone is no reason": Case((unit("a", devices=("Tablet",), ages=(4, 6)),), []),
    "what is withheld is not recommended": Case((unit("a", keywords=("Film",), withheld=("licence-missing",)),), []),
    "no more than fit on a row": Case(tuple(unit(one, keywords=("Film",)) for one in "abcd"), ["a", "b", "c"]),
    "a learning path counts": Case(
        (unit("a", ages=(4, 6)), unit("b", ages=(4, 6))), ["b"], ("path", "Weg"), (path("weg", "ich", "a", "b"),)
    ),
    "the next unit of a path is linked already": Case(
        (unit("a", keywords=("Film", "Knete")),), [], None, (path("weg", "ich", "a"),)
    ),
    "nothing in common": Case((unit("a", keywords=("Garten",)),), []),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_recommended(case: Case) -> None:
    units = (*case.others, ME)
    found = relations(units, case.paths, Tags(units))[ME.id]
    assert [one.unit.id for one in found] == case.expected
    if case.reason:
        assert (found[0].reason.kind, found[0].reason.name) == case.reason


def test_the_order_of_the_source_changes_nothing() -> None:
    units = [unit(f"u{n}", keywords=(f"K{n % 7}", f"L{n % 5}"), ages=(n % 4 + 2, n % 4 + 4)) for n in range(60)]
    one = relations(units, (), Tags(units))
    other = relations(units[::-1], (), Tags(units[::-1]))
    assert {key: [r.unit.id for r in found] for key, found in one.items()} == {
        key: [r.unit.id for r in found] for key, found in other.items()
    }
    assert all(len(found) == MOST for found in one.values())


@pytest.mark.parametrize("shared", ["keywords", "areas"])
def test_the_work_grows_with_the_units_and_not_with_their_square(shared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All units have the same keyword: the worst that a hub can do."""
    compared = 0
    points = relating._points  # noqa: SLF001 - the work that is counted

    def counted(one: object, other: object) -> int:
        nonlocal compared
        compared += 1
        return points(one, other)  # type: ignore[arg-type]

    monkeypatch.setattr(relating, "_points", counted)
    said = {"keywords": {"keywords": ("Film",)}, "areas": {"areas": ("Medien",)}}[shared]
    units = [unit(f"u{n:04}", ages=(3, 6), minutes=n, **said) for n in range(400)]  # type: ignore[arg-type]
    found = relations(units, (), Tags(units))
    assert all(len(one) == MOST for one in found.values())
    assert compared <= 12 * len(units)
    # Of very many, those that stand near in length are looked at.
    assert all(abs(int(one.unit.id[1:]) - 200) <= 21 for one in found["u0200"])
