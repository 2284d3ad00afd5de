"""Pandoc's marks within a line, as Markdown that GitLab shows (Pandoc User's Guide, "Pandoc's Markdown")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.reading.markdown.inline import read_attributes

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.importing.prose.media import Media
    from teilbar.importing.prose.noticed import Noticed

_SET = r"\{(?:[^{}\"']|\"[^\"]*\"|'[^']*')*\}"
_TARGET = (
    r"\([ \t]*(?P<target><[^<>\n]*>|[^\s\"()]*(?:\([^\s()]*\)[^\s\"()]*)*)"
    r"(?P<title>[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
_MARKS = re.compile(
    r"(?P<escaped>\\[^\n])"
    rf"|(?P<code>(?P<ticks>`+)(?!`)[^`].{{0,5000}}?(?<!`)(?P=ticks)(?!`)|`[^`\n]`)(?P<codeset>{_SET})?"
    r"|(?P<comment><!--.{0,20000}?-->)"
    r"|(?P<formula>\$\$.{1,5000}?\$\$|(?<![\w$])\$(?=\S)[^$\n]*[^\s$]\$(?!\d))"
    r"|(?P<note>\^\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\]){1,3000})\])"
    rf"|(?P<link>(?P<bang>!?)\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\n)){{0,1500}})\]{_TARGET}(?P<set>{_SET})?)"
    rf"|(?P<span>\[(?P<shown>(?:[^\[\]\n]|\[[^\[\]\n]*\]){{1,1500}})\](?P<spanset>\{{[^{{}}\n]*\}}))"
    r"|(?P<cited>\[-?@[\w:.#$%&+?<>~/-]+[^\]\n]*\])"
    r"|(?P<lowered>(?<!~)~(?=[^\s~])(?P<low>[^\s~]{1,40})~(?!~))"
    r"|(?P<raised>(?<![\[^])\^(?=[^\s^\[])(?P<high>[^\s^\[\]]{1,40})\^)"
    r"|(?P<source>\bsrc[ \t]*=[ \t]*([\"'])(?P<address>[^\"'\n]*)[\"'])",
    re.DOTALL,
)


class Marks:
    """Writes Pandoc's text as Markdown."""

    def __init__(self, media: Media, noticed: Noticed) -> None:
        self._media = media
        self._noticed = noticed
        self._line = 0
        self.notes: list[str] = []
        """The definitions of footnotes that were written within the text."""

    def text(self, text: str, line: int) -> str:
        """Return a run of lines as Markdown; ``line`` is where it begins in the file."""
        self._line = line
        return _MARKS.sub(self._mark, text)

    def _mark(self, found: re.Match[str]) -> str:
        kind = next(name for name in _WRITERS if found[name] is not None)
        return _WRITERS[kind](self, found)

    def note(self, found: re.Match[str]) -> str:
        """Return the reference to a footnote that is written within the text."""
        number = len(self.notes) + 1
        self.notes.append(f"[^{number}-n]: {found['words']}")
        return f"[^{number}-n]"

    def cited(self, found: re.Match[str]) -> str:
        """Return a reference to a bibliography as it is."""
        self._noticed.gather("divs.citation", self._line, found[0])
        return found[0]

    def source(self, found: re.Match[str]) -> str:
        """Return the address of a medium in raw HTML."""
        return f'src="{self._media.take(found["address"])}"'

    def link(self, found: re.Match[str]) -> str:
        """Return a link or a picture."""
        target = found["target"].strip("<>")
        address = self._media.take(target)
        values = read_attributes(found["set"][1:-1]) if found["set"] else {}
        title = found["title"] or ""
        label = found["label"] if found["bang"] else _MARKS.sub(self._mark, found["label"])
        described = re.search(r"alt[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)')", found["set"] or "")
        address = f"<{address}>" if re.search(r"[\s()]", address) else address
        if not found["bang"]:
            return f"[{label}]({address}{title})"
        caption = ""
        if described:
            caption, label = label, " ".join((described[1] or described[2] or "").split())
        width = values.get("width", "").removesuffix("px")
        size = f"{{width={width}}}" if re.fullmatch(r"\d+%?", width) else ""
        if found["set"] and not size and not described:
            self._noticed.gather("divs.layout", self._line, found["set"])
        picture = f"![{label.replace('[', '(').replace(']', ')')}]({address}{title}){size}"
        return f"{picture}\n\n*{caption.strip()}*\n" if caption.strip() and caption.strip() != label else picture

    def span(self, found: re.Match[str]) -> str:
        """Return a bracketed span: its text, and what of its attributes readers can see or jump to."""
        inside = found["spanset"][1:-1]
        shown = _MARKS.sub(self._mark, found["shown"])
        if not re.search(r"[.#=]|^-$", inside):
            return found[0]
        if named := re.search(r"#([\w-]+)", inside):
            return f'<a id="{named[1]}"></a>{shown}'
        if re.search(r"\.(?:underline|ul)\b", inside):
            return f"<ins>{shown}</ins>"
        if ".mark" in inside:
            return f"<mark>{shown}</mark>"
        self._noticed.gather("divs.layout", self._line, found["spanset"])
        return shown


def _formula(written: str) -> str:
    if written.startswith("$$"):
        return written
    inside = written[1:-1]
    return written if "`" in inside else f"$`{inside}`$"


_WRITERS: dict[str, Callable[[Marks, re.Match[str]], str]] = {
    "escaped": lambda _, found: found[0],
    "code": lambda _, found: found["code"],
    "comment": lambda _, found: found[0],
    "formula": lambda _, found: _formula(found[0]),
    "note": Marks.note,
    "link": Marks.link,
    "span": Marks.span,
    "cited": Marks.cited,
    "lowered": lambda _, found: f"<sub>{found['low']}</sub>",
    "raised": lambda _, found: f"<sup>{found['high']}</sup>",
    "source": Marks.source,
}
