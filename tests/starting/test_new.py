"""``teilbar new``: a text that builds at once, says what is still to be filled in, and never touches what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from faults.workbench import Said, Workbench, tree
from teilbar.model.unfilled import MARKS, is_unfilled
from teilbar.starting.naming import LONGEST
from teilbar.starting.new_text import PATTERNS
from teilbar.texts import LANGUAGES, Language

NEW = {"template-left", "template-left-in-text"}
"""The rules that a text breaks that nobody has filled in yet, and no others."""

SAMPLES = {"text-sample", "hub-publisher-sample", "duties-sample"}
"""What is found of a new hub itself."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Return a bench whose source is a new hub."""
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    monkeypatch.setenv("TEILBAR_CACHE", str(tmp_path / "cache"))
    assert bench.run("init", "--name", "Hub").exit == 0
    return bench


def new(bench: Workbench, *arguments: str, expected: int = 0) -> Said:
    before = tree(bench.source)
    said = bench.run("new", *arguments)
    assert said.exit == expected, said.text
    after = tree(bench.source)
    assert {path: after.get(path) for path in before} == before, "something that was there has changed"
    assert (after == before) == (expected != 0), "nothing is written where something is wrong, and something else"
    return said


def added(bench: Workbench, before: set[str]) -> set[str]:
    return {path for path in files_of(bench) if path not in before}


def files_of(bench: Workbench) -> set[str]:
    return {path.relative_to(bench.source).as_posix() for path in bench.source.rglob("*") if path.is_file()}


def found(bench: Workbench) -> list[dict[str, object]]:
    said = bench.run("check", "--format", "json")
    assert said.exit == 0, said.text
    return [one for one in json.loads(said.text)["findings"] if one["rule"] not in SAMPLES]


def header(file: Path) -> dict[str, object]:
    read = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
    assert isinstance(read, dict)
    return read


def published(site: Path) -> set[str]:
    record = json.loads((site / "build.json").read_bytes())
    assert record["unpublished"] == []
    return {str(unit) for unit in record["units"]}


# --- what is made ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("unit", {"de": "einheiten/schatten/index.md", "en": "units/schatten/index.md"}),
        ("path", {"de": "lernpfade/schatten/index.md", "en": "paths/schatten/index.md"}),
        ("page", {"de": "schatten.md", "en": "schatten.md"}),
    ],
)
def test_it_says_what_is_to_be_filled_in_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language, kind: str, places: dict[str, str]
) -> None:
    bench = Workbench(tmp_path)
    bench.source.mkdir()
    monkeypatch.chdir(bench.source)
    bench.run("init", "--name", "Hub", "--lang", language)
    said = new(bench, kind, "Schatten")  # without --lang: the hub's language counts
    file = f"content/{places[language]}"
    assert file in said.text.splitlines()[0]
    assert MARKS[language] in said.text
    findings = found(bench)
    assert {one["rule"] for one in findings} <= NEW
    lines = (bench.source / file).read_text("utf-8").split("\n")
    told = {one["line"] for one in findings}
    assert {one["file"] for one in findings} == {file}
    assert all(is_unfilled("".join(lines[int(str(line)) - 1 : int(str(line)) + 1])) for line in told)
    header_end = lines.index("---", 1)
    marked = {number for number, line in enumerate(lines, start=1) if f": {MARKS[language]}" in line}
    assert told >= {line for line in marked if line <= header_end and not lines[line - 1].startswith("#")}


def test_freshly_made_it_builds_and_is_what_it_was_meant_to_be(bench: Workbench) -> None:
    new(bench, "unit", "Schatten fangen")
    new(bench, "path", "Licht und Schatten", "--units", "schatten-fangen", "geraeusche-memory")
    new(bench, "page", "Über Licht")
    said = bench.run("build", "--no-site", "--out", "../neu", "--formats", "offline,scorm12-single")
    assert said.exit == 0, said.text
    record = json.loads((bench.folder / "neu" / "katalog.json").read_bytes())
    assert {one["id"] for one in record["units"]} == {"schatten-fangen", "geraeusche-memory"}
    assert [one.name for one in (bench.folder / "neu" / "downloads" / "licht-und-schatten").iterdir()]
    assert published(bench.folder / "neu") == {"schatten-fangen", "geraeusche-memory"}


@pytest.mark.slow
def test_no_word_of_a_comment_appears_on_the_site(bench: Workbench) -> None:
    new(bench, "unit", "Schatten fangen")
    assert bench.run("build", "--formats", "offline").exit == 0
    page = (bench.source / "site" / "einheiten" / "schatten-fangen" / "index.html").read_text("utf-8")
    assert MARKS["de"] in page
    comments = re.findall(r"<!--(.*?)-->", (PATTERNS / "de" / "unit.md").read_text("utf-8"), re.DOTALL)
    assert len(comments) > 5
    assert [words for words in comments if words.strip()[:30] in page] == []


def test_what_was_filled_in_is_not_found_any_more(bench: Workbench) -> None:
    new(bench, "unit", "Schatten fangen")
    file = bench.source / "content/einheiten/schatten-fangen/index.md"
    filled = file.read_text("utf-8")
    for field, value in (("bereich", "Kunst"), ("alter", "4-6"), ("dauer", "20 Minuten"), ("autor", "Ada Muster")):
        filled = filled.replace(f"{field}: BITTE AUSFÜLLEN", f"{field}: {value}")
    file.write_text(filled.replace("BITTE AUSFÜLLEN", "Wir fangen Schatten."), "utf-8")
    assert found(bench) == []


def test_what_the_hub_says_is_filled_in(bench: Workbench) -> None:
    hub = bench.source / "mkdocs.yml"
    hub.write_text(
        hub.read_text("utf-8").replace(
            "    lizenz: CC-BY-4.0",
            "    lizenz: CC0-1.0\n    autor: [Ada Muster, Haus am See]\n    bereiche: [Kunst, Musik]",
        ),
        "utf-8",
    )
    new(bench, "unit", "Schatten")
    text = (bench.source / "content/einheiten/schatten/index.md").read_text("utf-8")
    assert header(bench.source / "content/einheiten/schatten/index.md") | {"kurz": 0, "bereich": 0, "alter": 0} == {
        "id": "schatten",
        "titel": "Schatten",
        "kurz": 0,
        "bereich": 0,
        "alter": 0,
        "dauer": MARKS["de"],
        "autor": "Ada Muster; Haus am See",
        "lizenz": "CC0-1.0",
    }
    assert "(Kunst, Musik)" in text


def test_an_author_is_who_was_named_and_never_whom_git_knows(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "EMAIL"):
        monkeypatch.setenv(name, "Git Kennt Mich")
    new(bench, "unit", "Schatten", "--author", "Ada: Muster")
    new(bench, "unit", "Licht")
    assert header(bench.source / "content/einheiten/schatten/index.md")["autor"] == "Ada: Muster"
    assert header(bench.source / "content/einheiten/licht/index.md")["autor"] == MARKS["de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_that_is_asked_for_outweighs_the_hubs(bench: Workbench, language: Language) -> None:
    said = new(bench, "unit", "Schatten", "--lang", language)
    text = (bench.source / "content/einheiten/schatten/index.md").read_text("utf-8")
    assert MARKS[language] in text
    assert MARKS["en" if language == "de" else "de"] not in text
    assert said.text.startswith({"de": "Fertig", "en": "Done"}[language])


def test_it_says_what_to_do_next_in_three_lines(bench: Workbench) -> None:
    lines = new(bench, "unit", "Schatten").text.splitlines()
    assert [line[:4] for line in lines] == ["Fert", "  1.", "  2."]
    assert lines[2].endswith("teilbar serve")


def test_next_steps_hold_from_where_the_command_was_called(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bench.folder)
    said = new(bench, "unit", "Schatten", "--source", "quelle")
    named = re.search(r"in (\S+)\. So geht", said.text)
    assert named
    assert Path(named[1]).is_file()
    assert "teilbar serve quelle" in said.text


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe & Maße: „Öl“ im Fluß", "groesse-masse-oel-im-fluss"),
        ('"Wir" sind\'s', "wir-sind-s"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\neu", "c-neu"),
        ("Index", "einheit-index"),
        ("README", "einheit-readme"),
        ("CON", "einheit-con"),
        ("Lpt1", "einheit-lpt1"),
        ("2027", "2027"),
        ("- [x] ja: {nein} & <b>", "x-ja-nein-b"),
        ("Мультфильм", "multfilm"),
        ("🦔 Igel", "igel"),
        ("A" * 300, "a" * LONGEST),
        ("Wort " * 60, "-".join(["wort"] * 10)),
        ("@@id@@", "id"),
        ("null", "null"),
        ("ja", "ja"),
    ],
)
def test_every_title_stands_in_the_text_as_it_was_typed(bench: Workbench, title: str, name: str) -> None:
    new(bench, "unit", title)
    file = bench.source / "content" / "einheiten" / name / "index.md"
    said = header(file)
    assert (said["id"], said["titel"]) == (name, " ".join(title.split()))
    bench.run("build", "--no-site", "--out", "../neu", "--formats", "offline")
    record = json.loads((bench.folder / "neu" / "katalog.json").read_bytes())
    assert " ".join(title.split()) in {one["title"] for one in record["units"]}
    assert {one["rule"] for one in found(bench)} <= NEW


@pytest.mark.parametrize("title", ["", "  ", "???", "🦔", "…"])
def test_a_title_of_signs_alone_is_refused(bench: Workbench, title: str) -> None:
    assert "(new-title-unusable)" in new(bench, "unit", title, expected=2).text


def test_a_name_that_is_taken_gets_a_number(bench: Workbench) -> None:
    first = files_of(bench)
    for number in ("", "-2", "-3"):
        said = new(bench, "unit", "Schatten fangen!")
        assert ("heißt schon so ähnlich" in said.text) == bool(number)
        assert f"content/einheiten/schatten-fangen{number}/index.md" in added(bench, first)
    assert {one["rule"] for one in found(bench)} == NEW


@pytest.mark.parametrize("kind", ["unit", "path"])
def test_the_id_is_nobody_elses_wherever_it_lies(bench: Workbench, kind: str) -> None:
    other = bench.source / "content" / "anderswo" / "index.md"
    other.parent.mkdir()
    other.write_text("---\nid: schatten\ntitel: Ganz anders\n---\nText.\n", "utf-8")
    new(bench, kind, "Schatten", "--folder", "neues")
    assert header(bench.source / "content/neues/schatten-2/index.md")["id"] == "schatten-2"


def test_what_is_no_text_is_in_the_way_too_in_whatever_case(bench: Workbench) -> None:
    (bench.source / "content/einheiten/Schatten").mkdir()
    (bench.source / "content/einheiten/licht").write_text("keine Einheit", "utf-8")
    new(bench, "unit", "Schatten")
    new(bench, "unit", "Licht")
    assert (bench.source / "content/einheiten/schatten-2/index.md").is_file()
    assert (bench.source / "content/einheiten/licht-2/index.md").is_file()


@pytest.mark.parametrize("title", ["Team", "Kontakt", "Über uns"])
def test_a_unit_stays_a_unit_where_its_name_is_that_of_a_page(bench: Workbench, title: str) -> None:
    new(bench, "unit", title)
    bench.run("build", "--no-site", "--out", "../neu", "--formats", "offline")
    record = json.loads((bench.folder / "neu" / "katalog.json").read_bytes())
    assert title in {one["title"] for one in record["units"]}


# --- places ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["licht", "content/licht", "./content/licht/", "licht/tief/innen", "content\\licht"])
def test_a_folder_may_be_named_from_the_hub_or_from_its_content(bench: Workbench, folder: str) -> None:
    new(bench, "unit", "Schatten", "--folder", folder)
    below = folder.replace("\\", "/").removeprefix("./").removeprefix("content/").strip("/")
    assert (bench.source / "content" / below / "schatten" / "index.md").is_file()


@pytest.mark.parametrize(
    ("folder", "rule"),
    [
        ("..", "new-folder-outside"),
        ("../daneben", "new-folder-outside"),
        ("content/../..", "new-folder-outside"),
        ("/anderswo", "new-folder-outside"),
        ("verweis/neu", "new-folder-outside"),
        ("_entwurf", "new-folder-hidden"),
        ("licht/.versteckt", "new-folder-hidden"),
        ("einheiten/geraeusche-memory", "new-would-change"),
    ],
)
def test_a_folder_that_would_not_do_is_refused(bench: Workbench, folder: str, rule: str) -> None:
    (bench.source / "content" / "verweis").symlink_to(bench.folder)
    assert f"({rule})" in new(bench, "unit", "Schatten", "--folder", folder, expected=2).text


def test_in_a_course_of_loose_texts_a_unit_is_one_more_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Workbench(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in ("1-anfang", "2-mitte", "3-ende"):
        file = bench.source / "kurs" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitel: {name}\nlizenz: CC0-1.0\n---\n# {name}\n\nText.\n", "utf-8")
    new(bench, "unit", "Schatten", "--source", "quelle")
    assert (bench.source / "kurs" / "schatten.md").is_file()
    bench.run("build", "quelle", "--no-site", "--out", "neu", "--formats", "offline")
    assert len(published(tmp_path / "neu")) == 4
    new(bench, "page", "Kontakt", "--source", "quelle")
    bench.run("build", "quelle", "--no-site", "--out", "neu", "--formats", "offline")
    assert len(published(tmp_path / "neu")) == 4
    assert "(new-path-among-texts)" in new(bench, "path", "Licht", "--source", "quelle", expected=2).text


def test_an_address_is_no_place_to_write_to(bench: Workbench) -> None:
    said = new(bench, "unit", "Schatten", "--source", "https://gitlab.example/g/hub.git", expected=2)
    assert "(new-not-in-a-folder)" in said.text


# --- learning paths -------------------------------------------------------------------------------------------------


def test_a_path_lists_what_is_there_to_choose_from(bench: Workbench) -> None:
    new(bench, "unit", "Schatten fangen")
    new(bench, "path", "Licht")
    file = bench.source / "content/lernpfade/licht/index.md"
    text = file.read_text("utf-8")
    assert "#   - schatten-fangen # Schatten fangen" in text
    moved = text.replace("  - BITTE AUSFÜLLEN\n", "").replace("#   - ", "  - ")
    file.write_text(moved, "utf-8")
    assert header(file)["einheiten"] == ["geraeusche-memory", "schatten-fangen"]


def test_units_may_be_named_by_folder(bench: Workbench) -> None:
    new(bench, "path", "Licht", "--units", "content/einheiten/geraeusche-memory/", "geraeusche-memory")
    assert header(bench.source / "content/lernpfade/licht/index.md")["einheiten"] == ["geraeusche-memory"]


def test_units_that_are_not_there_are_named_all_at_once(bench: Workbench) -> None:
    said = new(bench, "path", "Licht", "--units", "geraeusche-memri", "ganz-anders", expected=2)
    assert "(new-unit-misspelled)" in said.text
    assert "`geraeusche-memory`" in said.text
    assert "(new-unit-unknown)" in said.text


# --- patterns -------------------------------------------------------------------------------------------------------


def test_patterns_of_both_languages_have_the_same_parts() -> None:
    for german in sorted((PATTERNS / "de").iterdir()):
        english = PATTERNS / "en" / german.name
        parts = [
            re.findall(r"^(#+ |- |> |@@\w+@@|<!--|---)", one.read_text("utf-8"), re.MULTILINE)
            for one in (german, english)
        ]
        assert parts[0] == parts[1], german.name
        places = [sorted(re.findall(r"@@\w+@@", one.read_text("utf-8"))) for one in (german, english)]
        assert places[0] == places[1]
