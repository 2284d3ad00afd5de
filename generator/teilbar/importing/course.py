"""What files of one folder are together: links between them, and a learning path in their order.

Only what this import has just written is touched.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teilbar.importing.decoding import decoded
from teilbar.importing.plain import as_address, escaped
from teilbar.importing.prose.lines import fence_of
from teilbar.importing.reader import UnreadableError
from teilbar.importing.report import TakenFile, TakenUnit
from teilbar.model.metadata import Kind
from teilbar.reading.discovery import natural_key
from teilbar.reading.source import open_source
from teilbar.reading.yaml import YamlProblem, load_yaml_lines
from teilbar.starting.placing import place_of
from teilbar.starting.surroundings import look_around
from teilbar.starting.writing import write_new
from teilbar.suggesting.entries import yaml_lines
from teilbar.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teilbar.texts import Language

_TARGET = re.compile(r"(?P<code>(?P<ticks>`+).*?(?P=ticks))|(?P<open>\]\()(?P<target><[^<>\n]*>|[^\s()<>]+)", re.DOTALL)
_IN_LIASCRIPT = re.compile(r"https?://liascript\.github\.io/(?:course|LiveEditor)/?\?(?P<course>.+)", re.IGNORECASE)
_TEXT = re.compile(r"(?:^|/)(?P<path>[^?#]+\.(?:md|markdown|rmd|qmd))(?:\?[^#]*)?(?P<anchor>#.*)?$", re.IGNORECASE)
_CONFIGS = ("config.yaml", "_config.yml")
_SEVERAL = 2


def completed(taken: Sequence[TakenFile], folders: Iterable[Path], source: str, language: Language) -> list[TakenFile]:
    """Mend the links between what was taken in, and make a learning path of each folder that holds several texts.

    Takes the folders that were named, the hub's folder and the language of what is written. Returns what was taken in,
    with the learning paths. Raises OSError where the disk refuses.
    """
    written = {Path(file.name).resolve(): file.units[0].file for file in taken if file.units}
    for origin, file in written.items():
        _mend(Path(file), origin, written)
    return [*taken, *_paths(taken, folders, source, language)]


def mended(markdown: str, origin: Path, file: str, written: Mapping[Path, str]) -> str:
    """Return a text whose links to other files that were taken in lead to what became of them.

    ``origin`` is where it was read, ``file`` what was written of it, ``written`` the same of all others. What stands in
    code stays as it is.
    """

    def change(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        address = _new_address(found["target"].strip("<>"), origin, file, written)
        return f"]({as_address(address)}" if address else found[0]

    parts: list[str] = []
    run: list[str] = []
    fence = None
    for line in markdown.split("\n"):
        if fence is not None:
            run.append(line)
            fence = None if fence.closes(line) else fence
            if fence is None:
                parts.append("\n".join(run))
                run = []
        elif fence := fence_of(line):
            parts.append(_TARGET.sub(change, "\n".join(run)) if run else "")
            parts = parts if run else parts[:-1]
            run = [line]
        else:
            run.append(line)
    rest = "\n".join(run)
    return "\n".join([*parts, *([rest if fence is not None else _TARGET.sub(change, rest)] if run else [])])


def _mend(file: Path, origin: Path, written: Mapping[Path, str]) -> None:
    content = file.read_text("utf-8")
    better = mended(content, origin, str(file), written)
    if better != content:
        file.write_text(better, "utf-8")


def _new_address(target: str, origin: Path, file: str, written: Mapping[Path, str]) -> str:
    """Return where a link leads now; empty where it leads to nothing that was taken in."""
    course = _IN_LIASCRIPT.match(target)
    found = _TEXT.search(course["course"] if course else target)
    if found is None:
        return ""
    meant: Path | None = None
    if course:
        meant = _of_the_same_repository(unquote(found["path"]), origin, written)
    elif "://" not in target:
        meant = (origin.parent / unquote(target.partition("#")[0].partition("?")[0])).resolve()
    if meant is None or meant not in written:
        return ""
    return posixpath.relpath(written[meant], posixpath.dirname(file)) + ("" if course else found["anchor"] or "")


def _of_the_same_repository(path: str, origin: Path, written: Mapping[Path, str]) -> Path | None:
    """Return the file that a full address means: the one beside this text whose path the address ends with."""
    parts = path.split("/")
    for start in range(len(parts)):
        for above in (origin.parent, *list(origin.parents)[1:3]):
            candidate = above.joinpath(*parts[start:])
            if candidate in written:
                return candidate
    return None


def _paths(taken: Sequence[TakenFile], folders: Iterable[Path], source: str, language: Language) -> Iterable[TakenFile]:
    roots = [folder.resolve() for folder in folders if folder.is_dir()]
    members: dict[Path, list[TakenFile]] = {}
    for file in taken:
        where = Path(file.name).resolve().parent
        if file.units and any(where.is_relative_to(root) for root in roots):
            members.setdefault(where, []).append(file)
    for where, files in members.items():
        title, order = _lesson(where)
        by_name = {Path(file.name).name: file for file in files}
        own = files if order is None else [by_name[name] for name in order if name in by_name]
        if len(own) >= _SEVERAL:
            yield _path(title or _words(where.name), where, own, source, language)


def _path(title: str, where: Path, files: Sequence[TakenFile], source: str, language: Language) -> TakenFile:
    with open_source(source) as opened:
        around = look_around(opened)
        place = place_of(around, opened.root, Kind.PATH, title, "", language)
        ids = {str(Path(source, known.file)): known.id for known in around.texts}
        units = [unit for file in files for unit in file.units]
        fields = {
            **({"art": text("import.path.kind", language)} if place.says_kind else {}),
            "titel": title,
            "einheiten": [ids[unit.file] for unit in units if unit.file in ids],
        }
        header = "\n".join(yaml_lines(fields))
        body = text("import.path.text", language, count=len(units), title=escaped(title))
        write_new(opened.root, {place.file: f"---\n{header}\n---\n\n{body}\n".encode()})
    unit = TakenUnit(str(Path(source, place.file)), title, {}, is_path=True)
    return replace(TakenFile(str(where), text("import.path.form", language)), units=(unit,))


def _lesson(where: Path) -> tuple[str, list[str] | None]:
    """Return what a lesson of The Carpentries says of its episodes: its title, and their order.

    No order means that the names of the files say it; an empty one that the folder holds no episodes.
    """
    for name in _CONFIGS:
        file = where.parent / name
        if not file.is_file():
            continue
        try:
            values, _ = load_yaml_lines(decoded(file.read_bytes()))
        except (YamlProblem, UnreadableError, OSError):
            return "", None
        if isinstance(values, dict) and ("carpentry" in values or "life_cycle" in values):
            if where.name not in {"episodes", "_episodes"}:
                return "", []
            order = values.get("episodes") or values.get("episode_order")
            names = sorted((one.name for one in where.iterdir()), key=natural_key)
            listed = [str(one) for one in order] if isinstance(order, list) else []
            return str(values.get("title") or ""), [*listed, *(one for one in names if one not in listed)]
    return "", None


def _words(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]
