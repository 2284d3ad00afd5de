"""What is shown at once is what a whole build makes, to the byte, whatever was edited.

Packages are the one thing that a page tells of and only a whole build knows: here both are told their sizes.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from serving.hub import place, text_of, unit, write_hub, write_picture, write_unit
from teilbar.build import build
from teilbar.cache import Cache
from teilbar.options import Options
from teilbar.publishing.engines import get_engine
from teilbar.publishing.engines.warm import kept_warm
from teilbar.serving.knowing import UNKNOWN_SIZE, Known, Tools

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from teilbar.outcome import Built

pytestmark = pytest.mark.slow

NOT_FOUND = "404.html"


def _in(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(hub: Path) -> None:
        text = unit(hub, name).read_text("utf-8")
        assert old in text
        unit(hub, name).write_text(text.replace(old, new), "utf-8")

    return edit


def _broken_picture(hub: Path) -> None:
    (hub / "content" / "film" / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\nno picture")


def _page(hub: Path) -> None:
    (hub / "content" / "ueber.md").write_text("# Über uns alle\n\nWir sind *noch mehr*.\n", "utf-8")


def _path(hub: Path) -> None:
    file = hub / "content" / "weg" / "index.md"
    file.write_text(file.read_text("utf-8").replace("film, ton", "ton, licht, film"), "utf-8")


def _gone(hub: Path) -> None:
    shutil.rmtree(unit(hub, "licht").parent)


def _new(hub: Path) -> None:
    write_unit(hub, "schatten", "Ganz neu.")
    write_picture(hub, "schatten", 200)


def _start(hub: Path) -> None:
    (hub / "content" / "index.md").write_text("# Hallo\n\nNun beginnen wir mit [Ton](ton/index.md).\n", "utf-8")


def _hub_file(hub: Path) -> None:
    (hub / "mkdocs.yml").write_text("site_name: Anders\nsite_url: https://example.org/hub/\n", "utf-8")


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a word": _in("film", "viel entdecken", "allerlei entdecken"),
    "a heading more": _in("film", "## So geht's", "## Reflexion\n\nWie war es?\n\n## So geht's"),
    "another title": _in("film", "titel: Film", "titel: Trickfilm <b>& mehr</b>"),
    "a question more": _in("film", "Weiter bei", "### Stimmt das? Licht ist schnell.\n\n- [x] Stimmt\n\nWeiter bei"),
    "another keyword": _in("film", "[Kamera, Spiel]", "[Ton]"),
    "another area": _in("film", "bereich: Medien", "bereich: Musik"),
    "another id": _in("film", "id: film", "id: kino"),
    "a licence less": _in("film", "lizenz: CC0-1.0\n", ""),
    "broken markdown": _in("film", "1. Bauen", "```\n<div><b>[offen](\n1. Bauen"),
    "a broken header": _in("film", "titel: Film", "titel: [Film"),
    "another picture": lambda hub: write_picture(hub, "film", 250),
    "a broken picture": _broken_picture,
    "a record less": lambda hub: (hub / "content" / "film" / "medien.yml").unlink(),
    "a page": _page,
    "a learning path": _path,
    "a unit that is gone": _gone,
    "a unit that is new": _new,
    "the start page": _start,
    "the hub file": _hub_file,
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """Return a hub that was built once, with the cache beside it, and what came of it."""
    folder = tmp_path_factory.mktemp("same")
    hub = write_hub(folder / "hub")
    return folder, build(_options(hub, folder / "site", folder / "cache"))


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tools]:
    folder = tmp_path_factory.mktemp("tools")
    with kept_warm(get_engine("mkdocs")) as engine:
        yield Tools(Options(out=folder / "site"), Cache(folder / "cache"), engine, folder, {})


def _options(hub: Path, site: Path, cache: Path) -> Options:
    return Options(source=str(hub), out=site, cache=cache, formats=("offline",), jobs=1)


def _known(hub: Path, tools: Tools, sizes: Mapping[str, int]) -> Known:
    options = _options(hub, tools.folder / "site", tools.folder / "cache")
    return Known(replace(tools, options=options, judged={}), sizes)


@pytest.mark.parametrize("edit", EDITS)
def test_a_page_shown_at_once_is_that_of_a_whole_build(
    edit: str, first: tuple[Path, Built], tools: Tools, tmp_path: Path
) -> None:
    folder, _ = first
    hub = tmp_path / "hub"
    shutil.copytree(folder / "hub", hub)
    EDITS[edit](hub)
    whole = build(_options(hub, tmp_path / "site", folder / "cache"))
    known = _known(hub, tools, whole.sizes)
    built = {path for path in whole.sizes if path.endswith(".html")} - {NOT_FOUND}
    shown = {path: known.show(path) for path in built}
    known.close()
    assert [path for path, html in shown.items() if html is None] == [], "pages that nothing is shown of"
    assert [path for path, html in shown.items() if html != (tmp_path / "site" / path).read_text("utf-8")] == []
    assert known.verdict.findings == whole.outcome.findings
    media = [path for path in whole.sizes if path.startswith("medien/") and path.rpartition(".")[2] not in {"gz", "br"}]
    assert media
    assert [path for path in media if known.file(path) != (tmp_path / "site" / path).read_bytes()] == []


def test_of_a_package_that_is_not_there_yet_no_size_is_told(first: tuple[Path, Built], tools: Tools) -> None:
    folder, built = first
    known = _known(folder / "hub", tools, {})
    shown = known.show(place("film"))
    known.close()
    assert shown
    assert UNKNOWN_SIZE in shown
    whole = (built.out / place("film")).read_text("utf-8")
    assert len(shown.split()) >= len(whole.split()) - 2, "only the size is another"


def test_a_text_that_changes_while_it_is_shown_is_no_mixture(
    first: tuple[Path, Built], tools: Tools, tmp_path: Path
) -> None:
    """What was read stays what is shown, however the file reads by now: the next state shows that."""
    folder, built = first
    hub = tmp_path / "hub"
    shutil.copytree(folder / "hub", hub)
    known = _known(hub, tools, built.sizes)
    unit(hub, "film").write_text(text_of("film", "Zu spät."), "utf-8")
    shown = known.show(place("film"))
    known.close()
    assert shown
    assert "Zu spät." not in shown
