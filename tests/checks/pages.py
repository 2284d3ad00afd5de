"""The pages of the rules: ``docs/rules/RULE.md`` and an index, made of catalogue and examples by ``make rules``."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from checks.examples import Example, Kind
from checks.makers import MADE
from conftest import ROOT
from teilbar.hub.loading import FILES as HUB_FILES
from teilbar.model.findings import Severity
from teilbar.texts import LANGUAGES, Language, Rule, plural, rule_groups, rules, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER = ROOT / "docs" / "rules"
INDEX = "README.md"

_MARKUP = {".md": "markdown", ".yml": "yaml", ".yaml": "yaml", ".svg": "xml"}
_MARK = re.compile(r"[\\*_<\[~]")
_PLACEHOLDER = re.compile(r"\{\w+\}")


def pages() -> Mapping[str, str]:
    """Return every page by its name."""
    return {INDEX: _index(), **{f"{rule.id}.md": _page(rule) for rule in rules().values()}}


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write pages into a folder, and remove those that are no longer made."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, words in made.items():
        (folder / name).write_text(words, "utf-8")


def _index() -> str:
    return _joined(_index_blocks())


def _index_blocks() -> Iterator[str]:
    yield f"# {_in_both('index')}"
    yield from (text("rule-page.about", language) for language in LANGUAGES)
    for group in rule_groups().values():
        yield f"## {group.name['de']} / {group.name['en']}"
        rows = [f"| {_in_both('rule')} | {_in_both('weight')} | {_in_both('says')} |", "|---|---|---|"]
        rows += [
            f"| [{rule.id}]({rule.id}.md) | {weight_of(rule, 'de')} | {_cell(message_of(rule, 'de'))} |"
            for rule in rules().values()
            if rule.group == group.id
        ]
        yield "\n".join(rows)
    yield from (text("rule-page.made", language) for language in LANGUAGES)


def _page(rule: Rule) -> str:
    return _joined([f"# {rule.id}", *_spoken(rule, "de"), f"## {_in_both('in-english')}", *_spoken(rule, "en")])


def _spoken(rule: Rule, language: Language) -> Iterator[str]:
    """Yield what a page says in one language; the examples stand in the German part."""
    depth = "##" if language == "de" else "###"
    group = rule_groups()[rule.group].name[language]
    yield f"{_word('group', language)}: {group}. {_word('weight', language)}: {weight_of(rule, language)}."
    yield f"> {message_of(rule, language)}\n>\n> → {remedy_of(rule, language)}"
    example = Example(rule.id)
    for kind, other in _KINDS:
        if example.holds(kind):
            shown = list(_example(example, kind, other, language))
            if shown:
                yield f"{depth} {_word(kind, language)}"
                yield from shown
    yield f"{depth} {_word('off', language)}"
    yield from _switching_off(rule, language)


_KINDS: tuple[tuple[Kind, Kind | None], ...] = (("bad", None), ("good", "bad"))
"""The examples, and the one that was shown before."""


def _example(example: Example, kind: Kind, other: Kind | None, language: Language) -> Iterator[str]:
    files, before = files_of(example, kind), files_of(example, other) if other else {}
    if language == "de":
        yield from (
            block for path, data in files.items() if before.get(path) != data for block in file_as_code(path, data)
        )
    if made := MADE.get(example.rule):
        yield (made.bad if kind == "bad" else made.good)[LANGUAGES.index(language)]
    if kind == "bad":
        yield _reported(example, language)
    elif any(before.get(path) == data for path, data in files.items()) and language == "de":
        yield _word("same", language)


def files_of(example: Example, kind: Kind) -> dict[str, bytes]:
    """Return the files of an example by their paths."""
    folder = example.folder / kind
    paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def file_as_code(path: str, data: bytes) -> Iterator[str]:
    """Yield a file as code; what is no text is named."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words or not words:
        yield plural("rule-page.bytes", len(data), "de", name=path)
        return
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * max(3, longest + 1)
    words = words if words.endswith("\n") else f"{words}\n"
    yield f"`{path}`"
    markup = _MARKUP.get(f".{path.rpartition('.')[2]}", "text")
    yield f"{fence}{markup}\n{words}{fence}"


def _reported(example: Example, language: Language) -> str:
    expected = example.expected
    if not expected.get("file"):
        return _word("whole", language)
    if "line" in expected:
        return text("rule-page.line", language, file=expected["file"], line=expected["line"])
    return text("rule-page.file", language, file=expected["file"])


def _switching_off(rule: Rule, language: Language) -> Iterator[str]:
    if reason := reasons_to_stay(rule, language):
        yield reason
    else:
        for place in _places(Example(rule.id).expected):
            yield text(f"rule-page.off-in-{place}", language, rule=rule.id)


def reasons_to_stay(rule: Rule, language: Language) -> str:
    """Return why a rule cannot be switched off; empty for one that can."""
    if rule_groups()[rule.group].found_by == "command":
        return _word("fixed-command", language)
    if rule.severity is Severity.ERROR:
        return _word("fixed-error", language)
    return _word("fixed-rights", language) if rule.fixed else ""


def _places(expected: Mapping[str, object]) -> Iterator[str]:
    """Yield where a rule can be switched off that is found there."""
    file = str(expected.get("file", ""))
    if "line" in expected:
        yield "text" if file.endswith(".md") else "fields"
    if file and file not in HUB_FILES:
        yield "header"
    yield "hub"


def message_of(rule: Rule, language: Language) -> str:
    """Return what is said of a rule's bad example, as Markdown."""
    return _plain(Example(rule.id).expected.get(language) or _PLACEHOLDER.sub("…", rule.message[language]))


def remedy_of(rule: Rule, language: Language) -> str:
    """Return what mends it, as Markdown."""
    said = Example(rule.id).expected.get(f"do_{language}")
    return _plain(said or _PLACEHOLDER.sub("…", rule.remedy[language]).replace("{{", "{").replace("}}", "}"))


def _plain(words: str) -> str:
    """Return a message as Markdown: what is code stays code, and nothing else means anything."""
    parts = re.split(r"(`+)(.+?)\1(?!`)", words)
    between = (_MARK.sub(r"\\\g<0>", part) for part in parts[::3])
    code = (f"{fence}{inside}{fence}" for fence, inside in zip(parts[1::3], parts[2::3], strict=True))
    return "".join(part for pair in zip_longest(between, code, fillvalue="") for part in pair)


def weight_of(rule: Rule, language: Language) -> str:
    """Return what a rule's weight is called."""
    return text(f"severity.{rule.severity}", language)


def _word(key: str, language: Language) -> str:
    return text(f"rule-page.{key}", language)


def _in_both(key: str) -> str:
    return " / ".join(dict.fromkeys(_word(key, language) for language in LANGUAGES))


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _joined(blocks: Iterator[str] | list[str]) -> str:
    return "\n\n".join(blocks) + "\n"
