"""The examples of the rules: a folder a rule, with a source that breaks it and one that does not.

``RULE/bad`` and ``RULE/good`` are sources; what plain files cannot express is made (``makers.py``).
``RULE/expected.toml`` says of the bad one, word by word, what the check says:

- ``file``, and ``line`` where the finding has one; a finding about the whole source has the file ``""``.
- ``de``, ``do_de``, ``en``, ``do_en``: message and remedy, as in the catalogue.
- ``today``: the day of the check, where the rule asks for it.
- ``also``: ids of other rules that the bad example breaks of necessity, hints apart.

In these, ``[…]`` stands for what differs from machine to machine.

``pytest tests/checks --accept`` writes ``expected.toml`` anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from checks.makers import MADE
from teilbar.build import build
from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.checking.reports.examined import once
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.sizes import size_findings, sizes_of
from teilbar.reading.errors import SourceError
from teilbar.reading.source import open_source
from teilbar.texts import LANGUAGES, message, remedy, rule_groups, rules
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teilbar.model.findings import Finding

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 30)
"""The day of an example that names none."""

FORMATS = ("h5p", "h5p-quiz")
"""What is built where only a build shows what an example is for."""

ANYTHING = "[…]"

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
        made = MADE.get(self.rule)
        if made:
            made.make(source, is_good=kind == "good")
        if rule_groups()[rules()[self.rule].group].found_by == "build":
            return built(source, place, made.adds if made and kind == "bad" else {})
        meanwhile = made.meanwhile if made and kind == "bad" else None
        return checked(source, self.expected.get("today", TODAY), meanwhile)

    def says(self, found: Finding) -> bool:
        """Tell whether a finding is the one that was written down."""
        words = said(found)
        expected = {key: value for key, value in self.expected.items() if key not in {"also", "today"}}
        return words.keys() == expected.keys() and all(
            value == words[key] or re.fullmatch(".*".join(map(re.escape, str(value).split(ANYTHING))), str(words[key]))
            for key, value in expected.items()
        )

    def accept(self, found: Finding, others: list[str]) -> None:
        """Write down what was found of the bad example, where that is not what is written already."""
        if self.says(found) and others == self.expected.get("also", []):
            return
        lines = [f"{key} = {quoted(value) if isinstance(value, str) else value}" for key, value in said(found).items()]
        lines += [f"today = {self.expected['today'].isoformat()}"] if "today" in self.expected else []
        lines += [f"also = [{', '.join(map(quoted, others))}]"] if others else []
        self.folder.mkdir(exist_ok=True)
        (self.folder / "expected.toml").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def said(found: Finding) -> dict[str, str | int]:
    """Return a finding as ``expected.toml`` has it."""
    words: dict[str, str | int] = {"file": found.file}
    if found.line:
        words["line"] = found.line
    for language in LANGUAGES:
        words[language] = message(found, language)
        words[f"do_{language}"] = remedy(found, language)
    return words


def checked(source: Path, today: date, meanwhile: Callable[[Path], object] | None = None) -> tuple[Finding, ...]:
    """Check a source as the command does, in this process and without a cache.

    ``meanwhile`` happens after its files were listed.
    """
    cache = Cache(None)
    options = Options(today=today, jobs=1)
    try:
        with chdir(source), open_source(cache=cache) as opened, Workshop(cache, 1) as workshop:
            if meanwhile:
                meanwhile(source)
            return read_and_check(opened, options, workshop, Silent()).verdict.findings
    except SourceError as problem:
        return problem.findings


def built(source: Path, place: Path, adds: Mapping[str, int]) -> tuple[Finding, ...]:
    """Build the packages of a source and return what is found, also of its size.

    ``adds`` are files that its site has besides, with their sizes in bytes.
    """
    options = Options(
        source=str(source), out=place / "site", cache=place / "cache", site=False, formats=FORMATS, jobs=1, today=TODAY
    )
    done = build(options)
    return once((*done.outcome.findings, *done.packaging, *size_findings(sizes_of({**done.sizes, **adds}))))


def quoted(words: str) -> str:
    """Return a text as TOML has it (TOML 1.0, "String"): what JSON escapes it escapes alike."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


EXAMPLES = tuple(
    Example(rule.id)
    for group in rule_groups().values()
    if group.found_by != "command"
    for rule in rules().values()
    if rule.group == group.id
)
"""One for every rule that a check of a source or a build of it may find broken, be there a folder or not."""
