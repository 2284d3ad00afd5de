"""A new hub's files speak one language: what the German and the English ones have in common are names."""

from __future__ import annotations

import re

from languages.said import words
from teilbar.schemas import FOLDER
from teilbar.starting import LICENCES
from teilbar.starting.hub_files import PIPELINE, hub_files

CALLED_THE_SAME = set(
    (  # noqa: SIM905 - as a list of strings nobody could survey them
        "an app browser cc code film general git gitlab hub in link links logo mail medium moodle name organization "
        "python server smartphone so still tablet team teilbar text theme ticket was website memory "
        "accent by commit content deploy desk fork main merge must note pages palette pipelines primary quality "
        "request service settings stands succeed true view "
        "beispieldaten bewertet geprueft kontakt luecken methode nicht postfach teilweise vereinbar"
    ).split()
)
"""Words of both languages, names in GitLab and in alerts, what an English hub file has to call by a German name."""

_NOT_SAID = re.compile(
    r"# yaml-language-server:.*?$|```.*?```|`[^`]*`|^\s*[\w-]+:(?=\s)|\*[A-Z][^*]*\*", re.DOTALL | re.MULTILINE
)
"""Code, names of fields, and what is called so in GitLab's menus."""


def spoken(language: str) -> set[str]:
    files = hub_files("Hub", LICENCES[0], "", language="en" if language == "en" else "de")
    others = {PIPELINE, "nginx.conf"} | {name for name in files if name.startswith(FOLDER)}
    own = (text for name, text in files.items() if name not in others)
    return set().union(*(words(_NOT_SAID.sub(" ", text)) for text in own))


def test_no_word_is_in_the_files_of_both_languages() -> None:
    german, english = spoken("de"), spoken("en")
    assert min(len(german), len(english)) > 300
    assert german & english - CALLED_THE_SAME == set()
