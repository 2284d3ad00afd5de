"""The Content Security Policy: what a page of the site may load, and that nobody else is asked for anything.

Content Security Policy Level 3 (W3C). Every page carries it, so that it holds on servers that send no headers, such as
GitLab Pages, and from ``file://``. A server of one's own sends it as a header too, with what no page can say itself
(section 3.3: ``frame-ancestors`` and ``report-uri`` mean nothing in a ``<meta>``).
"""

from __future__ import annotations

_DIRECTIVES = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def _written(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


PAGE_POLICY = _written(_DIRECTIVES)
"""What stands in each page of the site, first in its head."""

PACKAGE_POLICY = _written(_DIRECTIVES | {"media-src": "'self' data:"})
"""The same for a package that is opened from a folder: browsers load captions from nowhere else than the page then."""

SERVER_POLICY = _written(_DIRECTIVES | {"frame-ancestors": "'self'"})
"""What a server sends with every answer."""
