"""A small interpreter of H5P's semantics, and a strict filter of texts: what H5P's core would refuse or change.

Written from the specification of semantics (h5p.org, "Semantics") and the rules of core's content filter as docs/h5p.md
and TARGETS tell them; it shares nothing with what it judges.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

ALWAYS = {"div", "span", "p", "br"}
WITH_TABLES = {"tr", "td", "th", "colgroup", "thead", "tbody", "tfoot", "figure", "figcaption"}
SHOWN_ONLY = frozenset({"showWhen"})
COPYRIGHTS = {"U", "CC BY", "CC BY-SA", "CC BY-ND", "CC BY-NC", "CC BY-NC-SA", "CC BY-NC-ND", "GNU GPL", "PD", "C"}
_PIECE = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>|<|>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_ENTITY = re.compile(r"&(?!#[0-9]+;|#x[0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)")


class Semantics:
    """The real content types in a folder."""

    def __init__(self, folder: Path) -> None:
        self._fields: dict[str, list[dict[str, Any]]] = {}
        self.libraries: dict[str, dict[str, Any]] = {}
        for file in sorted(folder.glob("*/library.json")):
            about = json.loads(file.read_text("utf-8"))
            self.libraries[about["machineName"]] = about
            if (semantics := file.with_name("semantics.json")).is_file():
                self._fields[about["machineName"]] = json.loads(semantics.read_text("utf-8"))

    def version(self, name: str) -> str:
        about = self.libraries[name]
        return f"{about['majorVersion']}.{about['minorVersion']}"

    def places(self, name: str) -> Mapping[str, dict[str, Any]]:
        """Return the fields of a type by their places, as the package's own data write them."""
        return dict(entry for field in self._fields[name] for entry in _places(field, "", optional=False))

    def problems(self, name: str, params: object) -> Iterator[str]:
        """Yield what is wrong with the content of a type, and of all parts in it."""
        yield from self._group(self._fields[name], params, name)

    def _group(self, fields: Sequence[dict[str, Any]], params: object, where: str) -> Iterator[str]:
        if not isinstance(params, dict):
            yield f"{where}: no group"
            return
        known = {field["name"]: field for field in fields}
        yield from (f"{where}: unknown field {name}" for name in params if name not in known)
        for name, field in known.items():
            if name in params:
                yield from self._value(field, params[name], f"{where}.{name}")
            elif not field.get("optional") and field.get("widget") not in SHOWN_ONLY and not _only_optional(field):
                yield f"{where}: {name} is missing"

    def _value(self, field: dict[str, Any], value: Any, where: str) -> Iterator[str]:  # noqa: ANN401, C901, PLR0912 - whatever a field holds; one case a type
        match field["type"]:
            case "group" if len(field["fields"]) == 1 and not field.get("isSubContent"):
                yield from self._value(field["fields"][0], value, where)
            case "group":
                yield from self._group(field["fields"], value, where)
            case "list":
                entries = value if isinstance(value, list) else []
                if not field.get("min", 0) <= len(entries) <= field.get("max", len(entries)):
                    yield f"{where}: {len(entries)} entries"
                for number, one in enumerate(entries):
                    yield from self._value(field["field"], one, f"{where}[{number}]")
            case "text":
                if not isinstance(value, str) or filtered(value, field) != value:
                    yield f"{where}: H5P makes {filtered(str(value), field)!r} of {value!r}"
            case "boolean" if not isinstance(value, bool):
                yield f"{where}: no boolean"
            case "number" if isinstance(value, bool) or not isinstance(value, int | float):
                yield f"{where}: no number"
            case "number" if not field.get("min", value) <= value <= field.get("max", value):
                yield f"{where}: {value}"
            case "select" if value not in {option["value"] for option in field["options"]}:
                yield f"{where}: no option {value!r}"
            case "library":
                yield from self._library(field, value, where)
            case "image":
                yield from _file(value, where, "images/")
            case "audio" | "video" as kind:
                for one in value:
                    yield from _file(one, where, f"{kind}s/")

    def _library(self, field: dict[str, Any], value: dict[str, Any], where: str) -> Iterator[str]:
        if value["library"] not in field["options"]:
            yield f"{where}: {value['library']} is no child"
        elif value.keys() != {"library", "params", "subContentId", "metadata"}:
            yield f"{where}: {sorted(value)}"
        else:
            yield from self.problems(value["library"].partition(" ")[0], value["params"])


def filtered(text: str, field: Mapping[str, Any]) -> str:
    """Return a text as H5P's content filter leaves it."""
    if "tags" not in field:
        made = _ENTITY.sub("&amp;", text)
        for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#039;")):
            made = made.replace(sign, entity)
    else:
        elements = ALWAYS | set(field["tags"])
        elements |= WITH_TABLES if "table" in elements else set()
        elements |= {"li"} if elements & {"ul", "ol"} else set()
        elements |= {"s"} if "del" in elements else set()
        made = _PIECE.sub(lambda found: _piece(found[0], elements), _ENTITY.sub("&amp;", text))
    return made[: field["maxLength"]] if "maxLength" in field else made


def _piece(piece: str, elements: set[str]) -> str:
    if piece in {"<", ">"}:
        return {"<": "&lt;", ">": "&gt;"}[piece]
    found = re.fullmatch(r"<(/?)([a-zA-Z0-9-]+)(.*)>", piece, re.DOTALL)
    if not found or found[2].lower() not in elements:
        return ""
    if found[1]:
        return f"</{found[2]}>"
    kept = []
    for name, value in _ATTRIBUTE.findall(found[3]):
        if name == "style" or name.startswith("on"):
            continue
        plain = value.strip("\"'").replace("&#039;", "'").replace("&quot;", '"').replace("&amp;", "&")
        if name in {"href", "src"}:
            plain = re.sub(r"^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", "", plain, flags=re.IGNORECASE)
        escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        kept.append(f' {name}="{escaped.replace(chr(34), "&quot;").replace(chr(39), "&#039;")}"')
    return f"<{found[2]}{''.join(kept)}>"


def _file(value: dict[str, Any], where: str, folder: str) -> Iterator[str]:
    known = {"path", "mime", "width", "height", "copyright"}
    if not value["path"].startswith(folder) or not {"path", "mime", "copyright"} <= value.keys() <= known:
        yield f"{where}: {value}"
    if value["copyright"]["license"] not in COPYRIGHTS:
        yield f"{where}: {value['copyright']}"


def _only_optional(field: Mapping[str, Any]) -> bool:
    """Tell whether a group may be left out because nothing in it has to be there."""
    return field["type"] == "group" and all(one.get("optional") or _only_optional(one) for one in field["fields"])


def _places(field: dict[str, Any], above: str, *, optional: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    place = f"{above}{field['name']}"
    optional = optional or bool(field.get("optional")) or field.get("widget") in SHOWN_ONLY
    yield from _below(field, place, optional=optional)


def _below(field: dict[str, Any], place: str, *, optional: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    match field["type"]:
        case "group" if len(field["fields"]) == 1 and not field.get("isSubContent"):
            (inner,) = field["fields"]
            yield from _below(inner, place, optional=optional or bool(inner.get("optional")))
        case "group":
            for inner in field["fields"]:
                yield from _places(inner, f"{place}.", optional=optional)
        case "list":
            yield place, {"type": "list", "max": field.get("max"), "optional": optional}
            yield from _below(field["field"], f"{place}[]", optional=optional)
        case _:
            yield place, {**field, "optional": optional}
