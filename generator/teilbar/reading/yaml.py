"""YAML as authors write it, read without surprises: no code, no bombs, no silently changed values.

The language is YAML 1.2's core schema (yaml.org/spec/1.2.2, chapter 10.3) as far as PyYAML's 1.1 parser reaches: only
``true`` and ``false`` are truth values, and dates stay text, because they are compared and printed as ISO 8601. What
looks like a number becomes one only where Python prints it as it was written: ``version: 1.10``, ``telefon: 0891234``
and ``dauer: 1:30`` keep every digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from teilbar.reading.yaml_problems import YamlProblem, explain

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML without libyaml: six times slower, and just as right
    CParser = None  # type: ignore[assignment,misc] # the stubs know only installations with it

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Include", "Lines", "YamlProblem", "load_yaml", "load_yaml_lines"]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 50
MAX_NODES_FROM_ALIASES = 10_000


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the entries of a YAML text stand."""

    places: Mapping[tuple[str | int, ...], int] = field(default_factory=lambda: MappingProxyType({}))
    """Line, from 1, by path: ``("autor", 0, "name")`` is the name of the first author."""

    def of(self, *path: str | int) -> int | None:
        """Return the line of the entry at ``path``, else of the nearest entry that holds it; None without any."""
        for length in range(len(path), 0, -1):
            if line := self.places.get(path[:length]):
                return line
        return None


@dataclass(frozen=True, slots=True)
class Include:
    """A value that stands in another file: ``!include path/to/file.yml`` (OERSI, "List your OER on GitLab.com")."""

    path: str
    """As written; ``*`` may stand for any characters but a slash."""
    line: int


def load_yaml(text: str, *, tolerate_tags: bool = False) -> object:
    """Return what a YAML text says; None for an empty one.

    With ``tolerate_tags`` a value with a tag (``!ENV``, ``!!python/name:``) is None; without, it is a problem.
    Raises YamlProblem.
    """
    return load_yaml_lines(text, tolerate_tags=tolerate_tags)[0]


def load_yaml_lines(text: str, *, tolerate_tags: bool = False, includes: bool = False) -> tuple[object, Lines]:
    """Return what a YAML text says, as :func:`load_yaml` does, and in which line each of its entries stands.

    With ``includes`` a value ``!include path`` is an :class:`Include`; nothing is opened. Raises YamlProblem.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise YamlProblem(reason="yaml-too-large", limit=f"{MAX_BYTES // 1024}")
    if CParser is not None:
        try:
            return _load(_FastLoader(text), tolerate_tags=tolerate_tags, includes=includes)
        except yaml.YAMLError:
            pass  # read once more: only the messages of PyYAML's own parser are exact enough to be explained
    try:
        return _load(_PlainLoader(text), tolerate_tags=tolerate_tags, includes=includes)
    except yaml.YAMLError as error:
        raise explain(error, text) from None


def _load(loader: _Rules, *, tolerate_tags: bool, includes: bool) -> tuple[object, Lines]:
    loader.tolerate_tags = tolerate_tags
    loader.includes = includes
    node = loader.get_single_node()
    if node is None:
        return None, Lines()
    places = dict(_places(node))  # before construction, which resolves merge keys within the nodes
    return loader.construct_document(node), Lines(MappingProxyType(places))


def _places(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], int]]:
    children: list[tuple[str | int, Node, Node]] = []
    if isinstance(node, MappingNode):
        children = [(key.value, key, value) for key, value in node.value]
    elif isinstance(node, SequenceNode):
        children = [(index, item, item) for index, item in enumerate(node.value)]
    for step, where, child in children:
        yield (*path, step), _line(where)
        yield from _places(child, (*path, step))


def _line(place: Node | yaml.Event) -> int:
    mark = place.start_mark
    return mark.line + 1 if mark else 1


_CORE = "tag:yaml.org,2002:"
_NUMBERS: tuple[tuple[type[int | float], re.Pattern[str]], ...] = (
    (int, re.compile(r"0|-?[1-9][0-9]{0,17}")),
    (float, re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")),
)


def _shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length]}…"


class _Extent(NamedTuple):
    nodes: int
    depth: int


class _Rules(Composer, SafeConstructor, BaseResolver):
    """What is accepted, and what plain values mean. Bombs are refused before anything is built from them."""

    tolerate_tags = False
    includes = False

    if TYPE_CHECKING:  # from the parser that a loader adds

        def peek_event(self) -> yaml.Event: ...

    def __init__(self) -> None:
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        BaseResolver.__init__(self)
        self._depth = 0
        self._from_aliases = 0
        self._extents: dict[int, _Extent] = {}

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise YamlProblem(reason="yaml-too-deep", line=_line(event), limit=f"{MAX_DEPTH}")
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is not None and isinstance(event, yaml.AliasEvent):
            self._check_alias(node, _line(event))
        elif node is not None:
            self._check_keys(node)
            self._extents[id(node)] = self._extent(node)
        return node

    def _check_alias(self, node: Node, line: int) -> None:
        extent = self._extents.get(id(node))
        if extent is None:  # not finished yet: the alias stands inside of what it names
            raise YamlProblem(reason="yaml-aliases", line=line)
        self._from_aliases += extent.nodes
        if self._from_aliases > MAX_NODES_FROM_ALIASES or self._depth + extent.depth > MAX_DEPTH:
            raise YamlProblem(reason="yaml-aliases", line=line)

    def _check_keys(self, node: Node) -> None:
        if not isinstance(node, MappingNode):
            return
        lines: dict[tuple[str, str], int] = {}
        for key, _ in node.value:
            if not isinstance(key, ScalarNode):  # most often a template's {{ name }}
                raise YamlProblem(reason="yaml-brackets", line=_line(key))
            name, line = (key.tag, key.value), _line(key)
            if name in lines:
                shown, first = _shortened(key.value), f"{lines[name]}"
                raise YamlProblem(reason="yaml-duplicate-key", line=line, key=shown, first=first)
            lines[name] = line

    def _extent(self, node: Node) -> _Extent:
        children = [*node.value] if isinstance(node, SequenceNode) else []
        if isinstance(node, MappingNode):
            children = [child for pair in node.value for child in pair]
        extents = [self._extents[id(child)] for child in children]
        return _Extent(1 + sum(extent.nodes for extent in extents), 1 + max((e.depth for e in extents), default=0))

    def construct_number(self, node: ScalarNode) -> int | float | str:
        for kind, pattern in _NUMBERS:
            if pattern.fullmatch(node.value) and repr(kind(node.value)) == node.value:
                return kind(node.value)
        return str(node.value)

    def construct_truth(self, node: ScalarNode) -> bool | str:
        return {"true": True, "false": False}.get(node.value.lower(), str(node.value))

    def construct_include(self, node: Node) -> Include | None:
        if self.includes and isinstance(node, ScalarNode):
            return Include(str(node.value).strip(), _line(node))
        self.construct_unknown(node)
        return None

    def construct_unknown(self, node: Node) -> None:
        if not self.tolerate_tags:
            raise YamlProblem(reason="yaml-tag", line=_line(node), tag=_shortened(node.tag.replace(_CORE, "!!")))

    yaml_constructors: ClassVar[dict[str | None, object]] = {
        f"{_CORE}str": SafeConstructor.construct_yaml_str,
        f"{_CORE}null": SafeConstructor.construct_yaml_null,
        f"{_CORE}seq": SafeConstructor.construct_yaml_seq,
        f"{_CORE}map": SafeConstructor.construct_yaml_map,
        f"{_CORE}bool": construct_truth,
        f"{_CORE}int": construct_number,
        f"{_CORE}float": construct_number,
        "!include": construct_include,
        None: construct_unknown,
    }


_Rules.add_implicit_resolver(f"{_CORE}bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), [*"tTfF"])
_Rules.add_implicit_resolver(f"{_CORE}null", re.compile(r"(?:~|null|Null|NULL|)$"), [*"~nN", ""])
_Rules.add_implicit_resolver(f"{_CORE}merge", re.compile(r"<<$"), ["<"])
for _kind, _pattern in _NUMBERS:
    _Rules.add_implicit_resolver(_CORE + _kind.__name__, re.compile(rf"(?:{_pattern.pattern})$"), [*"-0123456789"])


class _PlainLoader(_Rules, Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        _Rules.__init__(self)


if CParser is not None:

    class _FastLoader(_Rules, CParser):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            _Rules.__init__(self)
