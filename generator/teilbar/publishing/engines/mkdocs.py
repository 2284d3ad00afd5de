"""MkDocs 1.x with Material: the default."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from teilbar.publishing.engines.configuration import configuration, write_configuration
from teilbar.publishing.engines.process import run

if TYPE_CHECKING:
    from teilbar.publishing.staging import StagedSite


class MkDocs:
    """See :class:`~teilbar.publishing.engines.engine.Engine`."""

    name: ClassVar[str] = "mkdocs"
    experimental: ClassVar[bool] = False
    modules: ClassVar[tuple[str, ...]] = ("mkdocs", "material")

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        """See :meth:`~teilbar.publishing.engines.engine.Engine.render`."""
        with TemporaryDirectory(prefix="teilbar-") as folder:
            file = Path(folder) / "mkdocs.yml"
            write_configuration(configuration(site, stage.resolve(), out.resolve(), search="material/search"), file)
            return run(self.name, self.modules[0], ("build", "--quiet", "--config-file", str(file)), Path(folder))
