"""The site's pages and the files around them, put into the new site: from the old one, or through the engine."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from teilbar.cache import digest_of
from teilbar.publishing.compressing import COMPRESSORS, siblings, wants_siblings
from teilbar.publishing.frames import fill
from teilbar.publishing.leftovers import bare
from teilbar.publishing.stage_writer import THEME_FOLDER
from teilbar.publishing.staging import file_of
from teilbar.publishing.theme import theme_files
from teilbar.publishing.told_sizes import Told
from teilbar.workshop import Order, Step

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teilbar.publishing.assembly import Assembly
    from teilbar.publishing.compose import Composed
    from teilbar.publishing.engine_run import EngineRun
    from teilbar.publishing.text_pages import Sheet
    from teilbar.workshop import Workshop

SIBLINGS = (".gz", ".br")


def publish_documents(composed: Composed, run: EngineRun, site: Assembly, sizes: Mapping[str, int]) -> None:
    """Put all pages of a site into it, the engine's other files, the theme's, sitemap and feed.

    ``sizes`` are the bytes of the files that pages tell of, by their paths in the site. Raises EngineError where the
    engine fails, OSError where the disk refuses.
    """
    told = Told(sizes, composed.site.language)
    new = [sheet for sheet in composed.sheets if not site.reuse(_file(sheet), _key_of(sheet, run, told))]
    run.keep(composed.sheets)
    # Closed here, so that no engine is still writing when what failed clears up.
    with closing(run.render(new)) as rendered:
        for sheet, document in rendered:
            site.write(_file(sheet), _key_of(sheet, run, told), document_of(document, sheet, told).encode())
    for path, data in run.others.items():
        site.write_data(path, bare(data.decode()).encode() if path.endswith(".html") else data)
    for name, data in theme_files(composed.site.colours, composed.site.fonts).items():
        site.write_data(f"{THEME_FOLDER}/{name}", data)
    for path, data in {**composed.site.files, **composed.announcements}.items():
        site.write_data(path, data)


def document_of(document: str, sheet: Sheet, told: Told) -> str:
    """Return a page of the site: what an engine made of the frame of a sheet, and all else in it.

    Raises ValueError as :func:`~teilbar.publishing.frames.fill` does.
    """
    return bare(fill(document, told.into(sheet.page)))


def _file(sheet: Sheet) -> str:
    return file_of(sheet.page.path)


def _key_of(sheet: Sheet, run: EngineRun, told: Told) -> str:
    return digest_of("document", run.key(sheet), sheet.key, *told.by(sheet.page))


def compress(file: Path) -> dict[str, bytes]:
    """Return the compressed siblings of a file, by their names. Raises OSError where it cannot be read."""
    return siblings(file.name, file.read_bytes())


COMPRESSING = Step("siblings", compress, seconds=0.001)


def publish_siblings(site: Assembly, workshop: Workshop) -> None:
    """Put the compressed siblings of all text files that stand in a site beside them. Raises OSError."""
    texts = sorted(path for path, placed in site.files.items() if wants_siblings(path, placed.size))
    new = [path for path in texts if not _reused(path, site)]
    orders = [Order(_key(path, site), path, site.folder / path) for path in new]
    for path, found in zip(new, workshop.make(COMPRESSING, orders), strict=True):
        folder = path.rpartition("/")[0]
        for name, data in found.items():
            site.write(f"{folder}/{name}" if folder else name, _key(path, site), data)


def _reused(path: str, site: Assembly) -> bool:
    """Take over the siblings that the old site has of a file; return whether they are those of this one."""
    beside = site.old_beside(path, SIBLINGS)
    return beside is not None and all(site.reuse(name, _key(path, site)) for name in beside)


def _key(path: str, site: Assembly) -> str:
    return digest_of("siblings", COMPRESSORS, path.rpartition("/")[2], site.files[path].key)
