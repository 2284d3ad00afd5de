"""In which line of the author's file something in a passage stands."""

from __future__ import annotations

import pytest

from teilbar.checking.passages import passages
from teilbar.reading.markdown.sections import read_document


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Erst das.\nDann HIER.\n", 2),
        ("Erst das.  \nDann HIER.\n", 2),
        ("Erst das.\\\nDann HIER.\n", 2),
        ("Erst das.<br/>\nDann HIER.\n", 2),
        ("Erst das.<br> Dann HIER.\n", 1),
        ("Erst\n*das\nund* dann HIER.\n", 3),
        ("- Erst das.\n- Dann\n  HIER.\n", 3),
        ("| A |\n| --- |\n| das |\n| HIER |\n", 4),
    ],
)
def test_the_line_is_the_one_in_the_file(text: str, line: int) -> None:
    (passage,) = (one for one in passages(read_document(text).document) if "HIER" in one.words)
    assert passage.line_at(passage.words.index("HIER")) == line
