"""Moved to teilbar.texts; import from there."""

from teilbar.texts import finding as finding
from teilbar.texts import message as message
from teilbar.texts import rules as rules
