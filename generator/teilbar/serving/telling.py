"""What the preview says on the terminal: each change, how soon it was to be seen, and the findings that are new."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from rich.text import Text

from teilbar.checking.reports.examined import once
from teilbar.checking.reports.plain import finding_lines, text_report
from teilbar.serving.looking import COMMIT
from teilbar.texts import plural, text
from teilbar.texts.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from teilbar.model.findings import Finding
    from teilbar.outcome import Built
    from teilbar.serving.state import State
    from teilbar.texts import Language

NAMED = 3
"""Changed files that are named; how many more there are is said."""
LISTED = 10
"""New findings that are told after a change."""


class Teller:
    """Tells on a terminal; several threads may."""

    def __init__(self, console: Console, language: Language) -> None:
        """Take the console to print to, and the language of the messages."""
        self._console = console
        self._language = language
        self._lock = Lock()

    def say(self, key: str, **values: object) -> None:
        """Print a text of the catalogue, with its values."""
        with self._lock:
            self._console.print(Text(text(f"serve.{key}", self._language, **values)))

    def begin(self) -> None:
        """Say that the first build has begun, which may take a while."""
        self.say("begin")

    def first(self, built: Built) -> None:
        """Say what the first build found."""
        with self._lock:
            for line in text_report(built.outcome.findings, self._language):
                self._console.print(line)

    def changed(self, files: tuple[str, ...], before: State, now: State, seconds: float) -> None:
        """Say what was changed, and what came of it."""
        if files:
            self.say("changed", files=self._named(files))
        if now.known is None:
            self._findings(now.problem)
            self.say("kept")
            return
        if files:
            self.say("shown", seconds=decimal(seconds, 2, self._language))
        old = set(before.known.verdict.findings if before.known else ())
        new = once(found for found in now.known.verdict.findings if found not in old)
        self._findings(new[:LISTED])
        if len(new) > LISTED:
            with self._lock:
                self._console.print(Text(plural("serve.more", len(new) - LISTED, self._language)))

    def built(self, seconds: float) -> None:
        """Say that the whole site has followed."""
        self.say("built", seconds=decimal(seconds, 1, self._language))

    def not_built(self, findings: Iterable[Finding]) -> None:
        """Say why the whole site has not followed."""
        self._findings(findings)
        self.say("not-built")

    def _named(self, files: tuple[str, ...]) -> str:
        names = [text("serve.commit", self._language) if file == COMMIT else file for file in files]
        named = ", ".join(names[:NAMED])
        if len(names) <= NAMED:
            return named
        return plural("serve.and-more", len(names) - NAMED, self._language, files=named)

    def _findings(self, findings: Iterable[Finding]) -> None:
        with self._lock:
            for found in findings:
                if found.file:
                    self._console.print(Text(found.file, style="bold"))
                for line in finding_lines(found, self._language):
                    self._console.print(line)
