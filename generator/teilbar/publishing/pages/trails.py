"""The way to a page: what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teilbar.model.unit import LearningPath, Unit
from teilbar.model.walk import is_visible
from teilbar.publishing.places import MATERIALS, PATHS
from teilbar.publishing.site_addresses import folder_of_topic
from teilbar.texts import text

if TYPE_CHECKING:
    from teilbar.model.unit import Page
    from teilbar.texts import Language


def trail_of(page: Page, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the pages above that of a text, below the start page: title and folder of each, the highest first."""
    match page:
        case Unit():
            areas = [area.label for area in page.metadata.areas if is_visible(area.label)]
            topics = [(area, folder_of_topic(area)) for area in areas[:1]]
            return ((text("page.materials", language), MATERIALS), *topics)
        case LearningPath():
            return ((text("page.paths", language), PATHS),)
        case _:
            return ()
