"""Addresses that texts once had: git's history tells where they lead, and never where they do not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reading.histories import Repository, day, passage
from reading.repositories import git
from teilbar.cache import Cache
from teilbar.model.metadata import Kind
from teilbar.model.past import Address, Moved, Past, fate_of
from teilbar.reading import past as pasts
from teilbar.reading.mainline import read_mainline
from teilbar.reading.past import read_past
from teilbar.reading.source import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from teilbar.reading.mainline import Step

START = "1 Ada Anfang | +ton/index.md +film/index.md\n"


def past_of(folder: Path, cache: Cache | None = None) -> Past:
    with open_source(str(folder)) as source:
        return read_past(source, cache)


def told(past: Past) -> set[str]:
    """Return what became of addresses, in words: ``unit ton > unit klang`` and ``unit ton gone``."""
    moved = {f"{one.kind} {one.id} > {new.to.kind} {new.to.id}" for one, new in past.moved.items()}
    return moved | {f"{one.kind} {one.id} gone" for one in past.gone}


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param("2 Ada Um | ton>klang", {"unit ton > unit klang"}, id="a folder"),
        pytest.param("2 Ada Um | ton/index.md>~klang/index.md", {"unit ton > unit klang"}, id="moved and changed"),
        pytest.param("2 Ada Um | ton/index.md>!klang/index.md", {"unit ton gone"}, id="moved and written anew"),
        pytest.param(
            "2 Ada Bild | +ton/ofen.png\n3 Ada Um | ton>klang ^klang/index.md -klang/index.md +klang/index.md",
            {"unit ton > unit klang"},
            id="written anew, with its picture moved",
        ),
        pytest.param("2 Ada Um | ton>tiefer/innen/ton", {"unit ton > unit tiefer-innen-ton"}, id="into a folder"),
        pytest.param("2 Ada Um | ton/index.md>ton/readme.md", set(), id="another name of the index"),
        pytest.param("2 Ada Um | ton>Ton", set(), id="another case, the same address"),
        pytest.param(
            "2 Ada Um | ton>b\n3 Ada Um | b>c", {"unit ton > unit c", "unit b > unit c"}, id="a chain leads to its end"
        ),
        pytest.param("2 Ada Um | ton>b\n3 Ada Zurück | b>ton", {"unit b > unit ton"}, id="there and back: no loop"),
        pytest.param(
            "2 Ada Um | ton>b\n3 Ada Um | b>ton\n4 Ada Um | ton>b", {"unit ton > unit b"}, id="there, back and there"
        ),
        pytest.param(
            "2 Ada Um | ton>b\n3 Ada Um | b>c\n4 Ada Neu | +b/index.md",
            {"unit ton > unit c"},
            id="a new text at an old address wins, and takes over nobody's older ones",
        ),
        pytest.param("2 Ada Um | ton>x film>ton x>film", set(), id="two texts change places"),
        pytest.param("2 Ada Weg | -ton/index.md", {"unit ton gone"}, id="gone"),
        pytest.param("2 Ada Weg | -ton/index.md\n3 Ada Wieder | +ton/index.md", set(), id="gone and there again"),
        pytest.param(
            "2 Ada Um | ton>b\n3 Ada Weg | -b/index.md", {"unit ton gone", "unit b gone"}, id="moved and then gone"
        ),
        pytest.param("2 Ada Weg und neu | -ton/index.md +licht/index.md", {"unit ton gone"}, id="nothing in common"),
        pytest.param("2 Ada Mehr | +ton/mehr.md", {"unit ton > path ton"}, id="a unit becomes a learning path"),
        pytest.param(
            "2 Ada Mehr | +ton/mehr.md\n3 Ada Weniger | -ton/mehr.md",
            {"path ton > unit ton", "unit ton-mehr gone"},
            id="and a unit again",
        ),
        pytest.param(
            "2 Ada Seite | +über/hilfe.md\n3 Ada Um | über>rat", {"page ueber/hilfe > page rat/hilfe"}, id="a page"
        ),
        pytest.param("2 Ada Start | +index.md\n3 Ada Anders | ~index.md", set(), id="the start page stays"),
        pytest.param(
            "2 Ada Alles | ton>content/ton film>content/film", set(), id="the content folder is made: addresses stay"
        ),
        pytest.param("2 Ada Versteckt | +_alt/index.md\n3 Ada Weg | -_alt/index.md", set(), id="what was no text"),
        pytest.param("2 Ada Bild | +ton/ofen.png\n3 Ada Weg | -ton/ofen.png", set(), id="what is no text"),
    ],
)
def test_addresses_of_a_straight_history(tmp_path: Path, story: str, expected: set[str]) -> None:
    repository = Repository(tmp_path / "hub", START + story)
    assert told(past_of(repository.folder)) == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param(
            "branch b\n2 Ada Um | ton>x\n3 Ada Um | x>klang\nswitch main\n4 Ada Mehr | ~film/index.md\n5 Ada merge b |",
            {"unit ton > unit klang"},
            id="what a branch moved twice was moved once: the address between was never published",
        ),
        pytest.param(
            "branch b\n2 Ada Neu | +neu/index.md\n3 Ada Weg | -neu/index.md\nswitch main\n4 Ada merge b |",
            set(),
            id="what a branch added and deleted was never there",
        ),
        pytest.param(
            "branch b\n2 Ada Um | ton>klang\nswitch main\n3 Ada Um | film>kino\n4 Ada merge b |",
            {"unit ton > unit klang", "unit film > unit kino"},
            id="both sides move",
        ),
        pytest.param(
            "branch b\n2 Ada Bild | +ton/ofen.png\nswitch main\n3 Ada Um | ton>klang\n4 Ada merge b |",
            {"unit ton > unit klang"},
            id="a branch that was begun before the move",
        ),
    ],
)
def test_merges_count_as_what_they_did_to_the_main_line(tmp_path: Path, story: str, expected: set[str]) -> None:
    repository = Repository(tmp_path / "hub", START + story)
    assert told(past_of(repository.folder)) == expected


def test_squashed_history_knows_the_move_of_the_squash(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", f"{START}branch b\n2 Ada Um | ton>x\n3 Ada Um | x>klang\nswitch main")
    git(repository.folder, "merge", "--squash", "--quiet", "b")
    git(repository.folder, "commit", "--quiet", "--message", "Zusammen")
    assert told(past_of(repository.folder)) == {"unit ton > unit klang"}


def test_rewritten_history_knows_what_it_holds_now(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", f"{START}2 Ada Um | ton>klang")
    git(repository.folder, "checkout", "--quiet", "--orphan", "neu")
    git(repository.folder, "commit", "--quiet", "--message", "Neuer Anfang")
    assert told(past_of(repository.folder)) == set()


def test_shallow_history_says_nothing_wrong(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", f"{START}2 Ada Um | ton>klang\n3 Ada Weg | -film/index.md +x/index.md")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{repository.folder}", "flach")
    assert told(past_of(tmp_path / "flach")) == set()


def test_source_without_git_has_no_past(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", f"{START}2 Ada Um | ton>klang")
    shutil.rmtree(repository.folder / ".git")
    assert told(past_of(repository.folder)) == set()


def test_folder_of_a_bigger_repository_has_its_own_past(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "hub", "1 Ada Anfang | +kurs/ton/index.md +kurs/film/index.md +ton/index.md")
    repository.tell("2 Ada Um | kurs/ton>kurs/klang\n3 Ada Weg | -ton/index.md")
    assert told(past_of(repository.folder / "kurs")) == {"unit ton > unit klang"}


# --- what headers say ---------------------------------------------------------------------------------------------


def header(said: str, body: str) -> str:
    return f"---\n{said}\n---\n\n{passage(body, 1)}"


def commits(folder: Path, *steps: Mapping[str, str | None]) -> Repository:
    """Commit files a step at a time; None deletes one."""
    repository = Repository(folder)
    for number, files in enumerate(({"film/index.md": passage("film", 1)}, *steps), 1):
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, "utf-8")
        repository.commit("Schritt", number=number)
    return repository


A, B = header("titel: Ton\nid: ton", "a"), header("titel: Ton\nid: klang", "a")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param(
            ({"ton/index.md": header("titel: Ton", "a")}, {"ton/index.md": B}),
            {"unit ton > unit klang"},
            id="gets an id",
        ),
        pytest.param(({"x/index.md": A}, {"x/index.md": B}), {"unit ton > unit klang"}, id="another id"),
        pytest.param(
            ({"x/index.md": A}, {"x/index.md": B}, {"x/index.md": A}), {"unit klang > unit ton"}, id="and back"
        ),
        pytest.param(({"x/index.md": A}, {"x/index.md": None, "y/index.md": A}), set(), id="moved with its id"),
        pytest.param(
            ({"x/index.md": A}, {"x/index.md": None, "y/index.md": header("id: ton", "b")}),
            set(),
            id="wholly rewritten under its id",
        ),
        pytest.param(
            ({"x/index.md": A}, {"x/index.md": A.replace("id: ton", "Kennung: klang")}),
            {"unit ton > unit klang"},
            id="a synonym",
        ),
        pytest.param(
            ({"x/index.md": A}, {"x/index.md": A.replace("id: ton", "id: ton\nart: seite")}),
            {"unit ton > page ton"},
            id="another kind",
        ),
        pytest.param(
            (
                {"x/index.md": f"<!--\nid: ton\n-->\n\n{passage('a', 1)}"},
                {"x/index.md": f"<!--\nid: klang\n-->\n\n{passage('a', 1)}"},
            ),
            {"unit ton > unit klang"},
            id="metadata in a comment",
        ),
        pytest.param(
            ({"mkdocs.yml": "docs_dir: docs", "docs/ton/index.md": passage("a", 1)}, {"mkdocs.yml": "site_name: x"}),
            # Now the texts at the root are the content, and that in docs/ is one of them.
            {"unit ton > unit docs-ton"},
            id="the hub file names another content folder",
        ),
        pytest.param(
            ({"ton/index.md": header("entwurf: ja", "a")}, {"ton/index.md": None}), set(), id="a draft was never there"
        ),
        pytest.param(
            ({"a/_ordner.yml": "entwurf: ja", "a/ton/index.md": passage("a", 1)}, {"a/ton/index.md": None}),
            set(),
            id="nor what its folder says to be one",
        ),
        pytest.param(
            ({"ton/index.md": header("entwurf: ja", "a")}, {"ton/index.md": passage("a", 1)}, {"ton/index.md": None}),
            {"unit ton gone"},
            id="what was published once was",
        ),
        pytest.param(
            ({"1/index.md": header("id: ton", "a"), "2/index.md": header("id: ton", "b")}, {"2/index.md": None}),
            set(),
            id="another text has the same id still",
        ),
    ],
)
def test_addresses_by_what_headers_said(
    tmp_path: Path, steps: tuple[Mapping[str, str | None], ...], expected: set[str]
) -> None:
    assert told(past_of(commits(tmp_path / "hub", *steps).folder)) == expected


DRAFT = "".join(f"Hier steht, was zu tun ist, Zeile {line}.\n" for line in range(24))
"""What many units begin with."""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("titel: Ton\nkurz: a", "titel: Licht\nkurz: b", {"unit ton gone"}),
        ("titel: Ton\nkurz: a", "titel:  TON \nkurz: b", {"unit ton > unit licht"}),
    ],
)
def test_units_of_one_draft_are_not_taken_for_one_another(
    tmp_path: Path, before: str, after: str, expected: set[str]
) -> None:
    def unit(said: str, name: str) -> str:
        own = "".join(f"{name}, Zeile {line}, hat niemand sonst.\n" for line in range(16))
        return f"---\n{said}\n---\n\n{DRAFT}{own}"

    folder = commits(
        tmp_path / "hub",
        {"ton/index.md": unit(before, "Ton")},
        {"ton/index.md": None, "licht/index.md": unit(after, "Licht")},
    ).folder
    alike = git(folder, "log", "-1", "-M50%", "--name-status", "--format=", "--", "ton", "licht")
    assert alike.startswith("R"), "git takes one for the other, or this proves nothing"
    assert told(past_of(folder)) == expected


def test_what_is_gone_has_its_last_title_its_areas_and_a_day(tmp_path: Path) -> None:
    repository = commits(
        tmp_path / "hub",
        {"ton/index.md": header("titel: Anfang", "a")},
        {
            "ton/index.md": header("titel: Der Ton\nbereich: [Medien, Natur]", "a"),
            "licht/index.md": "# Das Licht\n\nJa.",
        },
        {"ton/index.md": None, "licht/index.md": None},
    )
    past = past_of(repository.folder)
    ton, licht = past.gone[Address(Kind.UNIT, "ton")], past.gone[Address(Kind.UNIT, "licht")]
    assert (ton.title, ton.areas, ton.at) == ("Der Ton", ("Medien", "Natur"), day(4))
    assert licht.title == "Das Licht"


def test_of_what_was_withdrawn_and_deleted_no_title_is_kept(tmp_path: Path) -> None:
    repository = commits(
        tmp_path / "hub",
        {"ton/index.md": header("titel: Lenas Ton", "a")},
        {"ton/index.md": header("titel: Lenas Ton\nzurueckgezogen: Einwilligung fehlt", "a")},
        {"ton/index.md": None},
    )
    past = past_of(repository.folder)
    gone = past.gone[Address(Kind.UNIT, "ton")]
    assert gone.is_withdrawn
    assert (gone.title, gone.reason, gone.at) == ("", "Einwilligung fehlt", day(3))
    assert "Lena" not in repr(past)


def test_what_is_withdrawn_is_known_since_when(tmp_path: Path) -> None:
    repository = commits(
        tmp_path / "hub",
        {"ton/index.md": header("titel: Ton", "a"), "neu/index.md": header("entwurf: ja", "b")},
        {"ton/index.md": header("titel: Ton\nzurueckgezogen: ja", "a")},
        {"film/index.md": passage("film", 2)},
    )
    assert past_of(repository.folder).hidden_since == {Address(Kind.UNIT, "ton"): day(3)}


# --- how it is read -----------------------------------------------------------------------------------------------


def test_what_is_known_is_gone_on_with_and_comes_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository, cache = Repository(tmp_path / "hub", START), Cache(tmp_path / "cache")
    read: list[str] = []

    def noted(directory: Path, revision: str, prefix: str, since: str = "") -> Iterator[Step]:
        read.append(since)
        return read_mainline(directory, revision, prefix, since)

    monkeypatch.setattr(pasts, "read_mainline", noted)
    for line in (
        "2 Ada Um | ton>klang",
        "3 Ada Neu | +ton/index.md",
        "4 Ada Um | klang>laut",
        "5 Ada Weg | -ton/index.md",
    ):
        before = git(repository.folder, "rev-parse", "HEAD") if read else ""
        repository.tell(line)
        assert told(past_of(repository.folder, cache)) == told(past_of(repository.folder))
        assert read[-2:] == [before, ""]
        past_of(repository.folder, cache)  # from the cache alone
        assert read[-1] == ""
    assert len(read) == 2 * 4


def test_fate_never_runs_in_a_circle() -> None:
    one, other = Address(Kind.UNIT, "a"), Address(Kind.UNIT, "b")
    past = Past(moved={one: Moved(other), other: Moved(one)})
    assert fate_of(one, past, {}) is None
    assert fate_of(one, past, {other}) == Moved(other)
    assert fate_of(one, past, {one, other}) is None
