"""Markdown as GitLab reads it, to the document model."""
