"""The icons of a site are one file, of which style sheets show parts."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from teilbar.publishing.icons import SHEET, icon_sheet, with_sheet
from teilbar.publishing.theme import theme_files

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"><path d="M1 {y}h9"/></svg>\n'


def test_every_icon_is_a_drawing_at_the_place_that_its_view_shows() -> None:
    root = etree.fromstring(icon_sheet({"b": ICON.format(y=2), "a": ICON.format(y=1)}))
    views = [(view.get("id"), view.get("viewBox")) for view in root.iter("{*}view")]
    assert views == [("a", "0 0 24 24"), ("b", "0 24 24 24")]
    drawings = [(one.get("y"), one.get("fill"), one[0].get("d")) for one in root.findall("{*}svg")]
    assert drawings == [("0", "none", "M1 1h9"), ("24", "none", "M1 2h9")]


@pytest.mark.parametrize("broken", ["", "<svg/>", "<p>no</p>"])
def test_what_is_no_icon_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        icon_sheet({"x": broken})


def test_every_icon_that_the_style_sheet_shows_is_there() -> None:
    files = theme_files(("", ""))
    style = files["teilbar.css"].decode()
    shown = set(re.findall(rf'url\("{SHEET}#([^"]*)"\)', style))
    assert len(shown) > 10
    assert shown <= {view.get("id") for view in etree.fromstring(files[SHEET]).iter("{*}view")}
    assert set(re.findall(r'url\("([^"#]*)', style)) == {SHEET}


def test_other_addresses_stay() -> None:
    assert with_sheet('url("x/icons/a.svg") url("icons/a-b.svg")') == f'url("x/icons/a.svg") url("{SHEET}#a-b")'
