"""The comment of a merge request: one, renewed with each run; whatever stands in its way is said, and nothing fails."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from releasing.notes import ME, TOKEN, Notes, noting
from teilbar.releasing.note import MergeRequest, post
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "<!-- marker -->"
BODY = f"{MARKER}\nNeues"


@pytest.fixture
def server() -> Iterator[Notes]:
    with noting(Notes()) as notes:
        yield notes


def said(server: Notes, body: str = BODY, **environment: str) -> str:
    request = MergeRequest.from_environment({**server.environment, **environment})
    return post(body, MARKER, request, "de", pauses=(0, 0), sleep=lambda _: None)


def test_it_is_written_once_and_renewed_afterwards(server: Notes) -> None:
    server.add("Sieht gut aus")
    assert said(server) == text("note.written", "de")
    assert said(server, f"{MARKER}\nNoch neuer") == text("note.renewed", "de")
    assert [(note["body"], note["author"]["id"]) for note in server.notes[1:]] == [(f"{MARKER}\nNoch neuer", ME)]


def test_it_is_found_behind_many_others(server: Notes) -> None:
    for number in range(230):
        server.add(f"Kommentar {number}", system=number % 2 == 0)
    said(server)
    for number in range(130):
        server.add(f"Danach {number}")
    assert said(server) == text("note.renewed", "de")
    assert sum(note["body"] == BODY for note in server.notes) == 1


def test_what_others_wrote_is_left_alone(server: Notes) -> None:
    theirs = [f"Ich zitiere: {MARKER}", f"{MARKER}\nnachgemacht", "> " + MARKER]
    for body in theirs:
        server.add(body)
    server.add(MARKER, system=True)
    assert said(server) == text("note.written", "de")
    assert said(server) == text("note.renewed", "de")
    assert [note["body"] for note in server.notes] == [*theirs, MARKER, BODY]


@pytest.mark.parametrize("codes", [[503], [429, 500]])
def test_a_failure_that_passes_is_waited_for(server: Notes, codes: list[int]) -> None:
    server.failures = list(codes)
    assert said(server) == text("note.written", "de")
    assert len(server.notes) == 1


@pytest.mark.parametrize(("codes", "reason"), [([503] * 3, "503"), ([403], "403"), ([400], "400")])
def test_a_failure_that_stays_is_said(server: Notes, codes: list[int], reason: str) -> None:
    server.failures = list(codes)
    assert reason in said(server)
    assert server.notes == []


def test_a_wrong_token_is_said_and_not_shown(server: Notes) -> None:
    wrong = {"TEILBAR_TOKEN": "glpat-geheim"}
    answer = said(server, **wrong)
    assert "401" in answer
    assert "geheim" not in answer
    assert "geheim" not in repr(MergeRequest.from_environment({**server.environment, **wrong}))


@pytest.mark.parametrize("token", ["glpat-geheim\nzweite", "glpat geheim", "glpat-gehëim"])
def test_what_is_no_token_is_neither_sent_nor_shown(server: Notes, token: str) -> None:
    assert said(server, TEILBAR_TOKEN=token) == text("note.broken-token", "de")
    assert server.asked == []


@pytest.mark.parametrize("answer", [b'{"message": "nein"}', b'["nein"]'])
@pytest.mark.parametrize("length", [0, 5])
def test_an_answer_that_is_none_is_said(server: Notes, answer: bytes, length: int) -> None:
    """``length`` is how much longer the answer says it is than what comes."""

    class Odd(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer) + length))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815 - the name is the base class's

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Odd) as odd:
        Thread(target=odd.serve_forever, daemon=True).start()
        sentence = said(server, CI_API_V4_URL=f"http://127.0.0.1:{odd.server_port}/api/v4")
        odd.shutdown()
    assert sentence.startswith("Kein Kommentar zur Änderung: GitLab antwortet")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/api/v4", "keine Adresse", "file:///etc", "http://127.0.0.1:9/a b"]
)
def test_a_host_that_is_not_there_is_said(server: Notes, address: str) -> None:
    assert said(server, CI_API_V4_URL=address).startswith("Kein Kommentar zur Änderung:")


def test_without_a_token_nobody_is_asked(server: Notes) -> None:
    only_the_jobs = {"TEILBAR_TOKEN": " ", "CI_JOB_TOKEN": "x"}
    assert said(server, **only_the_jobs) == text("note.without-token", "de")
    assert server.asked == []


@pytest.mark.parametrize("name", ["CI_MERGE_REQUEST_IID", "CI_MERGE_REQUEST_PROJECT_ID", "CI_API_V4_URL"])
def test_outside_of_a_merge_request_there_is_none(server: Notes, name: str) -> None:
    assert said(server, **{name: ""}) == text("note.outside", "de")
    assert server.asked == []


def test_the_token_does_not_go_where_gitlab_redirects_to(server: Notes) -> None:
    got: list[dict[str, str]] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            got.append(dict(self.headers))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"[]")

        do_POST = do_GET  # noqa: N815 - the base class's name

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    other = HTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = Thread(target=other.serve_forever, args=(0.01,))
    thread.start()
    try:
        server.elsewhere = f"http://localhost:{other.server_port}"
        assert said(server).startswith("Kein Kommentar zur Änderung:"), "nobody kept it"
    finally:
        other.shutdown()
        thread.join()
        other.server_close()
    assert got
    assert not any(TOKEN in value for headers in got for value in headers.values())
