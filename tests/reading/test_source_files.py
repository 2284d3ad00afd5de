"""Which files of a directory are the source's, whatever their names, and what of it cannot be read and why."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from reading.sentences import rules_and_lines
from teilbar import texts
from teilbar.model.findings import Finding, Severity
from teilbar.reading import listing
from teilbar.reading.source import SourceError, open_source

NFC = unicodedata.normalize("NFC", "Übung.md")
NFD = unicodedata.normalize("NFD", "Übung.md")


def write(root: Path, *names: str, text: str = "x") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_files_are_sorted_by_path_with_size_and_place(tmp_path: Path) -> None:
    write(tmp_path, "b/ä.md", "b.md", "a/z.md", "a.md", text="ä")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == ["a.md", "a/z.md", "b.md", "b/ä.md"]
        assert source.files["b/ä.md"].size == 2
        assert source.files["b/ä.md"].disk.read_text("utf-8") == "ä"
        assert (source.label, source.findings) == (tmp_path.name, ())


def test_current_directory_is_the_source_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "kurs/index.md")
    monkeypatch.chdir(tmp_path / "kurs")
    with open_source() as source:
        assert (list(source.files), source.label) == (["index.md"], "kurs")


LEFT_OUT = {
    "hidden file": [".gitlab-ci.yml"],
    "hidden folder": [".git/config", ".cache/x.md"],
    "nested repository": ["lernpfad/.git/config"],
    "node_modules": ["themes/node_modules/x/readme.md"],
    "Python's cache": ["__pycache__/x.pyc"],
    "virtual environment": ["umgebung/pyvenv.cfg", "umgebung/lib/x.md"],
    "last build's output": ["site/index.html"],
    "a file that is named": ["bericht.json"],
}


@pytest.mark.parametrize("names", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_not_content_is_left_out(tmp_path: Path, names: list[str]) -> None:
    write(tmp_path, "index.md", *names)
    with open_source(str(tmp_path), exclude=[tmp_path / "site", tmp_path / "bericht.json"]) as source:
        assert list(source.files) == ["index.md"]


NAMES = {
    "umlaut": "Übung für Große.md",
    "emoji": "🎬 Film 👩‍🎨.md",
    "255 bytes": "ü" * 126 + ".md",
    "right to left": "שלום.md",
    "signs": "a'b\"c&d%20#e?f*g.md",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_any_readable_name_is_fine(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"{name}/{name}")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == [f"{name}/{name}"]
        assert source.read_text(f"{name}/{name}") == "x"


@pytest.mark.parametrize("stored", [NFC, NFD], ids=["NFC", "NFD"])
@pytest.mark.parametrize("asked", [NFC, NFD], ids=["NFC", "NFD"])
def test_normalisation_makes_no_difference(tmp_path: Path, stored: str, asked: str) -> None:
    write(tmp_path, stored)
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == [NFC]
        assert source.find(asked) is source.files[NFC]
        assert source.read_text(asked) == "x"
        assert source.find_other_case(asked) is None


def test_names_that_look_alike_are_told(tmp_path: Path) -> None:
    write(tmp_path, NFC, NFD)
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == [NFC]
        assert rules_and_lines(source.findings) == [("name-twice", None)]


def test_name_in_another_case_is_found(tmp_path: Path) -> None:
    write(tmp_path, "Bilder/Ofen.JPG", "straße.md", "beide.md", "Beide.md")
    with open_source(str(tmp_path)) as source:
        assert source.find("bilder/ofen.jpg") is None
        assert source.find_other_case("bilder/ofen.jpg") == "Bilder/Ofen.JPG"
        assert source.find_other_case("STRASSE.md") == "straße.md"
        assert source.find_other_case("Bilder/Ofen.JPG") is None
        assert source.find_other_case("fehlt.md") is None


UNUSABLE = {
    "not UTF-8": b"\xfcbung.md",
    "line break": b"a\nb.md",
    "escape": b"a\x1b[31mb.md",
    "backslash": b"a\\b.md",
}


@pytest.mark.parametrize("name", UNUSABLE.values(), ids=UNUSABLE)
def test_name_that_no_address_can_hold_is_told(tmp_path: Path, name: bytes) -> None:
    write(tmp_path, "index.md")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == ["index.md"]
        assert rules_and_lines(source.findings) == [("name-unusable", None)]
        sentence = texts.message(source.findings[0], "de")
        assert sentence.isprintable()
        assert sentence.encode("utf-8")


def test_pipe_is_told_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "index.md")
    os.mkfifo(tmp_path / "rohr.md")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == ["index.md"]
        assert rules_and_lines(source.findings) == [("file-special", None)]


# --- links --------------------------------------------------------------------------------------------------------


def test_link_out_of_the_source_is_an_error_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "geheim/passwort.md", "kurs/index.md", "kurs-2/x.md")
    (tmp_path / "kurs" / "ordner").symlink_to(tmp_path / "geheim")
    (tmp_path / "kurs" / "datei.md").symlink_to("../geheim/passwort.md")
    (tmp_path / "kurs" / "nachbar").symlink_to("../kurs-2")
    (tmp_path / "kurs" / "oben").symlink_to("..")
    with open_source(str(tmp_path / "kurs")) as source:
        assert list(source.files) == ["index.md"]
        assert [found.file for found in source.findings] == ["datei.md", "nachbar", "oben", "ordner"]
        assert {found.rule for found in source.findings} == {"link-outside"}
        assert {found.severity for found in source.findings} == {Severity.ERROR}
        assert "„datei.md“ führt zu „../geheim/passwort.md“" in texts.message(source.findings[0], "de")


@pytest.mark.parametrize("target", [".git/config", ".git", "site", "site/index.html", "node_modules/x.md"])
def test_link_to_what_is_left_out_is_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path, "index.md", ".git/config", "site/index.html", "node_modules/x.md")
    (tmp_path / "link.md").symlink_to(target)
    with open_source(str(tmp_path), exclude=[tmp_path / "site"]) as source:
        assert list(source.files) == ["index.md"]
        assert rules_and_lines(source.findings) == [("link-outside", None)]


def test_link_within_the_source_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "bilder/ofen.jpg", "einheit/index.md")
    (tmp_path / "einheit" / "bilder").symlink_to("../bilder")
    (tmp_path / "einheit" / "titel.jpg").symlink_to("../bilder/ofen.jpg")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == [
            "bilder/ofen.jpg",
            "einheit/bilder/ofen.jpg",
            "einheit/index.md",
            "einheit/titel.jpg",
        ]
        assert source.files["einheit/titel.jpg"].disk == (tmp_path / "bilder" / "ofen.jpg").resolve()
        assert source.findings == ()


def test_link_into_nothing_is_told(tmp_path: Path) -> None:
    write(tmp_path, "index.md")
    (tmp_path / "a.md").symlink_to("fehlt.md")
    (tmp_path / "b.md").symlink_to("b.md")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == ["index.md"]
        assert [(found.rule, found.file) for found in source.findings] == [
            ("link-broken", "a.md"),
            ("link-broken", "b.md"),
        ]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/index.md")
    (tmp_path / "a" / "oben").symlink_to("..")
    (tmp_path / "a" / "selbst").symlink_to(".")
    with open_source(str(tmp_path)) as source:
        assert list(source.files) == ["a/index.md"]
        assert [(found.rule, found.file) for found in source.findings] == [
            ("link-skipped", "a/oben"),
            ("link-skipped", "a/selbst"),
        ]


def test_links_cannot_multiply(tmp_path: Path) -> None:
    for level in range(30):
        write(tmp_path, f"{level}/x.md")
        for twin in ("links", "rechts"):
            (tmp_path / str(level) / twin).symlink_to(f"../{level + 1}")
    write(tmp_path, "30/x.md")
    with open_source(str(tmp_path)) as source:
        assert len(source.files) == 31 + 30 * 2


# --- the source itself --------------------------------------------------------------------------------------------


def test_source_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "kurs/index.md", "kurs/a/b.md")
    (tmp_path / "kurs" / "c").symlink_to("a")
    (tmp_path / "hier").symlink_to("kurs")
    with open_source(str(tmp_path / "hier"), exclude=[tmp_path / "hier" / "a" / "b.md"]) as source:
        assert (list(source.files), source.findings) == (["index.md"], ())


def test_source_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "leer" / ".git").mkdir(parents=True)
    (tmp_path / "datei.md").write_text("x")
    for spec, rule, sentence in (
        (f"{tmp_path}/fehlt", "source-missing", f"Den Ordner „{tmp_path}/fehlt“ gibt es nicht."),
        (f"{tmp_path}/datei.md", "source-not-a-folder", "ist kein Ordner"),
        (f"{tmp_path}/leer", "source-empty", "liegt keine Datei"),
        ("", "source-missing", "gibt es nicht"),
        ("x" * 5000, "source-missing", "gibt es nicht"),
    ):
        with pytest.raises(SourceError) as caught, open_source(spec):
            pass
        assert rules_and_lines(caught.value.findings) == [(rule, None)]
        assert sentence in texts.message(caught.value.findings[0], "de")


def test_source_with_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{number}.md" for number in range(4)))
    monkeypatch.setattr(listing, "MAX_FILES", 3)
    with pytest.raises(SourceError) as caught, open_source(str(tmp_path)):
        pass
    assert rules_and_lines(caught.value.findings) == [("source-too-many-files", None)]


# --- texts --------------------------------------------------------------------------------------------------------

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"

READ = {
    "UTF-8": ("Bücher 🎬\n".encode(), "Bücher 🎬\n"),
    "byte order mark": (b"\xef\xbb\xbf# Titel", "# Titel"),
    "Windows line endings": (b"a\r\nb\r\n", "a\nb\n"),
    "old Mac line endings": (b"a\rb\r", "a\nb\n"),
    "all line endings": (b"a\r\n\rb\n\r", "a\n\nb\n\n"),
    "control characters": (b"a\x07b\x1b[31m\tc\x0c\n\x7fd\xc2\x85e", "ab[31m\tc\nde"),
    "nothing": (b"", ""),
    "decomposed letters": ("u\u0308".encode(), "u\u0308"),
    "text about Git LFS": (b"# LFS\nversion https://git-lfs.github.com/spec/v1\n", None),
    "2 MB": (b"x" * 2 * 1024 * 1024, None),
}


@pytest.mark.parametrize(("data", "text"), READ.values(), ids=READ)
def test_text_is_read(tmp_path: Path, data: bytes, text: str | None) -> None:
    (tmp_path / "a.md").write_bytes(data)
    with open_source(str(tmp_path)) as source:
        assert source.read_text("a.md") == (data.decode() if text is None else text)


UNREADABLE = {
    "Latin-1": ("# Titel\n\nBücher\n".encode("latin-1"), "text-not-utf8", 3),
    "Latin-1 with Windows line endings": ("a\r\nb\rBücher\n".encode("latin-1"), "text-not-utf8", 3),
    "Latin-1 behind a byte order mark": (b"\xef\xbb\xbfa\nB\xfccher", "text-not-utf8", 2),
    "UTF-16": ("# Titel\n".encode("utf-16"), "text-not-utf8", 1),
    "UTF-16 without byte order mark": ("# Titel\n".encode("utf-16-le"), "text-is-binary", None),
    "null character": (b"a\0b", "text-is-binary", None),
    "half of a surrogate": (b"a\n\xed\xa0\x80", "text-not-utf8", 2),
    "Git LFS pointer": (POINTER, "text-in-lfs", None),
    "10 MB": (b"# Titel\n" + b"x" * 10 * 1024 * 1024, "text-too-large", None),
}


@pytest.mark.parametrize(("data", "rule", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_text_that_cannot_be_read_is_told(tmp_path: Path, data: bytes, rule: str, line: int | None) -> None:
    (tmp_path / "a.md").write_bytes(data)
    with open_source(str(tmp_path)) as source:
        problem = source.read_text("a.md")
        assert isinstance(problem, Finding)
        assert problem.severity is Severity.ERROR
        assert problem.file == "a.md"
        assert rules_and_lines([problem]) == [(rule, line)]


def test_message_names_the_line_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\n\xfc\n")
    (tmp_path / "b.md").write_bytes(POINTER)
    with open_source(str(tmp_path)) as source:
        latin, lfs = source.read_text("a.md"), source.read_text("b.md")
    assert isinstance(latin, Finding)
    assert isinstance(lfs, Finding)
    assert "in Zeile 2" in texts.message(latin, "de")
    assert "`UTF-8`" in texts.remedy(latin, "de")
    assert "Git LFS" in texts.message(lfs, "de")
    assert "`git lfs pull`" in texts.remedy(lfs, "de")


def test_file_that_has_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    with open_source(str(tmp_path)) as source:
        (tmp_path / "a.md").unlink()
        problem = source.read_text("a.md")
        assert isinstance(problem, Finding)
        assert rules_and_lines([problem, *filter(None, [source.medium_problem("a.md")])]) == [
            ("file-unreadable", None),
            ("file-unreadable", None),
        ]


def test_file_outside_of_the_source_is_never_read(tmp_path: Path) -> None:
    write(tmp_path, "geheim.md", "kurs/index.md")
    with open_source(str(tmp_path / "kurs")) as source:
        assert source.find("../geheim.md") is None
        with pytest.raises(KeyError):
            source.read_text("../geheim.md")


MEDIA = {
    "picture": (b"\xff\xd8\xff\xe0 a picture", []),
    "pointer": (POINTER, ["medium-in-lfs"]),
    "empty": (b"", ["medium-empty"]),
    "long text that begins like a pointer": (POINTER + b"x" * 2000, []),
}


@pytest.mark.parametrize(("data", "rules"), MEDIA.values(), ids=MEDIA)
def test_medium_that_cannot_be_shown_is_told(tmp_path: Path, data: bytes, rules: list[str]) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    with open_source(str(tmp_path)) as source:
        problem = source.medium_problem("a.jpg")
    assert [rule for rule, _ in rules_and_lines(filter(None, [problem]))] == rules
