"""The catalogue's words for scripts: ``python -m teilbar.texts.browser > themes/widgets/words.json``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from teilbar.texts import LANGUAGES, keys, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.texts import Language

_SECTION = "widget."


def browser_words() -> Mapping[Language, Mapping[str, str]]:
    """Return the words of ``[widget]`` in ``interface.toml`` by language and key; scripts fill in their {values}."""
    ours = [key for key in keys() if key.startswith(_SECTION)]
    return {language: {key.removeprefix(_SECTION): text(key, language) for key in ours} for language in LANGUAGES}


def main() -> None:
    """Write them as JSON to the standard output."""
    sys.stdout.write(json.dumps(browser_words(), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
