"""``teilbar import``: files of other systems become units of a hub. Nothing that is there is touched."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilbar.importing.course import completed
from teilbar.importing.reader import HEAD, Source, UnreadableError, all_readers
from teilbar.importing.report import TakenFile, TakenUnit, document, in_order
from teilbar.importing.writing import INDEX, write_unit
from teilbar.model.metadata import Kind
from teilbar.reading.address import parse_address
from teilbar.reading.discovery import natural_key
from teilbar.reading.errors import SourceError
from teilbar.reading.identity import name_from_file
from teilbar.reading.source import open_source
from teilbar.starting.naming import name_of
from teilbar.starting.placing import place_of
from teilbar.starting.surroundings import Known, look_around
from teilbar.starting.writing import write_new
from teilbar.texts import finding, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from teilbar.importing.found import Imported, ImportedUnit
    from teilbar.importing.reader import Reader
    from teilbar.starting.placing import Place
    from teilbar.starting.surroundings import Surroundings
    from teilbar.texts import Language

REPORT = "_import.md"
"""What is to be looked at, beside a unit's text; what begins with ``_`` is not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is to be imported."""

    paths: tuple[Path, ...]
    """Files, and folders of files."""
    source: str = "."
    """The hub's folder."""
    form: str = ""
    """The name of the format; empty where each file is asked."""
    folder: str = ""
    """Folder of the content that the units go into; empty for the one where units lie."""
    language: Language = "de"
    """That of reports."""


def take_in(wishes: Wishes) -> tuple[TakenFile, ...]:
    """Import files, each unit at once: what became of each.

    Raises SourceError where the call makes no sense, HubError where the hub file is broken, OSError where the disk
    refuses.
    """
    if parse_address(wishes.source):
        raise SourceError(finding("new-not-in-a-folder", "", source=wishes.source))
    readers = _readers(wishes.form)
    inputs = tuple(_inputs(wishes.paths, readers, by_form=bool(wishes.form)))
    with open_source(wishes.source) as source:
        around = look_around(source)
        importer = _Importer(wishes, around, source.root)
    taken = [importer.take(one) for one in inputs]
    return tuple(completed(taken, wishes.paths, wishes.source, around.hub.language))


@dataclass(frozen=True, slots=True)
class _Input:
    source: Source
    reader: Reader | None
    of_a_folder: bool
    """Whether it was found in a folder that was named: then its name says where it stands among others."""


def _readers(form: str) -> tuple[Reader, ...]:
    known = all_readers()
    if not form:
        return tuple(known.values())
    if form not in known:
        raise SourceError(finding("import-format-unknown", "", format=form, known=", ".join(known)))
    return (known[form],)


def _inputs(paths: Sequence[Path], readers: Sequence[Reader], *, by_form: bool) -> Iterator[_Input]:
    """Yield the files to read; those of a folder in order, and only such as a reader knows."""
    if missing := [path for path in paths if not path.exists()]:
        raise SourceError(*(finding("import-missing", "", path=path) for path in missing))
    for path in paths:
        if not path.is_dir():
            reader = (readers[0] if by_form else _recognising(path, readers)) if path.is_file() else None
            yield _Input(Source(path, path.parent, str(path)), reader, of_a_folder=False)
            continue
        for file in sorted(_files_below(path), key=lambda one: natural_key(one.relative_to(path).as_posix())):
            if reader := _recognising(file, readers):
                yield _Input(Source(file, path, str(file)), reader, of_a_folder=True)


def _files_below(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_")) or name == "_episodes"]
        files = (Path(where, name) for name in names if not name.startswith("."))
        yield from (file for file in files if file.is_file())  # whoever opens a pipe waits for ever


def _recognising(path: Path, readers: Iterable[Reader]) -> Reader | None:
    with path.open("rb") as file:
        head = file.read(HEAD)
    return next((reader for reader in readers if _recognises(reader, path, head)), None)


def _recognises(reader: Reader, path: Path, head: bytes) -> bool:
    try:
        return reader.recognises(path, head)
    except UnreadableError:
        return False


class _Importer:
    """Writes units one after the other; each knows of those before it."""

    def __init__(self, wishes: Wishes, around: Surroundings, root: Path) -> None:
        self._wishes = wishes
        self._around = around
        self._root = root

    def take(self, one: _Input) -> TakenFile:
        if one.reader is None:
            return TakenFile(one.source.name, problem=("unknown", {}))
        form = one.reader.label(self._wishes.language)
        try:
            imported = one.reader.read(one.source)
        except UnreadableError as problem:
            return TakenFile(one.source.name, form, problem=(problem.why, problem.values))
        taken = TakenFile(one.source.name, form)
        for unit in imported.units:
            taken = self._write(taken, unit, imported, one)
        return taken

    def _write(self, taken: TakenFile, unit: ImportedUnit, imported: Imported, one: _Input) -> TakenFile:
        """Write a unit with what is to be looked at beside it: that of the file stands beside its first unit."""
        place = self._place(unit, one, alone=len(imported.units) == 1)
        below = "" if place.has_folder else place.name
        unit = replace(unit, metadata=self._metadata(unit, place))
        written = write_unit(unit, self._around.hub.language, taken.name, media_below=below)
        of_the_file = () if taken.units else imported.remarks
        remarks = in_order((*of_the_file, *written.remarks))
        report = posixpath.join(posixpath.dirname(place.file), _report_name(place)) if remarks else ""
        made = TakenUnit(
            str(Path(self._wishes.source, place.file)),
            " ".join(unit.title.split()),
            written.counts,
            str(Path(self._wishes.source, report)) if report else "",
        )
        files = dict(_placed(written.files, place))
        if report:
            alone = TakenFile(taken.name, taken.form, (made,), remarks)
            files[report] = document(alone, self._wishes.language).encode()
        write_new(self._root, files)
        self._note(place, unit.title, files)
        return replace(taken, units=(*taken.units, made), remarks=(*taken.remarks, *remarks))

    def _metadata(self, unit: ImportedUnit, place: Place) -> Mapping[str, object]:
        """Return a unit's header: its id, what the source states, and that nobody knows its licence where that is so.

        Without a word about it the unit would stand under the hub's own licence, whoever made it.
        """
        unknown = {"lizenz": text("import.unknown-licence", self._around.hub.language)}
        asks = self._around.hub.licence and "lizenz" not in unit.metadata
        return {"id": place.name, **unit.metadata, **(unknown if asks else {})}

    def _place(self, unit: ImportedUnit, one: _Input, *, alone: bool) -> Place:
        by_file = name_from_file(one.source.path.name)
        wanted = (one.source.path.stem, unit.title) if one.of_a_folder and alone else (unit.title, by_file)
        title = next((name for name in wanted if name_of(name)), "import")
        language = self._around.hub.language
        return place_of(self._around, self._root, Kind.UNIT, title, self._wishes.folder, language)

    def _note(self, place: Place, title: str, files: Mapping[str, bytes]) -> None:
        around = self._around
        self._around = replace(
            around,
            files=around.files | set(files),
            texts=(*around.texts, Known(place.file, place.name, title, None)),
            kinds={**around.kinds, place.file: Kind.UNIT},
        )


def _report_name(place: Place) -> str:
    return REPORT if place.has_folder else f"_{place.name}-import.md"


def _placed(files: Mapping[str, bytes], place: Place) -> Iterator[tuple[str, bytes]]:
    """Yield a unit's files by their paths in the source."""
    folder = posixpath.dirname(place.file)
    for name, content in files.items():
        yield place.file if name == INDEX else posixpath.join(folder, name), content
