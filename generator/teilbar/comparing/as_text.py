"""A comparison for the terminal: what is taken out in ``[-…-]``, what is put in in ``{+…+}``, as git does it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.checking.reports.plain import finding_lines
from teilbar.comparing.comparison import Change
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
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.comparing.comparison import Comparison, Fact, Piece, TextChange
    from teilbar.model.findings import Finding
    from teilbar.texts import Language

_CONTEXT = 60  # characters that are shown of what did not change


def lines(comparison: Comparison) -> Iterator[Text]:
    """Yield the lines of the report."""
    language = comparison.language
    yield Text(text("diff.title", language), style="bold")
    yield Text(since_line(comparison), style="dim")
    if comparison.problem_before:
        yield Text(text("diff.older-problem", language), style="yellow")
        yield from (line for found in comparison.problem_before for line in finding_lines(found, language))
    if comparison.is_empty:
        yield Text(text("diff.nothing", language), style="green")
        return
    yield from map(Text, count_lines(comparison))
    for one in comparison.texts:
        yield Text("")
        yield from _text_lines(one, language)
    if comparison.settings:
        yield Text("")
        yield Text(text("diff.settings", language), style="bold")
        yield from _facts(comparison.settings, language)
    yield Text("")
    yield Text(text("diff.findings", language), style="bold")
    yield Text(f"  {finding_counts(comparison)}")
    yield from (Text(f"  {line}") for line in blocked_lines(comparison))
    yield from _findings(comparison.new, "+", language)
    yield from _findings(comparison.solved, "\N{MINUS SIGN}", language)


def document(comparison: Comparison) -> str:
    """Return the report without colours."""
    return "".join(f"{line.plain}\n" for line in lines(comparison))


def _text_lines(one: TextChange, language: Language) -> Iterator[Text]:
    head = Text(f"{one.title}  ", style="bold")
    head.append(f"({head_of(one, language)}) ", style="cyan not bold")
    head.append(one.file, style="dim not bold")
    yield head
    yield from (Text(f"  {line}") for line in remarks_of(one, language))
    if one.progress:
        first, *others = one.progress.sentences
        yield Text(f"  {text('diff.progress-title', language)}: {first}", style="bold" if others else "")
        yield from (Text(f"    {line}") for line in others)
    if one.change in {Change.CHANGED, Change.MOVED}:  # of a new or gone text everything would be repeated
        yield from _facts(one.facts, language)
        for section in one.sections:
            if section.passages:
                is_new, is_gone = not section.before_html, not section.after_html
                title = section_title(
                    section.before_title, section.after_title, language, is_new=is_new, is_gone=is_gone
                )
                yield Text(f"  {title}", style="underline")
                yield from (_passage(passage.before, passage.after) for passage in section.passages)
    for medium in one.media:
        yield Text(f"  {medium.name} ({text(f'diff.change.{medium.change}', language)})", style="underline")
        yield from _facts(medium.facts, language, indent="    ")
    yield from (Text(f"  {line}", style="yellow") for line in one.without_packages)
    if differs(one.packages):
        for package in one.packages:
            before, after = sizes_of(package, language)
            yield Text(f"  .{package.suffix}: {before} → {after}")
            if package.demand:
                yield from _facts((package.demand,), language, indent="    ")


def _facts(facts: Iterable[Fact], language: Language, indent: str = "  ") -> Iterator[Text]:
    nothing = text("diff.nothing-said", language)
    for fact in facts:
        yield Text(f"{indent}{fact.label}: {fact.before or nothing} → {fact.after or nothing}")


def _passage(before: tuple[Piece, ...], after: tuple[Piece, ...]) -> Text:
    """Return a passage in one line: first what was, then what is, each only as far as it helps to find the place."""
    line = Text("    ")
    _add(line, before, "[-", "-]", "red strike")
    if before and after:
        line.append("  →  ")
    _add(line, after, "{+", "+}", "green")
    return line


def _add(line: Text, pieces: tuple[Piece, ...], opening: str, closing: str, style: str) -> None:
    for piece in pieces:
        if piece.changed:
            space = " " if piece.text.endswith(" ") else ""
            line.append(f"{opening}{piece.text.rstrip()}{closing}", style=style)
            line.append(space)
        else:
            line.append(_shortened(piece.text))


def _shortened(words: str) -> str:
    if len(words) <= 2 * _CONTEXT:
        return words
    return f"{words[:_CONTEXT].rpartition(' ')[0]} … {words[-_CONTEXT:].partition(' ')[2]}"


def _findings(findings: Iterable[Finding], sign: str, language: Language) -> Iterator[Text]:
    for file, of_file in groupby(findings, key=lambda found: found.file):
        yield Text(f"  {sign} {file or text('source-as-a-whole', language)}")
        yield from (Text("  ").append_text(line) for found in of_file for line in finding_lines(found, language))
