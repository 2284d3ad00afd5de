"""What three readers find in an archive: each returns the SHA-256 of every file, by its name."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from hashlib import file_digest
from typing import TYPE_CHECKING

import pytest

from setup import unpackers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PHP = """
$zip = new ZipArchive();
$opened = $zip->open($argv[1], ZipArchive::CHECKCONS);
if ($opened !== true) { fwrite(STDERR, "ZipArchive::open: $opened"); exit(1); }
$found = [];
for ($i = 0; $i < $zip->numFiles; $i++) {
    $name = $zip->getNameIndex($i);
    $stream = $zip->getStreamIndex($i);
    if ($stream === false) { fwrite(STDERR, "no stream: $name"); exit(1); }
    $hash = hash_init('sha256');
    hash_update_stream($hash, $stream);
    $found[$name] = hash_final($hash);
}
echo json_encode((object) $found, JSON_THROW_ON_ERROR);
"""


def with_zipfile(archive: Path, _: Path) -> dict[str, str]:
    """Read an archive with Python's zipfile, which checks every CRC-32."""
    found = {}
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as file:
                found[name] = file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # it reads, that is all
    return found


def with_unzip(archive: Path, folder: Path) -> dict[str, str]:
    """Test an archive with Info-ZIP's unzip and unpack it into a folder that does not exist yet."""
    check_with_unzip(archive)
    run(["unzip", "-qq", str(archive), "-d", str(folder)])
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = file_digest(file, "sha256").hexdigest()
    return found


def check_with_unzip(archive: Path) -> None:
    """Let Info-ZIP's unzip unpack everything into nowhere, and compare every CRC-32."""
    run(["unzip", "-tqq", str(archive)])


def with_php(archive: Path, _: Path) -> dict[str, str]:
    """Read an archive with PHP's ZipArchive, its checks for consistency switched on."""
    found: dict[str, str] = json.loads(run(["php", "-r", PHP, "--", str(archive)]))
    return found


READERS: dict[str, Callable[[Path, Path], dict[str, str]]] = {
    "zipfile": with_zipfile,
    "unzip": with_unzip,
    "php": with_php,
}
NEEDS = {"zipfile": (), "unzip": ("unzip",), "php": ("php-cli", "php-zip")}


def require(reader: str) -> None:
    """Skip the test where a reader is not installed; fail in CI, which has all of them."""
    if missing := tuple(package for package in NEEDS[reader] if package in unpackers.missing()):
        refuse(unpackers.install_line(missing))


def refuse(reason: str) -> None:
    """Skip the test; fail it in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def run(command: list[str]) -> str:
    """Run a command and return what it prints; fail the test with what it complains of."""
    utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}
    result = subprocess.run(command, env=utf8, check=False, capture_output=True, text=True)
    assert result.returncode == 0, f"{command[0]} ended with {result.returncode}: {result.stderr or result.stdout}"
    return result.stdout
