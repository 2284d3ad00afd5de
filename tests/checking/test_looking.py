"""Checks that look into texts: what is looked into again, and that what belongs together is published together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teilbar.cache import Cache
from teilbar.checked import read_and_check
from teilbar.hub import load_hub
from teilbar.options import Options
from teilbar.progress import Silent
from teilbar.publishing.text_works import twins_of
from teilbar.reading.source import open_source
from teilbar.workshop import Workshop

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.checked import Checked

HEAD = "---\ntitel: {0}\nid: {0}\nkurz: Ein Spiel.\nbereich: Bauen\nlizenz: CC BY 4.0\nautor: Ada Muster\n---\n"
LINK = "Den Plan gibt es [hier](https://www.bayern.de/).\n"
EASY = "content/turm/leichte-sprache.md"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "quelle"
    write(folder, "mkdocs.yml", "site_name: Haus\n")
    for name in ("turm", "bruecke"):
        write(folder, f"content/{name}/index.md", HEAD.format(name) + LINK)
    write(folder, EASY, "# Turm in Leichter Sprache\n\nWir bauen.\n")
    return folder


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def checked(source: Path) -> tuple[Checked, list[str]]:
    """Check a source with the cache beside it; return what that came to, and the texts that were looked into."""
    cache = Cache(source.parent / "cache")
    with open_source(str(source), cache=cache) as opened, Workshop(cache, 1) as workshop:
        result = read_and_check(opened, Options(source=str(source), jobs=1), workshop, Silent())
        return result, sorted(name for step, name in workshop.made if step == "text-check")


def lines(result: Checked) -> list[tuple[str, int | None]]:
    return [(one.file, one.line) for one in result.verdict.findings if one.rule == "link-text-says-nothing"]


def test_a_text_is_looked_into_once(source: Path) -> None:
    first, looked = checked(source)
    assert looked == ["content/bruecke/index.md", "content/turm/index.md", EASY]
    again, looked = checked(source)
    assert looked == []
    assert again.verdict.findings == first.verdict.findings
    assert lines(again) == [("content/bruecke/index.md", 9), ("content/turm/index.md", 9)]


def test_a_text_that_only_moved_down_is_looked_into_again(source: Path) -> None:
    checked(source)
    write(source, "content/turm/index.md", HEAD.format("turm") + "\n" + LINK)
    result, looked = checked(source)
    assert looked == ["content/turm/index.md"]
    assert lines(result) == [("content/bruecke/index.md", 9), ("content/turm/index.md", 10)]


def test_what_the_hub_says_of_all_texts_counts(source: Path) -> None:
    checked(source)
    write(source, "mkdocs.yml", "site_name: Haus\nextra: {teilbar: {herausgeber: {kontakt: haus@gmx.de}}}\n")
    assert len(checked(source)[1]) == 3


def test_the_publishers_own_mailbox_may_stand_in_a_text(source: Path) -> None:
    write(source, "content/turm/index.md", HEAD.format("turm") + "Fragen an haus@gmx.de und ada@gmx.de.\n")
    write(source, "mkdocs.yml", "site_name: Haus\nextra: {teilbar: {herausgeber: {kontakt: haus@gmx.de}}}\n")
    found = checked(source)[0].verdict.findings
    assert [dict(one.values)["address"] for one in found if one.rule == "mailbox-private"] == ["ada@gmx.de"]


def test_an_imprint_may_name_people(source: Path) -> None:
    for path in ("content/impressum.md", "content/hilfe.md"):
        write(source, path, "# Seite\n\nAda Muster: ada@gmx.de, Tel. 0151 23456789\n")
    found = checked(source)[0].verdict.findings
    people = [one.file for one in found if one.rule in {"mailbox-private", "phone-number"}]
    assert people == ["content/hilfe.md", "content/hilfe.md"]


@pytest.mark.parametrize("state", ["entwurf: true", "zurueckgezogen: Foto", "lizenz: ["])
def test_a_text_in_easy_language_goes_with_its_unit(source: Path, state: str) -> None:
    assert [page.file for page in checked(source)[0].verdict.library.pages if not page.made] == [EASY]
    write(source, "content/turm/index.md", f"---\ntitel: Turm\n{state}\n---\nWir bauen.\n")
    assert not [page for page in checked(source)[0].verdict.library.pages if not page.made]


def test_a_unit_and_its_text_in_easy_language_lead_to_each_other(source: Path) -> None:
    library = checked(source)[0].verdict.library
    with open_source(str(source)) as opened:
        hub, _ = load_hub(opened)
    assert dict(twins_of(library, hub.language)) == {
        "content/turm/index.md": ("In Leichter Sprache lesen", "turm/leichte-sprache"),
        EASY: ("Zum ganzen Text: turm", "einheiten/turm"),
    }
