"""A small hub that shows every block, staged and built by each test that wants to see it."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from engines.golden import staged
from engines.whole import write_stage
from teilbar.publishing.staging import NavigationItem, StagedSite

if TYPE_CHECKING:
    from teilbar.publishing.engines import Engine

PAGES = Path(__file__).parent / "pages"
_KINDS = {"": "home", "themen": "topic", "impressum": "page"}


def sample_site(url: str = "", colours: tuple[str, str] = ("", "")) -> StagedSite:
    """Return the hub."""
    return StagedSite(
        name="Medienhaus Beispiel",
        language="de",
        pages=tuple(
            staged(file, _path(file), _KINDS.get(_path(file), "unit")) for file in sorted(PAGES.glob("*.html"))
        ),
        navigation=(
            NavigationItem("Start", ""),
            NavigationItem("Themen", "themen"),
            NavigationItem("Film", "einheiten/trickfilm"),
            NavigationItem("Impressum", "impressum"),
        ),
        url=url,
        description="Ideen für die Kita",
        colours=colours,
        logo="medien/logo.png",
        copyright='<p>Frei verwendbar. <a href="{root}impressum/index.html">Impressum</a></p>',
    )


def build_sample(engine: Engine, folder: Path, site: StagedSite) -> Path:
    """Stage and build a hub below a folder; return the built site."""
    stage, out = folder / "stage", folder / "site"
    media = stage / "medien"
    media.mkdir(parents=True)
    (media / "figur.png").write_bytes(png(60, 40, (43, 99, 147)))
    (media / "logo.png").write_bytes(png(8, 8, (248, 242, 232)))
    for name in ("ton.mp3", "film.mp4"):
        (media / name).write_bytes(b"not played")
    write_stage(site, stage)
    engine.render(stage, out, site)
    return out


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """Return a picture in one colour (PNG specification, third edition, sections 5 and 11)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _path(file: Path) -> str:
    return "" if file.stem == "index" else file.stem.replace(".", "/")
