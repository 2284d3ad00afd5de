"""A build makes again what depends on a change, nothing else, and leaves nothing old."""

from __future__ import annotations

import json
import shutil
from hashlib import file_digest
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from incremental.bench import UNITS, Bench, differences, made
from incremental.changes import ROWS
from incremental.outline import Outline
from incremental.rows import FILM, Row, share_keyword
from teilbar.cache import Cache, digest_of
from teilbar.exporting.format import all_formats
from teilbar.publishing import media, offering
from teilbar.publishing.engines.mkdocs import MkDocs
from teilbar.reading import stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from teilbar.publishing.staging import StagedSite

pytestmark = pytest.mark.slow

DAY = 86_400


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Yield a hub that was built."""
    formats = {**all_formats(), Outline.name: Outline()}
    bench = Bench(tmp_path_factory.mktemp("hub") / "bench")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offering, "all_formats", lambda: formats)
        bench.redirect(patch)
        bench.build()
        bench.keep("cache")
        yield bench


@pytest.fixture
def bench(shared: Bench) -> Iterator[Bench]:
    """Yield the hub as it was built; afterwards it is that again, and the cache knows of nothing else."""
    yield shared
    shared.undo("source", "data", "code", "installed", "cache")
    assert made(shared.build()).keys() <= {"archive"}


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many pages were handed to an engine, a number for each time that one was started."""
    started: list[int] = []
    render = MkDocs.render

    def noted(engine: MkDocs, stage: Path, out: Path, site: StagedSite) -> tuple[str, ...]:
        started.append(len(site.pages))
        return render(engine, stage, out, site)

    monkeypatch.setattr(MkDocs, "render", noted)  # ProperDocs' too
    return started


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_change_makes_again_what_depends_on_it(bench: Bench, row: Row, starts: list[int]) -> None:
    options = row.option(bench.options)
    assert bench.unchanged()
    row.change(bench)
    assert bench.unchanged(options) is None
    starts.clear()
    built = bench.build(options)
    assert bool(starts) is bool(row.engine), f"the engine was started for so many pages: {starts}"
    assert (made(built), differences(bench.site(), bench.truth(options))) == (row.expected, [])


def test_where_nothing_has_changed_nothing_is_made(bench: Bench, starts: list[int]) -> None:
    before = bench.site()
    kept = bench.unchanged()
    assert kept is not None
    built = bench.build()
    assert (kept.outcome, kept.sizes, kept.name) == (built.outcome, built.sizes, built.name)
    assert (built.made, kept.made, starts) == ({}, {}, [])
    assert bench.site() == before


def test_what_a_site_shows_is_of_use_though_nobody_makes_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it, a cache that is made smaller loses what no site shows."""
    now, rubbish = time(), Cache(bench.options.cache)
    monkeypatch.setattr("teilbar.cache.time.time", lambda: now + 15 * DAY)
    for number in range(40):
        rubbish.put(digest_of(f"Schutt {number}"), bytes(100_000))
    rubbish.close()
    monkeypatch.setattr("teilbar.cache.time.time", lambda: now + 30 * DAY)
    assert bench.build().made == {}
    assert rubbish.prune(rubbish.size() - 3_000_000) >= 3_000_000
    rubbish.close()
    shutil.rmtree(bench.options.out)
    monkeypatch.setattr(media, "picture_renditions", lambda *_: pytest.fail("pictures are made again"))
    assert made(bench.build()).keys() <= {"archive", "package"}


@pytest.mark.parametrize(
    ("script", "pages"),
    [(lambda _: '"use strict";\n', {"einheiten/film/index.html"}), (lambda old: old.replace("e", "E", 1), set())],
    ids=["much smaller", "of the same size"],
)
def test_a_package_that_changes_changes_what_is_said_of_it(
    bench: Bench, script: Callable[[str], str], pages: set[str]
) -> None:
    """Its size and checksum stand in the record beside the page; its size in the page, which is put together again."""
    before = _state(bench)
    file = bench.data / "themes/dist/questions.js"
    file.write_text(script(file.read_text("utf-8")), "utf-8")
    built = bench.build()
    after = _state(bench)
    changed = {path for path in after if before[path] != after[path] and not path.endswith((".gz", ".br"))}
    assert made(built) == {"archive": {"film"}}
    assert changed == pages | {
        *("downloads/film/film.offline.zip", "downloads/SHA256SUMS", "katalog.json"),
        *("einheiten/film/amb.json", "assets/teilbar/questions.js"),
    }


def test_a_units_title_is_changed_where_it_is_recommended(bench: Bench) -> None:
    share_keyword(bench)
    bench.build()
    bench.replace(FILM, "titel: Unser Film", "titel: Euer Film")
    assert made(bench.build())["page"] >= {"film", "blatt"}
    page = (bench.options.out / "einheiten/blatt/index.html").read_text("utf-8")
    assert "Euer Film" in page.partition("tb-related")[2]
    assert "Unser Film" not in page


def test_a_learning_path_that_loses_a_unit_says_so(bench: Bench) -> None:
    """A unit that is withheld is no part of what is offered; nothing of its own remains."""
    (bench.source / UNITS / "ton" / "mikro.jpg.yml").unlink()
    bench.build()
    assert not (bench.options.out / "einheiten/ton/amb.json").exists()
    parts = json.loads((bench.options.out / "lernpfade/start/amb.json").read_text("utf-8"))["hasPart"]
    assert [part["name"] for part in parts] == ["Unser Film", "Blätter pressen"]


def _state(bench: Bench) -> dict[str, tuple[int, int]]:
    files = (file for file in bench.options.out.rglob("*") if file.is_file())
    stats = {file.relative_to(bench.options.out).as_posix(): file.stat() for file in files}
    return {path: (found.st_ino, found.st_mtime_ns) for path, found in stats.items()}


A_FILE_OF_EACH_KIND = (
    *("index.html", "einheiten/film/index.html", "einheiten/film/index.html.gz", "einheiten/ton/index.html.br"),
    *("assets/teilbar/teilbar.css", "assets/teilbar/icons.svg", "404.html", "suche/start.js"),
    *("medien/einheiten/film/szene-64.webp", "medien/einheiten/ton/mikro.jpg", "downloads/ton/ton.offline.zip"),
    *("katalog.json", "build.json", "downloads/SHA256SUMS", "einheiten/film/amb.json", "katalog.schema.json"),
)


def _edit(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def _copy(file: Path) -> None:
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)


@pytest.mark.parametrize("touch", [_edit, Path.unlink, _copy], ids=["edited", "deleted", "replaced by a copy"])
def test_files_of_the_site_that_somebody_touched_are_restored(bench: Bench, touch: Callable[[Path], None]) -> None:
    before = bench.site()
    for path in A_FILE_OF_EACH_KIND:
        touch(bench.options.out / path)
        assert bench.unchanged() is None
    assert made(bench.build()) == {"archive": {"ton"}}
    assert differences(bench.site(), before) == []
    assert bench.unchanged()


def test_a_file_that_somebody_added_is_taken_away(bench: Bench) -> None:
    before = bench.site()
    (bench.options.out / "medien" / "geheim.txt").write_text("Hier stand nichts.", "utf-8")
    assert bench.unchanged() is None
    assert bench.build().made == {}
    assert bench.site() == before


def test_a_page_that_moves_to_another_place_is_not_the_one_from_there(bench: Bench) -> None:
    """Two units that look alike exchange their ids: nothing but their addresses tells their pages apart."""
    text = "---\nid: {id}\ntitel: Licht\nkurz: Es wird hell.\nbereich: Medien\n---\n\nAn und aus.\n"
    one, other = (bench.source / UNITS / name / "index.md" for name in ("licht", "lampe"))
    for file, name in ((one, "licht"), (other, "lampe"), (one, "lampe"), (other, "licht")):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.format(id=name), "utf-8")
        bench.build()
        assert differences(bench.site(), bench.truth()) == []


def test_a_large_file_that_has_settled_is_read_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = bench.source / UNITS / "film" / "szene.png"
    Image.effect_noise((400, 400), 90).save(picture)
    assert picture.stat().st_size > stamps.SMALL
    monkeypatch.setattr(stamps, "_SETTLED", -1)  # as if some seconds had passed
    bench.build()
    read: list[str] = []

    def noted(stream: BufferedReader, name: str) -> object:
        read.append(Path(stream.name).name)
        return file_digest(stream, name)

    monkeypatch.setattr(stamps, "file_digest", noted)
    assert bench.unchanged()
    bench.build()
    assert "figur.png" in read  # it is small
    assert picture.name not in read
    bench.write_picture("film/szene.png", (1, 2, 3))
    bench.build()
    assert differences(bench.site(), bench.truth()) == []
