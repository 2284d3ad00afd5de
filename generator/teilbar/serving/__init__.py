"""The preview: the site on this machine, which follows every change of its source.

The way of a change: ``watching.py`` wakes, ``looking.py`` tells what is another file now, ``desk.py`` reads the source
again (``knowing.py``) and tells everybody who waits; ``answers.py`` says what an address shows from then on, past the
whole build, which follows in a process of its own (``whole.py``) and then takes its place. ``server.py`` hands it to
browsers, ``panel.py`` says beside each page what was found of it.
"""

from teilbar.serving.serve import serve

__all__ = ["serve"]
