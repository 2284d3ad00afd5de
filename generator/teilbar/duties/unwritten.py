"""The pages of duty that nobody wrote: which ones there are to be, and their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilbar.duties.recognising import duty_of, duty_of_file
from teilbar.duties.services import file_of_services, services_text
from teilbar.duties.writing import Facts, duty_text
from teilbar.hub.duties import DUTIES, file_of_duty
from teilbar.texts import LANGUAGES, text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from teilbar.hub import Hub
    from teilbar.hub.duties import Duty
    from teilbar.model.services import Services
    from teilbar.model.unit import Page
    from teilbar.reading.source import Source

_FILMS = (".mp4", ".webm", ".m4v", ".ogv")


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What is to be made of a hub's data beside what authors wrote."""

    hub: Hub
    source: Source
    root: str
    """The content folder in the source."""
    name: str
    """What the site is called."""
    services: Services | None = None

    def texts(self, files: Collection[str], pages: Iterable[Page]) -> Mapping[str, str]:
        """Return the Markdown of the pages that nobody wrote, by the files that they stand for.

        Takes the files of all texts of the source, and the plain pages among them, which may be named by their title.
        """
        written = {duty for file in files if (duty := duty_of_file(file, self.root))}
        written |= {duty for page in pages if (duty := duty_of(page, self.root))}
        wanted = [duty for duty in DUTIES if duty in self.hub.duties.pages and duty not in written]
        facts = Facts(self.name, self._film(), self.services is not None)
        made = {file_of_duty(duty, self.hub.language, self.root): duty_text(duty, self.hub, facts) for duty in wanted}
        at = file_of_services(self.hub.language, self.root)
        if self.services and at not in files:
            made[at] = services_text(self.services, self.hub.language)
        return made

    def _film(self) -> str:
        """Return the film in sign language, seen from the content folder; empty where there is none."""
        usual = [f"{text('duty.file.gebaerdensprache', language)}{end}" for language in LANGUAGES for end in _FILMS]
        names = [self.hub.duties.sign_language] if self.hub.duties.sign_language else usual
        return next((name for name in names if self.source.find(f"{self.root}/{name}" if self.root else name)), "")


def duty_pages(pages: Iterable[Page], root: str) -> Mapping[Duty, Page]:
    """Return the pages of a library that do a duty, in the order in which they are linked; of two the first."""
    found: dict[Duty, Page] = {}
    for page in pages:
        if duty := duty_of(page, root):
            found.setdefault(duty, page)
    return {duty: found[duty] for duty in DUTIES if duty in found}
