"""One comment in a merge request, renewed with each run, where a token of the hub's own allows it.

GitLab's documentation: "Notes API", "Predefined CI/CD variables". A job's own token (``CI_JOB_TOKEN``) may not write
comments; a fork's pipeline has no other. It is never a fault that there is none: a sentence says why, and that is all.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from teilbar.releasing.asking import Api, RefusalError
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from teilbar.texts import Language

TOKEN = "TEILBAR_TOKEN"  # noqa: S105 - a variable's name
"""The variable of the hub that holds an access token with the scope ``api``."""

_A_PAGE = 100
"""Notes that GitLab gives at once (GitLab documentation, "REST API", pagination)."""
_MOST_PAGES = 50
_SHOWN = 300  # characters of an answer that is none
_TOKEN_SIGNS = re.compile(r"[!-~]+")
_NOT_OURS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class MergeRequest:
    """The merge request in whose pipeline a job runs."""

    api: str
    """Address of the API, ``CI_API_V4_URL``."""
    project: str
    """Number of the project that it is a request to, ``CI_MERGE_REQUEST_PROJECT_ID``."""
    number: str
    """``CI_MERGE_REQUEST_IID``."""
    token: str = field(repr=False)
    """Empty where there is none."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> MergeRequest | None:
        """Return the merge request of a process; None where it runs for none."""
        names = {
            "api": "CI_API_V4_URL",
            "project": "CI_MERGE_REQUEST_PROJECT_ID",
            "number": "CI_MERGE_REQUEST_IID",
        }
        values = {part: environment.get(name, "") for part, name in names.items()}
        return cls(**values, token=environment.get(TOKEN, "").strip()) if all(values.values()) else None


def post(  # noqa: PLR0913 - what is said, where, and how patiently
    body: str,
    marker: str,
    request: MergeRequest | None,
    language: Language,
    *,
    pauses: Sequence[float] = (1, 5, 20),
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Write a comment, or renew the one that begins with ``marker``; return in a sentence what became of it.

    Raises nothing: whatever GitLab refuses is said.
    """
    if request is None:
        return text("note.outside", language)
    if not request.token:
        return text("note.without-token", language)
    if not _TOKEN_SIGNS.fullmatch(request.token):  # what cannot be a token must not be shown in a reason either
        return text("note.broken-token", language)
    notes = _Notes(request, Api("PRIVATE-TOKEN", request.token, pauses, sleep))
    try:
        for number in notes.beginning_with(marker):
            if notes.renew(number, body):
                return text("note.renewed", language)
        notes.write(body)
    except (RefusalError, OSError, ValueError) as refusal:  # ValueError: an address that is none
        return text("note.refused", language, reason=str(refusal).replace(request.token, "***"))
    return text("note.written", language)


@dataclass(frozen=True, slots=True)
class _Notes:
    """The comments of a merge request."""

    request: MergeRequest
    api: Api

    @property
    def _address(self) -> str:
        project = quote(self.request.project, safe="")
        number = quote(self.request.number, safe="")
        return f"{self.request.api.rstrip('/')}/projects/{project}/merge_requests/{number}/notes"

    def beginning_with(self, marker: str) -> Iterator[str]:
        """Yield the numbers of all comments that begin with the marker, the oldest first."""
        for page in range(1, _MOST_PAGES + 1):
            query = f"order_by=created_at&sort=asc&per_page={_A_PAGE}&page={page}"
            address = f"{self._address}?{query}"
            notes: object = self.api.ask("GET", address) or []
            if not isinstance(notes, list) or not all(isinstance(note, dict) for note in notes):
                request, said = f"GET {self._address}", str(notes)[:_SHOWN]
                raise RefusalError(request, 0, said)
            for note in notes:
                if not note.get("system") and str(note.get("body", "")).startswith(marker):
                    yield str(note["id"])
            if len(notes) < _A_PAGE:
                return

    def renew(self, number: str, body: str) -> bool:
        """Write a comment anew; return False where somebody else wrote it. Raises RefusalError."""
        try:
            self.api.ask("PUT", f"{self._address}/{quote(number, safe='')}", data={"body": body})
        except RefusalError as refusal:
            if refusal.status in _NOT_OURS:
                return False
            raise
        return True

    def write(self, body: str) -> None:
        """Write a comment. Raises RefusalError, also where the answer is not that of somebody who keeps it."""
        kept = self.api.ask("POST", self._address, data={"body": body})
        if not isinstance(kept, dict) or "id" not in kept:
            request = f"POST {self._address}"
            raise RefusalError(request, 0, str(kept))
