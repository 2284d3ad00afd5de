"""Sections of docs/benchmarks.md that one benchmark each writes, below what ``python -m bench`` writes."""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def write_section(title: str, figures: str, document: Path = DOCUMENT) -> None:
    """Write figures between the two marks of a section; what people wrote around them stays.

    Raises:
        ValueError: the document has no such section with its marks.
    """
    text = document.read_text("utf-8")
    at = text.find(f"\n## {title}\n")
    begin = text.find(BEGIN, at)
    end = text.find(END, begin)
    following = text.find("\n## ", at + 1)
    if at < 0 or begin < 0 or end < 0 or (0 <= following < end):
        problem = f"{document.name} has no section {title!r} with {BEGIN} and {END}"
        raise ValueError(problem)
    document.write_text(f"{text[: begin + len(BEGIN)]}\n{figures.strip()}\n{text[end:]}", "utf-8")
