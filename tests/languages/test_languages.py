"""A hub speaks one language: whatever somebody can see, hear or download there is in it, and not a word in another.

The same hub is built in both. Every word that is said must be one of its own texts, or of the catalogue in its
language: so a word of the other language is found, and one that stands in a template or in the code too.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

import teilbar
from languages.conftest import HUBS, STORY
from languages.said import said_by, said_by_page, said_in, words
from teilbar.exporting.h5p.fields import content_type
from teilbar.exporting.h5p.needs import _CALLED
from teilbar.exporting.h5p.sets import version_set
from teilbar.licensing.registry import Registry
from teilbar.texts import LANGUAGES, keys, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from playwright.sync_api import Browser, Page

    from teilbar.texts import Language

pytestmark = pytest.mark.slow

VOCABULARIES = Path(teilbar.__file__).parent / "describing" / "vocabularies"

OFFICES = Path(teilbar.__file__).parent / "hub" / "offices.toml"
DUTIES = Path(teilbar.__file__).parent / "duties" / "templates"
"""What a hub says of itself that says nothing else, a file a page and language."""

NAMES = frozenset({"teilbar", "amb", "kb", "mb", "deutsch", "english"})
"""What is called the same everywhere; languages are called by their own names."""

NOT_FOR_READERS = re.compile(r"(?:^|[/!])(?:katalog\.schema\.json|robots\.txt|search_index\.json)$|\.xsd$")
"""What programs and programmers read."""

_CODE = re.compile(r"`[^`]*`|\{\w*\}")


@cache
def known(language: Language) -> set[str]:
    """Return the words of a language's hub: those of its own texts, of the catalogue, of licences and vocabularies."""
    folders = (HUBS / language, DUTIES / language)
    own = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*") if path.is_file()]
    catalogue = [_CODE.sub(" ", text(key, language)) for key in keys()]
    licences = [
        named
        for one in Registry.load().licences.values()
        for named in (one.label(language), getattr(one, f"name_{language}"))
    ]
    terms = [
        one
        for file in VOCABULARIES.glob("*.toml")
        for one in in_language(tomllib.loads(file.read_text("utf-8")), language)
    ]
    return set.union(*(words(said) for said in (*own, *STORY[language], *catalogue, *licences, *terms))) | NAMES


def in_language(table: object, language: Language) -> Iterator[str]:
    """Yield what a table holds under a language's name, however deep."""
    match table:
        case dict():
            for key, value in table.items():
                if key == language and isinstance(value, str):
                    yield value
                else:
                    yield from in_language(value, language)
        case list():
            for value in table:
                yield from in_language(value, language)


@cache
def proper_names() -> re.Pattern[str]:
    """Return a pattern of names that stay what they are: of H5P's content types, of offices that people can turn to."""
    types = (*(content_type(name).title for name in version_set().versions), *_CALLED.values())
    offices = tomllib.loads(OFFICES.read_text("utf-8")).values()
    lines = [line for office in offices for line in (office["name"], *office["anschrift"])]
    return re.compile("|".join(sorted(map(re.escape, {*types, *lines}), key=len, reverse=True)))


def strange(said: Iterable[tuple[str, str]], language: Language, typed: AbstractSet[str] = frozenset()) -> str:
    """Return the words that a hub in a language does not know and nobody typed, each with places that say it."""
    found: dict[str, set[str]] = {}
    for name, spoken in said:
        if not NOT_FOR_READERS.search(name):
            for word in words(proper_names().sub(" ", spoken)) - known(language) - typed:
                found.setdefault(word, set()).add(name)
    return "\n".join(f"{word}: {', '.join(sorted(names)[:3])}" for word, names in sorted(found.items()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_hub_is_of_its_language(sites: Mapping[str, Path], language: Language) -> None:
    assert strange(said_in(sites[language], language), language) == ""


OF_THE_OTHER = {
    "de": r"\d\.\d+ ?[KMG]B|\b\d{1,2} [A-Z][a-z]+ 20\d\d|[”‘]|\bn't\b",
    "en": r"\d,\d+ ?[KMG]B|\b\d{1,2}\. [A-Z][a-z]+ 20\d\d|\b\d\d?\.\d\d?\.20\d\d|[„‚]",
}
"""Numbers, days and quotation marks as the other language writes them."""

DAY = {"de": "2. November 2026", "en": "2 November 2026"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_days_and_quotations_are_written_as_the_language_does(
    sites: Mapping[str, Path], language: Language
) -> None:
    odd = re.compile(OF_THE_OTHER[language])
    said = [(name, spoken) for name, spoken in said_in(sites[language], language) if not NOT_FOR_READERS.search(name)]
    assert [(name, found[0]) for name, spoken in said if (found := odd.search(spoken))] == []
    assert any(DAY[language] in spoken for _, spoken in said), "no page tells a day any more"


WITH_SCRIPTS = ("index.html", "materialien/index.html", "einheiten/turm/index.html", "einheiten/turm/arbeitsblatt.html")
"""A page of each kind that scripts change; all have the same header."""

SEARCHED = {"de": ("Turm", "Turmm", "Xqxqx"), "en": ("tower", "towerr", "xqxqx")}
"""What is found, what is found once it is mended, and what is not found."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_scripts_say_is_of_the_language_too(
    sites: Mapping[str, Path], language: Language, browser: Browser, tmp_path: Path
) -> None:
    pages = [sites[language] / name for name in WITH_SCRIPTS]
    for kind in ("offline", "scorm12"):
        with ZipFile(sites[language] / "downloads" / "turm" / f"turm.{kind}.zip") as archive:
            archive.extractall(tmp_path / kind)
        pages.append(tmp_path / kind / "index.html")
    context = browser.new_context()
    said = [(path.parent.name, spoken) for path in pages for spoken in used(context.new_page(), path, language)]
    context.close()
    spoken = {one for _, one in said}
    assert text("widget.solve", language) in spoken, "no question comes to life any more"
    assert text("search.none-for", language, text=SEARCHED[language][2]) in spoken, "nothing is searched any more"
    assert strange(said, language, {word.lower() for word in SEARCHED[language]}) == ""


def used(page: Page, path: Path, language: Language) -> Iterator[str]:
    """Yield what a page says once its scripts run, each button of it is pressed and something is searched for."""
    page.goto(path.as_uri())
    page.evaluate("document.addEventListener('submit', (event) => event.preventDefault(), true)")  # it stays here
    yield from said_by_page(page.content(), language)
    for number in range(page.locator("button").count()):
        page.evaluate("number => document.querySelectorAll('button')[number]?.click()", number)
        yield from said_by_page(page.content(), language)
    if path.parent.name == "materialien":
        for typed in SEARCHED[language]:
            page.goto(f"{path.as_uri()}?q={typed}")
            page.wait_for_timeout(700)
            yield from said_by_page(page.content(), language)
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_programs_are_told_the_language(sites: Mapping[str, Path], language: Language) -> None:
    site = sites[language]
    for page in site.rglob("*.html"):
        assert f'<html lang="{language}"' in page.read_text("utf-8"), page
    assert f'xml:lang="{language}"' in (site / "feed.xml").read_text("utf-8")
    described = json.loads((site / "einheiten" / "turm" / "amb.json").read_bytes())
    assert (described["inLanguage"], described["@context"][1]) == ([language], {"@language": language})
    with ZipFile(site / "downloads" / "turm" / "turm.h5p") as package:
        said = json.loads(package.read("h5p.json"))
        assert (said["language"], said["defaultLanguage"]) == (language, language)
    with ZipFile(site / "downloads" / "turm" / "turm.scorm12.zip") as package:
        manifest = package.read("imsmanifest.xml").decode()
        assert set(re.findall('xml:lang="([^"]*)"', manifest)) == {language, "x-none"}
        assert f'<html lang="{language}"' in package.read("index.html").decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_teilbar_writes_into_a_source_is_of_its_language(sites: Mapping[str, Path], language: Language) -> None:
    hub = sites[language].parent / "hub"
    command = (sys.executable, "-m", "teilbar", "metadata", "--write", hub)
    subprocess.run(command, check=True, capture_output=True, env={"PATH": "/usr/bin"})
    first, second, _ = (hub / "metadata.yml").read_text("utf-8").split("\n", 2)
    assert strange([("metadata.yml", first), ("metadata.yml", second)], language) == ""
    written = (hub / "metadata.yml").read_bytes()
    subprocess.run(command, check=True, capture_output=True, env={"PATH": "/usr/bin"})
    assert (hub / "metadata.yml").read_bytes() == written, "its own file is not taken for somebody else's"


# --- what the tests above would find -------------------------------------------------------------------------------

PAGE = '<html lang="{}"><body><main><p>{}</p></main></body></html>'


@pytest.mark.parametrize(
    ("language", "page", "found"),
    [
        ("en", "<p>Zurück zum Turm</p>", {"zum", "zurück"}),
        ("en", '<p aria-label="Weiter"></p>', {"weiter"}),
        ("en", '<img src="x" alt="Hier fehlt ein Bild.">', {"hier", "fehlt", "ein", "bild"}),
        ("en", '<input placeholder="Suchen">', {"suchen"}),
        ("en", '<button title="Menü">Menu</button>', {"menü"}),
        ("de", "<p>Something here</p>", {"something", "here"}),
        ("de", "<p>Willkommen</p>", {"willkommen"}),
        ("en", '<p lang="de">Willkommen</p>', set()),
        ("en", '<a href="einheiten/turm/index.html">tower</a> einheiten/turm/index.html', set()),
    ],
)
def test_a_word_that_does_not_belong_is_found(language: Language, page: str, found: set[str]) -> None:
    said = said_by("index.html", PAGE.format(language, page).encode(), language)
    assert {line.partition(":")[0] for line in strange(said, language).splitlines()} == found
