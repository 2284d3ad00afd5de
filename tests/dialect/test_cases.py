"""The dialect, case by case: what an author writes and the HTML that readers get.

``cases/NAME.md`` is the text, ``cases/NAME.html`` the page's main part, ``cases/NAME.findings`` (where there are any)
the rules that it breaks with their lines. After a wanted change ``python -m pytest tests/dialect --accept`` writes them
anew; read the difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dialect.page import rendered

CASES = Path(__file__).with_name("cases")


@pytest.mark.parametrize("name", sorted(case.stem for case in CASES.glob("*.md")))
def test_case(name: str, request: pytest.FixtureRequest) -> None:
    html, findings = rendered((CASES / f"{name}.md").read_text("utf-8"))
    expected = {CASES / f"{name}.html": html, CASES / f"{name}.findings": findings}
    if request.config.getoption("--accept"):
        for file, text in expected.items():
            file.write_text(text, "utf-8") if text else file.unlink(missing_ok=True)
    for file, text in expected.items():
        assert text == (file.read_text("utf-8") if file.exists() else "")
