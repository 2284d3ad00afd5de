"""MkDocs 1.x with Material: the default."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from teilbar.publishing.engines.configuration import configuration, write_configuration
from teilbar.publishing.engines.process import run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.publishing.staging import StagedSite

_LEVELS = frozenset({"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"})


class MkDocs:
    """See :class:`~teilbar.publishing.engines.engine.Engine`."""

    name: ClassVar[str] = "mkdocs"
    experimental: ClassVar[bool] = False
    modules: ClassVar[tuple[str, ...]] = ("mkdocs", "material")

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        """See :meth:`~teilbar.publishing.engines.engine.Engine.render`."""
        with TemporaryDirectory(prefix="teilbar-", dir=out.parent) as folder:
            file = Path(folder) / "mkdocs.yml"
            write_configuration(configuration(site, stage.resolve(), out.resolve()), file)
            # Not --quiet, which would keep warnings back too.
            lines = run(self.name, self.modules[0], ("build", "--config-file", str(file)), Path(folder))
        return tuple(_warnings(lines))


def _warnings(lines: Iterable[str]) -> Iterator[str]:
    """Find the warnings, and what goes on below them, in what MkDocs writes: the level, a dash, the message."""
    warns = False
    for line in lines:
        level, dash, said = line.partition(" -  ")
        if dash and level.strip() in _LEVELS:
            warns = level.strip() not in {"DEBUG", "INFO"}
        if warns:
            yield said or line
