"""``make rules``: write the pages of the rules anew, those of the documentation and those of the guide."""

from __future__ import annotations

from checks.guide_pages import FOLDER as GUIDE
from checks.guide_pages import guide_pages
from checks.pages import FOLDER, pages, write

write(FOLDER, pages())
write(GUIDE, guide_pages())
