"""The front door: what has nothing to do does not wait for what others need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("PIL", "lxml", "markdown_it", "mkdocs", "nh3", "pydantic", "teilbar.build", "teilbar.packaging", "watchdog")


@pytest.mark.slow
def test_it_loads_nothing_that_only_some_commands_need() -> None:
    script = "import sys, teilbar.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert "teilbar.cli" in loaded
    assert [name for name in HEAVY if name in loaded] == []
