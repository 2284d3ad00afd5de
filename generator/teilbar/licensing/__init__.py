"""Licences: what is known of them, and which one an author means."""

from teilbar.licensing.registry import Registry

__all__ = ["Registry"]
