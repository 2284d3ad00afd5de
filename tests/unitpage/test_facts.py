"""The facts of units and of learning paths, in words; and what is said of what nobody gave."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from teilbar.model.metadata import Ages, Concept, Duration, Metadata
from teilbar.publishing.pages.facts import unit_facts
from teilbar.publishing.pages.paths import time_text, together_html
from unitpage.units import unit

if TYPE_CHECKING:
    from teilbar.model.unit import Unit

FULL = Metadata(
    ages=Ages(youngest=4, oldest=6),
    duration=Duration(shortest=45, longest=45, sessions=3),
    preparation=20,
    group="4 Kinder",
    devices=("ohne Gerät",),
    areas=(Concept(label="Medien"), Concept(label="Übriges")),
)
UNITS = {
    "all": (
        FULL,
        [
            "Alter 4 bis 6 Jahre",
            "Dauer 3 × 45 Minuten",
            "Vorbereitung 20 Minuten",
            "Gruppe 4 Kinder",
            "Geräte ohne Gerät",
            "Bereich Medien, Übriges",
        ],
        "",
    ),
    "nothing": (Metadata(), [], "Nicht angegeben: Alter, Dauer, Vorbereitung, Gruppe, Geräte."),
    "a little": (
        Metadata(duration=Duration(shortest=20, longest=30), group="<alle>", preparation="am Tag davor"),
        ["Dauer 20 bis 30 Minuten", "Vorbereitung am Tag davor", "Gruppe <alle>"],
        "Nicht angegeben: Alter, Geräte.",
    ),
    "for adults": (
        Metadata(ages=Ages(youngest=18), audience=(Concept(label="pädagogisches Team"),)),
        ["Für wen pädagogisches Team"],
        "Nicht angegeben: Dauer, Vorbereitung, Gruppe, Geräte.",
    ),
    "no preparation": (
        Metadata(preparation=0),
        ["Vorbereitung 0 Minuten"],
        "Nicht angegeben: Alter, Dauer, Gruppe, Geräte.",
    ),
}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).replace("\N{SOFT HYPHEN}", "").split())


def listed(html: str) -> list[str]:
    return [words(one) for one in re.findall(r'<div class="tb-facts__one[^>]*>(.*?)</div>', html)]


@pytest.mark.parametrize(("metadata", "facts", "missing"), UNITS.values(), ids=UNITS)
def test_what_is_known_of_a_unit_and_what_is_not(metadata: Metadata, facts: list[str], missing: str) -> None:
    html = unit_facts(metadata, {}, "einheiten/x", "de")
    assert listed(html) == facts
    assert words(html.partition("</dl>")[2] if facts else html) == missing


def test_areas_and_devices_lead_to_more_of_the_same() -> None:
    html = unit_facts(FULL, {"Medien": "themen/medien"}, "einheiten/x", "de")
    assert re.findall('href="([^"]*)"', html) == [
        "../../materialien/index.html?geraet=ohne",
        "../../themen/medien/index.html",
    ]


TOGETHER = {
    "sums, spans and unions": (
        [
            unit("a", minutes=45, ages=(3, 5), devices=("ohne Gerät",)),
            unit("b", minutes=45, sessions=3, ages=(4, 6), devices=("Tablet",)),
            unit("c", minutes=30, ages=(5, 6), devices=("tablet", "Stativ")),
        ],
        [
            "Umfang 3 Einheiten",
            "Zeit zusammen 3 Std. 30 Min. (5 Treffen)",
            "Alter 3 bis 6 Jahre",
            "Geräte insgesamt Tablet; Stativ",
        ],
    ),
    "one says nothing of its time": (
        [unit("a", minutes=45), unit("b")],
        ["Umfang 2 Einheiten", "Zeit zusammen 45 Minuten, dazu 1 Einheit ohne Zeitangabe"],
    ),
    "nobody needs a device": (
        [unit("a", devices=("ohne Gerät",)), unit("b", devices=("keine",))],
        ["Umfang 2 Einheiten", "Geräte insgesamt ohne Gerät"],
    ),
    "adults say nothing of children": (
        [unit("a", ages=(18, 99)), unit("b", ages=(4, 6))],
        ["Umfang 2 Einheiten", "Alter 4 bis 6 Jahre"],
    ),
    "nothing is known": ([unit("a")], ["Umfang 1 Einheit"]),
    "no unit": ([], ["Umfang 0 Einheiten"]),
}


@pytest.mark.parametrize(("units", "facts"), TOGETHER.values(), ids=TOGETHER)
def test_what_the_units_of_a_path_are_together(units: list[Unit], facts: list[str]) -> None:
    assert listed(together_html(units, "de")) == facts


@pytest.mark.parametrize(
    ("minutes", "german"), [(45, "45 Minuten"), (119, "119 Minuten"), (120, "2 Std."), (135, "2 Std. 15 Min.")]
)
def test_long_times_are_told_in_hours(minutes: int, german: str) -> None:
    assert time_text(minutes, "de") == german
