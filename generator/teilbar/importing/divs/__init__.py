"""Markdown with Pandoc's divs, and lessons of The Carpentries (The Workbench, and Jekyll before it)."""
