"""What lies beside a film or a sound under its name and belongs to it: captions, and a film's picture."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from teilbar.model.findings import Finding
from teilbar.model.unit import Captions
from teilbar.reading.tracks import TracksError, passages
from teilbar.renditions import MediumKind
from teilbar.texts import Wording, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teilbar.model.metadata import MediumRecord
    from teilbar.model.unit import Medium
    from teilbar.reading.source import Source

_RECORDINGS = frozenset({"mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv"})
_CAPTIONS = "vtt"
_POSTERS = ("png", "jpg", "jpeg", "webp")
"""Suffixes of a film's picture; the first that is there is taken."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)

Take: TypeAlias = "Callable[[str, list[Finding]], Medium | None]"


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
            yield from self._poster_of(stem)

    def _poster_of(self, stem: str) -> list[str]:
        found = self._posters.get(stem, {})
        return [found[suffix] for suffix in _POSTERS if suffix in found][:1]

    def attached(
        self, shown: Mapping[str, Medium], media: Mapping[str, Medium], take: Take, findings: list[Finding]
    ) -> dict[str, Medium]:
        """Return the recordings among the media that a text shows with what belongs to them, and that, by target.

        ``media`` are all media of the text, ``take`` finds one more by its path. What is wrong is added to ``findings``.
        """
        found: dict[str, Medium] = {}
        own: dict[str, str] = {}
        for target, medium in shown.items():
            if medium.facts is None or medium.facts.kind not in {MediumKind.FILM, MediumKind.SOUND}:
                continue
            stem = _split(medium.path)[0]
            captions = []
            for language, path in self._captions.get(stem, {}).items():
                words = self._passages(path)
                if isinstance(words, Finding):
                    findings.extend({words} - set(findings))
                elif file := take(path, findings):
                    captions.append(Captions(f"/{path}", language, words))
                    own[path] = medium.path if self._records.get(path) is None else ""
                    found[f"/{path}"] = replace(file, part_of=own[path])
            poster = None
            if medium.facts.kind is MediumKind.FILM:
                poster = next(filter(None, (take(path, findings) for path in self._poster_of(stem))), None)
            if poster:
                found[f"/{poster.path}"] = poster
            if captions or poster:
                key = f"/{poster.path}" if poster else ""
                found[target] = replace(medium, captions=tuple(captions), poster=key)
        linked = {key: replace(one, part_of=own[one.path]) for key, one in media.items() if one.path in own}
        return found | linked

    def _passages(self, path: str) -> tuple[str, ...] | Finding:
        """Return what captions say; the finding for those that nobody would see."""
        if path not in self._read:
            text = self._source.read_text(path)
            try:
                self._read[path] = _broken(path, "encoding", text.line) if isinstance(text, Finding) else passages(text)
            except TracksError as error:
                self._read[path] = _broken(path, error.reason, error.line)
        return self._read[path]


def _broken(path: str, reason: str, line: int | None) -> Finding:
    name = posixpath.basename(path)
    return finding("captions-broken", path, line, name=name, reason=Wording(f"captions.broken.{reason}"))


def _split(path: str) -> tuple[str, str]:
    stem, suffix = posixpath.splitext(path)
    return stem, suffix[1:].lower()
