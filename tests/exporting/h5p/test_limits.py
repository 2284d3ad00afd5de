"""What is larger or longer than H5P takes, and every way to say who made something."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from exporting.h5p.conftest import parts_in
from exporting.h5p.making import content, files, unit
from exporting.h5p.semantics import Semantics
from exporting.h5p.test_packages import words
from teilbar.exporting.h5p.conformance import LICENCES
from teilbar.licensing.registry import Registry
from teilbar.model.history import Change, History
from teilbar.model.metadata import Person, Reference
from teilbar.renditions import MediumFacts, MediumKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teilbar.model.unit import Unit

GAPS = "### Lückentext: Viele\n" + "\n\n".join(f"Zeile {number} hat ein *Wort{number}*." for number in range(70))
ENTRIES = "### Häufige Fragen: Viele\n" + "\n\n".join(f"**Frage {n}?**\n\nAntwort {n}." for n in range(230))
SECTIONS = "\n\n".join(f"## Teil {number}\n\nText {number}." for number in range(64))
LONG = " ".join(f"Wort{number}" for number in range(400))
STATEMENT = f"### Stimmt das? Knete ist weich.\n- [x] Stimmt\n  > {LONG}\n- [ ] Stimmt nicht\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (GAPS, [f"Zeile {number} hat ein" for number in range(70)]),
        (ENTRIES, [f"Antwort {number}." for number in range(230)]),
        (SECTIONS, [f"Text {number}." for number in range(64)]),
        (STATEMENT, LONG.split()),
    ],
    ids=["lines of a gap text", "frequent questions", "chapters", "feedback"],
)
def test_what_is_too_much_for_one_place_goes_into_others(text: str, kept: Sequence[str], h5p_semantics: Path) -> None:
    made = content(unit(text))
    main = json.loads(files(unit(text))["h5p.json"])["mainLibrary"]
    assert list(Semantics(h5p_semantics).problems(main, made)) == []
    said = words(made)
    assert [one for one in kept if one not in said] == []


def test_chapters_beyond_the_most_keep_their_titles() -> None:
    made = content(unit(SECTIONS))
    assert len(made["chapters"]) == 50
    assert "Teil 63" in words(made["chapters"][48])
    assert made["chapters"][49]["metadata"]["title"] == "Nachweise und Lizenz"


def test_headings_may_be_called_like_our_own_places() -> None:
    names = ("Start", "Credits", "Footnotes", "Column", "Heading", "Text", "1")
    made = content(unit("Vorab.[^1]\n\n" + "\n\n".join(f"## {name}\n\nText." for name in names) + "\n\n[^1]: Note."))
    identifiers = [part["subContentId"] for part in parts_in(made)]
    assert len(set(identifiers)) == len(identifiers) > 2 * len(names)


def test_a_drawing_that_shows_nothing_leaves_its_description() -> None:
    one = unit("![Ein Haus](haus.png)\n\n### Lernkarten: Haus\n- ![Ein Dach](haus.png) -> oben\n")
    facts = MediumFacts(kind=MediumKind.PICTURE, format="svg", media_type="image/svg+xml")
    one = replace(one, media={"haus.png": replace(one.media["haus.png"], facts=facts)})
    empty = b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'
    made = content(one, media={"medien/haus.svg": empty})
    assert "H5P.Image 1.1" not in {part["library"] for part in parts_in(made)}
    assert all(words_ in words(made) for words_ in ("Ein Haus", "Ein Dach"))


def _manifest(one: Unit, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a kit has
    return dict(json.loads(files(one, **more)["h5p.json"]))


@pytest.mark.parametrize(("title", "length"), [("Ä" * 127, 254), ("Ä" * 128, 255), ("Ä" * 600, 255), ("🐌" * 90, 255)])
def test_a_title_is_cut_in_bytes_between_its_signs(title: str, length: int) -> None:
    said = _manifest(replace(unit("Text."), title=title))["title"]
    assert len(said.encode()) <= length
    assert said.rstrip("…") == title[: len(said.rstrip("…"))]
    assert said.endswith("…") == (said != title)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "de"),
        ("en-GB", "en-GB"),
        ("es-419", "es"),
        ("zh-Hant-HK", "zh-Hant-HK"),
        ("sr-Latn-RS-x", "sr"),
        ("ar", "ar"),
    ],
)
def test_a_language_has_letters_and_hyphens_alone(written: str, said: str) -> None:
    assert _manifest(unit("Text.", languages=(written,) if written else ()))["language"] == said


@pytest.mark.parametrize("licence", Registry.load().licences)
def test_every_licence_has_a_code_or_is_named_beside_it(licence: str) -> None:
    known = Registry.load().licences[licence]
    one = unit("Text.")
    said = _manifest(replace(one, metadata=one.metadata.model_copy(update={"licence": licence})))
    assert said["license"] in LICENCES
    assert (said["license"] == "U") == (known.h5p.license in {"", "U"})
    if said["license"] == "U":
        assert known.label("de") in said["licenseExtras"]
    assert (known.h5p.media_license or "U") in LICENCES - {"CC0 1.0", "CC PDM"}


def test_who_took_part_and_when_and_what_was_changed() -> None:
    change = Change("0.2", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), "Ein Bild mehr")
    one = unit(
        "Text.",
        authors=(Person(name="Ada"), Person(name="Ada")),
        contributors=(Person(name="Bo", role="Redaktion"),),
        based_on=(Reference(title="Werk", url="https://example.org/werk", authors=(Person(name="Cy"),)),),
        published=date(2024, 1, 1),
    )
    said = _manifest(replace(one, history=History(commits=2, last_at=change.at, changes=(change,))))
    assert said["authors"] == [
        {"name": "Ada", "role": "Author"},
        {"name": "Bo", "role": "Editor"},
        {"name": "Cy", "role": "Originator"},
    ]
    assert (said["yearFrom"], said["yearTo"], said["source"]) == (2024, 2026, "https://example.org/werk")
    assert said["changes"] == [{"date": "04-03-26 05:06:07", "author": "Hub", "log": "Ein Bild mehr"}]


def test_long_names_and_notes_are_cut() -> None:
    change = Change("0.2", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), "Ä" * 5000)
    one = replace(unit("Text.", authors=(Person(name="Ö" * 300),)), history=History(commits=2, changes=(change,)))
    said = _manifest(one)
    assert len(said["authors"][0]["name"].encode()) <= 255
    assert len(said["changes"][0]["log"].encode()) <= 5000


def test_signs_that_mean_something_in_h5ps_notation_stay_what_they_are() -> None:
    made = content(unit("### Wörter ziehen: Pfade\nEin *C\\\\temp* und 2 \\* 3 und *a*b.\n\nFalsche Wörter: *x:y*\n"))
    (part,) = (part for part in parts_in(made) if part["library"].startswith("H5P.DragText"))
    assert part["params"]["textField"] == "Ein *C&#92;temp* und 2 &#42; 3 und *a*b."
    assert part["params"]["distractors"] == "*x&#58;y*"
