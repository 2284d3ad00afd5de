"""Zensical, by the makers of Material for MkDocs: experimental."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from teilbar.publishing.engines.configuration import configuration, write_configuration
from teilbar.publishing.engines.process import run

_PLACE = re.compile(r"─\[ (\S+) \]")

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.publishing.staging import StagedSite


class Zensical:
    """See :class:`~teilbar.publishing.engines.engine.Engine`."""

    name: ClassVar[str] = "zensical"
    experimental: ClassVar[bool] = True
    modules: ClassVar[tuple[str, ...]] = ("zensical",)

    def render(self, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        """See :meth:`~teilbar.publishing.engines.engine.Engine.render`.

        Zensical wants the tree and the site below its configuration's folder, so both are copied.
        """
        with TemporaryDirectory(prefix="teilbar-", dir=out.parent) as name:
            folder = Path(name).resolve()
            settings = configuration(site, Path("docs"), Path("site"))
            settings["theme"]["variant"] = "classic"
            shutil.copytree(stage, folder / "docs")
            write_configuration(settings, folder / "mkdocs.yml")
            lines = run(self.name, self.name, ("build", "--config-file", str(folder / "mkdocs.yml")), folder)
            shutil.rmtree(out, ignore_errors=True)
            shutil.copytree(folder / "site", out)
            for unused in ("sitemap.xml", "search.json"):  # empty, because our template is; and asked for by no page
                (out / unused).unlink(missing_ok=True)
            return tuple(_warnings(lines))


def _warnings(lines: Iterable[str]) -> Iterator[str]:
    """Find the warnings and their places in what Zensical writes: it draws the source line below each of them."""
    warning = ""
    for line in lines:
        if line.startswith("Warning:"):
            warning = line
        elif warning and (place := _PLACE.search(line)):
            yield f"{warning} ({place[1]})"
            warning = ""
