"""What is wrong with a YAML text, told by the mistakes that authors make rather than by the parser's grammar."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from yaml.error import Mark, MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from teilbar.texts import finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.findings import Finding

_KEY_WITHOUT_SPACE = re.compile(r"\s*[\w-]+:[^\s/:]")

# What PyYAML was doing and what it then met; the mistake; and whether the line where the thing began helps more than
# the line where PyYAML gave up.
_MISTAKES: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (re.compile(r".*\|found character '\\t'"), "yaml-tab", False),
    (re.compile(r".*\|found character '.+' that cannot start any token"), "yaml-sign", False),
    (re.compile(r"while scanning an? (?:alias|anchor|block scalar|directive)"), "yaml-sign", False),
    (re.compile(r".*\|found undefined alias|found duplicate anchor"), "yaml-sign", False),
    (re.compile(r".*\|could not find expected ':'"), "yaml-no-colon", True),
    (re.compile(r"while scanning a (?:double-)?quoted scalar"), "yaml-quotes", True),
    (re.compile(r".*\|expected <block end>, but found '<scalar>'"), "yaml-quotes", False),
    (re.compile(r"while parsing a flow|.*\|expected the node content"), "yaml-brackets", True),
    (re.compile(r".*\|(?:expected '?<(?:block end|document start)>|sequence entries)"), "yaml-indentation", False),
)


class YamlProblem(Exception):  # noqa: N818 - it is the author's problem, not an error of the program
    """A text that is not YAML, or YAML that Teilbar does not accept.

    ``reason`` is a rule of the catalogue (``yaml-...``), ``values`` what its message needs.
    """

    def __init__(self, reason: str, line: int | None = None, **values: str) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line
        """Line in the given text, from 1; None where the whole text is meant."""
        self.values: Mapping[str, str] = MappingProxyType(values)

    def as_finding(self, file: str, first_line: int = 1) -> Finding:
        """Return the finding for a text that begins in line ``first_line`` of ``file``."""
        line = None if self.line is None else self.line + first_line - 1
        return finding(self.reason, file, line, **self.values)


def explain(error: YAMLError, text: str) -> YamlProblem:
    """Return the problem behind an error of PyYAML's own parser (libyaml words its errors differently)."""
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return YamlProblem(reason="yaml-character", line=line, character=f"U+{ord(text[error.position]):04X}")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return YamlProblem(reason="yaml-syntax")
    if error.problem == "mapping values are not allowed here":
        return _unexpected_colon(error.problem_mark, text)
    met = f"{error.context or ''}|{error.problem}"
    for pattern, rule, where_begun in _MISTAKES:
        if pattern.match(met):
            mark = error.context_mark if where_begun and error.context_mark else error.problem_mark
            squeezed = rule == "yaml-no-colon" and _KEY_WITHOUT_SPACE.match(text.split("\n")[mark.line])
            return YamlProblem(reason="yaml-no-space" if squeezed else rule, line=mark.line + 1)
    return YamlProblem(reason="yaml-syntax", line=error.problem_mark.line + 1)


def _unexpected_colon(mark: Mark, text: str) -> YamlProblem:
    """Tell a second colon in a line from a line that only seems to go on with the value of the line before."""
    lines = text.split("\n")
    line = mark.line
    before = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)
    if before is None or ": " in lines[line][: mark.column]:
        return YamlProblem(reason="yaml-colon", line=line + 1)
    if _KEY_WITHOUT_SPACE.match(lines[before]):
        return YamlProblem(reason="yaml-no-space", line=before + 1)
    if ":" not in lines[before]:
        return YamlProblem(reason="yaml-no-colon", line=before + 1)
    return YamlProblem(reason="yaml-indentation", line=line + 1)
