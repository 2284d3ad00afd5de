"""Animations without their metadata: the files' own pieces, of which only those that are pixels and time are kept.

Nothing is unpacked, so every frame stays as it was, to the byte. Each module is a function ``strip``: from a file's
bytes to a file's bytes. It raises ValueError for a file whose pieces do not fit together.
"""
