"""ProperDocs, which carries MkDocs 1.x on, with the same theme."""

from __future__ import annotations

from typing import ClassVar

from teilbar.publishing.engines.mkdocs import MkDocs


class ProperDocs(MkDocs):
    """See :class:`~teilbar.publishing.engines.engine.Engine`."""

    name: ClassVar[str] = "properdocs"
    modules: ClassVar[tuple[str, ...]] = ("properdocs", "material")
