"""What authors have already, taken over: a reader a format (``reader.py``), one writer of Teilbar's Markdown.

Readers are found by the entry points of the group ``teilbar.importers``. They give frozen data (``found.py``) and write
nothing; ``writing.py`` makes a unit's folder of it; what neither could take over becomes a remark, never nothing.
"""
