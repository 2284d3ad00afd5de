"""The guide's pages of what the check says: a page a group of rules, made of the catalogue and its examples.

They stand in ``content/mitmachen/pruefung/`` and are written by ``make rules``, as those in ``docs/rules`` are. What
is the same in every example, the header of a text say, is left out; ``docs/rules`` has the examples whole.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from checks.examples import Example, Kind
from checks.makers import MADE
from checks.pages import file_as_code, files_of, message_of, reasons_to_stay, remedy_of, weight_of
from conftest import ROOT
from teilbar.reading.identity import slug
from teilbar.texts import rule_groups, rules, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teilbar.texts import Rule

FOLDER = ROOT / "content" / "mitmachen" / "pruefung"
TEMPLATES = Path(__file__).parents[1] / "guide" / "rule_pages"
"""What a person wrote of these pages: the overview, and the header of all others."""
NAMES = "nach-namen.md"
_HEADER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
SHOWN_ALL_THE_SAME = {
    "privacy": "phone-number, mailbox-private",
    "licences": "link-text-is-address",
}
"""Rules that a page of a group breaks by quoting what they say."""
_LONGEST = 24
"""Lines of a file that are shown."""


def guide_pages() -> Mapping[str, str]:
    """Return every page by its name."""
    pages = {f"{_name(group)}.md": _page(group) for group in rule_groups()}
    return {"index.md": _index(), NAMES: _by_name(), **pages}


def _name(group: str) -> str:
    return f"zu-{slug(rule_groups()[group].name['de'])}"  # by `barrierefreiheit` alone it would be a page of duty


def _index() -> str:
    template = (TEMPLATES / "index.md").read_text("utf-8")
    groups = "\n".join(
        f"- [{group.name['de']}]({_name(group.id)}.md): {text(f'rule-page.found-by-{group.found_by}', 'de')}"
        f" ({sum(rule.group == group.id for rule in rules().values())})"
        for group in rule_groups().values()
    )
    return template.replace("<!-- Gruppen -->", groups)


def _by_name() -> str:
    lines = "\n".join(
        f"- [{rule.id}]({_name(rule.group)}.md#{rule.id}) {rule_groups()[rule.group].name['de']}"
        for rule in sorted(rules().values(), key=lambda rule: rule.id)
    )
    title = text("rule-page.by-name", "de")
    return f"{_header(title, text('rule-page.by-name-about', 'de'))}\n# {title}\n\n{lines}\n"


def _page(group: str) -> str:
    name = rule_groups()[group].name["de"]
    title = text("rule-page.group-title", "de", name=name)
    blocks = [f"# {title}", text(f"rule-page.group-found-by-{rule_groups()[group].found_by}", "de")]
    for rule in rules().values():
        if rule.group == group:
            blocks += _rule(rule)
    header = _header(title, text("rule-page.group-about", "de", name=name), SHOWN_ALL_THE_SAME.get(group, ""))
    return header + "\n" + "\n\n".join(blocks) + "\n"


def _header(title: str, summary: str, quoted: str = "") -> str:
    template = (TEMPLATES / "header.yml").read_text("utf-8")
    silence = f"# teilbar: aus {quoted}: {text('rule-page.quoted', 'de')}\n" if quoted else ""
    return f'---\n{silence}titel: "{title}"\nkurz: "{summary}"\n{template}---\n'


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield f"**{weight_of(rule, 'de').capitalize()}**"
    yield f"> {message_of(rule, 'de')}"
    yield f"**{text('rule-page.do', 'de')}** {remedy_of(rule, 'de')}"
    example = Example(rule.id)
    bad = _shown(example, "bad", "good")
    good = _shown(example, "good", "bad")
    for kind, blocks in (("bad", bad), ("good", good)):
        if blocks:
            yield f"*{text(f'rule-page.{kind}', 'de')}:*"
            yield from blocks
    if reason := reasons_to_stay(rule, "de"):
        yield reason


def _shown(example: Example, kind: Kind, other: Kind) -> list[str]:
    """Return what of an example differs from the other one, and what is reported of the bad one."""
    if not example.holds(kind):
        return []
    files, others = files_of(example, kind), files_of(example, other)
    blocks: list[str] = []
    for path, data in files.items():
        if others.get(path) != data or (kind == "bad" and path == example.expected.get("file")):
            blocks += file_as_code(path, _short(data, others.get(path)))
    if made := MADE.get(example.rule):
        blocks.append((made.bad if kind == "bad" else made.good)[0])
    return blocks


def _short(data: bytes, other: bytes | None) -> bytes:
    """Return a text without a header that says the same in both examples, or that only one of them has."""
    try:
        words, others = data.decode("utf-8"), (other or b"").decode("utf-8")
    except UnicodeDecodeError:
        return data
    header, beside = _HEADER.match(words), _HEADER.match(others)
    if header and (not beside or header[0] == beside[0]) and words[header.end() :].strip():
        words = words[header.end() :].lstrip("\n")
    lines = words.splitlines(keepends=True)
    return "".join([*lines[:_LONGEST], *(["…\n"] if len(lines) > _LONGEST else [])]).encode()
