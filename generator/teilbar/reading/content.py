"""Reading one text, without regard to any other: what can be kept until it, or what it inherits, changes."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.fingerprints import fingerprint
from teilbar.made_by import made_by
from teilbar.model import pickling  # noqa: F401 - says how documents are pickled
from teilbar.model.findings import Finding
from teilbar.model.outline import Outline, outline_of
from teilbar.reading.errors import SourceError
from teilbar.reading.frontmatter import split_header
from teilbar.reading.markdown.sections import read_document
from teilbar.reading.source import read_text
from teilbar.texts import finding
from teilbar.workshop import Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from teilbar.cache import Cache
    from teilbar.model.document import Document
    from teilbar.model.findings import Place
    from teilbar.model.metadata import Metadata
    from teilbar.model.unit import HeaderKind
    from teilbar.reading.inheritance import Inherited
    from teilbar.reading.source import SourceFile


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in the source."""

    file: str
    """Its path there."""
    text: str
    inherited: Inherited
    """What others say of it."""

    @property
    def key(self) -> str:
        """The digest of all that :func:`read_content` makes of it, lines of findings included."""
        return digest_of("text", made_by(), self.file, self.text, self.inherited.key)


@dataclass(frozen=True, slots=True)
class ReadContent:
    """A text, read."""

    key: str
    """The digest of what it says, wherever in which file that was written."""
    metadata: Metadata
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]
    outline: Outline
    header: HeaderKind
    packed: bytes
    """The document, pickled: whoever only needs the rest does not wait for it."""

    @property
    def document(self) -> Document:
        """The document."""
        document: Document = pickle.loads(self.packed)  # noqa: S301 - made below
        return document


def read_content(written: Written) -> ReadContent:
    """Read a text: its header with what it inherits, and its document. A pure function."""
    header = split_header(written.text, written.file)
    said = written.inherited.describe(written.file, header)
    read = read_document(header.body, file=written.file, first_line=header.body_line, title=said.metadata.title)
    return ReadContent(
        key=digest_of("content", header.body, fingerprint(said.metadata)),
        metadata=said.metadata,
        places=said.places,
        findings=(*said.findings, *read.findings),
        outline=outline_of(read.document),
        header=header.kind,
        packed=pickle.dumps(read.document, pickle.HIGHEST_PROTOCOL),
    )


READING = Step("text", read_content, seconds=0.008)


@dataclass(frozen=True, slots=True)
class Kept:
    """Content whose document lies in the cache (:class:`teilbar.model.unit.Content`)."""

    key: str
    stored: str = field(compare=False)
    """The key under which the cache has the text, as it was read."""
    outline: Outline = field(compare=False)
    cache: Cache = field(compare=False)
    source: SourceFile = field(compare=False)
    written: Written = field(compare=False)
    """The text, but for the text itself."""

    @property
    def written_key(self) -> str:
        """See :attr:`teilbar.model.unit.Content.written_key`."""
        return self.stored

    @property
    def document(self) -> Document:
        """The document, from the cache, or read again where that has lost it.

        Raises SourceError where the file has been changed since it was read.
        """
        found = self.cache.get(self.stored)
        read: Any = pickle.loads(found) if found else self._again()  # noqa: S301 - this person's own, by digest
        document: Document = read.document
        return document

    def _again(self) -> ReadContent:
        text = read_text(self.source)
        if isinstance(text, Finding):
            raise SourceError(text)
        written = replace(self.written, text=text)
        if written.key != self.stored:
            raise SourceError(finding("source-changed", self.written.file))
        return read_content(written)
