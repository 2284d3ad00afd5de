"""LiaScript's marks within a line, as Markdown that GitLab shows (LiaScript/docs, "Text-Formatting", "References")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from teilbar.importing.liascript.macros import call_at, calls
from teilbar.importing.prose.lines import hidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilbar.importing.liascript.macros import Macros
    from teilbar.importing.prose.media import Media
    from teilbar.importing.prose.noticed import Noticed


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap in a text: words to type, or some to choose from."""

    right: tuple[str, ...]
    """What is accepted, in LiaScript's markup where it is chosen from options, as it is where it is typed."""
    wrong: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """What there is to choose from, in order; empty for words to type."""


Piece: TypeAlias = str | Blank

_LINK = (
    r"\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,500})\]"
    r"\([ \t]*(?P<target><[^<>\n]*>|[^\s\"()]*(?:\([^\s()]*\)[^\s\"()]*)*)"
    r"(?P<title>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
_MARKS = re.compile(
    r"(?P<escaped>\\[^\n])"
    r"|(?P<code>(?P<ticks>`+)(?!`)[^`].{0,5000}?(?<!`)(?P=ticks)(?!`)|`[^`\n]`)"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<script><(?P<active>script|style)\b.{0,20000}?</(?P=active)[ \t]*>)"
    r"|(?P<formula>\$\$.{1,5000}?\$\$|\$[^$\n]+\$)"
    r"|(?P<blank>\[(?:->)?\[(?P<inside>(?:\\.|[^\\]){1,3000}?)\]\])"
    r"|(?P<note>\[\^(?P<key>[^\]\n]{1,80})\]\((?P<words>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\))"
    rf"|(?P<medium>(?P<kind>\?\?|!\?|\?|!)?{_LINK})"
    r"|(?P<effect>(?<![\w}\\])\{[ \t]*(?:\d+(?:[ \t]*-[ \t]*\d+)?|[|!]>)(?:[ \t]+[\w |!>]{0,60})?[ \t]*\}"
    r"\{(?P<shown>[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*)\})"
    r"|(?P<strike>(?<!~)~(?=[^\s~])(?P<struck>(?:[^~\n\[]|\[(?!\[))+)~(?!~))"
    r"|(?P<under>~~(?=\S)(?P<underlined>[^~\n]+)~~)"
    r"|(?P<raised>(?<![\[^])\^(?=[^\s^])(?P<power>[^^\[\n]+)\^)"
    r"|(?P<tag></?(?:div|section|center|article|main|lia-keep)\b[^<>]{0,1000}>)"
    r"|(?P<picture><img\b[^<>]{0,2000}>)"
    r"|(?P<open><!--|</?(?:script|style)\b)"
    r"|(?P<call>@)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w-]+)[ \t]*=[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_ATTRIBUTES_ONLY = re.compile(r"<!--\s*+(?:\w[\w-]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?+\s*+)*+-->")
_OPTION = re.compile(r"(?<!\\)\|")
_UNESCAPED = re.compile(r"\\([|()\[\]@])")
_PLAYED = re.compile(r"\.(?:mp3|ogg|oga|wav|m4a|opus|flac|mp4|m4v|webm|ogv|mov)(?:[?#].*)?$", re.IGNORECASE)


def blank_of(inside: str) -> Blank | None:
    """Return the gap that stands between ``[[`` and ``]]``; None where it is none (``[[?]]``, ``[[___]]``)."""
    parts = _OPTION.split(inside)
    if len(parts) == 1:
        words = inside.strip()
        if not words.replace("_", " ").strip() or words in {"?", "!"}:
            return None
        return Blank((_UNESCAPED.sub(r"\1", words),))
    options = [" ".join(part.split()) for part in parts]
    chosen = [option.startswith("(") and option.endswith(")") for option in options]
    words_of = [
        _UNESCAPED.sub(r"\1", option[1:-1].strip() if right else option)
        for option, right in zip(options, chosen, strict=True)
    ]
    return Blank(
        tuple(words for words, right in zip(words_of, chosen, strict=True) if right),
        tuple(words for words, right in zip(words_of, chosen, strict=True) if not right),
        tuple(words_of),
    )


class Inline:
    """Writes LiaScript's text as Markdown."""

    def __init__(self, macros: Macros, media: Media, noticed: Noticed) -> None:
        self._macros = macros
        self._media = media
        self._noticed = noticed
        self._line = 0
        self.notes: dict[str, str] = {}
        """Footnotes that were written within a line, by key: their definitions are still to be written."""

    def text(self, text: str, line: int) -> str:
        """Return a text without gaps as Markdown; what looks like a gap stays as it was."""
        return "".join(piece if isinstance(piece, str) else _written(piece) for piece in self.pieces(text, line))

    def pieces(self, text: str, line: int) -> list[Piece]:
        """Return a text as Markdown and gaps. ``line`` is where it begins in the file."""
        pieces: list[Piece] = []
        position = 0
        while found := _MARKS.search(text, position):
            self._line = line + text.count("\n", 0, found.start())
            pieces.append(text[position : found.start()])
            end = found.end()
            if found["call"]:
                made, end = self._call(text, found.start())
                pieces.append(made)
            elif found["blank"]:
                words = found["inside"]
                if found["blank"].startswith("[->") and "|" not in words:
                    words = f"({words.strip().removeprefix('(').removesuffix(')')})|"
                blank = blank_of(words)
                pieces.append(found["blank"] if blank is None else _without_empty(blank))
            else:
                pieces.append(self._mark(found))
            position = end
        pieces.append(text[position:])
        return _joined(pieces)

    def calls(self, text: str) -> list[str]:
        """Return the calls in a text that no plain text takes the place of."""
        found = (call for call in calls(text) if self._macros.is_call(call))
        return [text[call.start : call.end] for call in found if self._macros.replaced(call) is None]

    def _mark(self, found: re.Match[str]) -> str:
        kind = found.lastgroup if found.lastgroup in _WRITERS else next(name for name in _WRITERS if found[name])
        return _WRITERS[kind](self, found)

    def _inner(self, text: str) -> str:
        line = self._line
        made = self.text(text, line)
        self._line = line
        return made

    def _call(self, text: str, start: int) -> tuple[str, int]:
        call = call_at(text, start)
        if call is None or not self._macros.is_call(call):
            return "@", start + 1
        made = self._macros.replaced(call)
        if made is not None:
            return self._inner(made), call.end
        source = text[start : call.end]
        family = call.name.partition(".")[0]
        self._noticed.gather("liascript.macro", self._line, source, family, name=f"@{family}")
        return hidden(f"LiaScript: {source}"), call.end

    def write_comment(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        if not _ATTRIBUTES_ONLY.fullmatch(found[0]):
            return found[0]
        self._noticed.gather("liascript.layout", self._line, found[0])
        return ""

    def write_script(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        self._noticed.once("liascript.script", self._line, found[0])
        return hidden(f"LiaScript: {found[0]}")

    def write_formula(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        latex = found[0]
        if latex.startswith("$$"):
            return latex
        inside = latex[1:-1].strip()
        if not inside:
            return ""
        return f"${inside}$" if "`" in inside else f"$`{inside}`$"

    def write_note(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        key = found["key"]
        self.notes[key] = self._inner(found["words"])
        return f"[^{key}]"

    def write_medium(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        kind, label, target = found["kind"] or "", found["label"], found["target"].strip("<>")
        if not kind and (special := _special(label)):
            self._noticed.gather("liascript.embedded", self._line, found[0])
            return f"[{special}]({target})"
        address = self._media.take(target)
        title = _title(found["title"])
        if "[[" in title:
            self._noticed.once("liascript.gap-in-title", self._line, found[0])
        if kind in {"", "!"}:
            return f"{kind}[{self._inner(label) if not kind else label}]({address}{title})"
        if address != target or (_PLAYED.search(target) and kind != "??"):
            return f"![{label}]({address}{title})"
        if kind == "??":
            self._noticed.gather("liascript.embedded", self._line, found[0])
        return f"[{label or target}]({address}{title})"

    def write_effect(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        self._noticed.gather("liascript.animation", self._line, found[0])
        return self._inner(found["shown"])

    def write_tag(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        self._noticed.gather("liascript.layout", self._line, found[0])
        return ""

    def write_picture(self, found: re.Match[str]) -> str:
        """Return what a mark becomes: see the table below."""
        values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(found[0])}
        width = values.get("width", "").removesuffix("px")
        size = f"{{width={width}}}" if re.fullmatch(r"\d+%?", width) else ""
        target = self._media.take(values.get("src", "").strip())
        return f"![{values.get('alt', '')}]({target}){size}"


def is_visible(markdown: str) -> bool:
    """Tell whether there is anything to see in a text: comments are not."""
    return bool(re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL).strip())


def _same(found: re.Match[str]) -> str:
    return found[0]


_WRITERS: dict[str, Callable[[Inline, re.Match[str]], str]] = {
    "escaped": lambda _, found: _same(found) if found[0] != r"\@" else "@",
    "code": lambda _, found: _same(found),
    "comment": Inline.write_comment,
    "script": Inline.write_script,
    "formula": Inline.write_formula,
    "note": Inline.write_note,
    "medium": Inline.write_medium,
    "effect": Inline.write_effect,
    "strike": lambda self, found: f"~~{self._inner(found['struck'])}~~",
    "under": lambda self, found: f"<ins>{self._inner(found['underlined'])}</ins>",
    "raised": lambda self, found: f"<sup>{self._inner(found['power'])}</sup>",
    "open": lambda _, found: f"\\{found[0]}",
    "tag": Inline.write_tag,
    "picture": Inline.write_picture,
}


def _special(label: str) -> str:
    """Return what a link that LiaScript shows as a picture code or as a card is called; empty for other links."""
    name = label.strip().lower()
    return {"qr-code": "QR-Code", "preview-lia": "LiaScript", "preview-link": "Link"}.get(name, "")


def _title(written: str) -> str:
    """Return a link's title as Markdown allows it: plain text in quotation marks."""
    words = written.strip().strip("\"'").strip()
    words = re.sub(r"\[([^\[\]]*)\]\(([^()]*)\)", r"\1 (\2)", words)
    words = (
        re.sub(r"(?<!\w)[_*]{1,2}(.+?)[_*]{1,2}(?!\w)", r"\1", words)
        .strip("_* ")
        .replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
    )
    return f' "{words}"' if words else ""


def _without_empty(blank: Blank) -> Blank:
    return Blank(blank.right, tuple(filter(None, blank.wrong)), tuple(filter(None, blank.options)))


def _written(blank: Blank) -> str:
    return f"[[{'|'.join(blank.options) or blank.right[0]}]]"


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece:
            joined.append(piece)
    return joined
