"""The story of a comparison: both states read and checked, their texts paired, what differs told."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from teilbar.cache import Cache, default_folder
from teilbar.comparing.comparison import Change, Comparison, Sort, TextChange
from teilbar.comparing.facts import facts_of, settings_of
from teilbar.comparing.judging import differing
from teilbar.comparing.media import media_of
from teilbar.comparing.packages import contents, make, package_changes
from teilbar.comparing.pairing import paired
from teilbar.comparing.prose import compared
from teilbar.comparing.revision import older_source, resolve
from teilbar.comparing.sco import SCO_FILES, read_sco, read_shape
from teilbar.comparing.side import older_side, side_of
from teilbar.comparing.surviving import survival
from teilbar.comparing.viewing import View
from teilbar.licensing.registry import Registry
from teilbar.model.unit import LearningPath, Unit
from teilbar.progress import Silent
from teilbar.publishing.compose import site_name
from teilbar.publishing.site_addresses import folder_of
from teilbar.reading.source import open_source
from teilbar.texts import message, text
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from teilbar.comparing.comparison import Progress
    from teilbar.comparing.packages import Made
    from teilbar.comparing.side import Side
    from teilbar.model.unit import Page
    from teilbar.options import Options
    from teilbar.progress import Progress as Showing
    from teilbar.publishing.records import Download

_SCORM = ("scorm2004", "scorm12", "scorm12-single")
"""Formats that keep what learners do; one of them tells it for all."""
_H5P = "h5p"
_ORDER = (Sort.UNIT, Sort.PATH, Sort.PAGE)


def compare(
    options: Options, rev: str = "", progress: Showing | None = None, *, besides: Sequence[Path] = ()
) -> Comparison:
    """Compare a source as it is, with all that is not committed, with an older state of its repository.

    ``rev`` is any name of a commit; empty for where the change began (:func:`~teilbar.comparing.revision.resolve`).
    ``besides`` are files and folders that are no part of the source, such as an older report. Nothing is written but
    into the cache. Raises SourceError where there is no such state or no text to compare, HubError where the hub file
    is broken, OSError where the disk refuses.
    """
    progress = progress or Silent()
    cache = Cache(options.cache or default_folder())
    with ExitStack() as stack:
        work = Path(stack.enter_context(TemporaryDirectory(prefix="teilbar-")))
        now = stack.enter_context(open_source(options.source, exclude=[options.out, *besides], cache=cache))
        workshop = stack.enter_context(Workshop(cache, options.jobs))
        revision = resolve(now, rev)
        after = side_of(now, options, workshop, progress)
        progress.begin(text("progress.older", options.language, since=revision.name))
        before = older_side(older_source(now, revision, work / "older"), options, workshop)
        pairs = [pair for pair in paired(before.library, after.library) if not _is_same(*pair)]
        telling = _Telling(before, after, options, workshop, work)
        progress.begin(text("progress.packages", options.language))
        telling.make([old for old, _ in pairs if old], [new for _, new in pairs if new], progress.advance)
        progress.begin(text("progress.compare", options.language), len(pairs))
        texts = list(telling.texts(pairs, progress.advance))
        moved = {one.old_file: one.file for one in texts if one.old_file}
        new, solved = differing(before.verdict.findings, after.verdict.findings, moved)
        was_blocked = {moved.get(file, file) for file in before.blocked}
        return Comparison(
            language=options.language,
            hub=site_name(after.hub, now.label),
            since=revision.name,
            commit=revision.commit,
            texts=tuple(sorted(texts, key=_place)),
            settings=() if before.problem else settings_of(before.hub, after.hub, options.language),
            new=new,
            solved=solved,
            blocked=tuple(sorted(after.blocked - was_blocked)),
            freed=tuple(sorted(was_blocked - after.blocked)),
            still_blocked=tuple(sorted(after.blocked & was_blocked)),
            problem_before=before.problem,
            pictures=dict(telling.pictures),
            colours=(after.hub.theme.palette.primary, after.hub.theme.palette.accent),
        )


def _is_same(before: Page | None, after: Page | None) -> bool:
    """Tell whether nothing differs between a text and its older self, but for the commits that it has seen."""
    if before is None or after is None:
        return False
    return _state(before) == _state(after)


def _state(page: Page) -> tuple[object, ...]:
    media = {target: medium.key for target, medium in page.media.items()}
    units = page.units if isinstance(page, LearningPath) else ()
    withheld = page.withheld if isinstance(page, Unit) else ()
    return (page.id, page.file, page.title, page.metadata, page.content.key, media, units, withheld, page.withdrawn)


def _place(one: TextChange) -> tuple[object, ...]:
    return _ORDER.index(one.sort), list(Change).index(one.change), one.file


def _sort_of(page: Page) -> Sort:
    return Sort.UNIT if isinstance(page, Unit) else Sort.PATH if isinstance(page, LearningPath) else Sort.PAGE


class _Telling:
    """What is told of the texts of two states."""

    def __init__(self, before: Side, after: Side, options: Options, workshop: Workshop, work: Path) -> None:
        self._sides = before, after
        self._options, self._workshop, self._work = options, workshop, work
        self._language = options.language
        self._licences = Registry.load()
        self._views = tuple(View(side.library, side.hub, self._licences) for side in self._sides)
        self._made: tuple[Made, Made]
        self.pictures: dict[str, bytes] = {}

    def make(self, before: list[Page], after: list[Page], advance: Callable[[], None]) -> None:
        """Make the packages and pictures of all texts that differ."""
        make_all = partial(make, options=self._options, licences=self._licences, workshop=self._workshop)
        self._made = (
            make_all(self._sides[0], before, folder=self._work / "before", advance=advance),
            make_all(self._sides[1], after, folder=self._work / "after", advance=advance),
        )

    def texts(
        self, pairs: Iterable[tuple[Page | None, Page | None]], advance: Callable[[], None]
    ) -> Iterator[TextChange]:
        """Yield what differs, text by text."""
        for old, new in pairs:
            yield self._text(old, new)
            advance()

    def _text(self, old: Page | None, new: Page | None) -> TextChange:
        page = new or old
        assert page is not None  # noqa: S101 - one of them is there; for the type checker
        was_moved = old is not None and new is not None and (old.file, old.id) != (new.file, new.id)
        pictures = self._picture(0), self._picture(1)
        packages = package_changes(old, new, self._made, self._sides, self._language)
        return TextChange(
            change=_change(old, new, was_moved=was_moved),
            sort=_sort_of(page),
            title=page.title,
            file=page.file,
            old_file=old.file if old and new and old.file != new.file else "",
            address=folder_of(new) if new else "",
            reason=self._reason(old) if new is None else "",
            facts=facts_of(old, new, self._licences, self._language),
            sections=tuple(
                compared(
                    self._views[0].read(old, self._language, pictures[0]),
                    self._views[1].read(new, self._language, pictures[1]),
                )
            ),
            media=tuple(media_of(old, new, self._licences, self._language, pictures)),
            packages=packages,
            without_packages=tuple(self._without(new)) if not any(one.after for one in packages) else (),
            progress=self._progress(old, new),
        )

    def _picture(self, side: int) -> Callable[[str], str]:
        """Return what gives the name of a medium's small picture, and keeps its bytes for the writers."""

        def name(digest: str) -> str:
            path = self._made[side].pictures.get(digest)
            if path is None:
                return ""
            called = f"{digest[:16]}{path.suffix}"
            if called not in self.pictures:
                self.pictures[called] = path.read_bytes()
            return called

        return name

    def _reason(self, old: Page | None) -> str:
        """Return why a text is not published any more that is still there; empty where it is gone."""
        after = self._sides[1]
        if old is None or old.file not in after.texts:
            return ""
        for found in after.verdict.findings:
            if found.concerns == old.file and (found.severity == "error" or found.rule in _LEFT_OUT):
                return message(found, self._language)
        return text("diff.not-published", self._language)

    def _without(self, new: Page | None) -> Iterator[str]:
        """Yield why a unit has no packages."""
        if isinstance(new, Unit) and new.withheld:
            for found in self._sides[1].verdict.findings:
                if found.concerns == new.file and found.rule in new.withheld:
                    yield message(found, self._language)

    def _progress(self, old: Page | None, new: Page | None) -> Progress | None:
        """Return what becomes of learners' progress; None where none is kept, before or now."""
        if old is None or new is None:
            return None
        olds, news = self._made[0].of(old), self._made[1].of(new)
        told = next((name for name in _SCORM if name in olds and name in news), "")
        if not told:
            return None
        before = read_sco(*(self._file(0, olds[told], name) for name in SCO_FILES))
        after = read_sco(*(self._file(1, news[told], name) for name in SCO_FILES))
        h5p = None
        if _H5P in olds and _H5P in news:
            shapes = [read_shape(self._file(side, one[_H5P], _CONTENT)) for side, one in enumerate((olds, news))]
            h5p = shapes[0], shapes[1]
        return survival(before, after, self._language, h5p)

    def _file(self, side: int, download: Download, name: str) -> bytes:
        return contents(self._made[side].path(download), name)


_CONTENT = "content/content.json"
_LEFT_OUT = frozenset({"unit-withdrawn", "text-is-draft"})


def _change(old: Page | None, new: Page | None, *, was_moved: bool) -> Change:
    if old is None:
        return Change.NEW
    if new is None:
        return Change.GONE
    return Change.MOVED if was_moved else Change.CHANGED
