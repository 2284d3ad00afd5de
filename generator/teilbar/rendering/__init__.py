"""Rendering: the document model as HTML, once, for every target."""
