"""What an engine is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.publishing.staging import StagedSite


class Engine(Protocol):
    """Renders a staged tree. The object holds no state: two calls with the same tree write the same bytes."""

    name: ClassVar[str]
    """Its name on the command line."""
    experimental: ClassVar[bool]
    """Whether a build should say that this engine is not for a hub that people rely on."""
    modules: ClassVar[tuple[str, ...]]
    """The Python modules that it runs; where one is missing the engine's extra is not installed."""

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        """Make the site of a staged tree.

        Takes the tree, the folder to write (what it held is removed; its parent exists) and the site that the tree was
        written from. Writes neither sitemap nor feed: they are Teilbar's.

        Returns the lines in which the engine warned of something, best shown to whoever builds.

        Raises:
            EngineError: the engine failed.
            OSError: the disk refuses.
        """
        ...


class EngineError(Exception):
    """There is no site: the engine is unknown, not installed, or failed."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding
        """What to tell whoever builds; a failed engine's last lines are among its values."""
