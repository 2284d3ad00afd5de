"""Builds with MkDocs or ProperDocs again and again: what takes most of a small build, loading them, is done once.

For ``python -P .../warm_runner.py MODULE``: takes a path of a configuration a line, answers with a line of JSON when
its site is made, and ends with its stdin, which only the parent holds. Started by its path, and with imports of the
standard library and of the engine alone, as ``runner.py`` is.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from importlib import import_module
from typing import Any


class _Heard(logging.Handler):
    """Keeps what the engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


class _Builder:
    """The engine, with the templates that it has read."""

    def __init__(self, module: str) -> None:
        self._config: Any = import_module(f"{module}.config")
        self._build: Any = import_module(f"{module}.commands.build")
        self._setting = ""
        self._environment: Any = None

    def build(self, file: str) -> None:
        """Do what the command ``build`` does."""
        settings = self._config.load_config(config_file=file)
        self._lend_templates(settings, _setting(file))
        settings.plugins.on_startup(command="build", dirty=False)
        try:
            self._build.build(settings)
        finally:
            settings.plugins.on_shutdown()

    def _lend_templates(self, settings: Any, setting: str) -> None:  # noqa: ANN401 - the engine's, of whichever engine
        """Give the theme the templates that it read before: compiling them takes longer than a page does.

        Never to a site with another setting: what templates look up once for all pages, they remember.
        """
        if setting != self._setting:
            self._environment, self._setting = settings.theme.get_env(), setting
            self._environment.list_templates = _once(self._environment.list_templates)  # thousands of icons
        settings.theme.get_env = lambda: self._environment


def _setting(file: str) -> str:
    """Return all that a configuration says but where the pages lie and where the site goes."""
    with open(file, encoding="utf-8") as lines:  # noqa: PTH123 - what starts soon imports little
        return "".join(line for line in lines if not line.startswith(("docs_dir:", "site_dir:")))


def _once(names: Any) -> Any:  # noqa: ANN401 - a function of whatever arguments
    found: list[list[str]] = []

    def listed(*arguments: Any, **named: Any) -> list[str]:  # noqa: ANN401 - as above
        if not found:
            found.append(names(*arguments, **named))
        return found[0]

    return listed


def main() -> None:
    """Make the sites that are asked for, one after the other."""
    # Under other numbers, so that nothing the engine prints passes for an answer.
    orders, answers = os.fdopen(os.dup(0), encoding="utf-8"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    heard = _Heard()
    logging.getLogger(sys.argv[1]).addHandler(heard)
    builder = _Builder(sys.argv[1])
    for file in orders:
        heard.said.clear()
        failed = ""
        try:
            builder.build(file.rstrip("\n"))
        except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, it is told, and the next order may be better
            failed = traceback.format_exc()
        answers.write(json.dumps({"said": heard.said, "failed": failed}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
