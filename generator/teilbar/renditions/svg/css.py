"""Styles in drawings (CSS Syntax 3), kept as far as they ask nobody for anything.

An address in a style is either a part of the drawing itself (``#name``), or a font that stands in the style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinycss2
from tinycss2 import ast
from tinycss2.serializer import serialize_identifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FETCHING = frozenset(
    {"attr", "cross-fade", "element", "expression", "image", "image-set", "paint", "src", "url", "-webkit-image-set"}
)
"""Functions that may take an address, whatever it is written as."""

_OLD_CODE = frozenset({"behavior", "-moz-binding", "-ms-behavior"})
"""Properties that ran scripts in browsers of old."""

_EDITORS_OWN = ("-inkscape-", "inkscape-", "mso-")

_NESTING = frozenset({"media", "supports", "layer", "container", "keyframes", "-webkit-keyframes"})
"""At-rules that hold rules."""

_FONT = re.compile(r"data:(?:font/(?:woff2?|ttf|otf|sfnt)|application/(?:x-)?font-(?:woff2?|ttf|otf));", re.IGNORECASE)


def clean_value(value: str, report: Callable[[str], None]) -> str | None:
    """Return the value of a presentation attribute, or None where it asks another computer for something."""
    parts = tinycss2.parse_component_value_list(value)
    foreign = _foreign(parts, _is_inside)
    if foreign:
        report(foreign)
        return None
    return value


def clean_declarations(style: str, report: Callable[[str], None]) -> str:
    """Return the content of a ``style`` attribute without the declarations that may not stay."""
    parts = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return "".join(_declarations(parts, _is_inside, report))


def clean_stylesheet(text: str, report: Callable[[str], None]) -> str:
    """Return the content of a ``style`` element without the rules and declarations that may not stay."""
    return _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), report)


def _rules(rules: Iterable[ast.Node], report: Callable[[str], None]) -> str:
    return "\n".join(filter(None, (_rule(rule, report) for rule in rules)))


def _rule(rule: ast.Node, report: Callable[[str], None]) -> str:
    match rule:
        case ast.QualifiedRule() if not _foreign(rule.prelude, _is_inside):
            return f"{tinycss2.serialize(rule.prelude)}{{{_block(rule.content, _is_inside, report)}}}"
        case ast.AtRule(lower_at_keyword="font-face") if rule.content is not None:
            return f"@font-face{{{_block(rule.content, _is_inside_or_font, report)}}}"
        case ast.AtRule() if rule.lower_at_keyword in _NESTING and rule.content is not None:
            if _foreign(rule.prelude, _is_inside):
                return ""
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            return f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}{{{_rules(inner, report)}}}"
        case ast.AtRule():
            report(f"@{rule.lower_at_keyword}")
    return ""


def _block(content: list[ast.Node], allowed: Callable[[str], bool], report: Callable[[str], None]) -> str:
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return "".join(_declarations(parts, allowed, report))


def _declarations(
    parts: Iterable[ast.Node], allowed: Callable[[str], bool], report: Callable[[str], None]
) -> Iterable[str]:
    for part in parts:
        if not isinstance(part, ast.Declaration):
            continue  # a nested rule, or what no browser would understand
        if part.lower_name.startswith(_EDITORS_OWN):
            continue
        if part.lower_name in _OLD_CODE:
            report(part.lower_name)
        elif foreign := _foreign(part.value, allowed):
            report(foreign)
        else:
            value = tinycss2.serialize(part.value).strip()
            yield f"{serialize_identifier(part.name)}:{value}{'!important' if part.important else ''};"


def _foreign(parts: Iterable[ast.Node], allowed: Callable[[str], bool]) -> str:
    """Return the first address or function in a value that may not stay; empty where there is none."""
    for part in parts:
        match part:
            case ast.URLToken() if not allowed(part.value):
                return f"url({_short(part.value)})"
            case ast.FunctionBlock(lower_name="url") if _all_allowed(part.arguments, allowed):
                continue
            case ast.FunctionBlock() if part.lower_name in _FETCHING:
                return f"{part.lower_name}({_short(tinycss2.serialize(part.arguments))})"
            case ast.FunctionBlock():
                inner = part.arguments
            case ast.ParenthesesBlock() | ast.SquareBracketsBlock() | ast.CurlyBracketsBlock():
                inner = part.content
            case _:
                continue
        if foreign := _foreign(inner, allowed):
            return foreign
    return ""


def _all_allowed(arguments: Iterable[ast.Node], allowed: Callable[[str], bool]) -> bool:
    return all(
        isinstance(argument, ast.WhitespaceToken) or (isinstance(argument, ast.StringToken) and allowed(argument.value))
        for argument in arguments
    )


def _is_inside(address: str) -> bool:
    return address.startswith("#")


def _is_inside_or_font(address: str) -> bool:
    return _is_inside(address) or _FONT.match(address) is not None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"  # noqa: PLR2004
