"""What lies beside a film or a sound under its name and belongs to it: captions, and a film's picture."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.findings import Finding
from teilbar.model.unit import Captions
from teilbar.reading.tracks import Fault, TracksError, passages
from teilbar.renditions import MediumKind
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Medium
    from teilbar.reading.source import Source

_FILMS = frozenset({"mp4", "m4v", "webm", "ogv"})
_RECORDINGS = _FILMS | {"mp3", "m4a", "ogg", "oga", "opus", "wav", "flac"}
_CAPTIONS = "vtt"
_POSTERS = ("png", "jpg", "jpeg", "webp")
"""Suffixes of a film's picture; the first that is there is taken."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)

Take: TypeAlias = "Callable[[str], Medium | None]"


class Companions:
    """Knows which files of a source belong to which recording: ``turm.vtt`` and ``turm.en.vtt`` to ``turm.mp4``."""

    def __init__(self, source: Source, records: Mapping[str, MediumRecord]) -> None:
        """Take the source, and what is said of its media, by path."""
        self._source = source
        self._records = records
        self._captions: dict[str, dict[str, str]] = defaultdict(dict)
        self._posters: dict[str, dict[str, str]] = defaultdict(dict)
        self._read: dict[str, tuple[str, ...] | Finding] = {}
        for path in sorted(source.files):
            stem, suffix = _split(path)
            if suffix == _CAPTIONS:
                self._captions[stem].setdefault("", path)
                marked, language = posixpath.splitext(stem)
                if _LANGUAGE.fullmatch(language[1:]):
                    self._captions[marked].setdefault(language[1:], path)
            elif suffix in _POSTERS:
                self._posters[stem].setdefault(suffix, path)

    def paths(self, path: str) -> Iterator[str]:
        """Yield the files that belong to the medium at ``path``, if it is a recording."""
        stem, suffix = _split(path)
        if suffix in _RECORDINGS:
            yield from self._captions.get(stem, {}).values()
        if suffix in _FILMS:
            yield from self._poster_of(stem)

    def _poster_of(self, stem: str) -> list[str]:
        found = self._posters.get(stem, {})
        return [found[suffix] for suffix in _POSTERS if suffix in found][:1]

    def attached(
        self, players: Mapping[str, Medium], media: Mapping[str, Medium], take: Take, findings: list[Finding]
    ) -> dict[str, Medium]:
        """Return the recordings that a text shows with what belongs to them, and that too, by target.

        ``players`` are the media that the text shows, ``media`` all of it, ``take`` finds one more by its path. What is
        wrong with captions is added to ``findings``.
        """
        found: dict[str, Medium] = {}
        for target, medium in players.items():
            stem, suffix = _split(medium.path)
            if suffix in _RECORDINGS and medium.facts and medium.facts.kind in {MediumKind.FILM, MediumKind.SOUND}:
                paths = self._captions.get(stem, {})
                files = {language: file for language, path in paths.items() if (file := take(path))}
                captions = tuple(self._attachable(files, findings))
                broken = len(captions) < len(paths)
                read = {one.target[1:] for one in captions}
                own = [self._owned(file, medium) for file in files.values() if file.path in read]
                is_film = suffix in _FILMS and medium.facts.kind is MediumKind.FILM
                posters = [file for path in self._poster_of(stem) if is_film and (file := take(path))]
                found |= {f"/{file.path}": file for file in (*own, *posters)}
                key = f"/{posters[0].path}" if posters else ""
                found[target] = replace(medium, captions=captions, has_broken_captions=broken, poster=key)
        owned = {one.path: one for one in found.values() if one.part_of}
        return found | {target: owned[one.path] for target, one in media.items() if one.path in owned}

    def _attachable(self, files: Mapping[str, Medium], findings: list[Finding]) -> Iterator[Captions]:
        for language, file in files.items():
            words = self._passages(file.path)
            if not isinstance(words, Finding):
                yield Captions(f"/{file.path}", language, words, str(self._source.read_text(file.path)))
            elif words not in findings:
                findings.append(words)

    def _owned(self, file: Medium, recording: Medium) -> Medium:
        """Return captions as their recording's, where nothing else is said of them."""
        return file if self._records.get(file.path) else replace(file, part_of=recording.path)

    def _passages(self, path: str) -> tuple[str, ...] | Finding:
        """Return what captions say; the finding for those that nobody would see."""
        if path not in self._read:
            text = self._source.read_text(path)  # what else may be wrong with a file was found when it was taken
            try:
                self._read[path] = passages(text) if isinstance(text, str) else _broken(path, Fault.ENCODING, text.line)
            except TracksError as error:
                self._read[path] = _broken(path, error.fault, error.line)
        return self._read[path]


def _broken(path: str, fault: Fault, line: int | None) -> Finding:
    name = posixpath.basename(path)
    return finding("captions-broken", path, line, name=name, reason=Wording(f"captions.broken.{fault}"))


def _split(path: str) -> tuple[str, str]:
    stem, suffix = posixpath.splitext(path)
    return stem, suffix[1:].lower()
