"""nginx with its module for Brotli's siblings: the server that the shipped configuration is made for.

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

PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static")
MISSING = (
    "Teilbar: Für die Tests des Servers fehlt nginx. Bitte installieren: "
    f"sudo apt-get install {' '.join(PACKAGES)} (to test the server, please install it)"
)
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

_APT = Path(__file__).parents[2] / "generator" / "setup" / "apt.sh"


def program() -> str | None:
    """Return the path of nginx, which lies where only administrators look; None without it or its module."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") if BROTLI.exists() else None


def require() -> str:
    """Return the path of nginx; skip the test where there is none, and fail it in CI."""
    if found := program():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


def main() -> int:
    """Install it where it is missing, or say what to install. Returns 0: all other tests run without."""
    if not program():
        subprocess.run(["sh", _APT, *PACKAGES], check=False)
    if not program():
        sys.stderr.write(f"{MISSING}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
