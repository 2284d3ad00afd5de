"""A unit that a reader found, as a folder in Teilbar's own Markdown."""
