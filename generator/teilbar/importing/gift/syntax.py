"""A GIFT file in its pieces: blocks, and what each of them says (https://docs.moodle.org/en/GIFT_format).

Where the documentation is silent, Moodle's own reading counts. What Moodle refuses and people write all the same is
read where it can mean one thing only: questions without an empty line between them, answers with one inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPES = {sign: chr(0xE100 + number) for number, sign in enumerate("\\:#={}~n")}
"""What stands for an escaped sign until a text is taken apart; ``n`` is a line break."""
_SIGNS = {mark: "\n" if sign == "n" else sign for sign, mark in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\([\\:#={}~n])")
_MARKED = re.compile(f"[{''.join(_SIGNS)}]")
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%\s*(-?\d+(?:[.,]\d+)?)\s*%")
_TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?=#|$)")
_CATEGORY = re.compile(r"\$CATEGORY:(.*)", re.DOTALL)
_NEXT_TITLE = re.compile(r"(?m)^(?=[ \t]*::)")
MISSING = "\ue002"
"""Stands in the text of a question where its answers stood, if words follow them."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between empty lines: a question, a category or only comments."""

    line: int
    source: str
    """As it is written."""
    comments: tuple[str, ...]
    text: str
    """Without the lines of comments, escapes as marks."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question as it is written: its text (with :data:`MISSING`), and what stands between the braces."""

    title: str
    form: str
    """The format of its text; empty for the usual one."""
    text: str
    answers: str | None
    """None of a description, which has no braces."""
    general: str
    """What is said in any case."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An answer: ``=`` or ``~``, its weight in per cent if it has one, its text and what is said to it."""

    sign: str
    weight: float | None
    text: str
    feedback: str


class UnclosedError(Exception):
    """A brace without its other half."""


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a file."""
    open_: list[tuple[int, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            open_.append((number, line))
        elif open_ and not (_is_open(open_) and _goes_on(text, number)):
            yield from _parted(open_)
            open_ = []
    if open_:
        yield from _parted(open_)


def _is_open(lines: list[tuple[int, str]]) -> bool:
    body = _ESCAPED.sub("", "\n".join(line for _, line in lines if not _is_comment(line)))
    return body.count("{") > body.count("}")


def _goes_on(text: str, number: int) -> bool:
    """Tell whether the brace that is open before an empty line is closed before another question begins."""
    rest = _ESCAPED.sub("", "\n".join(line for line in text.split("\n")[number:] if not _is_comment(line)))
    found = re.search(r"[{}]|(?m:^\s*::)|(?m:^\$CATEGORY)", rest)
    return found is not None and found[0] == "}"


def _parted(lines: list[tuple[int, str]]) -> Iterator[Block]:
    """Yield the questions of lines: another one begins with a title behind the end of answers, or with a category."""
    part: list[tuple[int, str]] = []
    for number, line in lines:
        begins = line.lstrip().startswith("::") and _ends_answers(part)
        if part and (begins or line.startswith("$CATEGORY:") or _is_category(part)):
            behind = _comments_behind(part)
            yield _block(part[: len(part) - len(behind)])
            part = behind
        part.append((number, line))
    if part:
        yield _block(part)


def _ends_answers(part: list[tuple[int, str]]) -> bool:
    body = [line for _, line in part if not _is_comment(line)]
    return bool(body) and _ESCAPED.sub("", body[-1]).rstrip().endswith("}")


def _is_category(part: list[tuple[int, str]]) -> bool:
    body = [line for _, line in part if not _is_comment(line)]
    return bool(body) and body[-1].startswith("$CATEGORY:")


def _comments_behind(part: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the comments at the end of lines: they belong to the question below them."""
    count = 0
    while count < len(part) - 1 and _is_comment(part[len(part) - 1 - count][1]):
        count += 1
    return part[len(part) - count :]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("//")


def _block(lines: list[tuple[int, str]]) -> Block:
    comments = tuple(line.strip().removeprefix("//").strip() for _, line in lines if _is_comment(line))
    body = [(number, line) for number, line in lines if not _is_comment(line)]
    text = "\n".join(line.strip() for _, line in body).strip()
    first = body[0][0] if body else lines[0][0]
    return Block(first, "\n".join(line for _, line in lines), comments, _hidden(text))


def category_of(block: Block) -> str | None:
    """Return the category that a block switches to; None where it is a question."""
    found = _CATEGORY.match(block.text)
    return said(found[1]) if found else None


def item_of(block: Block) -> Item:
    """Return the question that a block is. Raises UnclosedError."""
    text, title = block.text, ""
    if text.startswith("::") and "::" in text[2:]:
        title, _, text = text[2:].partition("::")
    before, opened, rest = text.partition("{")
    if not opened:
        if "}" in text:
            raise UnclosedError
        form, text = _with_format(text)
        return Item(said(title), form, said(text), None, "")
    answers, closed, behind = rest.partition("}")
    if not closed or "}" in before:
        raise UnclosedError
    form, before = _with_format(before)
    gap = MISSING if behind.strip() else ""
    answers, general = _general(answers)
    return Item(said(title), form, said(f"{before}{gap}{behind}"), answers.strip(), general)


def pieces_of(answers: str, signs: str = "=~") -> list[Piece]:
    """Return the answers that stand between braces, of which each begins with one of the signs."""
    parts = re.split(f"([{signs}])", answers)
    first = [_piece("=", parts[0])] if parts[0].strip() else []
    pieces = [*first, *(_piece(sign, part) for sign, part in zip(parts[1::2], parts[2::2], strict=True))]
    return [piece for piece in pieces if piece.text]  # people write ``~=right``, too


def _piece(sign: str, written: str) -> Piece:
    found = _WEIGHT.match(written)
    weight = float(found[1].replace(",", ".")) if found else None
    text, _, feedback = (written[found.end() :] if found else written).partition("#")
    if not text.strip() and feedback.strip():  # nobody answers with nothing: an escape was forgotten
        return Piece(sign, weight, f"#{feedback.strip()}", "")
    return Piece(sign, weight, text.strip(), feedback.strip())


def truth_of(answers: str) -> tuple[bool, str, str] | None:
    """Return whether a statement is true, what is said to who is wrong and to who is right; None where it is none."""
    found = _TRUTH.match(answers)
    if not found:
        return None
    _, *said_ = answers.split("#", 2)
    wrong, right = (*said_, "", "")[:2]
    return found[1].startswith("T"), wrong.strip(), right.strip()


def format_of(text: str, usual: str) -> tuple[str, str]:
    """Return the format that a text names at its beginning, else the usual one, and the text, escapes resolved."""
    form, rest = _with_format(text)
    return form or usual, said(rest)


def said(text: str) -> str:
    """Return a text with its escapes resolved."""
    return _MARKED.sub(lambda found: _SIGNS[found[0]], text).strip()


def _hidden(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES[found[1]], text)


def _with_format(text: str) -> tuple[str, str]:
    found = _FORMAT.match(text)
    return (found[1].lower(), text[found.end() :]) if found else ("", text)


def _general(answers: str) -> tuple[str, str]:
    before, found, behind = answers.rpartition("####")
    return (before, behind.strip()) if found else (answers, "")
