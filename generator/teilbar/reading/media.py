"""The media of a text: the files that its pictures and links mean, found in the source."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from hashlib import file_digest
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.made_by import made_by
from teilbar.model.addresses import host_of, is_address, path_of, paths_of_forge_address, shown, source_path
from teilbar.model.outline import Way
from teilbar.model.unit import Medium
from teilbar.reading.captions import caption_record
from teilbar.reading.companions import Companions
from teilbar.reading.errors import SourceError
from teilbar.renditions import MediumKind, inspect
from teilbar.renditions.formats import formats_of_suffix
from teilbar.texts import Wording, finding
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from teilbar.model.findings import Finding
    from teilbar.model.metadata import MediumRecord
    from teilbar.model.outline import Outline, Reference
    from teilbar.reading.source import Source
    from teilbar.renditions import Inspection, MediumFacts
    from teilbar.workshop import Workshop

_TEXTS = (".md", ".markdown")
PUBLISHED = frozenset(
    (  # noqa: SIM905 - as a list of strings nobody could survey them
        "png jpg jpeg gif webp avif svg bmp tif tiff heic mp3 m4a ogg oga opus wav flac mp4 m4v webm ogv vtt srt "
        "pdf txt csv rtf epub odt ods odp odg doc docx xls xlsx ppt pptx zip h5p mbz ggb sb3 stl gpx ics key pages"
    ).split()
)
"""Endings of the files that are published when a text shows them or links to them.

Not among them is what a browser would run: a page or a script from somebody's folder would act in the hub's name.
"""
_UNPLAYABLE = {
    **dict.fromkeys(("avi", "wmv", "mov", "mkv", "flv", "mpg", "mpeg", "3gp", "mts", "vob"), "mp4"),
    **dict.fromkeys(("wma", "aiff", "aif", "amr", "mid", "midi", "ra"), "mp3"),
}
"""Endings of recordings that browsers do not play, each with that of the format to take instead."""
_WEB = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class ReadMedia:
    """The media of a text, by the target that its author wrote."""

    media: Mapping[str, Medium]
    refused: frozenset[str]
    """Targets of files that are there but are not published; the findings say why."""
    findings: tuple[Finding, ...]
    withdrawn: Mapping[str, frozenset[str]]
    """Of the refused targets, those that were withdrawn; each with the captions that are its credits."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A file that is to be looked at."""

    disk: Path
    path: str
    digest: str


def look(at: _Look) -> Inspection:
    """Say what a file is by its content: a pure function of that and of its name.

    Raises SourceError where it is no longer the file whose digest was taken, OSError where the disk refuses.
    """
    with at.disk.open("rb") as stream:
        inspection = inspect(stream, at.path)
        stream.seek(0)
        if file_digest(stream, "sha256").hexdigest() != at.digest:
            raise SourceError(finding("source-changed", at.path))
    return inspection


LOOKING = Step("look", look, seconds=0.004)


class MediaReader:
    """Finds the media of one text after the other."""

    def __init__(self, source: Source, records: Mapping[str, MediumRecord], workshop: Workshop) -> None:
        """Take the source, what is said of its media, by path, and where they are looked at."""
        self._source = source
        self._records = records
        self._workshop = workshop
        self._inspections: dict[str, Inspection] = {}
        self._media: dict[str, Medium] = {}
        self._companions = Companions(source, records)

    def look_at_all(self, texts: Iterable[tuple[Outline, str]]) -> None:
        """Look at the media of all texts at once, each given by its outline and file; looked at twice is none."""
        located = (self._locate(reference, file)[0] for outline, file in texts for reference in _to_files(outline))
        named = [path for path in dict.fromkeys(located) if path and self._is_of_a_kind(path)]
        paths = dict.fromkeys((*named, *(beside for path in named for beside in self._companions.paths(path))))
        whole = [path for path in paths if self._source.medium_problem(path) is None]
        orders = [Order(self._key(path), path, self._look(path)) for path in whole]
        self._inspections |= dict(zip(whole, self._workshop.make(LOOKING, orders), strict=True))

    def read(self, outline: Outline, file: str) -> ReadMedia:
        """Return the media of the text in ``file``."""
        media: dict[str, Medium] = {}
        refused: set[str] = set()
        findings: list[Finding] = []
        withdrawn: dict[str, frozenset[str]] = {}
        for mention in _to_files(outline):
            if mention.target in withdrawn:
                withdrawn[mention.target] |= _credits(mention)
            if mention.target in media or mention.target in refused:
                continue
            path, problems = self._locate(mention, file)
            findings.extend(problems)
            if not path:
                continue
            if self._is_of_no_kind(path, mention, file, findings) or self._is_withheld(path, findings):
                refused.add(mention.target)
                if self._is_withdrawn(path):
                    withdrawn[mention.target] = _credits(mention)
            else:
                facts = self._facts(path, findings)
                if facts is None:
                    refused.add(mention.target)
                else:
                    media[mention.target] = _with_caption(self._medium(path, facts), mention)
        shown = {mention.target for mention in outline.references if mention.way is Way.SHOWN}
        players = {target: medium for target, medium in media.items() if target in shown}
        media |= self._companions.attached(players, media, lambda path: self._take(path, findings), findings)
        return ReadMedia(media, frozenset(refused), tuple(findings), withdrawn)

    def _medium(self, path: str, facts: MediumFacts) -> Medium:
        if path not in self._media:
            digest = self._source.digest(path)
            self._media[path] = Medium(path, self._source.files[path].size, facts, self._records.get(path), digest)
        return self._media[path]

    def _take(self, path: str, findings: list[Finding]) -> Medium | None:
        """Return a medium that no text names; None for one that must not be published."""
        if self._is_withheld(path, findings) or (facts := self._facts(path, findings)) is None:
            return None
        return self._medium(path, facts)

    def _look(self, path: str) -> _Look:
        return _Look(self._source.files[path].disk, path, self._source.digest(path))

    def _key(self, path: str) -> str:
        return digest_of("look", made_by(), path, self._source.digest(path))

    def _facts(self, path: str, findings: list[Finding]) -> MediumFacts | None:
        """Return what a file is by its content; None where it must not be published."""
        inspection = self._inspections[path]
        findings.extend(found for found in inspection.findings(path) if found not in findings)
        return inspection.facts

    def _is_of_no_kind(self, path: str, mention: Reference, file: str, findings: list[Finding]) -> bool:
        """Return whether files of this kind are never published."""
        if self._is_of_a_kind(path):
            return False
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        if right := _UNPLAYABLE.get(suffix[1:].lower()):
            values = {"name": f"{stem}{suffix}", "right": right, "new": f"{stem}.{right}"}
            findings.append(finding("recording-unplayable", file, mention.line, **values))
        else:
            findings.append(finding("medium-not-published", file, mention.line, name=f"{stem}{suffix}"))
        return True

    def _is_of_a_kind(self, path: str) -> bool:
        return path.rpartition(".")[2].lower() in PUBLISHED

    def _is_withdrawn(self, path: str) -> bool:
        record = self._records.get(path)
        return record is not None and record.withdrawn is not None

    def _is_withheld(self, path: str, findings: list[Finding]) -> bool:
        """Return whether a file is not to be published: it is withdrawn, or there is nothing to see in it."""
        record = self._records.get(path)
        if record and record.withdrawn:
            where = {"medium": posixpath.basename(path), "place": record.declared_in}
            reason = record.withdrawn.reason or "–"
            problem: Finding | None = finding(
                "medium-withdrawn", record.declared_in, record.line, reason=reason, **where
            )
        else:
            problem = self._source.medium_problem(path)
        if problem and problem not in findings:
            findings.append(problem)
        return problem is not None

    def _locate(self, mention: Reference, file: str) -> tuple[str | None, list[Finding]]:
        path = source_path(mention.target, posixpath.dirname(file))
        if is_address(mention.target) and path not in self._source.files:  # a name may hold a colon
            return self._locate_address(mention, file)
        if path is None:  # the check of links says so for links
            problem = finding("link-leaves-source", file, mention.line, link=shown(mention.target))
            return None, [problem] if mention.way is Way.SHOWN else []
        if path in self._source.files:
            return path, []
        if other := self._source.find_other_case(path):
            right = posixpath.relpath(other, posixpath.dirname(file) or ".")
            return other, [finding("medium-other-case", file, mention.line, link=shown(mention.target), found=right)]
        problem = finding("medium-missing", file, mention.line, link=shown(mention.target))
        return None, [problem] if mention.way is Way.SHOWN else []

    def _locate_address(self, mention: Reference, file: str) -> tuple[str | None, list[Finding]]:
        """Find a file of this project's that is linked by its address on a forge."""
        if mention.way is not Way.SHOWN:
            return None, []
        for path in paths_of_forge_address(mention.target):
            if path in self._source.files:
                relative = posixpath.relpath(path, posixpath.dirname(file) or ".")
                found = finding("medium-found-by-address", file, mention.line, found=path, relative=relative)
                return path, [found]
        return None, [_elsewhere(mention, file)]


def _credits(mention: Reference) -> frozenset[str]:
    """Return the caption of a place where a medium is shown, if it is a credit."""
    is_credit = mention.caption and caption_record(mention.caption)
    return frozenset({mention.caption} if is_credit else ())


def _with_caption(medium: Medium, mention: Reference) -> Medium:
    """Take the caption for what is said of a medium, where nothing else is and it follows the TULLU rule."""
    said = caption_record(mention.caption) if mention.caption and medium.record is None else None
    return replace(medium, record=said.model_copy(update={"file": medium.path})) if said else medium


def _elsewhere(mention: Reference, file: str) -> Finding:
    """Return what to say of a picture whose address is not one of this project's files."""
    scheme = mention.target.partition(":")[0].lower()
    if scheme == "data":
        return finding("medium-in-text", file, mention.line)
    if scheme in _WEB or mention.target.startswith("//"):
        ending, what = _far_file(mention.target)
        return finding("medium-elsewhere", file, mention.line, host=host_of(mention.target), ending=ending, what=what)
    return finding("link-forbidden", file, mention.line, link=shown(mention.target), scheme=scheme)


def _far_file(address: str) -> tuple[str, Wording]:
    """Return the ending of a file's name and what it is, as far as its address tells; else it is a picture."""
    suffix = posixpath.splitext(path_of(address))[1].removeprefix(".").lower()
    formats = formats_of_suffix(suffix)
    if not formats:
        return "jpg", Wording("elsewhere.picture")
    named = {MediumKind.FILM: "elsewhere.film", MediumKind.SOUND: "elsewhere.sound"}
    return suffix, Wording(named.get(formats[0].kind, "elsewhere.picture"))


def _to_files(outline: Outline) -> Iterator[Reference]:
    """Yield what may name a file: pictures, and links that are neither addresses nor texts of the library."""
    for reference in outline.references:
        if reference.way is Way.SHOWN or _may_be_file(reference.target):
            yield reference


def _may_be_file(target: str) -> bool:
    if is_address(target):
        return False
    path = path_of(target)
    return bool(posixpath.splitext(path)[1]) and not path.lower().endswith(_TEXTS)
