"""Pandoc's blocks as Markdown that GitLab shows: definition lists, line blocks, drawn tables, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teilbar.importing.divs.marks import Marks
    from teilbar.importing.divs.tree import Code
    from teilbar.importing.prose.lines import Line
    from teilbar.importing.prose.noticed import Noticed

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_HEADING_SET = re.compile(r"[ \t]*\{(?P<inside>(?:[ \t]*(?:[.#][\w-]+|-|[\w-]+=(?:\"[^\"]*\"|[^\s{}\"]+)))+[ \t]*)\}$")
_ID = re.compile(r"#([\w-]+)")
_DEFINITION = re.compile(r"^ {0,3}[:~][ \t]+(?P<text>\S.*)$")
_LINE_OF_BLOCK = re.compile(r"^\|(?: (?P<text>.*))?$")
_GRID = re.compile(r"^[ \t]*\+(?:[-=:]+\+)+[ \t]*$")
_DASHES = re.compile(r"^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_EXAMPLE = re.compile(r"^(?P<before>[ \t]*)(?:\(@[\w-]*\)|@\.|#\.|\((?P<number>\d+)\))[ \t]+(?=\S)")
_INFO = re.compile(r"^\{(?P<inside>.*)\}$")
_LANGUAGE = re.compile(r"^\s*(?:\.(?P<class>[\w+#-]+)|=(?P<raw>[\w-]+)|(?P<engine>[\w+#-]+))")
_LIST_ITEM = re.compile(r"^[ \t]*(?:[-+*]|\d+[.)])[ \t]")


class Blocks:
    """Writes runs of lines."""

    def __init__(self, marks: Marks, noticed: Noticed) -> None:
        self._marks = marks
        self._noticed = noticed

    def run(self, lines: Sequence[Line]) -> list[str]:
        """Return the Markdown of lines between divs and code."""
        made: list[str] = []
        paragraph: list[Line] = []
        for line in [*lines, None]:
            if line is None or not line.text.strip():
                if paragraph:
                    self._paragraph(paragraph, made)
                paragraph = []
                if line is not None and (not made or made[-1]):
                    made.append("")
            else:
                paragraph.append(line)
        return made

    def code(self, code: Code) -> list[str]:
        """Return a block of code with the language that its attributes name."""
        info = code.info
        if found := _INFO.match(info):
            language = _LANGUAGE.match(found["inside"])
            info = (language["class"] or language["raw"] or language["engine"] or "") if language else ""
            if language and language["engine"]:
                self._noticed.gather("divs.run", code.line, code.info)
            elif language and language["raw"]:
                self._noticed.gather("divs.raw", code.line, code.info)
        else:
            info = re.sub(r"\s*\{.*\}$", "", info)
        longest = max((len(run) for row in code.rows for run in re.findall(r"`+", row)), default=0)
        fence = "`" * max(3, longest + 1)
        behind = re.sub(r"[^\s>]", " ", code.before)
        return [f"{code.before}{fence}{info}", *code.rows, f"{behind}{fence}"]

    def _paragraph(self, lines: Sequence[Line], made: list[str]) -> None:
        start = 0
        while start < len(lines) and (heading := _HEADING.match(lines[start].text)):
            made += [self._heading(heading, lines[start].number), ""]
            start += 1
        if lines := lines[start:]:
            self._text(lines, made)
        else:
            made.pop()

    def _text(self, lines: Sequence[Line], made: list[str]) -> None:
        first = lines[0].text
        if _GRID.match(first) or any(_DASHES.match(line.text) for line in lines[:2]):
            source = [line.text for line in lines]
            self._noticed.once("divs.table", lines[0].number, "\n".join(source))
            made += ["```text", *source, "```"]
        elif _is_line_block(lines):
            rows = [(_LINE_OF_BLOCK.match(line.text) or [""])[0].removeprefix("|").strip() for line in lines]
            made += self._marks.text("\\\n".join(rows), lines[0].number).split("\n")
        elif self._is_definition(lines, made):
            self._definition(lines, made)
        else:
            rows = [
                _EXAMPLE.sub(lambda found: f"{found['before']}{found['number'] or 1}. ", line.text) for line in lines
            ]
            made += self._marks.text("\n".join(rows), lines[0].number).split("\n")

    def _heading(self, found: re.Match[str], line: int) -> str:
        text = found["text"]
        attributes = _HEADING_SET.search(text)
        anchor = ""
        if attributes:
            text = text[: attributes.start()]
            named = _ID.search(attributes["inside"])
            anchor = f" {{#{named[1]}}}" if named else ""
            if re.sub(r"#[\w-]+", "", attributes["inside"]).strip():
                self._noticed.gather("divs.layout", line, attributes[0].strip())
        return f"{found['marks']} {self._marks.text(text, line)}{anchor}"

    def _is_definition(self, lines: Sequence[Line], made: Sequence[str]) -> bool:
        if (
            len(lines) > 1
            and _DEFINITION.match(lines[1].text)
            and not _LIST_ITEM.match(lines[0].text)
            and "|" not in lines[0].text
        ):
            return True
        above = next((row for row in reversed(made) if row), "")
        return (
            bool(_DEFINITION.match(lines[0].text)) and bool(above) and not above.startswith(("|", "```", "#", ">", "!"))
        )

    def _definition(self, lines: Sequence[Line], made: list[str]) -> None:
        """Write a term and what it means as an item of a list."""
        rows = list(lines)
        if _DEFINITION.match(rows[0].text):
            while made and not made[-1]:
                made.pop()
            term = made.pop() if made and not made[-1].startswith(("- **", "  ")) else ""
            if term:
                made.append(f"- **{term.strip()}**:")
        else:
            made.append(f"- **{self._marks.text(rows.pop(0).text.strip(), lines[0].number)}**:")
        meanings: list[list[str]] = []
        for row in rows:
            if found := _DEFINITION.match(row.text):
                meanings.append([found["text"]])
            elif meanings:
                meanings[-1].append(row.text.strip())
        for meaning in meanings:
            words = self._marks.text("\n".join(meaning), lines[0].number).replace("\n", "\n  ")
            if made and made[-1].startswith("- **") and made[-1].endswith("**:"):
                made[-1] += f" {words}"
            else:
                made += ["", f"  {words}"]


def _is_line_block(lines: Sequence[Line]) -> bool:
    rows = [line.text for line in lines]
    return all(_LINE_OF_BLOCK.match(row) for row in rows) and not any(
        row.rstrip().endswith("|") and len(row) > 1 for row in rows
    )
