"""The hub: what its owner configured in ``mkdocs.yml``."""

from teilbar.hub.content import content_root
from teilbar.hub.loading import HubError, load_hub
from teilbar.hub.options import Area, Hub, Palette, Participation, Publisher, Theme

__all__ = ["Area", "Hub", "HubError", "Palette", "Participation", "Publisher", "Theme", "content_root", "load_hub"]
