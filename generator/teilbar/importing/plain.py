"""Text as it is meant, written so that Markdown changes nothing of it (CommonMark 0.31, "Backslash escapes").

Only what would be markup is escaped: authors who are no developers read what stands here.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from teilbar.model.document import (
    Code,
    CodeBlock,
    Gap,
    HtmlTag,
    Image,
    Link,
    Math,
    MathBlock,
    Paragraph,
    SoftBreak,
    Text,
)
from teilbar.model.walk import plain_text, walk
from teilbar.reading.markdown.sections import read_document

_ALL = re.compile(r"([!-/:-@\[-`{-~])")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_HARMLESS = re.compile(r"""[^\W\d_](?:[^\W_]|[ ,;?.!'"()%„“–…/-])*""")
"""Words that no rule of Markdown's looks at, which are most: they need not be tried."""
_SAYS_NOTHING = (Paragraph, Text, SoftBreak, Link, HtmlTag)
"""What plain text may be read as; an address is linked wherever it stands (GFM, "Autolinks")."""

_MARKUP = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~]|$)         # a backslash that escapes something, or breaks the line
    | (?<!\s)\*+ | \*+(?!\s|$)      # emphasis; an asterisk between spaces is one
    | (?<![^\W_])_+(?=[^\s_]) | (?<=[^\s_])_+(?![^\W_])       # within a word or between spaces it is none
    | [`\[$~]
    | <(?=[a-zA-Z/!?])
    | &(?=\#|[a-zA-Z][a-zA-Z0-9]*;)
    | \{(?=\s*[#.]|\s*[\w-]+=)      # attributes
    """,
    re.VERBOSE,
)
_BEGINS_A_BLOCK = re.compile(
    r"(?:(\d{1,9})(?=[.)](?:\s|$))|()(?:[-+*](?:\s|$)|#{1,6}(?:\s|$)|>|[-=_*]{2,}\s*$|:::|=\s*$))"
)
_UNDERLINES_A_TABLE = re.compile(r"^[\s|:-]*\|[\s|:-]*$")


def escaped(text: str) -> str:
    """Return one or several lines of text as Markdown that reads as exactly this text, on one line."""
    words = _SPACES.sub(" ", text).strip(" ")
    if _HARMLESS.fullmatch(words):
        return words
    wholly = wholly_escaped(words)
    apart = wholly.replace(r"\:", r"\:<!-- -->")  # GitLab and we read emoji codes in what is left of escapes
    for way in (_lightly(words), wholly, apart):
        if reads_as(way, words):
            return way
    return f"<span>{apart}</span>"  # a line that is nothing but a mark of Pandoc's


def escaped_lines(text: str) -> str:
    """Return text as Markdown that keeps its lines, and its paragraphs where a line between them is empty."""
    paragraphs = (part for part in re.split(r"\n\s*\n", text) if part.strip())
    return "\n\n".join(
        "\\\n".join(escaped(line) for line in paragraph.strip().splitlines() if line.strip())
        for paragraph in paragraphs
    )


def escaped_piece(text: str) -> str:
    """Return a piece of a line, of which other pieces stand before and behind it: its outer spaces stay."""
    before = text[: len(text) - len(text.lstrip())]
    behind = text[len(text.rstrip()) :] if text.strip() else ""
    return f"{before}{escaped(text)}{behind}" if text.strip() else text


def wholly_escaped(text: str) -> str:
    """Return text with every sign escaped that could be markup anywhere; spaces stay as they are."""
    return _ALL.sub(r"\\\1", text)


def as_address(address: str) -> str:
    """Return an address as it stands in the brackets of a link or a picture."""
    one_line = "".join(address.split("\n"))
    if re.search(r"[\s()<>\\]", one_line) or not one_line:
        return f"<{re.sub(r'([<>])', lambda found: quote(found[0]), one_line)}>"
    return one_line


def picture(address: str, words: str) -> str:
    """Return a picture, a sound or a film with its description."""
    return f"![{wholly_escaped(' '.join(words.split()))}]({as_address(address)})"


def words_of(markdown: str) -> str:
    """Return all that a reader sees or hears of Markdown, code and formulas included, on one line."""
    document = read_document(markdown).document
    return words_of_nodes((document.title, document.sections, document.footnotes))


def words_of_nodes(nodes: object) -> str:
    """Return the same of a node of a document, or of a tuple of nodes."""
    return " ".join(
        node.text if isinstance(node, CodeBlock) else node.latex if isinstance(node, MathBlock) else plain_text(node)
        for node in walk(nodes)
        if isinstance(node, (CodeBlock, MathBlock, Code, Math, Text, Image, Gap))
    )


def without_spaces(words: str) -> str:
    """Return words as they are compared where line breaks make no difference."""
    return re.sub(r"\s+", "", words)


def reads_as(markdown: str, words: str) -> bool:
    """Tell whether Markdown is read as nothing but a paragraph with these words."""
    words = " ".join(words.split())
    sections = read_document(markdown).document.sections
    match sections:
        case ():
            return not words
        case [section] if section.heading is None and len(section.blocks) == 1:
            plain = all(isinstance(node, _SAYS_NOTHING) for node in walk(section.blocks))
            return plain and plain_text(section.blocks) == words
        case _:
            return False


def _lightly(words: str) -> str:
    marked = _MARKUP.sub(lambda found: "".join(f"\\{sign}" for sign in found[0]), words)
    if found := _BEGINS_A_BLOCK.match(words):
        number = len(found[1] or "")
        return marked if marked[number : number + 1] == "\\" else f"{marked[:number]}\\{marked[number:]}"
    return marked.replace("|", "\\|") if _UNDERLINES_A_TABLE.match(words) else marked
