"""Reads a built site as a browser does, and reports what a visitor's privacy or patience would suffer from.

Over http the site stands below a path of its own on a server that sends the strict policy; from ``file://`` it is
opened where it lies. In both ways every request that leaves the site is refused and reported.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

from playwright.sync_api import TimeoutError as TooSlow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, Route

SUB_PATH = "/some/sub/path/"
MATERIALS = "materialien/index.html"
"""The page that the search leads to: a site that is staged without it has none."""
POLICY = "default-src 'self'"
DEFAULT_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}

_NO_CAPTIONS = re.compile(r"load URL file:\S+\.vtt from frame with URL file:")
"""Browsers show no captions from a folder on the disk, and say so on the console alone; the words stand in the page."""

_OBSERVED = "observed: "
_OBSERVER = f"""document.addEventListener("securitypolicyviolation", (event) => console.log(
  `{_OBSERVED}${{event.violatedDirective}} refuses ${{event.blockedURI}} (line ${{event.lineNumber}})`))"""

_SETTLE = """async () => {
  for (const element of document.querySelectorAll("details")) element.open = true;
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  const databases = await indexedDB.databases();
  const stored = [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]
    .concat(databases.map(({ name }) => name)).filter(Boolean);
  localStorage.clear(); // what one page keeps is no other's fault
  return {
    stored,
    broken: pictures.filter((picture) => !picture.naturalWidth).map((picture) => picture.src),
    links: [...document.querySelectorAll("a[href]")].map((link) => link.href),
    anchors: [...document.querySelectorAll("[id]")].map((element) => element.id),
  };
}"""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that a page does or lacks."""

    page: str
    """Path of the page in the site."""
    kind: str
    """``leaves``, ``policy``, ``console``, ``missing``, ``picture``, ``stored`` or ``link``."""
    detail: str


@dataclass
class _Visit:
    """What was seen of one site at one base address."""

    base: str
    page: str = ""
    problems: set[Problem] = field(default_factory=set)
    links: dict[str, list[str]] = field(default_factory=dict)
    anchors: dict[str, list[str]] = field(default_factory=dict)

    def report(self, kind: str, detail: str) -> None:
        self.problems.add(Problem(self.page, kind, detail))

    def on_route(self, route: Route) -> None:
        if route.request.url.startswith((self.base, "data:", "blob:")):
            route.continue_()
        else:
            self.report("leaves", route.request.url)
            route.abort()

    def on_console(self, message: ConsoleMessage) -> None:
        if message.text.startswith(_OBSERVED):
            self.report("policy", message.text.removeprefix(_OBSERVED))
        elif message.type in {"error", "warning"} and not _NO_CAPTIONS.search(message.text):
            self.report("console", f"{message.text} ({message.location.get('url', '')})")

    def on_response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.report("missing", f"{response.status} {response.url}")

    def on_failure(self, request: Request) -> None:
        # What a page still wanted when it was left is given up; that is no fault of the page. Of captions see above.
        is_caption = request.url.startswith("file:") and request.url.endswith(".vtt")
        if request.failure != "net::ERR_ABORTED" and not is_caption:
            self.report("missing", f"{request.failure} {request.url}")

    def check_links(self) -> None:
        """Report links into the site that lead to no page, no file or no anchor."""
        for page, links in self.links.items():
            self.page = page
            for link in links:
                target, anchor = urldefrag(link)
                if not target.startswith(self.base):
                    continue
                path = unquote(urlsplit(target).path.removeprefix(urlsplit(self.base).path))
                if path in self.anchors and unquote(anchor) not in {"", *self.anchors[path]}:
                    self.report("link", f"{path} has no anchor {unquote(anchor)!r}")
                elif path not in self.anchors and path.endswith((".html", "/")):
                    self.report("link", f"there is no page {path!r}")


def visit_all(browser: Browser, site: Path, sub_path: str = SUB_PATH) -> list[Problem]:
    """Load every page of a built site over http below a path and from ``file://``; return what was wrong, sorted.

    A site that was built for an address of its own must be served below that address's path: its ``404.html`` says so.
    """
    pages = pages_of(site)
    with serve(site, sub_path) as address:
        problems = visit(browser, address, pages)
    # Only a server shows 404.html.
    return sorted(problems | visit(browser, f"{site.resolve().as_uri()}/", [p for p in pages if p != "404.html"]))


def pages_of(site: Path) -> list[str]:
    """Return the paths of a built site's pages, sorted."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def visit(browser: Browser, base: str, pages: list[str]) -> set[Problem]:
    """Load pages one after the other and return what was wrong with them.

    Takes the address of the site with a slash at its end, and paths in it. A page is loaded, its pictures are decoded
    and everything in it is unfolded; where there is a search, a word is searched for on the start page.
    """
    visit = _Visit(base)
    context = _observed_context(browser, visit)
    page = context.new_page()
    for visit.page in pages:
        page.goto(base + visit.page, wait_until="load")
        seen = page.evaluate(_SETTLE)
        for picture in seen["broken"]:
            visit.report("picture", picture)
        for stored in seen["stored"]:
            visit.report("stored", stored)
        visit.links[visit.page], visit.anchors[visit.page] = seen["links"], seen["anchors"]
        if visit.page == "index.html" and MATERIALS in pages:
            _search(page, visit)
    for cookie in context.cookies():
        visit.report("stored", cookie.get("name", ""))
    context.close()
    visit.check_links()
    return visit.problems


def _observed_context(browser: Browser, visit: _Visit) -> BrowserContext:
    context = browser.new_context(service_workers="block")
    context.add_init_script(_OBSERVER)
    context.route("**/*", visit.on_route)
    context.on("console", visit.on_console)
    context.on("weberror", lambda error: visit.report("console", str(error.error)))
    context.on("response", visit.on_response)
    context.on("requestfailed", visit.on_failure)
    return context


def _search(page: Page, visit: _Visit) -> None:
    """Search for a word: only then is everything loaded that the search needs."""
    field = page.locator(".tb-search input")
    # The longest word of the title is no stop word.
    field.fill(max(re.findall(r"\w+", page.locator("h1").inner_text()), key=len))
    try:
        page.locator(".tb-search__list a").first.wait_for(state="attached", timeout=10_000)
    except TooSlow:
        visit.report("missing", "the search finds nothing")
    field.fill("")


@contextmanager
def serve(site: Path, sub_path: str = SUB_PATH, **headers: str) -> Iterator[str]:
    """Serve a built site below a path with a content security policy; yield its address with a slash at its end.

    Takes more headers, or others, with an underscore for each hyphen in their names.
    """
    sent = DEFAULT_HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}
    handler = partial(_Handler, sub_path, sent, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{sub_path}"
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    """Takes no offence at a browser that has left before it was answered."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the base class hands over


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder below the path, and nothing beside it."""

    def __init__(self, sub_path: str, headers: dict[str, str], *args: object, **options: object) -> None:
        self.sub_path = sub_path
        self.sent = headers
        super().__init__(*args, **options)  # type: ignore[arg-type]  # what the server hands over

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.sub_path):
            return f"{self.directory}/.no-such-file"
        return super().translate_path(f"/{path.removeprefix(self.sub_path)}")

    def end_headers(self) -> None:
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""
