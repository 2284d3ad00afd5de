"""The configuration for nginx that a new hub gets, in nginx itself."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import brotli
import pytest

from setup import nginx
from teilbar.rendering.policy import SERVER_POLICY
from teilbar.starting.hub_files import hub_files
from website.crawl import pages_of, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

LISTENS = "    listen 80;\n    listen [::]:80;\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Message
    body: bytes


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nowhere: what the server says is what is asked about."""


@pytest.fixture(scope="module", params=[False, True], ids=["as it is", "with Brotli"])
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of an nginx with the file of a new hub, which has nothing to say about it."""
    program, folder = nginx.require(), tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shipped = hub_files("Hub", "CC0-1.0", "")["nginx.conf"]
    for old, new in ((LISTENS, f"listen 127.0.0.1:{port};\n"), ("/var/www/teilbar/site", str(site))):
        assert shipped.count(old) == 1
        shipped = shipped.replace(old, new)
    shipped = shipped.replace("# brotli_static on;", "brotli_static on;") if request.param else shipped
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    settings = folder / "nginx.conf"
    as_root = "user root;\n" if os.geteuid() == 0 else ""  # whose folders the tests write to
    module = f"load_module {nginx.BROTLI};\n" if request.param else ""
    settings.write_text(
        f"{module}daemon off;\n{as_root}pid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\n"
        f"http {{\n{temporary}{shipped}\n}}\n",
        "utf-8",
    )
    tested = subprocess.run([program, "-t", "-c", settings, "-p", folder], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "[warn] duplicate" not in tested.stderr
    running = subprocess.Popen([program, "-c", settings, "-p", folder])
    address = f"http://127.0.0.1:{port}/"
    for _ in range(100):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield address
    running.terminate()
    running.wait()


def ask(address: str, encoding: str = "identity", method: str = "GET", **headers: str) -> Answer:
    request = Request(address, headers={"Accept-Encoding": encoding, **headers}, method=method)  # noqa: S310 - ours
    try:
        with build_opener(_Stay).open(request, timeout=10) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def test_every_answer_carries_the_headers(server: str) -> None:
    for path in ("", "assets/teilbar/teilbar.css", "katalog.json", "nirgends.html"):
        headers = ask(server + path).headers
        assert headers["Content-Security-Policy"] == SERVER_POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Permissions-Policy"]
        assert headers["Set-Cookie"] is None


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("html", "text/html; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("js", "application/javascript; charset=utf-8"),
        ("json", "application/json; charset=utf-8"),
        ("vtt", "text/vtt; charset=utf-8"),
        ("svg", "image/svg+xml; charset=utf-8"),
        ("h5p", "application/zip"),
        ("zip", "application/zip"),
        ("webp", "image/webp"),
        ("mp4", "video/mp4"),
    ],
)
def test_files_are_what_they_are(server: str, site: Path, ending: str, kind: str) -> None:
    file = next(file for file in sorted(site.rglob(f"*.{ending}")))
    assert ask(server + file.relative_to(site).as_posix()).headers["Content-Type"] == kind


def test_what_lies_compressed_beside_a_file_is_sent(server: str, site: Path, request: pytest.FixtureRequest) -> None:
    page = (site / "index.html").read_bytes()
    zipped = ask(server, "gzip")
    assert (zipped.headers["Content-Encoding"], gzip.decompress(zipped.body)) == ("gzip", page)
    assert zipped.body == (site / "index.html.gz").read_bytes()
    assert ask(server).body == page
    if "Brotli" in request.node.name:
        smallest = ask(server, "gzip, br")
        assert (smallest.headers["Content-Encoding"], brotli.decompress(smallest.body)) == ("br", page)


def test_a_browser_asks_whether_a_page_changed_and_keeps_what_never_does(server: str) -> None:
    page = ask(server)
    assert page.headers["Cache-Control"] == "no-cache"
    again = ask(server, **{"If-None-Match": page.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_folder_has_a_slash_at_its_end(server: str) -> None:
    moved = ask(f"{server}einheiten/turm")
    assert (moved.status, moved.headers["Location"]) == (301, "/einheiten/turm/")
    assert ask(f"{server}einheiten/turm/").status == 200


@pytest.mark.parametrize("path", ["nirgends.html", "medien", "medien/", ".git/config", "einheiten/.htaccess"])
def test_what_is_not_there_is_told_by_the_hubs_own_page(server: str, site: Path, path: str) -> None:
    answer = ask(server + path)
    if answer.status == 301:
        answer = ask(server + path + "/")
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())


def test_nothing_can_be_sent_to_it(server: str) -> None:
    assert ask(server, method="POST").status in {403, 404, 405}
    assert ask(server, method="HEAD").status == 200


def test_the_site_works_from_it(browser: Browser, server: str, site: Path) -> None:
    pages = [page for page in pages_of(site) if page != "404.html"]
    assert visit(browser, server, pages) == set()
