"""What GitLab tells a job of itself, in its predefined variables."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.reading.errors import SourceError
from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_IN_VERSIONS = re.compile(r"[^A-Za-z0-9._+-]+")
_DIGITS_APART = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job of a tag's pipeline (GitLab's documentation, "Predefined CI/CD variables")."""

    api: str
    """Address of the API, ``CI_API_V4_URL``."""
    project: str
    """The project's number, ``CI_PROJECT_ID``."""
    name: str
    """The project's name in addresses, ``CI_PROJECT_NAME``."""
    tag: str
    """``CI_COMMIT_TAG``."""
    token: str = field(repr=False)
    """``CI_JOB_TOKEN``: valid as long as the job runs."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Job:
        """Return the job of a process. Raises SourceError where this is none of a tag's pipeline."""
        names = {
            "api": "CI_API_V4_URL",
            "project": "CI_PROJECT_ID",
            "name": "CI_PROJECT_NAME",
            "tag": "CI_COMMIT_TAG",
            "token": "CI_JOB_TOKEN",
        }
        missing = [name for name in names.values() if not environment.get(name)]
        if missing:
            raise SourceError(finding("release-outside-of-a-job", "", missing=", ".join(f"`{one}`" for one in missing)))
        return cls(**{part: environment[name] for part, name in names.items()})

    @property
    def version(self) -> str:
        """The tag as the registry takes it for a version.

        Two tags never become one version: where letters had to give way, a digest of the tag tells them apart.
        """
        version = _NOT_IN_VERSIONS.sub("-", self.tag)
        if version == self.tag:
            return version
        return f"{version}-{hashlib.sha256(self.tag.encode()).hexdigest()[:_DIGITS_APART]}"
