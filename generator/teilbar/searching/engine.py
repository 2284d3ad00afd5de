"""What a browser counts with: lunr.js and its stemmer for German, from the wheel of MkDocs, without their comments."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rjsmin import jsmin

if TYPE_CHECKING:
    from teilbar.texts import Language

_LUNR = "templates/search/lunr.js"
_STEMMERS = {"de": ("lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.de.js"), "en": ()}


_LIST = re.compile(r"stopWordFilter = lunr\.generateStopWordFilter\(\s*(?:'([^']+)'\.split|\[([^\]]+)\])")


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Return the words that say nothing by themselves, as lunr's filter for a language has them."""
    name = "lunr-language/lunr.de.js" if language == "de" else _LUNR
    found = _LIST.search(files("mkdocs.contrib.search").joinpath(*name.split("/")).read_text("utf-8"))
    if not found:
        raise LookupError(name)
    return frozenset((found[1] or found[2]).replace("'", " ").replace(",", " ").split())


def lunr_script(language: Language) -> str:
    """Return lunr.js with what it needs for a language, as one classic script; its licences stand in it."""
    folder = files("mkdocs.contrib.search")
    names = (_LUNR, *_STEMMERS[language])
    scripts = (folder.joinpath(*name.split("/")).read_text("utf-8") for name in names)
    return ";\n".join(str(jsmin(script, keep_bang_comments=True)) for script in scripts)
