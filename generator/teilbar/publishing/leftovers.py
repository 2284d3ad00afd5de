"""What Material's base template writes into each page outside of all blocks, and our frame has no use for.

Two boxes to tick, with an attribute that HTML does not allow them, a skip link, a place for announcements and a
dialogue: parts of a menu and a search that our own have replaced. No template can take them out.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(r'(<body\b[^>]*>)(?:(?!<body\b).)*?(?=<a class="tb-skip")', re.DOTALL)
_DIALOG = re.compile(r'<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*')
_FOOT = "</footer>"


def bare(html: str) -> str:
    """Return a page without them: nothing between ``<body>`` and our skip link, no dialogue behind the foot.

    What an author wrote stands between these and stays as it is.
    """
    main, foot, rest = _BEFORE.sub(r"\1\n", html, count=1).rpartition(_FOOT)
    return f"{main}{foot}{_DIALOG.sub('', rest)}" if foot else html
