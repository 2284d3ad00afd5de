"""Whether what learners have done outlives an update: what the player will make of the state that an LMS has kept.

It mirrors ``suspend.js``, ``record.js`` and ``index.js`` of ``themes/player`` and the kinds in ``themes/widgets``: an
answer is kept under its question's key, which the heading makes, and counts positions among what is offered.
``tests/comparing/test_progress.py`` plays older packages, and then the newer ones, and holds each verdict against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Kept, Progress
from teilbar.exporting.scorm.manifest import PREFIX
from teilbar.texts import plural, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.comparing.sco import Asked, Sco, Shape
    from teilbar.texts import Language

_MOST = 12  # sentences on single questions; of more, their number is told


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one thing that learners have done."""

    kept: Kept
    key: str
    """Of its sentence, below ``diff.progress``."""
    values: tuple[tuple[str, object], ...] = ()


def survival(before: Sco, after: Sco, language: Language, h5p: tuple[Shape, Shape] | None = None) -> Progress:
    """Return what becomes of learners' progress when a package takes an older one's place."""
    found = tuple(effects(before, after))
    kept = max((one.kept for one in found), key=list(Kept).index, default=Kept.ALL)
    told = [text(f"diff.progress.{one.key}", language, **dict(one.values)) for one in found[:_MOST]]
    if len(found) > _MOST:
        told.append(plural("diff.progress.more", len(found) - _MOST, language))
    if kept in {Kept.MOSTLY, Kept.PARTLY}:
        told.append(text("diff.progress.best", language))
    if h5p and kept is not Kept.NOTHING and (before.questions or after.questions):
        told.extend(text(f"diff.progress.h5p-{key}", language) for key in _h5p(*h5p))
    return Progress(kept, (text(f"diff.progress.{kept}", language), *told))


def effects(before: Sco, after: Sco) -> Iterator[Effect]:
    """Yield what happens, question by question, then to points, the pass mark and sections; nothing where all stays."""
    if before.identifiers != after.identifiers:
        names = (("before", _id(before)), ("after", _id(after)))
        yield Effect(Kept.NOTHING, "identifier", names)
        return
    yield from _questions(before, after)
    if before.maximum != after.maximum:
        yield Effect(Kept.MOSTLY, "points", (("before", before.maximum), ("after", after.maximum)))
    if before.questions and after.questions and before.pass_mark != after.pass_mark:
        yield Effect(Kept.MOSTLY, "pass-mark", (("before", before.pass_mark), ("after", after.pass_mark)))
    for key, title in after.steps.items():
        if key not in before.steps:
            yield Effect(Kept.MOSTLY, "section", (("title", title),))


def _id(sco: Sco) -> str:
    """Return the unit's id, which all identifiers are made of."""
    return sco.identifiers[0].removeprefix(PREFIX)


def _questions(before: Sco, after: Sco) -> Iterator[Effect]:
    news = {one.key: one for one in after.questions}
    known = {one.key for one in before.questions}
    others = [one for one in after.questions if one.key not in known]
    for number, old in enumerate(before.questions, 1):
        values = (("number", number), ("title", old.title))
        new = news.get(old.key)
        if new is None:
            yield Effect(Kept.PARTLY, _why_lost(old, others), values)
        elif effect := _effect(old, new):
            yield Effect(*effect, values)
    for number, one in enumerate(after.questions, 1):
        if one.key not in known:
            yield Effect(Kept.MOSTLY, "question-new", (("number", number), ("title", one.title)))


def _why_lost(old: Asked, others: Sequence[Asked]) -> str:
    """Return why answers to a question find none any more: what it has become, as far as that can be told."""
    if any((one.kind, one.things, one.places) == (old.kind, old.things, old.places) for one in others):
        return "question-reworded"
    if any(one.title == old.title and one.kind != old.kind for one in others):
        return "question-of-another-kind"
    alike = (one for one in others if one.kind == old.kind)
    shared = any(_shared(one.things, old.things) or _shared(one.places, old.places) for one in alike)
    return "question-reworded" if shared else "question-gone"


def _shared(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether more than half of what is in the one is in the other."""
    return bool(ones) and len(set(ones) & set(others)) * 2 > max(len(ones), len(others))


def _effect(old: Asked, new: Asked) -> tuple[Kept, str] | None:
    """Return what becomes of an answer that finds its question: how much is kept, and the sentence; None for all."""
    if old.kind != new.kind:
        return Kept.PARTLY, "question-of-another-kind"
    counts_places = old.kind in {"gap-text", "drag-words", "match"}
    if (counts_places and len(old.right) != len(new.right)) or (
        old.kind == "order" and len(old.things) != len(new.things)
    ):
        return Kept.MOSTLY, "answer-does-not-fit"
    if new.single and not old.single:
        return Kept.MOSTLY, "answer-does-not-fit-always"
    if len(new.things) < len(old.things):
        return Kept.MOSTLY, "answers-fewer"
    if _is_shifted(old.things, new.things) or _is_shifted(old.places, new.places):
        return Kept.MOSTLY, "answer-shifted"
    is_judged_anew = (old.right, old.exact) != (new.right, new.exact)
    return (Kept.MOSTLY, "judged-anew") if is_judged_anew else None


def _is_shifted(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Tell whether a position means another thing than it did: not one that was reworded, but one that moved."""
    return any(now != old and (old in news or now in olds) for old, now in zip(olds, news, strict=False))


def _h5p(before: Shape, after: Shape) -> Iterator[str]:
    """Yield what becomes of what somebody began in an H5P: platforms keep it by the places of its parts."""
    if before.content == after.content:
        return
    yield "same" if before.kinds == after.kinds else "moved"
