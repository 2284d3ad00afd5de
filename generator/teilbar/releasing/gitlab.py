"""GitLab's API, as far as a release needs it: the generic package registry, releases and their links.

What is asked and answered is GitLab's documentation's: "Generic packages repository", "Releases API", "Release links
API". Files go up one after the other, as it asks for.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilbar.model.findings import Finding
    from teilbar.releasing.assets import Asset
    from teilbar.releasing.job import Job

_SECONDS = 600
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that say to try again."""
_READ_AT_ONCE = 1 << 20
_SHOWN = 300  # characters of what GitLab says when it refuses


@dataclass(frozen=True, slots=True)
class GitLab:
    """The project of a job, by way of the API."""

    job: Job
    pauses: Sequence[float] = (1, 5, 20)
    """Seconds to wait before each further attempt."""
    sleep: Callable[[float], None] = time.sleep

    def address_of(self, asset: Asset) -> str:
        """Return where a file of this version lies in the registry, for everybody."""
        parts = (self.job.name, self.job.version, asset.name)
        return f"{self._project}/packages/generic/{'/'.join(quote(part, safe='') for part in parts)}"

    def upload(self, asset: Asset) -> bool:
        """Put a file into the registry, unless it lies there already. Returns whether it had to be put there.

        Raises SourceError where another file of that name is there, since a version never changes, and where GitLab
        refuses or keeps something else.
        """
        address = self.address_of(asset)
        there = self._ask("GET", address, read=_digest, may_lack=True)
        if there:
            if there != asset.sha256:
                raise SourceError(finding("release-taken", "", name=asset.name, tag=self.job.tag))
            return False
        kept = self._ask("PUT", f"{address}?select=package_file", file=asset) or {}
        if kept.get("file_sha256", asset.sha256) != asset.sha256:
            raise SourceError(finding("release-damaged", "", name=asset.name))
        return True

    def release(self, title: str, notes: str, assets: Sequence[Asset]) -> None:
        """Make the release of the job's tag, with a link to each file; one that is there gets what it lacks.

        Raises SourceError where GitLab refuses.
        """
        releases = f"{self._project}/releases"
        own = f"{releases}/{quote(self.job.tag, safe='')}"
        links = [self._link(asset) for asset in assets]
        there = self._ask("GET", own, may_lack=True)
        if there is None:
            wanted = {"tag_name": self.job.tag, "name": title, "description": notes, "assets": {"links": links}}
            self._ask("POST", releases, data=wanted)
            return
        described = str(there.get("description") or "")
        if notes not in described:
            self._ask("PUT", own, data={"description": f"{described}\n\n{notes}".strip()})
        linked = {link["name"] for link in there.get("assets", {}).get("links", ())}
        for link in links:
            if link["name"] not in linked:
                self._ask("POST", f"{own}/assets/links", data=link)

    @property
    def _project(self) -> str:
        return f"{self.job.api.rstrip('/')}/projects/{quote(self.job.project, safe='')}"

    def _link(self, asset: Asset) -> dict[str, str]:
        return {
            "name": asset.name,
            "url": self.address_of(asset),
            "direct_asset_path": f"/{asset.name}",
            "link_type": "package" if asset.title else "other",
        }

    def _ask(  # noqa: PLR0913 - a request and how its answer is read
        self,
        method: str,
        address: str,
        *,
        data: object = None,
        file: Asset | None = None,
        read: Callable[[IO[bytes]], Any] | None = None,
        may_lack: bool = False,
    ) -> Any:  # noqa: ANN401 - what JSON holds
        """Ask GitLab, several times where it says to, and return its answer; None where there is nothing and may be.

        Raises SourceError where it refuses.
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
                        raise SourceError(_refused(method, address, f"{refusal.code} {said}")) from None
            except (URLError, TimeoutError, ConnectionError) as problem:
                if pause is None:
                    raise SourceError(_refused(method, address, str(problem))) from None
            self.sleep(pause)
        return None

    def _ask_once(
        self, method: str, address: str, data: object, file: Asset | None, read: Callable[[IO[bytes]], Any]
    ) -> Any:  # noqa: ANN401 - as above
        request = Request(address, method=method)  # noqa: S310 - GitLab's own address, as it told the job
        # Not sent along where GitLab redirects to a store on another host.
        request.add_unredirected_header("JOB-TOKEN", self.job.token)
        if file:
            request.add_header("Content-Type", "application/octet-stream")
            with file.path.open("rb") as stream:
                request.data = stream
                request.add_header("Content-Length", str(file.size))  # after the data, which would take it away
                with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
                    return read(answer)
        if data is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(data).encode()
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            return read(answer)


def _refused(method: str, address: str, said: str) -> Finding:
    return finding(
        "release-refused", "", request=f"{method} {address.partition('?')[0]}", detail=" ".join(said.split())
    )


def _json(answer: IO[bytes]) -> Any:  # noqa: ANN401 - as above
    said = answer.read()
    try:
        return json.loads(said)
    except ValueError:
        return None


def _digest(answer: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := answer.read(_READ_AT_ONCE):
        digest.update(piece)
    return digest.hexdigest()
