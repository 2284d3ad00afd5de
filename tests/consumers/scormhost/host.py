"""scormhost, a small LMS, as a server of its own on this machine; and what its users do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIRequestContext, APIResponse, Browser, FilePayload

_SECRET = "only for tests"  # noqa: S105 - it guards nothing
_COMMAND = (sys.executable, "-m", "uvicorn", "scormhost.app:create_scorm_app", "--factory", "--port", "0")
_RUNNING = re.compile(r"running on (http://127\.0\.0\.1:\d+)")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start the server with a folder for its data; yield its address."""
    environment = {**os.environ, "SCORMHOST_SECRET_KEY": _SECRET * 3}
    with subprocess.Popen(_COMMAND, cwd=folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            yield _address(server)
        finally:
            server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stderr
    said = []
    for line in server.stderr:
        said.append(line)
        if found := _RUNNING.search(line):
            return found[1]
    problem = "".join(said)
    raise AssertionError(problem)


@dataclass(frozen=True)
class Host:
    """The LMS with an instructor in it."""

    address: str
    instructor: APIRequestContext

    def upload(self, package: Path) -> dict[str, Any]:
        """Upload a package; return what the LMS read in its manifest, and under which id it has it."""
        file: FilePayload = {"name": package.name, "mimeType": "application/zip", "buffer": package.read_bytes()}
        answer = ok(self.instructor.post(f"{self.address}/api/packages", multipart={"file": file}))
        taken: dict[str, Any] = answer.json()
        return taken

    def values(self, learner: APIRequestContext, package: str) -> dict[str, str]:
        """Return what it has of a learner."""
        answer = ok(learner.get(f"{self.address}/api/scorm/{package}/cmi?launch=index.html"))
        elements: dict[str, str] = answer.json()["elements"]
        return elements


def staffed(browser: Browser, address: str) -> Host:
    """Register an administrator, and an instructor whom the administrator appoints."""
    administrator = browser.new_context().request
    register(administrator, address, "verwaltung")
    instructor = browser.new_context().request
    user = register(instructor, address, "lehrkraft")["user"]["id"]
    ok(administrator.patch(f"{address}/api/users/{user}", data={"role": "instructor"}))
    return Host(address, instructor)


def register(request: APIRequestContext, address: str, name: str) -> dict[str, Any]:
    """Register somebody, who is logged in from then on."""
    who = {"email": f"{name}@example.org", "username": name, "display_name": name, "password": "geheim-genug"}
    registered: dict[str, Any] = ok(request.post(f"{address}/api/auth/register", data=who)).json()
    return registered


def ok(answer: APIResponse) -> APIResponse:
    """Return an answer that is a good one."""
    assert answer.ok, f"{answer.status} {answer.url}: {answer.text()}"
    return answer
