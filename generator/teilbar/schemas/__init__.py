"""JSON Schemas of what authors write, made from the types that read it: editors complete and check files by them.

A schema accepts what the reader of a field understands, and refuses what it does not as far as a pattern can tell: that
6-4 are no ages, or which name is a slip of the pen, only ``teilbar check`` says.
"""

FOLDER = ".teilbar/schemas"
"""Where they lie in a hub. No text is read from a folder whose name begins with a dot."""

SUFFIX = ".schema.json"

MADE = "Von Teilbar erzeugt / made by Teilbar"
"""What the ``$comment`` of each says: Teilbar may renew it."""
