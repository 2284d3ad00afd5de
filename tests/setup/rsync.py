"""rsync, with which gitlab-ci-local gives each job of a pipeline its own copy of the repository.

Run as a script (``make test`` does) it installs it where that is allowed, or says in one line what to install. The
tests that need it are skipped then; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MISSING = (
    "Teilbar: Für die Tests der Pipeline fehlt rsync. Bitte installieren: sudo apt-get install rsync "
    "(to test the pipeline, please install rsync)"
)

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"


def require() -> None:
    """Skip the test where there is no rsync, and fail it in CI."""
    if shutil.which("rsync"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


def main() -> int:
    """Install it where it is missing, or say what to install. Returns 0: all other tests run without."""
    if not shutil.which("rsync"):
        subprocess.run(["sh", _APT, "rsync"], check=False)
    if not shutil.which("rsync"):
        sys.stderr.write(f"{MISSING}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
