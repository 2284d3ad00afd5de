"""Asking GitLab's API: with a token that goes to GitLab alone, and again where GitLab says to try later."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SECONDS = 600
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that say to try again."""
_SHOWN = 300  # characters of what GitLab says when it refuses


class RefusalError(Exception):
    """GitLab refused, or cannot be reached; the exception's text says what it answered, on one line."""

    def __init__(self, request: str, status: int, said: str) -> None:
        """Take the request without its query, the status (0 where there was no answer), and what was said."""
        super().__init__(" ".join(said.split()))
        self.request = request
        self.status = status


@dataclass(frozen=True, slots=True)
class Api:
    """GitLab, and who asks it."""

    header: str
    """What the token is called: ``JOB-TOKEN``, ``PRIVATE-TOKEN`` (GitLab documentation, "REST API authentication")."""
    token: str = field(repr=False)
    pauses: Sequence[float] = (1, 5, 20)
    """Seconds to wait before each further attempt."""
    sleep: Callable[[float], None] = time.sleep

    def ask(  # noqa: PLR0913 - a request and how its answer is read
        self,
        method: str,
        address: str,
        *,
        data: object = None,
        file: Path | None = None,
        read: Callable[[IO[bytes]], Any] | None = None,
        may_lack: bool = False,
    ) -> Any:  # noqa: ANN401 - what JSON holds
        """Ask GitLab, several times where it says to, and return its answer; None where there is nothing and may be.

        ``data`` is sent as JSON, ``file`` as it is; ``read`` reads the answer, by default as JSON, None for anything
        else. Raises RefusalError where GitLab refuses.
        """
        for pause in (*self.pauses, None):
            try:
                return self._ask_once(method, address, data, file, read or _json)
            except HTTPError as refusal:
                with refusal:
                    if may_lack and refusal.code == HTTPStatus.NOT_FOUND:
                        return None
                    if pause is None or refusal.code not in _PASSING:
                        said = refusal.read(_SHOWN).decode("utf-8", "replace")
                        raise _refused(method, address, refusal.code, f"{refusal.code} {said}") from None
            except (URLError, TimeoutError, ConnectionError, HTTPException) as problem:
                if pause is None:
                    raise _refused(method, address, 0, str(problem)) from None
            self.sleep(pause)
        return None

    def _ask_once(
        self, method: str, address: str, data: object, file: Path | None, read: Callable[[IO[bytes]], Any]
    ) -> Any:  # noqa: ANN401 - as above
        request = Request(address, method=method)  # noqa: S310 - GitLab's own address, as it told the job
        # Not sent along where GitLab redirects to a store on another host.
        request.add_unredirected_header(self.header, self.token)
        if file:
            request.add_header("Content-Type", "application/octet-stream")
            with file.open("rb") as stream:
                request.data = stream
                request.add_header("Content-Length", str(file.stat().st_size))  # after the data, which would drop it
                with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
                    return read(answer)
        if data is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(data).encode()
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            return read(answer)


def _refused(method: str, address: str, status: int, said: str) -> RefusalError:
    return RefusalError(f"{method} {address.partition('?')[0]}", status, said)


def _json(answer: IO[bytes]) -> Any:  # noqa: ANN401 - as above
    said = answer.read()
    try:
        return json.loads(said)
    except ValueError:
        return None
