"""Checks: what is wrong with a library, and what that means for it."""
