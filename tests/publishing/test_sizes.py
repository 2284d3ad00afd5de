"""What is said of a site's size: nothing to worry about, nearly too large, too large for GitLab Pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teilbar.model.findings import Severity
from teilbar.outcome import Built, Outcome
from teilbar.publishing.sizes import LARGEST_SITE, MOST_ENTRIES, Kind, amount, size_findings, size_line, sizes_of
from teilbar.summary import summary_lines
from teilbar.texts import message

if TYPE_CHECKING:
    from teilbar.texts import Language

MB = 10**6

ROOM = {
    "de": "; GitLab Pages nimmt auf GitLab.com bis zu 1 GB, auf einem eigenen GitLab zu Beginn 100 MB.",
    "en": "; GitLab Pages takes up to 1 GB on GitLab.com, and 100 MB on a GitLab of one's own to begin with.",
}

SMALL_HUB = {
    "index.html": 8_000,
    "index.html.gz": 2_500,
    "index.html.br": 2_200,
    "katalog.json": 4_000,
    "assets/teilbar/site.css": 90_000,
    "einheiten/ton/index.html": 16_000,
    "medien/ton/glocke.mp3": 25 * MB,
    "downloads/ton/ton.offline.zip": 12 * MB,
    "downloads/SHA256SUMS": 300,
}


def test_a_site_is_counted_by_what_its_files_are_there_for() -> None:
    sizes = sizes_of(SMALL_HUB)
    assert sizes.files == 9
    assert sizes.entries == 9 + len({"", "assets", "assets/teilbar", "einheiten", "einheiten/ton"}) + len(
        {"medien", "medien/ton", "downloads", "downloads/ton"}
    )
    assert sizes.total == sum(SMALL_HUB.values())
    assert sizes.by_kind == {
        Kind.PAGES: 28_700,
        Kind.MEDIA: 25 * MB,
        Kind.DOWNLOADS: 12 * MB + 300,
        Kind.REST: 94_000,
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("404.html", Kind.PAGES),
        ("einheiten/medien/index.html.br", Kind.PAGES),
        ("medien/ton/plan.pdf", Kind.MEDIA),
        ("medien/ton/karte.svg.gz", Kind.MEDIA),
        ("medien.json", Kind.REST),
        ("suche/start.js.br", Kind.REST),
        ("einheiten/downloads/amb.json", Kind.REST),
        ("downloads/medien/medien.offline.zip", Kind.DOWNLOADS),
        ("downloads/SHA256SUMS", Kind.DOWNLOADS),
    ],
)
def test_the_place_says_what_a_file_is_there_for(path: str, kind: Kind) -> None:
    assert sizes_of({path: 7}).by_kind[kind] == 7


def test_the_largest_files_come_first_and_equal_ones_by_name() -> None:
    sizes = sizes_of({"f": 1, "d": 5, "c": 5, "a": 9, "e": 4, "b": 5, "g": 0})
    assert sizes.largest == (("a", 9), ("b", 5), ("c", 5), ("d", 5), ("e", 4))


def test_an_empty_site_has_a_size_too() -> None:
    sizes = sizes_of({})
    assert (sizes.total, sizes.files, sizes.entries, sizes.largest) == (0, 0, 1, ())
    assert size_line(sizes, "en").plain == f"Size: 0 KB in 0 files{ROOM['en']}"


@pytest.mark.parametrize(
    ("total", "rules"),
    [
        (799_999_999, []),
        (800_000_000, [("site-nearly-too-large", Severity.INFO)]),
        (LARGEST_SITE, [("site-nearly-too-large", Severity.INFO)]),
        (LARGEST_SITE + 1, [("site-too-large", Severity.WARNING)]),
    ],
)
def test_the_limit_of_bytes(total: int, rules: list[tuple[str, Severity]]) -> None:
    found = size_findings(sizes_of({"index.html": 100, "medien/film.mp4": total - 100}))
    assert [(one.rule, one.severity) for one in found] == rules


@pytest.mark.parametrize(
    ("entries", "rules"),
    [
        (159_999, []),
        (160_000, [("site-nearly-too-many-files", Severity.INFO)]),
        (MOST_ENTRIES, [("site-nearly-too-many-files", Severity.INFO)]),
        (MOST_ENTRIES + 1, [("site-too-many-files", Severity.WARNING)]),
    ],
)
def test_the_limit_of_entries_counts_folders(entries: int, rules: list[tuple[str, Severity]]) -> None:
    files = entries - 3  # the site, a folder and a folder in it
    found = size_findings(sizes_of({f"a/b/{number}": 1 for number in range(files)}))
    assert [(one.rule, one.severity) for one in found] == rules


def test_a_finding_names_what_takes_the_room() -> None:
    films = {f"medien/e/film-{number}.mp4": number * 100 * MB + 1 for number in range(1, 7)}
    (found,) = size_findings(sizes_of({"index.html": 9000, **films}))
    said = message(found, "de")
    assert "2101 MB" in said
    assert "höchstens 1000 MB" in said
    assert "medien/e/film-6.mp4 (601 MB), medien/e/film-5.mp4 (501 MB)" in said
    assert "film-1.mp4" not in said


@pytest.mark.parametrize(
    ("files", "language", "said"),
    [
        (SMALL_HUB, "de", "Größe: 38 MB in 9 Dateien, davon 13 MB Downloads und 25 MB Medien"),
        ({"index.html": 1}, "de", "Größe: 1 KB in 1 Datei"),
        ({f"{number}.html": 400_000 for number in range(2029)}, "en", "Size: 812 MB in 2,029 files"),
        ({"downloads/e/e.offline.zip": 1_312 * MB}, "de", "Größe: 1,32 GB in 1 Datei, davon 1,32 GB Downloads"),
    ],
    ids=["small", "one file", "many files", "one package"],
)
def test_what_is_said_of_every_site(files: dict[str, int], language: Language, said: str) -> None:
    assert size_line(sizes_of(files), language).plain == said + ROOM[language]


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"index.html": 1}, ()),
        (
            {"index.html": 1, "medien/ton/film.mp4": 850 * MB},
            ("Hinweis (site-nearly-too-large)", "das sind 86 % dessen", "Die größten Dateien sind medien/ton/film.mp4"),
        ),
        (
            {"index.html": 1, "medien/ton/film.mp4": 1_312 * MB, "downloads/e/e.offline.zip": 2 * MB},
            (
                "bitte ändern (site-too-large)",
                "Die Website ist 1315 MB groß, GitLab Pages nimmt auf GitLab.com höchstens 1000 MB.",
                "Die größten Dateien sind medien/ton/film.mp4 (1312 MB), downloads/e/e.offline.zip (2 MB), index.html",
                "→ Bitte große Filme verkleinern oder nur verlinken, oder weniger Paketformate bauen",
            ),
        ),
        (
            {f"{number}.json": 10 for number in range(MOST_ENTRIES)},
            ("bitte ändern (site-too-many-files)", "hat 200001 Dateien und Ordner", "→ Bitte die Einheiten auf zwei"),
        ),
    ],
    ids=["small", "nearly", "too large", "too many files"],
)
def test_a_build_says_at_its_end_what_is_too_large_and_what_to_do(sizes: dict[str, int], said: tuple[str, ...]) -> None:
    outcome = Outcome(units=1, paths=0, pages=0, withheld=(), unpublished=(), findings=())
    built = Built(name="Hub", out=Path("site"), outcome=outcome, sizes=sizes)
    lines = [line.plain for line in summary_lines(built, ".", "de")]
    (place,) = (number for number, line in enumerate(lines) if line.startswith("Größe: "))
    told = "\n".join(lines[place + 1 : -1])
    assert bool(told) is bool(said)
    assert [words for words in said if words not in told] == []
    assert lines[-1].startswith("Ansehen: ")


@pytest.mark.parametrize(
    ("size", "german", "english"),
    [
        (0, "0 KB", "0 KB"),
        (1, "1 KB", "1 KB"),
        (1001, "2 KB", "2 KB"),
        (999_000, "999 KB", "999 KB"),
        (999_001, "1 MB", "1 MB"),
        (42_100_000, "43 MB", "43 MB"),
        (999_000_000, "999 MB", "999 MB"),
        (999_000_001, "1 GB", "1 GB"),
        (LARGEST_SITE, "1 GB", "1 GB"),
        (LARGEST_SITE + 1, "1,01 GB", "1.01 GB"),
        (1_500_000_000, "1,5 GB", "1.5 GB"),
        (1_234_560_000_000, "1.234,56 GB", "1,234.56 GB"),
    ],
)
def test_amounts_are_rounded_up_and_written_as_the_language_does(size: int, german: str, english: str) -> None:
    assert amount(size, "de") == german
    assert amount(size, "en") == english
