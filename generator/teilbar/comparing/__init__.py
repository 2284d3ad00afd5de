"""What a change does: to readers, to packages, to learners who have begun, and to what the check finds.

``compare`` (:mod:`teilbar.comparing.story`) gives a :class:`~teilbar.comparing.comparison.Comparison`, frozen; writers
make text, Markdown and HTML of it (``as_text.py``, ``as_markdown.py``, ``as_html.py``), and read nothing else.
"""

from teilbar.comparing.comparison import Comparison
from teilbar.comparing.story import compare

__all__ = ["Comparison", "compare"]
