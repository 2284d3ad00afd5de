"""From a source to the library: every text read, described and placed; what is broken becomes findings."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, TypeAlias

from teilbar.cache import Cache
from teilbar.model.contributions import Contributions
from teilbar.model.document import Document
from teilbar.model.findings import Finding, Severity
from teilbar.model.metadata import Kind, MediumRecord, Metadata
from teilbar.model.unit import Held, LearningPath, Library, Medium, Page, Unit
from teilbar.model.walk import is_visible
from teilbar.reading import discovery
from teilbar.reading.addresses import Root, id_of, id_of_folder
from teilbar.reading.content import READING, Kept, ReadContent, Written, read_content
from teilbar.reading.discovery import plan, units_of_path
from teilbar.reading.history import belongings, read_histories
from teilbar.reading.identity import name_from_file
from teilbar.reading.inheritance import FOLDER_FILES, read_defaults
from teilbar.reading.media import MediaReader
from teilbar.reading.placing import is_index
from teilbar.reading.records import read_records
from teilbar.texts import finding
from teilbar.texts.paste import as_yaml
from teilbar.workshop import Order, Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from teilbar.hub import Hub
    from teilbar.reading.inheritance import Defaults
    from teilbar.reading.source import Source


Unwritten: TypeAlias = "Callable[[Sequence[str], Sequence[Page]], Mapping[str, str]]"


@dataclass(frozen=True, slots=True)
class ReadLibrary:
    """What a source holds, and what is wrong with it."""

    library: Library
    findings: tuple[Finding, ...]
    broken: tuple[str, ...]
    """Files of the texts that could not be read or have no identity of their own: they are not in the library."""
    contributions: Contributions = field(default_factory=Contributions)
    """Who took part in the units and learning paths."""

    @property
    def has_texts(self) -> bool:
        """Whether there is any text, be it a broken one."""
        written = any(not page.made for page in self.library.pages)
        return bool(self.broken or self.library.units or self.library.paths or written)


def read_library(  # noqa: PLR0913, PLR0917 - what is read, and what the reading works with
    source: Source,
    hub: Hub,
    root: str,
    workshop: Workshop | None = None,
    progress: Callable[[str], None] = lambda _: None,
    unwritten: Unwritten = lambda _files, _pages: {},
) -> ReadLibrary:
    """Read all texts below a content root.

    ``unwritten`` says which pages there are besides, made of the hub's data: it is told the files of all texts and the
    plain pages, and returns Markdown by the files that it stands for.
    ``workshop`` is where what must be read anew is read; ``progress`` is told the path of every text that was.
    """
    return _LibraryReader(source, hub, root, workshop or Workshop(Cache(None), 1)).read(progress, unwritten)


class _LibraryReader:
    def __init__(self, source: Source, hub: Hub, root: str, workshop: Workshop) -> None:
        self._source = source
        self._workshop = workshop
        self._hub = hub
        self._root = root
        self._place = Root(root, source.label)
        self._defaults: Defaults = read_defaults(source, hub, root)
        records, record_findings = read_records(source, root, workshop)
        self._media = MediaReader(source, records, workshop)
        said_below = (*self._defaults.findings, *record_findings)
        self._unread_records = [found for found in record_findings if found.severity is Severity.ERROR]
        self._unread_folders = [found for found in self._defaults.findings if _is_unread_folder(found)]
        unread = (*self._unread_records, *self._unread_folders)
        self._findings: list[Finding] = [*source.findings, *(found for found in said_below if found not in unread)]
        self._broken: list[str] = []
        self._contributions = Contributions()

    def read(self, progress: Callable[[str], None], unwritten: Unwritten) -> ReadLibrary:
        planned = plan(self._source.files, self._root)
        pages: list[tuple[Kind, Page]] = []
        contents = dict(self._contents(planned.texts, progress))
        self._media.look_at_all((read.outline, text.file) for text, (_, read) in contents.items())
        for text, (kept, read) in contents.items():
            if page := self._page(text, kept, read):
                pages.append(page)
        told = {replace(found, text="") for found in self._findings}
        unread = (*self._unread_records, *self._unread_folders)
        self._findings.extend(found for found in unread if found not in told)
        pages.extend((Kind.PATH, self._bare_path(folder)) for folder in planned.bare_paths)
        plain = [page for kind, page in pages if kind is Kind.PAGE]
        pages.extend(self._made(unwritten([text.file for text in planned.texts], plain)))
        unique = list(self._with_own_ids(pages))
        library = Library(
            units=tuple(page for _, page in unique if isinstance(page, Unit)),
            pages=tuple(page for kind, page in unique if kind is Kind.PAGE),
            paths=tuple(page for _, page in unique if isinstance(page, LearningPath)),
            commit=self._source.commit,
        )
        library = self._with_history(self._with_steps(library))
        return ReadLibrary(library, tuple(self._findings), tuple(self._broken), self._contributions)

    # --- one text ---------------------------------------------------------------------------------------------------

    def _contents(
        self, texts: Iterable[discovery.Text], progress: Callable[[str], None]
    ) -> Iterator[tuple[discovery.Text, tuple[Kept, ReadContent]]]:
        """Yield what stands in each text that can be read."""
        written: list[tuple[discovery.Text, Written]] = []
        for text in texts:
            content = self._source.read_text(text.file)
            if isinstance(content, Finding):
                self._give_up(text.file, [content])
            else:
                written.append((text, Written(text.file, content, self._defaults.of(text.file))))
        orders = [Order(one.key, one.file, one) for _, one in written]
        for (text, one), order, read in zip(written, orders, self._workshop.make(READING, orders), strict=True):
            progress(text.file)
            source = self._source.files[text.file]
            kept = Kept(read.key, order.key, read.outline, self._workshop.cache, source, replace(one, text=""))
            yield text, (kept, replace(read, packed=b""))

    def _page(self, text: discovery.Text, kept: Kept, read: ReadContent) -> tuple[Kind, Page] | None:
        kind = read.metadata.kind or text.kind
        found = self._media.read(read.outline, text.file)
        unread = (*self._unread_folders_of(text.file), *self._unread_records_of(found.media))
        problems = [*read.findings, *found.findings, *unread]
        is_blocked = any(problem.severity is Severity.ERROR for problem in problems)
        if not is_blocked and kind is not Kind.PATH and not read.outline.says_something:
            problems.append(finding("text-empty", text.file))
            is_blocked = True
        if is_blocked:
            self._give_up(text.file, problems)
            return None
        page = Page(
            id=self._id_of(text, read.metadata, kind),
            file=text.file,
            title=self._title(text, kind, read, problems),
            metadata=read.metadata,
            content=kept,
            places=read.places,
            header=read.header,
            media={target: self._with_owner(medium, read.metadata) for target, medium in found.media.items()},
            refused=found.refused,
            withdrawn=found.withdrawn,
        )
        self._findings.extend(replace(problem, text=page.file) for problem in problems)
        return kind, _of_kind(page, kind)

    def _made(self, texts: Mapping[str, str]) -> Iterator[tuple[Kind, Page]]:
        """Yield the pages that are made of the hub's data: read as if somebody had written them, and then nobody's."""
        for file, markdown in texts.items():
            read = read_content(Written(file, markdown, self._defaults.of(file)))
            self._media.look_at_all([(read.outline, file)])
            found = self._media.read(read.outline, file)
            page = Page(
                id=self._id_of(discovery.Text(file, Kind.PAGE), read.metadata, Kind.PAGE),
                file=file,
                title=read.metadata.title,
                metadata=read.metadata,
                content=Held(read.document, read.metadata),
                media={target: self._with_owner(medium, read.metadata) for target, medium in found.media.items()},
                refused=found.refused,
                withdrawn=found.withdrawn,
                made=True,
            )
            yield Kind.PAGE, page

    def _with_owner(self, medium: Medium, metadata: Metadata) -> Medium:
        """Say of a medium that nobody declared whose it is taken to be: the publisher's, or the course's."""
        if medium.record or medium.part_of:
            return medium
        if self._hub.own_media:
            own = {"authors": metadata.publisher, "licence": metadata.licence, "assumed": "publisher"}
        elif course := self._defaults.course_of(medium.path):
            own = {"authors": course.metadata.authors, "licence": course.metadata.licence, "assumed": "course"}
        else:
            return medium
        return replace(medium, record=MediumRecord.model_validate({"file": medium.path, **own}))

    def _give_up(self, file: str, problems: Iterable[Finding]) -> None:
        self._findings.extend(replace(problem, text=file) for problem in problems)
        self._broken.append(file)

    def _unread_folders_of(self, file: str) -> Iterator[Finding]:
        """Yield why it cannot be known what the folders above a text say of it: that it is withdrawn, perhaps."""
        for found in self._unread_folders:
            folder = posixpath.dirname(found.file)
            if not folder or file.startswith(f"{folder}/"):
                yield found

    def _unread_records_of(self, media: Mapping[str, Medium]) -> Iterator[Finding]:
        """Yield why it cannot be known what is said of a text's media: one of them may be withdrawn."""
        for found in self._unread_records:
            listed = posixpath.dirname(found.file)
            beside = found.file.rpartition(".")[0]
            if any(medium.path == beside or posixpath.dirname(medium.path) == listed for medium in media.values()):
                yield found

    def _title(self, text: discovery.Text, kind: Kind, read: ReadContent, problems: list[Finding]) -> str:
        """Return the title: the author's, else the first heading's text, else the file's name."""
        own, outline = read.metadata.title, read.outline
        if is_visible(own):
            return own
        found = next(filter(is_visible, (outline.title, *outline.headings)), "")
        if text.is_home and kind is Kind.PAGE and not outline.title:
            return next(filter(is_visible, (self._hub.site_name, found, self._source.label)), text.file)
        named_after = text.file.rpartition("/")[0] if is_index(text.file) else text.file
        title = next(filter(is_visible, (found, name_from_file(named_after), self._source.label)), text.file)
        if kind is Kind.UNIT or not outline.title:
            problems.append(finding("title-missing", text.file, 1, title=title, typed=as_yaml(title)))
        return title

    def _id_of(self, text: discovery.Text, metadata: Metadata, kind: Kind) -> str:
        """Return the identity: the author's, else the path's slug; of a page, its address."""
        return id_of(text.file, kind, metadata.id, self._place, is_home=text.is_home)

    # --- all texts --------------------------------------------------------------------------------------------------

    def _with_own_ids(self, pages: Iterable[tuple[Kind, Page]]) -> Iterator[tuple[Kind, Page]]:
        """Yield the texts whose id no other text of their kind had before them."""
        taken: dict[tuple[Kind, str], str] = {}
        for kind, page in pages:
            first = taken.setdefault((kind, page.id), page.file)
            if first == page.file:
                yield kind, page
                continue
            place = page.places.get("id")
            self._findings.append(
                finding("id-twice", page.file, place.line if place else None, id=page.id, other=first)
            )
            self._broken.append(page.file)

    def _bare_path(self, folder: str) -> LearningPath:
        """Return the learning path of a folder whose texts have no index beside them."""
        said = self._defaults.folders.get(folder)
        metadata = said.metadata if said else Metadata()
        below_root = folder.removeprefix(self._root).strip("/")
        title = metadata.title or (name_from_file(below_root) if below_root else self._hub.site_name)
        return LearningPath(
            id=id_of_folder(folder, metadata.id, self._place),
            file=f"{folder}/" if folder else "",
            title=next(filter(is_visible, (title, self._source.label)), folder),
            metadata=metadata,
            content=Held(Document((), ()), metadata),
        )

    def _with_steps(self, library: Library) -> Library:
        """Give every learning path its units: those it names, else those that lie below it."""
        by_folder = {path.folder: path for path in library.paths}
        files = {unit.file: unit.id for unit in library.units}
        known = {unit.id: unit.id for unit in library.units} | {unit.folder: unit.id for unit in library.units}
        paths = []
        for path in library.paths:
            if path.metadata.units:
                units = tuple(dict.fromkeys(self._named_units(path, known)))
            else:
                units = tuple(files[file] for file in units_of_path(path.folder, files, by_folder))
            paths.append(replace(path, units=units))
        return replace(library, paths=tuple(paths))

    def _with_history(self, library: Library) -> Library:
        """Give every unit and learning path its history.

        It is that of its folder, or of its file and media where it shares the folder.
        """
        told = read_histories(self._source, belongings(library), self._workshop.cache, self._hub)
        self._findings.extend(told.findings)
        self._contributions, histories = told.contributions, told.histories
        units = tuple(replace(unit, history=histories[unit.file]) for unit in library.units)
        paths = tuple(replace(path, history=histories.get(path.file, path.history)) for path in library.paths)
        return replace(library, units=units, paths=paths)

    def _named_units(self, path: LearningPath, known: dict[str, str]) -> Iterator[str]:
        place = path.places.get("units")
        for name in path.metadata.units:
            if unit := known.get(name) or known.get(f"{self._root}/{name.strip('/')}".strip("/")):
                yield unit
            else:
                line = place.line if place else None
                self._findings.append(finding("path-unit-unknown", path.file, line, name=name))


def _is_unread_folder(found: Finding) -> bool:
    return found.severity is Severity.ERROR and posixpath.basename(found.file) in FOLDER_FILES


def _of_kind(page: Page, kind: Kind) -> Page:
    values = {one.name: getattr(page, one.name) for one in fields(Page)}
    match kind:
        case Kind.UNIT:
            return Unit(**values)
        case Kind.PATH:
            return LearningPath(**values)
        case Kind.PAGE:
            return page
