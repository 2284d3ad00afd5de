"""The hub's own logo, icon and fonts: what of them becomes part of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.hub import load_hub
from teilbar.publishing.emblems import Emblems, emblems_of
from teilbar.publishing.theme import theme_files
from teilbar.reading.source import open_source
from website.sample import png

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script><path d="M0 0h9"/></svg>'
WOFF2, TRUETYPE = b"wOF2" + bytes(40), b"\x00\x01\x00\x00" + bytes(40)


def test_a_logo_is_published_as_pictures_are(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(DRAWING)
    emblems = _emblems(tmp_path, "theme:\n  logo: logo.svg\n")
    assert emblems.logo == "assets/hub/logo.svg"
    assert b"<path" in emblems.files[emblems.logo]
    assert b"script" not in emblems.files[emblems.logo]


def test_a_large_logo_is_made_small(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(2400, 1200, (1, 2, 3)))
    emblems = _emblems(tmp_path, "theme:\n  logo: logo.png\n")
    assert emblems.logo == "assets/hub/logo.webp"


def test_an_icon_may_be_a_windows_icon(tmp_path: Path) -> None:
    (tmp_path / "icon.ico").write_bytes(b"\x00\x00\x01\x00rest")
    emblems = _emblems(tmp_path, "theme:\n  favicon: icon.ico\n")
    assert emblems.files[emblems.favicon] == b"\x00\x00\x01\x00rest"


def test_a_logo_that_is_no_picture_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"not a picture")
    emblems = _emblems(tmp_path, "theme:\n  logo: logo.png\n")
    assert (emblems.logo, dict(emblems.files)) == ("", {})
    assert [found.file for found in emblems.findings] == ["logo.png"]


FONTS = {
    "Andika-Regular.woff2": (WOFF2, "400", "normal", "woff2"),
    "Andika-Bold.woff2": (WOFF2, "700", "normal", "woff2"),
    "Andika-BoldItalic.woff2": (WOFF2, "700", "italic", "woff2"),
    "andika_semibold.ttf": (TRUETYPE, "600", "normal", "truetype"),
    "Andika[wght].woff2": (WOFF2, "100 900", "normal", "woff2"),
    "Andika-Variable-Kursiv.woff2": (WOFF2, "100 900", "italic", "woff2"),
    "schrift.woff2": (WOFF2, "400", "normal", "woff2"),
}


@pytest.mark.parametrize("name", FONTS)
def test_a_fonts_file_is_part_of_the_site_and_its_name_says_which_it_is(tmp_path: Path, name: str) -> None:
    data, weight, style, kind = FONTS[name]
    (tmp_path / name).write_bytes(data)
    emblems = _emblems(tmp_path, f'extra:\n  teilbar:\n    schrift:\n      name: Andika\n      dateien: ["{name}"]\n')
    ((place, content),) = emblems.files.items()
    assert content == data
    for said in (f"font-weight: {weight};", f"font-style: {style};", f'url("../../{place}") format("{kind}")'):
        assert said in emblems.fonts
    sheet = theme_files(("", ""), emblems.fonts)["teilbar.css"].decode()
    assert '--tb-font-own: "Andika"' in sheet
    assert "var(--tb-font-own" in sheet


def test_a_fonts_name_cannot_end_its_rule(tmp_path: Path) -> None:
    (tmp_path / "a.woff2").write_bytes(WOFF2)
    emblems = _emblems(
        tmp_path, "extra:\n  teilbar:\n    schrift:\n      name: 'A\"; } body { x'\n      dateien: a.woff2\n"
    )
    assert '"; }' not in emblems.fonts


def test_materials_fonts_of_another_host_are_not_read(tmp_path: Path) -> None:
    assert _emblems(tmp_path, "theme:\n  font:\n    text: Roboto\n") == Emblems()


def _emblems(folder: Path, hub: str) -> Emblems:
    (folder / "mkdocs.yml").write_text(f"site_name: Haus\n{hub}", "utf-8")
    with open_source(str(folder)) as source:
        return emblems_of(source, load_hub(source)[0], "")
