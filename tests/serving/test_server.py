"""The preview's server: for this machine, and for browsers that nobody else sent there."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from serving.hub import place, write_hub
from serving.served import Served, served
from teilbar.serving.pages import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

FILM = place("film")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("server")
    with served(write_hub(folder / "hub"), folder / "cache") as preview:
        yield preview


@pytest.mark.parametrize(
    "path", ["", FILM, f"{PREFIX}/preview.js", f"{PREFIX}/events", "medien/content/film/bild.webp"]
)
@pytest.mark.parametrize("host", ["example.org", "example.org:{port}", "127.0.0.1", "127.0.0.1.example.org:{port}", ""])
def test_a_foreign_name_is_refused(host: str, path: str, preview: Served) -> None:
    status, said = preview.get(path, Host=host.format(port=urlsplit(preview.address).port))
    assert (status, said) == (421, "")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_this_machine_is_answered(name: str, preview: Served) -> None:
    assert preview.get(FILM, Host=f"{name}:{urlsplit(preview.address).port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        f"{PREFIX}/../../etc/passwd",
        f"{PREFIX}/diff/../../x",
        f"{PREFIX}/x",
        "%00x",
    ],
)
def test_nothing_beside_the_site_is_handed_out(path: str, preview: Served) -> None:
    port = urlsplit(preview.address).port or 0
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(f"GET /{path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        answer = line.makefile("rb").read()
    assert b"root:" not in answer
    assert b" 404 " in answer.split(b"\r\n")[0]


@pytest.mark.parametrize("name", ["//etc/passwd", "%2Fetc/passwd", "..%2F..%2Fhub/mkdocs.yml"])
def test_nothing_beside_a_comparison_is_handed_out(name: str, preview: Served) -> None:
    assert preview.get(f"{PREFIX}/diff/{name}")[0] == 404


def test_it_listens_at_one_address_alone(preview: Served) -> None:
    """Who can reach another address of this machine, even one that is its own alone, finds nobody there."""
    port = urlsplit(preview.address).port or 0
    with socket.socket() as other:
        other.settimeout(3)
        assert other.connect_ex(("127.0.0.2", port))


def test_a_port_that_is_taken_is_a_clear_message(preview: Served, tmp_path: Path) -> None:
    port = str(urlsplit(preview.address).port)
    command = [sys.executable, "-m", "teilbar", "serve", str(write_hub(tmp_path / "hub")), "--port", port]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert port in done.stderr
    assert "port-taken" in done.stderr


def test_nothing_of_the_preview_is_in_the_site(preview: Served) -> None:
    """The panel is put into a page on its way to the browser; what is downloaded or built holds nothing of it."""
    _, catalogue = preview.get("katalog.json")
    assert PREFIX not in catalogue
    assert PREFIX in preview.page(FILM)
