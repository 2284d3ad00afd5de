"""Pictures in the preview: a page does not wait for hundreds of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilbar.publishing.media import MediaMaker, is_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teilbar.model.unit import Medium
    from teilbar.renditions import Problem

AT_ONCE = 3
"""New pictures that are made before a page is shown: so that what is broken is told, and does not take long."""


@dataclass(frozen=True, slots=True)
class PatientMaker(MediaMaker):
    """Knows what it was told of pictures before; of many new ones it waits for what the whole build says."""

    judged: dict[tuple[str, str], Problem | None] = field(default_factory=dict)
    """What keeps each picture from being shown, by its path and digest."""

    def problems(self, media: Iterable[Medium]) -> Iterator[tuple[Medium, Problem | None]]:
        """See :meth:`~teilbar.publishing.media.MediaMaker.problems`; passes over those that nobody knows yet."""
        pictures = [medium for medium in media if is_picture(medium)]
        new = [medium for medium in pictures if (medium.path, medium.digest) not in self.judged]
        made = [medium for medium in new if self.is_made(medium)]
        ready = new if len(new) - len(made) <= AT_ONCE else made
        for medium, problem in MediaMaker.problems(self, ready):
            self.judged[medium.path, medium.digest] = problem
        for medium in pictures:
            if (medium.path, medium.digest) in self.judged:
                yield medium, self.judged[medium.path, medium.digest]

    def waits_for(self, media: Iterable[Medium]) -> bool:
        """Tell whether there are pictures that nobody knows yet."""
        return any(is_picture(medium) and (medium.path, medium.digest) not in self.judged for medium in media)
