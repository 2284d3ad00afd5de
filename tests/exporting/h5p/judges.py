"""What H5P's content types give for an answer, read from their content: as their behaviour is known (docs/h5p.md)."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_GAP = re.compile(r"\*(.*?)\*")


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).strip()


def multi_choice(params: Mapping[str, Any], given: Sequence[str]) -> tuple[int, int]:
    """A point for each right one, less one for each wrong one; with radio buttons one at most."""
    right = {_words(answer["text"]): answer["correct"] for answer in params["answers"]}
    assert not params["behaviour"]["singlePoint"]
    most = sum(right.values())
    assert params["behaviour"]["type"] == ("multi" if most > 1 else "single")
    return max(0, sum(1 if right[one] else -1 for one in given)), most


def true_false(params: Mapping[str, Any], given: Sequence[str]) -> tuple[int, int]:
    labels = {"true": params["l10n"]["trueText"], "false": params["l10n"]["falseText"]}
    return int(list(given) == [labels[params["correct"]]]), 1


def blanks(params: Mapping[str, Any], given: Sequence[str]) -> tuple[int, int]:
    """Typed words are compared sign by sign, with capitals or without; what stands around them is cut off."""
    gaps = [gap.partition(":")[0].split("/") for line in params["questions"] for gap in _GAP.findall(line)]
    exact = params["behaviour"]["caseSensitive"]
    accepted = [{_typed(unescape(one), exact=exact) for one in gap} for gap in gaps]
    score = sum(_typed(one, exact=exact) in gap for one, gap in zip(given, accepted, strict=True) if one)
    return score, len(gaps)


def _typed(words: str, *, exact: bool) -> str:
    return words.strip() if exact else words.strip().lower()


def drag_text(params: Mapping[str, Any], given: Sequence[str]) -> tuple[int, int]:
    """A point for each word in its own place; words that look the same may change places."""
    gaps = [unescape(gap.partition(":")[0]) for gap in _GAP.findall(params["textField"])]
    bank = gaps + [unescape(one) for one in _GAP.findall(params.get("distractors", ""))]
    assert set(filter(None, given)) <= set(bank)
    return sum(one == gap for one, gap in zip(given or [""] * len(gaps), gaps, strict=True)), len(gaps)


def mark_the_words(params: Mapping[str, Any], given: Sequence[str]) -> tuple[int, int]:
    """What stands between spaces is a word, right where asterisks are around it; a wrong one costs a point."""
    tokens = [token for line in re.findall("<p>(.*?)</p>", params["textField"]) for token in unescape(line).split()]
    right = {_bare(token): bool(re.fullmatch(r"\*.+\*.?", token)) for token in tokens}
    picked = [word for one in given for word in one.split()]
    return max(0, sum(1 if right[word] else -1 for word in picked)), sum(right.values())


def _bare(token: str) -> str:
    return token.replace("*", "").strip('.,;:!?()„“"')


JUDGES: Mapping[str, Callable[[Mapping[str, Any], Sequence[str]], tuple[int, int]]] = {
    "H5P.MultiChoice": multi_choice,
    "H5P.TrueFalse": true_false,
    "H5P.Blanks": blanks,
    "H5P.DragText": drag_text,
    "H5P.MarkTheWords": mark_the_words,
}
