"""Colours of a hub that could not be read are refused: by the measure of WCAG, with a colour that will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.hub import HubError, load_hub
from teilbar.hub.colours import NAMES
from teilbar.hub.contrast import PAPER, SURFACE, TEXT, contrast, readable
from teilbar.reading.source import open_source
from teilbar.texts import message, remedy

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.hub import Hub
    from teilbar.model.findings import Finding

PASSING = {
    "the theme's own": ("#1f5d57", "#9c4221"),
    "just enough for a surface": ("#cb7700", "#9c4221"),
    "black": ("#000000", "#000000"),
    "short": ("#a50", "#a50"),
}
FAINT = {
    "yellow bar": ("#ffd54f", "#9c4221", "theme.palette.primary", "3"),
    "white bar": ("#fff", "#9c4221", "theme.palette.primary", "3"),
    "grey links": ("#1f5d57", "#888888", "theme.palette.accent", "4,5"),
    "links that fall just short": ("#1f5d57", "#777676", "theme.palette.accent", "4,5"),
}


@pytest.mark.parametrize(("primary", "accent"), PASSING.values(), ids=PASSING.keys())
def test_colours_that_stand_out_are_taken_as_they_are(tmp_path: Path, primary: str, accent: str) -> None:
    hub, findings = _load(tmp_path, primary, accent)
    assert findings == ()
    assert contrast(hub.theme.palette.primary, PAPER) >= SURFACE
    assert contrast(hub.theme.palette.accent, PAPER) >= TEXT


@pytest.mark.parametrize(("primary", "accent", "option", "needed"), FAINT.values(), ids=FAINT.keys())
def test_faint_colours_are_refused_with_their_measure_and_one_that_will_do(
    tmp_path: Path, primary: str, accent: str, option: str, needed: str
) -> None:
    with pytest.raises(HubError) as caught:
        _load(tmp_path, primary, accent)
    (found,) = caught.value.findings
    assert (found.rule, found.file) == ("hub-colour-contrast", "mkdocs.yml")
    said = message(found, "de")
    assert option in said
    assert f"{needed} zu 1" in said
    suggestion = dict(found.values)["suggestion"]
    assert suggestion in remedy(found, "de")
    assert contrast(suggestion, PAPER) >= (SURFACE if "primary" in option else TEXT)


def test_what_falls_just_short_never_reads_as_enough(tmp_path: Path) -> None:
    with pytest.raises(HubError) as caught:
        _load(tmp_path, "#1f5d57", "#777676")
    assert "Kontrast ist 4,4" in message(caught.value.findings[0], "de")


def test_all_faint_colours_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(HubError) as caught:
        _load(tmp_path, "#ffd54f", "#ffd54f")
    assert len(caught.value.findings) == 2


@pytest.mark.parametrize("name", NAMES["primary"])
def test_a_colour_by_its_name_is_a_family_of_which_texts_get_a_shade(tmp_path: Path, name: str) -> None:
    hub, findings = _load(tmp_path, name, "")
    faint = contrast(hub.theme.palette.primary, PAPER) < SURFACE
    assert [found.rule for found in findings] == (["hub-colour-shade"] if faint else [])


@pytest.mark.parametrize("needed", [SURFACE, TEXT])
@pytest.mark.parametrize("colour", NAMES["accent"].values())
def test_the_suggested_shade_is_the_nearest_one(colour: str, needed: float) -> None:
    shade = readable(colour, PAPER, needed)
    measured = contrast(shade, PAPER)
    assert measured >= needed
    assert shade == colour or measured < needed + 0.25


def _load(folder: Path, primary: str, accent: str) -> tuple[Hub, tuple[Finding, ...]]:
    (folder / "mkdocs.yml").write_text(
        f'site_name: Haus\ntheme:\n  palette:\n    primary: "{primary}"\n    accent: "{accent}"\n', "utf-8"
    )
    with open_source(str(folder)) as source:
        return load_hub(source)
