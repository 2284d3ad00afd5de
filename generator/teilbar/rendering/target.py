"""What a page or package that is being rendered knows of its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from teilbar.licensing.credits import Credit
    from teilbar.model.unit import Captions, Medium, Page
    from teilbar.renditions.plan import Planned
    from teilbar.texts import Language


class Target(Protocol):
    """Where rendered HTML will stand: the site, or a package. A pure function of the library."""

    @property
    def language(self) -> Language:
        """Language of the words that the renderer adds."""
        ...

    @property
    def exact_gaps(self) -> bool:
        """Whether what is typed into gaps has to be written exactly like the answer."""
        ...

    @property
    def enlarges(self) -> bool:
        """Whether a picture leads to the file that it is, to be looked at closely."""
        ...

    @property
    def lively(self) -> bool:
        """Whether the questions of examples can be tried; else they are shown at rest."""
        ...

    def href(self, page: Page, link: str) -> str | None:
        """Return the address of a link that an author wrote, or None where it leads nowhere: its text stays."""
        ...

    def credit(self, page: Page, medium: Medium) -> Credit:
        """Return the credit of a medium that the page shows."""
        ...

    def src(self, page: Page, medium: Medium, rendition: Planned | None = None) -> str:
        """Return the address of a medium, or of one of its renditions, as seen from the page."""
        ...

    def track(self, page: Page, captions: Captions) -> str:
        """Return the address from which a player loads captions, as seen from the page."""
        ...
