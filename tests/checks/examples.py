"""The examples of the rules: a folder a rule, with a source that breaks it and one that does not.

``RULE/bad`` and ``RULE/good`` are sources; what plain files cannot express is made (``makers.py``).
``RULE/expected.toml`` says of the bad one, word by word, what the check says:

- ``file``, and ``line`` where the finding has one; a finding about the whole source has the file ``""``.
- ``de``, ``do_de``, ``en``, ``do_en``: message and remedy, as in the catalogue.
- ``today``: the day of the check, where the rule asks for it.
- ``also``: ids of other rules that the bad example breaks of necessity, hints apart.

``pytest tests/checks --accept`` writes ``expected.toml`` anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from checks.makers import MADE
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.reading.errors import SourceError
from teilbar.reading.source import open_source
from teilbar.texts import LANGUAGES, message, remedy, rules_of_checks
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from teilbar.model.findings import Finding

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 30)
"""The day of an example that names none."""

Kind: TypeAlias = Literal["bad", "good"]


@dataclass(frozen=True)
class Example:
    """A rule's folder."""

    rule: str

    @property
    def folder(self) -> Path:
        return FOLDER / self.rule

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What the check says of the bad example; empty where nobody wrote it down."""
        file = self.folder / "expected.toml"
        return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}

    def holds(self, kind: Kind) -> bool:
        """Tell whether there is such an example, as files or made."""
        return self.rule in MADE or (self.folder / kind).is_dir()

    def findings(self, kind: Kind, place: Path) -> tuple[Finding, ...]:
        """Lay an example out in an empty folder and return what the check finds."""
        source = place / "sammlung"
        source.mkdir()
        if (self.folder / kind).is_dir():
            shutil.copytree(self.folder / kind, source, dirs_exist_ok=True)
        if made := MADE.get(self.rule):
            made.make(source, is_good=kind == "good")
        return checked(source, self.expected.get("today", TODAY))

    def accept(self, found: Finding, others: list[str]) -> None:
        """Write down what was found of the bad example."""
        lines = [f"file = {quoted(found.file)}"]
        lines += [f"line = {found.line}"] if found.line else []
        for language in LANGUAGES:
            lines.append(f"{language} = {quoted(message(found, language))}")
            lines.append(f"do_{language} = {quoted(remedy(found, language))}")
        lines += [f"today = {self.expected['today'].isoformat()}"] if "today" in self.expected else []
        lines += [f"also = [{', '.join(map(quoted, others))}]"] if others else []
        self.folder.mkdir(exist_ok=True)
        (self.folder / "expected.toml").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def checked(source: Path, today: date) -> tuple[Finding, ...]:
    """Check a source as the command does, in this process and without a cache."""
    cache = Cache(None)
    options = Options(source=str(source), today=today, jobs=1)
    try:
        with open_source(options.source, cache=cache) as opened, Workshop(cache, 1) as workshop:
            return read_and_check(opened, options, workshop, Silent()).verdict.findings
    except SourceError as problem:
        return problem.findings


def quoted(words: str) -> str:
    """Return a text as TOML has it (TOML 1.0, "String"): what JSON escapes it escapes alike."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


EXAMPLES = tuple(Example(rule.id) for rule in rules_of_checks())
"""One for every rule that a check of a source may find broken, be there a folder or not."""
