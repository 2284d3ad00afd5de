"""What all writers say in the same words: how many texts, which sizes, what is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.comparing.comparison import Change, Sort
from teilbar.texts import plural, text
from teilbar.texts.numbers import file_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teilbar.comparing.comparison import Comparison, PackageChange, TextChange
    from teilbar.texts import Language

_COMMIT_SHOWN = 8
NAMED = 20
"""Files that one line names."""


def since_line(comparison: Comparison) -> str:
    """Return what was compared with."""
    return text("diff.since", comparison.language, since=comparison.since, commit=comparison.commit[:_COMMIT_SHOWN])


def count_lines(comparison: Comparison) -> Iterator[str]:
    """Yield how many texts of each sort are new, changed, moved and gone."""
    for sort in Sort:
        of_sort = [one for one in comparison.texts if one.sort is sort]
        counts = (
            plural(f"diff.counts.{change}", number, comparison.language)
            for change in Change
            if (number := sum(one.change is change for one in of_sort))
        )
        if of_sort:
            yield text(f"diff.counts.{sort}", comparison.language, counts=", ".join(counts))


def finding_counts(comparison: Comparison) -> str:
    """Return how many findings are new and how many are solved."""
    language = comparison.language
    said = [plural("diff.new", len(comparison.new), language)] if comparison.new else [text("diff.no-new", language)]
    if comparison.solved:
        said.append(plural("diff.solved", len(comparison.solved), language))
    return " · ".join(said) if comparison.new else " ".join(said) + ("." if comparison.solved else "")


def blocked_lines(comparison: Comparison) -> Iterator[str]:
    """Yield which texts are blocked, which are not any more, and which still are."""
    for key, files in (
        ("blocked", comparison.blocked),
        ("freed", comparison.freed),
        ("still-blocked", comparison.still_blocked),
    ):
        if files:
            yield text(f"diff.{key}", comparison.language, files=_named(files, comparison.language))


def _named(files: Sequence[str], language: Language) -> str:
    more = len(files) - NAMED
    return ", ".join((*files[:NAMED], *([text("diff.more", language, count=more)] if more > 0 else ())))


def head_of(one: TextChange, language: Language) -> str:
    """Return what a text is and what became of it: ``Einheit, geändert``."""
    return f"{text(f'diff.sort.{one.sort}', language)}, {text(f'diff.change.{one.change}', language)}"


def remarks_of(one: TextChange, language: Language) -> Iterator[str]:
    """Yield what is to be said of a text before all else."""
    if one.old_file:
        yield text("diff.moved-from", language, file=one.old_file)
    if one.reason:
        yield text("diff.gone-because", language, reason=one.reason)
    if one.change is Change.GONE and one.packages:
        yield text("diff.gone-packages", language)
    if not one.is_seen:
        yield text("diff.not-seen", language)


def sizes_of(package: PackageChange, language: Language) -> tuple[str, str]:
    """Return the size of a package before and after, in words, with the difference behind it."""
    nothing = text("diff.no-package", language)
    before = nothing if package.before is None else file_size(package.before, language)
    if package.after is None:
        return before, nothing
    if package.same:
        return before, text("diff.size-same", language)
    return before, file_size(package.after, language) + _difference(package)


def _difference(package: PackageChange) -> str:
    """Return by how much a package has grown or shrunk, where that can be seen in whole kilobytes."""
    if package.before is None or package.after is None:
        return ""
    kilobytes = round((package.after - package.before) / 1000)
    sign = "+" if kilobytes > 0 else "\N{MINUS SIGN}"
    return f" ({sign}{abs(kilobytes)} KB)" if kilobytes else ""


def differs(packages: Sequence[PackageChange]) -> bool:
    """Tell whether any package is another than before."""
    return not all(one.same for one in packages)


def section_title(before: str, after: str, language: Language, *, is_new: bool, is_gone: bool) -> str:
    """Return what to call a section, and whether it is new or gone."""
    name = after or before or text("diff.opening", language)
    if is_new or is_gone:
        return f"{name} ({text('diff.section-new' if is_new else 'diff.section-gone', language)})"
    return name
