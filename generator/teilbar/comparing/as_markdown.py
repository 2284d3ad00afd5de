"""A comparison as Markdown for a merge request: short first, the rest to unfold.

What authors wrote must not do anything in a comment: break out of it, mention people, link to issues, run quick
actions. So every sign of theirs that means anything to GitLab's Markdown is written as an entity (CommonMark 0.31, 6.2
and 2.5: entities are never structure), what GitLab looks for in the finished text (references such as ``@name`` or
``#12``, addresses, emoji) is parted by a sign that nobody sees, and no line begins with their words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Change, Kept
from teilbar.comparing.wording import (
    blocked_lines,
    count_lines,
    differs,
    finding_counts,
    head_of,
    remarks_of,
    section_title,
    since_line,
    sizes_of,
)
from teilbar.model.findings import Severity
from teilbar.texts import message, remedy, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teilbar.comparing.comparison import Comparison, Fact, Passage, Piece, SectionChange, TextChange
    from teilbar.model.findings import Finding
    from teilbar.texts import Language

MARKER = "<!-- teilbar: diff -->"
"""Begins every such comment, so that the next run finds it. Nobody sees it."""

LONGEST = 1_000_000
"""Characters that GitLab takes for a note (GitLab documentation, "Instance limits", size of comments)."""

JOINER = "\N{WORD JOINER}"
_SEARCHED = re.compile(r"([@#!$%&~^*:\[{])(?=\S)")
"""What begins a reference, an address or an emoji in a finished text."""
_LIST_ITEM = re.compile(r"^(\d*)([-+.)])")
_WEB = re.compile(r"www(?=\.)", re.IGNORECASE)
_PLAIN = frozenset(f" .,:;?/()+-–—…„“”‚‘’×→·\N{MINUS SIGN}\N{NO-BREAK SPACE}{JOINER}")
_SIGNS = {Kept.ALL: "✅", Kept.MOSTLY: "🔸", Kept.PARTLY: "⚠️", Kept.NOTHING: "⛔"}
_CLOSED = "</ul>\n</details>\n"
_MOST_LISTED = 50
"""Texts that the short list names."""


def told(words: str) -> str:
    """Return an author's words on one line, so that they mean nothing to GitLab but themselves."""
    line = " ".join(words.replace("\0", "").split())
    parted = _SEARCHED.sub(lambda found: f"{found[0]}{JOINER}", line)
    parted = _WEB.sub(lambda found: f"{found[0]}{JOINER}", parted)
    parted = _LIST_ITEM.sub(lambda found: f"{found[1]}{JOINER}{found[2]}", parted)
    return "".join(sign if sign.isalnum() or sign in _PLAIN else f"&#{ord(sign)};" for sign in parted)


def document(comparison: Comparison, *, preview: str = "", artefact: str = "", limit: int = LONGEST) -> str:
    """Return the comment; it ends in a line end and has at most ``limit`` characters.

    ``preview`` is the address of the site with the change, ``artefact`` that of the comparison as pages; empty where
    nobody knows. Whatever does not find room is left out from the end on, with a sentence that says so.
    """
    pieces = [*_pieces(comparison, preview.rstrip("/"), artefact)]
    end = f"\n{text('diff.cut', comparison.language)}\n"
    room = limit - len(end) - len(_CLOSED)
    written: list[str] = []
    length = 0
    for piece in pieces:
        if length + len(piece) > (limit if piece is pieces[-1] else room):
            begun = "".join(written)
            return begun + (_CLOSED if begun.count("<details>") > begun.count("</details>") else "") + end
        written.append(piece)
        length += len(piece)
    return "".join(written)


def _pieces(comparison: Comparison, preview: str, artefact: str) -> Iterator[str]:
    """Yield the comment piece by piece; after each of them it may end."""
    language = comparison.language
    yield f"{MARKER}\n## {text('diff.title', language)}\n\n{told(since_line(comparison))}\n\n"
    links = [(text("diff.preview", language), f"{preview}/index.html" if preview else "")]
    links.append((text("diff.side-by-side", language), artefact))
    if shown := [f"[{label}]({address})" for label, address in links if address]:
        yield f"{' · '.join(shown)}\n\n"
    if comparison.problem_before:
        said = " ".join(told(message(found, language)) for found in comparison.problem_before)
        yield f"{text('diff.older-problem', language)} {said}\n\n"
    if comparison.is_empty:
        yield f"{text('diff.nothing', language)}\n"
        return
    yield "".join(f"- {told(line)}\n" for line in (*count_lines(comparison), finding_counts(comparison)))
    yield "".join(f"- **{told(line)}**\n" for line in blocked_lines(comparison)) + "\n"
    yield from _table(comparison, preview)
    for one in comparison.texts:
        yield _details(f"{told(one.title)} ({head_of(one, language)})", _text(one, language))
    if comparison.settings:
        yield _details(text("diff.settings", language), _facts(comparison.settings, language))
    if comparison.new or comparison.solved:
        yield from _findings(comparison)


def _table(comparison: Comparison, preview: str) -> Iterator[str]:
    """Yield the list of all texts with what matters most: what became of them, and whether progress survives."""
    language = comparison.language
    if not comparison.texts:
        return
    head = (text("diff.text-itself", language), "", text("diff.progress-title", language))
    yield f"| {' | '.join(head)} |\n|---|---|---|\n"
    for one in comparison.texts[:_MOST_LISTED]:
        name = told(one.title)
        if preview and one.address:
            name = f"[{name}]({preview}/{one.address}/index.html)"
        elif preview and one.change is not Change.GONE:
            name = f"[{name}]({preview}/index.html)"
        progress = f"{_SIGNS[one.progress.kept]} {told(one.progress.sentences[0])}" if one.progress else "–"
        yield f"| {name} | {head_of(one, language)} | {progress} |\n"
    more = len(comparison.texts) - _MOST_LISTED
    yield f"\n{text('diff.more', language, count=more)}\n\n" if more > 0 else "\n"


def _details(summary: str, content: str) -> str:
    """Return something to unfold: one block of HTML, in which no Markdown is read until the next empty line."""
    return f"<details><summary>{summary}</summary>\n{content}</details>\n\n"


def _text(one: TextChange, language: Language) -> str:
    return "".join(_parts(one, language))


def _parts(one: TextChange, language: Language) -> Iterator[str]:
    yield f"<p><code>{told(one.file)}</code></p>\n"
    yield from (f"<p>{told(line)}</p>\n" for line in remarks_of(one, language))
    if one.progress:
        first, *others = one.progress.sentences
        yield f"<p>{_SIGNS[one.progress.kept]} <b>{told(first)}</b></p>\n"
        yield _list(others)
    yield _facts(one.facts, language)
    if passages := "".join(_section(section, language) for section in one.sections if section.passages):
        head = f"<tr><th>{text('diff.before', language)}</th><th>{text('diff.after', language)}</th></tr>\n"
        yield f"<table>\n{head}{passages}</table>\n"
    for medium in one.media:
        yield f"<p><b>{told(medium.name)}</b> ({text(f'diff.change.{medium.change}', language)})</p>\n"
        yield _facts(medium.facts, language)
    if one.without_packages:
        yield f"<p>{text('diff.without-packages', language)}</p>\n{_list(one.without_packages)}"
    if differs(one.packages):
        rows = "".join(
            f"<tr><td>{told(package.label)}</td><td>{before}</td><td>{after}</td></tr>\n"
            for package in one.packages
            for before, after in [sizes_of(package, language)]
        )
        names = (text(f"diff.{key}", language) for key in ("package", "before", "after"))
        yield f"<table>\n<tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>\n{rows}</table>\n"
        yield _facts([package.demand for package in one.packages if package.demand], language)


def _section(section: SectionChange, language: Language) -> str:
    title = section_title(
        section.before_title,
        section.after_title,
        language,
        is_new=not section.before_html,
        is_gone=not section.after_html,
    )
    rows = "".join(map(_passage, section.passages))
    return f'<tr><th colspan="2">{told(title)}</th></tr>\n{rows}'


def _passage(passage: Passage) -> str:
    return f"<tr><td>{_marked(passage.before, 'del')}</td><td>{_marked(passage.after, 'ins')}</td></tr>\n"


def _marked(pieces: Sequence[Piece], name: str) -> str:
    return " ".join(f"<{name}>{told(one.text)}</{name}>" if one.changed else told(one.text) for one in pieces)


def _facts(facts: Sequence[Fact], language: Language) -> str:
    if not facts:
        return ""
    nothing = f"<i>{text('diff.nothing-said', language)}</i>"
    rows = "".join(
        f"<tr><td>{told(one.label)}</td><td>{told(one.before) or nothing}</td>"
        f"<td>{told(one.after) or nothing}</td></tr>\n"
        for one in facts
    )
    names = ("", text("diff.before", language), text("diff.after", language))
    return f"<table>\n<tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>\n{rows}</table>\n"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{told(line)}</li>\n" for line in lines)
    return f"<ul>\n{items}</ul>\n" if items else ""


def _findings(comparison: Comparison) -> Iterator[str]:
    language = comparison.language
    for key, findings in (("new", comparison.new), ("solved", comparison.solved)):
        if findings:
            name = text(f"diff.{key}.{'one' if len(findings) == 1 else 'other'}", language, count=len(findings))
            yield f"<details><summary>{name}</summary>\n<ul>\n"
            yield from (_finding(found, language) for found in findings)
            yield "</ul>\n</details>\n\n"


def _finding(found: Finding, language: Language) -> str:
    place = told(found.file or text("source-as-a-whole", language))
    line = f", {text('line', language, line=found.line)}" if found.line else ""
    severity = text(f"severity.{Severity(found.severity)}", language)
    what = f"{told(message(found, language))} → {told(remedy(found, language))}"
    return f"<li><b>{severity}</b>: <code>{place}</code>{line}: {what}</li>\n"
