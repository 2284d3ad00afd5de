"""QR codes are judged by a reader of them, from the pixels that the drawing becomes."""

from __future__ import annotations

import io
import re

import pytest
import resvg_py
import zxingcpp
from lxml import html
from PIL import Image, ImageOps

from teilbar.rendering.qr import QUIET, SMALLEST, qr_figure, qr_svg

ADDRESSES = {
    "short": "https://a.de/",
    "unit": "https://medien.example.org/einheiten/trickfilm/index.html",
    "sub-path": "https://gruppe.gitlab.example.org/kita/hub/einheiten/ein-langer-name-einer-einheit/index.html",
    "characters": "https://example.org/a?b=c&d=%C3%BC#'x\"",
    "umlauts": "https://bücher.example/einheiten/größe/index.html",
    "long": "https://example.org/" + "eine-sehr-lange-adresse/" * 20,
}


def _drawn(svg: str) -> Image.Image:
    """Return the pixels of an inline drawing, as big as a phone's camera sees it, on black."""
    standing_alone = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    pixels = bytes(resvg_py.svg_to_bytes(svg_string=standing_alone, zoom=4, dpi=96))
    return ImageOps.expand(Image.open(io.BytesIO(pixels)).convert("L"), 40, fill=0)


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_a_reader_of_codes_finds_the_address(address: str) -> None:
    found = zxingcpp.read_barcodes(_drawn(qr_svg(address, "Code")))
    assert [(one.format, one.bytes.decode()) for one in found] == [(zxingcpp.BarcodeFormat.QRCode, address)]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_it_is_printed_large_enough_and_has_white_around_it(address: str) -> None:
    svg = html.fragment_fromstring(qr_svg(address, "Code"))
    assert svg.get("width") == svg.get("height")
    side = int(svg.get("viewbox", "").split()[-1])
    millimetres = float(svg.get("width", "").removesuffix("mm"))
    assert millimetres * (side - 2 * QUIET) / side >= SMALLEST - 0.01
    starts = [tuple(map(int, at)) for at in re.findall(r"M(\d+) (\d+)\.5", svg[1].get("d", ""))]
    assert min(x for x, _ in starts) == min(y for _, y in starts) == QUIET
    assert svg[0].get("fill") == "#fff"
    assert svg[0].get("width") == str(side)


def test_it_says_what_it_is_and_the_address_stands_beside_it() -> None:
    figure = html.fragment_fromstring(qr_figure(ADDRESSES["characters"], "de"))
    assert figure[0].get("role") == "img"
    assert figure[0].get("aria-label") == "QR-Code mit der Adresse dieser Seite"
    assert figure[1].text_content() == ADDRESSES["characters"]


def test_the_same_address_gives_the_same_drawing_and_nothing_that_a_policy_refuses() -> None:
    drawing = qr_svg(ADDRESSES["unit"], "Code")
    assert drawing == qr_svg(ADDRESSES["unit"], "Code")
    assert "style=" not in drawing
    assert "data:" not in drawing


def test_an_address_that_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("https://example.org/" + "x" * 3000, "Code")
