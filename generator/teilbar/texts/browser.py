"""The catalogue's words for scripts: ``python -m teilbar.texts.browser widget > themes/widgets/words.json``."""

from __future__ import annotations

import json
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilbar.texts import LANGUAGES, keys, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.texts import Language

SECTIONS: Mapping[str, str] = MappingProxyType(
    {"widget": "widgets/words.json", "search": "search/ui/words.json", "preview": "preview/words.json"}
)
"""The sections of ``interface.toml`` that are for scripts, each with its file in ``themes/``."""


def browser_words(section: str) -> Mapping[Language, Mapping[str, str]]:
    """Return the words of a section of ``interface.toml`` by language and key; scripts fill in their {values}."""
    begin = f"{section}."
    ours = [key for key in keys() if key.startswith(begin)]
    return {language: {key.removeprefix(begin): text(key, language) for key in ours} for language in LANGUAGES}


def main() -> None:
    """Write those of the section that is named as JSON to the standard output."""
    sys.stdout.write(json.dumps(browser_words(sys.argv[1]), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
