"""What a change does, as frozen data, in the language that it was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teilbar.model.findings import Finding
    from teilbar.texts import Language


class Change(StrEnum):
    """What became of a text, in the order in which people are told."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    """It lies elsewhere in the source, or has another id; it may have been changed as well."""
    GONE = "gone"


class Sort(StrEnum):
    """What a text is."""

    UNIT = "unit"
    PATH = "path"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay together: taken out, put in, or neither."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item or a cell that differs; one side is empty where it is new, or gone."""

    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section before and after."""

    before_title: str
    """Its heading as plain text; empty where there is none, or no such section."""
    after_title: str
    before_html: str
    """As readers see it, what was taken out in ``<del>``; empty where there was none."""
    after_html: str
    passages: tuple[Passage, ...] = ()
    """What differs; nothing in a section that is as it was."""

    @property
    def title(self) -> str:
        """What to call it."""
        return self.after_title or self.before_title


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is said of a text, a medium or the hub, before and after; empty where nobody said so."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MediumChange:
    """A picture, a sound or a film that is new, gone or another, or of which something else is said."""

    name: str
    change: Change
    facts: tuple[Fact, ...] = ()
    """Size, alternative text, licence, credit line: what differs; of a new or gone one what is known."""
    before_picture: str = ""
    """The name in :attr:`Comparison.pictures`; empty for what is no picture, or was not there."""
    after_picture: str = ""


@dataclass(frozen=True, slots=True)
class PackageChange:
    """A package before and after."""

    label: str
    """What the download is for, in a few words."""
    suffix: str
    """How its name ends."""
    before: int | None
    """Bytes; None where there was none."""
    after: int | None
    same: bool = False
    """Whether every byte is as it was."""
    demand: Fact | None = None
    """What a platform needs for it, where that is another than before."""


class Kept(StrEnum):
    """How much of what learners have done outlives an update, from all to nothing."""

    ALL = "all"
    MOSTLY = "mostly"
    """Nothing is lost that was checked, but something is judged, counted or shown otherwise."""
    PARTLY = "partly"
    """Answers to some questions are lost."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Progress:
    """What becomes of the progress of learners in an LMS when a package is put in the place of the older one."""

    kept: Kept
    sentences: tuple[str, ...]
    """The verdict first, then each thing that happens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text that a change touches."""

    change: Change
    sort: Sort
    title: str
    file: str
    """The file that it stands in, else the one that it stood in."""
    old_file: str = ""
    """The file that it stood in, where that was another."""
    address: str = ""
    """The folder of its page in the site; empty where it is gone."""
    reason: str = ""
    """Why it is not published any more, where its file is still there."""
    facts: tuple[Fact, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    """All of them, those too that are as they were."""
    media: tuple[MediumChange, ...] = ()
    packages: tuple[PackageChange, ...] = ()
    without_packages: tuple[str, ...] = ()
    """Why there are none now, a sentence each."""
    progress: Progress | None = None
    """None where no package keeps any."""

    @property
    def key(self) -> str:
        """What tells it from the others, in names of files."""
        return self.address or f"{self.sort}-{self.file}"

    @property
    def is_seen(self) -> bool:
        """Whether readers see any of it."""
        return bool(
            self.change is not Change.CHANGED
            or self.facts
            or self.media
            or any(section.passages for section in self.sections)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a change does."""

    language: Language
    """Of all words here, but for those of the texts themselves."""
    hub: str
    """Name of the hub."""
    since: str
    """What it is compared with, as somebody called it."""
    commit: str
    """The commit that this was, in full."""
    texts: tuple[TextChange, ...] = ()
    """Every text that differs, sorted: units, paths, pages, each by change and place."""
    settings: tuple[Fact, ...] = ()
    """Options of the hub that differ."""
    new: tuple[Finding, ...] = ()
    """Findings that were not there before."""
    solved: tuple[Finding, ...] = ()
    blocked: tuple[str, ...] = ()
    """Files of texts that are blocked now and were not."""
    freed: tuple[str, ...] = ()
    """Files of texts that were blocked and are not any more."""
    still_blocked: tuple[str, ...] = ()
    problem_before: tuple[Finding, ...] = ()
    """Why nothing could be read of the older state, where that is so: then everything is new."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Small pictures by name."""
    colours: tuple[str, str] = ("", "")
    """The hub's own, each maybe empty."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs that anybody could notice."""
        return not (self.texts or self.settings or self.new or self.solved or self.blocked or self.freed)
