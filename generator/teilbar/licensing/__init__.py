"""Licences: what is known of them, and which one an author means."""

from teilbar.licensing.readings import Meaning
from teilbar.licensing.registry import Registry

__all__ = ["Meaning", "Registry"]
