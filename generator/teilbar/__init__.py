"""Teilbar: Markdown learning units to an accessible site and to packages that others can import."""
