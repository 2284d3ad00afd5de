"""GitLab's API, as far as a release needs it: the generic package registry, releases and their links.

What is asked and answered is GitLab's documentation's: "Generic packages repository", "Releases API", "Release links
API". Files go up one after the other, as it asks for.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from teilbar.reading.errors import SourceError
from teilbar.releasing.asking import Api, RefusalError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from teilbar.releasing.assets import Asset
    from teilbar.releasing.job import Job

_READ_AT_ONCE = 1 << 20


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
        """Ask GitLab; None where there is nothing and may be. Raises SourceError where it refuses."""
        api = Api("JOB-TOKEN", self.job.token, self.pauses, self.sleep)
        try:
            return api.ask(method, address, data=data, file=file.path if file else None, read=read, may_lack=may_lack)
        except RefusalError as refusal:
            raise SourceError(finding("release-refused", "", request=refusal.request, detail=str(refusal))) from None


def _digest(answer: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := answer.read(_READ_AT_ONCE):
        digest.update(piece)
    return digest.hexdigest()
