"""What sites are measured with, and against: Lighthouse and Pagefind, from npm, in ``.venv``, for benchmarks alone."""

from __future__ import annotations

import sys
from pathlib import Path

from setup import node

SOURCE = Path(__file__).with_name("node")
HOME = node.ROOT / ".venv" / "bench-node"


def modules() -> Path:
    """Return the folder of the packages; install them first where they are missing, or leave having said why not."""
    if not node.install(SOURCE, HOME):
        sys.exit(node.FAILED)
    return node.modules(HOME)
