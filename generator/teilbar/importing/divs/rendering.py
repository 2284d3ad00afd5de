"""A tree of divs as Markdown: call-outs, text to unfold, questions to think about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.importing.divs.kinds import KINDS, LAYOUT, Kind
from teilbar.importing.divs.tree import Code, Div
from teilbar.importing.found import Reflect, Text
from teilbar.importing.lines import headings, quote
from teilbar.importing.prose.lines import Line
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.divs.blocks import Blocks
    from teilbar.importing.divs.marks import Marks
    from teilbar.importing.divs.tree import Part
    from teilbar.importing.found import Block
    from teilbar.importing.prose.noticed import Noticed
    from teilbar.texts import Language

_ITEM = re.compile(r"^(?P<mark>[-+*]|\d+[.)])[ \t]+(?!\[[ xX]\])", re.MULTILINE)
_MAY_HOLD_HEADING = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_MARKUP = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")


class Renderer:
    """Writes a tree."""

    def __init__(self, blocks: Blocks, marks: Marks, noticed: Noticed, language: Language) -> None:
        self._blocks = blocks
        self._marks = marks
        self._noticed = noticed
        self._language = language

    def blocks(self, root: Div) -> tuple[Block, ...]:
        """Return the text and the questions that a tree is.

        A discussion is something to think about where a heading or the end of the text follows it; elsewhere it is a
        call-out, since a question would take in the text behind it.
        """
        found: list[Block] = []
        parts = root.parts
        start = 0
        for position, part in enumerate(parts):
            kind = self._kind(part) if isinstance(part, Div) else None
            if isinstance(part, Div) and kind and kind.form == "reflect" and _closes_section(parts, position + 1):
                found += self._text(parts[start:position])
                title, body = self._titled(part)
                prompt = "\n\n".join(filter(None, (title, body)))
                found.append(Reflect(prompt=prompt, line=part.line, source=part.source))
                start = position + 1
        notes = "\n\n".join(self._marks.notes)
        last = "\n".join(self._lines(parts[start:]))
        notes = "\n\n".join(self._marks.notes) or notes
        whole = "\n\n".join(filter(None, (last.strip("\n"), notes)))
        return (*found, *([Text(whole)] if whole.strip() else []))

    def _text(self, parts: Sequence[Part]) -> list[Block]:
        markdown = "\n".join(self._lines(parts)).strip("\n")
        return [Text(markdown)] if markdown.strip() else []

    def _lines(self, parts: Sequence[Part]) -> list[str]:
        made: list[str] = []
        run: list[Line] = []
        for part in parts:
            if isinstance(part, Line):
                run.append(part)
                continue
            _extend(made, self._blocks.run(run))
            run = []
            if isinstance(part, Code):
                _extend(made, self._blocks.code(part))
            else:
                lines = self._div(part).split("\n")
                _extend(made, ["", *(f"{part.before}{line}".rstrip() for line in lines), ""])
        _extend(made, self._blocks.run(run))
        return made

    def _div(self, div: Div) -> str:
        kind = self._kind(div)
        if kind is None:
            title = f"**{div.title}**\n\n" if div.title else ""
            return title + "\n".join(self._lines(div.parts)).strip("\n")
        title, body = self._titled(div)
        label = text(f"import.div.{kind.label}", self._language) if kind.label else ""
        if kind.tasks:
            body = _ITEM.sub(lambda found: f"{found['mark']} [ ] ", body)
        match kind.form:
            case "fold":
                summary = title if title and _says(title, label) else ": ".join(filter(None, (label, title)))
                return f"<details>\n<summary>{_plain_html(summary)}</summary>\n\n{body}\n\n</details>"
            case "quote":
                return quote("\n\n".join(filter(None, (f"**{title}**" if title else "", body))))
            case _:
                head = title if title and _says(title, label) else ": ".join(filter(None, (label, title)))
                return quote(f"[!{kind.alert}] {head}".rstrip() + f"\n{body}")

    def _kind(self, div: Div) -> Kind | None:
        """Return what a div becomes; None where its content stays as it is."""
        for name in div.classes:
            if name in KINDS:
                return KINDS[name]
        why = "divs.layout" if div.classes and all(name in LAYOUT for name in div.classes) else "divs.unknown"
        name = " ".join(div.classes) or div.source
        if why == "divs.layout":
            self._noticed.gather(why, div.line, div.source)
        else:
            self._noticed.gather(why, div.line, div.source, name, name=name)
        return None

    def _titled(self, div: Div) -> tuple[str, str]:
        """Return a div's title and its content; headings in it are bold, as they open no section."""
        title = div.title
        body = "\n".join(self._lines(div.parts)).strip("\n")
        rows = body.split("\n")
        found = list(headings(body)) if _MAY_HOLD_HEADING.search(body) else []
        for line, _, words in reversed(found):
            underlined = not rows[line].lstrip().startswith("#")
            bare = re.sub(r"[ \t]*\{#[\w-]+\}$", "", words)
            first = not title and not any(row.strip() for row in rows[:line])
            title = bare if first else title
            end = line + 1 + underlined
            before = [""] if line and rows[line - 1] else []
            behind = [""] if end < len(rows) and rows[end] else []
            rows[line:end] = [] if first else [*before, f"**{bare}**", *behind]
        return title, "\n".join(rows).strip("\n")


def _extend(made: list[str], lines: Sequence[str]) -> None:
    """Put lines behind others, with no more than one empty line between them."""
    skip = 0
    while skip < len(lines) and not lines[skip] and not (made and made[-1]):
        skip += 1
    made += lines[skip:]


def _closes_section(parts: Sequence[Part], start: int) -> bool:
    """Tell whether a heading follows, or nothing."""
    for part in parts[start:]:
        if not isinstance(part, Line):
            return False
        if part.text.strip():
            return bool(re.match(r"#{1,6}\s", part.text))
    return True


def _says(title: str, label: str) -> bool:
    """Tell whether a title says already what the label would."""
    return bool(label) and _plain(title).casefold().startswith(label.casefold())


def _plain(title: str) -> str:
    return _MARKUP.sub(lambda found: found[1] or "", title).strip()


def _plain_html(title: str) -> str:
    return _plain(title).replace("&", "&amp;").replace("<", "&lt;")
