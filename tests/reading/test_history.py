"""When a text was written, how often it was changed, by how many people: the same on every machine, or not said."""

from __future__ import annotations

import os
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest

from reading.histories import Repository, day, told
from reading.repositories import commit, git, program
from reading.sentences import rules_and_lines
from reading.sources import source_of
from teilbar import texts
from teilbar.hub import content_root, load_hub
from teilbar.model.history import UNKNOWN, Change, History
from teilbar.reading.history import belongings, read_history
from teilbar.reading.library import read_library
from teilbar.reading.source import open_source

STORY = """
    1 Ada Erste Fassung | +ton/index.md
    2 Ben Neues Bild | +ton/ofen.png
    3 Ada Anderes | +film/index.md
"""
TON = {"ton/index.md": ("ton/",)}


@pytest.fixture
def hub(tmp_path: Path) -> Repository:
    """Return a repository with a text of two commits and another one."""
    return Repository(tmp_path / "hub", STORY)


def ton(repository: Repository) -> History:
    return told(repository.folder, TON)["ton/index.md"]


# --- what a history says ------------------------------------------------------------------------------------------


def test_history_tells_version_days_people_and_what_is_new(hub: Repository) -> None:
    assert ton(hub) == History(
        commits=2,
        contributors=2,
        first_at=day(1),
        last_at=day(2),
        changes=(Change("0.2", day(2), "Neues Bild"), Change("0.1", day(1), "Erste Fassung")),
    )


@pytest.mark.parametrize(
    ("history", "own", "version"),
    [
        (History(commits=7), "", "0.7"),
        (History(commits=7), "1.2", "1.2"),
        (History(), "", "0.0"),
        (UNKNOWN, "", ""),
        (UNKNOWN, "1.2", "1.2"),
    ],
)
def test_own_version_outweighs_the_counted_one(history: History, own: str, version: str) -> None:
    assert history.version(own) == version


def test_nobody_is_named(hub: Repository) -> None:
    hub.tell("4 Cem Von dora@example.org gemeldet | ~ton/index.md")
    history = ton(hub)
    assert history.contributors == 3
    assert history.changes[0].summary == "Von gemeldet"
    for name in ("Ada", "Ben", "Cem", "example.org"):
        assert name.lower() not in repr(history).lower()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_days_are_those_of_utc_wherever_the_machine_stands(
    hub: Repository, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    (hub.folder / "ton/index.md").write_text("Silvester")
    git(hub.folder, "commit", "--quiet", "--all", "--message=Knapp", "--date=2025-01-01T00:30:00+02:00")
    history = ton(hub)
    assert history.last_at == datetime(2024, 12, 31, 22, 30, tzinfo=UTC)
    assert history.last == history.changes[0].day == date(2024, 12, 31)
    assert history.first == date(2024, 1, 1)


def test_the_earliest_and_the_latest_date_count_in_whatever_order_commits_came(hub: Repository) -> None:
    hub.tell("9 Ada Im Voraus | ~ton/index.md\n-30 Cem Nachgetragen | ^ton/index.md")
    history = ton(hub)
    assert (history.first_at, history.last_at) == (day(-30), day(9))
    assert [change.summary for change in history.changes[:2]] == ["Nachgetragen", "Im Voraus"]


def test_one_person_with_several_addresses_counts_once(hub: Repository) -> None:
    hub.tell("4 ADA Laut | ~ton/index.md\n5 Benno Zuhause | ^ton/index.md")
    assert ton(hub).contributors == 3
    (hub.folder / ".mailmap").write_text("Ben <BEN@example.org> <benno@example.org>\n")
    assert ton(hub).contributors == 2
    assert told(hub.folder / "ton", {"index.md": ("/",)})["index.md"].contributors == 2


# --- where a source lies ------------------------------------------------------------------------------------------


def test_source_without_git_has_no_history(tmp_path: Path) -> None:
    with open_source(str(source_of(tmp_path, {"ton/index.md": "# Ton"}).root)) as source:
        assert read_history(source, TON) == ({"ton/index.md": History()}, ())


def test_what_was_never_committed_has_no_history(hub: Repository) -> None:
    (hub.folder / "neu").mkdir()
    (hub.folder / "neu/index.md").write_text("# Neu")
    (hub.folder / "bild.md").write_text("# Neu")
    histories = told(hub.folder, TON | {"neu/index.md": ("neu/",), "bild.md": ("bild.md", "ton/ofen.png")})
    assert histories["neu/index.md"] == histories["bild.md"] == History()
    assert histories["ton/index.md"].version() == "0.2"


def test_clone_of_an_address_has_the_whole_history(hub: Repository) -> None:
    with open_source(f"file://{hub.folder}@main") as source:
        assert read_history(source, TON) == ({"ton/index.md": ton(hub)}, ())


@pytest.mark.parametrize("prefix", ["content", "Übungen/Haus 1", unicodedata.normalize("NFD", "Übungen")])
def test_folder_of_a_bigger_repository_is_a_source(hub: Repository, prefix: str) -> None:
    (hub.folder / prefix).parent.mkdir(exist_ok=True)
    (hub.folder / prefix).mkdir()
    hub.commit("Verschoben", [f"ton>{prefix}/ton"], number=4, author="Cem")
    hub.tell("5 Dora Oben | +ton/index.md +index.md")
    histories = told(hub.folder / prefix, TON | {"index.md": ("/",)})
    assert [change.summary for change in histories["ton/index.md"].changes] == [
        *("Verschoben", "Neues Bild", "Erste Fassung")
    ]
    assert histories["index.md"] == History()


def test_text_that_is_a_whole_source_has_the_history_of_all_its_files(tmp_path: Path) -> None:
    story = "1 Ada Neu | +index.md\n2 Ben Bild | +bilder/ofen.png\n3 Cem Versteckt | +.gitlab-ci.yml"
    repository = Repository(tmp_path / "hub", story)
    assert told(repository.folder, {"index.md": ("/",)})["index.md"].version() == "0.2"
    repository.commit("Verschoben", ["index.md>kurs/index.md", "bilder>kurs/bilder"], number=4)
    assert told(repository.folder / "kurs", {"index.md": ("/",)})["index.md"].version() == "0.3"


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_umlauts_are_found_in_whatever_form_they_are_written(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    folder = unicodedata.normalize(form, "Hörspiel für Größere")
    repository = Repository(tmp_path / "hub")
    repository.commit("Eins", [f"+{folder}/index.md"])
    repository.commit("Zwei", [f"+{folder}/töne.mp3"])
    composed = unicodedata.normalize("NFC", folder)
    for changed in ("", "Anders "):
        file = f"{changed}{composed}/index.md"
        assert told(repository.folder, {file: (f"{changed}{composed}/",)})[file].commits == 2 + bool(changed)
        if not changed:
            repository.commit("Drei", [f"{folder}>Anders {folder}"])


def test_names_that_git_would_quote_are_read(tmp_path: Path) -> None:
    names = ('mit "Anführung"', "Leer  zeichen ", ":000000 100644", "tab\tund\nneue Zeile", "zurück\\strich", "*")
    repository = Repository(tmp_path / "hub")
    for name in names:
        repository.commit(name, [f"+{name}/index.md"])
        repository.commit(name, [f"{name}/index.md>x/{name}"])
        repository.commit(name, [f"x/{name}>{name}/index.md"])
    wanted = {f"{name}/index.md": (f"{name}/",) for name in names}
    with open_source(str(repository.folder)) as source:
        histories, findings = read_history(source, wanted)
    assert findings == ()
    assert [history.commits for history in histories.values()] == [3] * len(names)


def test_name_that_is_not_utf8_does_no_harm(hub: Repository) -> None:
    Path(os.fsdecode(os.fsencode(hub.folder / "ton") + b"/b\xe4r.png")).write_bytes(b"x")
    hub.commit("Bär", number=4)
    assert ton(hub).version() == "0.3"


def test_submodule_is_no_change_of_a_text(hub: Repository) -> None:
    newest = git(hub.folder, "rev-parse", "HEAD")
    git(hub.folder, "update-index", "--add", "--cacheinfo", f"160000,{newest},ton/modul")
    git(hub.folder, "commit", "--quiet", "--message=Modul")
    assert ton(hub).version() == "0.2"


def test_text_behind_a_link_has_the_history_of_what_the_link_leads_to(hub: Repository) -> None:
    (hub.folder / "klang").symlink_to("ton")
    (hub.folder / "bild.md").symlink_to("film/index.md")
    hub.commit("Links", number=4)
    histories = told(hub.folder, TON | {"klang/index.md": ("klang/",), "bild.md": ("bild.md",)})
    assert histories["klang/index.md"] == histories["ton/index.md"] == ton(hub)
    assert histories["bild.md"].commits == 1


# --- commits that git would not make ------------------------------------------------------------------------------

ADA = b"author Ada <ada@example.org> 1704283200 +0000\ncommitter Ada <ada@example.org> 1704283200 +0000"


@pytest.mark.parametrize(
    ("header", "message", "summary"),
    [
        (ADA, "Größer".encode(), "Größer"),
        (ADA + b"\nencoding ISO-8859-1", "Größer".encode("latin-1"), "Größer"),
        (ADA, "Größer".encode("latin-1"), "Größer"),
        (ADA + b"\nencoding gibt-es-nicht", b"Kleiner", "Kleiner"),
    ],
)
def test_message_is_read_in_whatever_encoding(hub: Repository, header: bytes, message: bytes, summary: str) -> None:
    hub.raw_commit(header, message, ["~ton/index.md"])
    assert ton(hub).changes[0] == Change("0.3", day(3), summary)


@pytest.mark.parametrize("message", [b"", b"\n\n", b"\n \n\t"])
def test_commit_without_a_subject_counts_and_is_not_listed(hub: Repository, message: bytes) -> None:
    hub.raw_commit(ADA, message, ["~ton/index.md"])
    hub.tell("4 Ada Danach | ^ton/index.md")
    assert [change.version for change in ton(hub).changes] == ["0.4", "0.2", "0.1"]


@pytest.mark.parametrize(
    ("author", "at"),
    [
        (b"author Ada <ada@example.org> 4102444800 +0000", datetime(2100, 1, 1, tzinfo=UTC)),
        (b"author Ada <ada@example.org> -86400 +0000", day(3)),
        (b"author Ada <ada@example.org> 999999999999999 +0000", day(3)),
        (b"author Ada <ada@example.org> heute", day(3)),
        (b"author Ada <ada@example.org>", day(3)),
    ],
)
def test_odd_date_harms_nothing(hub: Repository, author: bytes, at: datetime) -> None:
    hub.raw_commit(author + b"\ncommitter Ada <ada@example.org> 1704283200 +0000", b"Seltsam", ["~ton/index.md"])
    history = ton(hub)
    assert history.changes[0] == Change("0.3", at, "Seltsam")
    assert (history.first_at, history.last_at) == (day(1), at)


def test_commit_without_any_date_counts(hub: Repository) -> None:
    hub.raw_commit(b"author Ada <ada@example.org>\ncommitter Ada <ada@example.org>", b"Wann?", ["~ton/index.md"])
    history = ton(hub)
    assert (history.commits, history.first_at, history.last_at) == (3, day(1), day(2))
    assert len(history.changes) == 2


def test_people_without_an_address_are_told_apart_by_their_names(hub: Repository) -> None:
    for name in (b"Ada", b"Cem", b"cem", b""):
        hub.raw_commit(
            b"author %s <> 1704283200 +0000\ncommitter x <> 1704283200 +0000" % name, b"x", ["^ton/index.md"]
        )
    assert ton(hub).contributors == 2 + 3


# --- what git must not be talked into -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "setting",
    [
        *("diff.relative=true", "diff.renames=false", "diff.renameLimit=1", "log.showRoot=false", "log.follow=true"),
        *("core.quotePath=true", "i18n.logOutputEncoding=UTF-16", "color.ui=always", "log.date=human"),
        *("mailmap.file=/dev/stdin", "mailmap.blob=HEAD:alle", "diff.orderFile=order", "log.diffMerges=first-parent"),
        *("log.showSignature=true", "format.pretty=oneline", "diff.ignoreSubmodules=none"),
    ],
)
def test_configuration_of_a_repository_changes_nothing(hub: Repository, setting: str) -> None:
    (hub.folder / "order").write_text("*.png\n")
    hub.commit("Alle", ["+alle"], number=4)
    (hub.folder / "alle").write_text("Ada <ada@example.org> <ben@example.org>\n")
    moves = [f"{name}/index.md>~content/{name}/index.md" for name in ("ton", "film")]
    hub.commit("Verschoben", [*moves, "ton/ofen.png>content/ton/ofen.png"], number=5)
    wanted = {"ton/index.md": ("ton/",), "film/index.md": ("film/",)}
    expected = told(hub.folder / "content", wanted)
    assert expected["ton/index.md"].version() == "0.3"
    git(hub.folder, "config", *setting.split("=", 1))
    assert told(hub.folder / "content", wanted) == expected


def test_replaced_commits_of_one_machine_change_nothing(hub: Repository) -> None:
    expected = ton(hub)
    newest = git(hub.folder, "rev-parse", "HEAD")
    git(hub.folder, "replace", "--graft", newest)
    assert git(hub.folder, "rev-list", "--count", "HEAD") == "1"
    assert ton(hub) == expected


def test_git_is_asked_once_for_all_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "hub", STORY)
    commit(repository.folder, {f"{number}/index.md": f"{number}" for number in range(50)})
    with open_source(str(repository.folder)) as source:
        told_of = tmp_path / "calls"
        git_itself = git(repository.folder, "--exec-path") + "/git"
        program(
            tmp_path / "bin", "git", f'echo "$@" | tr "\\n" " " >> {told_of}; echo >> {told_of}; exec {git_itself} "$@"'
        )
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
        histories, _ = read_history(source, {f"{number}/index.md": (f"{number}/",) for number in range(50)})
    assert {history.commits for history in histories.values()} == {1}
    calls = told_of.read_text().splitlines()
    assert len(calls) == 2
    assert sum(" log " in call for call in calls) == 1


# --- a past that is not there -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["--depth=1", "--depth=2"])
def test_shallow_clone_is_said_and_nothing_is_made_up(hub: Repository, tmp_path: Path, kind: str) -> None:
    git(tmp_path, "clone", "--quiet", kind, f"file://{hub.folder}", "clone")
    with open_source(str(tmp_path / "clone")) as source:
        histories, findings = read_history(source, TON)
    assert histories == {"ton/index.md": UNKNOWN}
    assert rules_and_lines(findings) == [("history-shallow", None)]
    assert "Versionen" in texts.message(findings[0], "de")
    assert "`GIT_DEPTH: 0`" in texts.remedy(findings[0], "de")


def test_clone_that_was_shallow_and_was_completed_is_like_any_other(hub: Repository, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{hub.folder}", "clone")
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")
    assert told(tmp_path / "clone", TON)["ton/index.md"] == ton(hub)


@pytest.mark.parametrize("kept", ["blob:none", "tree:0"])
def test_partial_clone_without_what_is_needed_is_said(hub: Repository, tmp_path: Path, kept: str) -> None:
    hub.commit("Umbenannt", ["ton/index.md>~klang/index.md", "ton/ofen.png>klang/ofen.png"], number=4)
    hub.commit("Weiter", ["klang/ofen.png>~klang/herd.png", "~klang/index.md"], number=5)
    git(hub.folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", f"--filter={kept}", f"file://{hub.folder}", "clone")
    with open_source(str(tmp_path / "clone")) as source:
        histories, findings = read_history(source, {"klang/index.md": ("klang/",)})
    assert histories == {"klang/index.md": UNKNOWN}
    assert rules_and_lines(findings) == [("history-partial", None)]


def test_damaged_repository_is_said(hub: Repository) -> None:
    first = git(hub.folder, "rev-list", "--max-parents=0", "HEAD")
    (hub.folder / ".git/objects" / first[:2] / first[2:]).unlink()
    with open_source(str(hub.folder)) as source:
        histories, findings = read_history(source, TON)
    assert histories == {"ton/index.md": UNKNOWN}
    assert rules_and_lines(findings) == [("history-unreadable", None)]
    assert first in texts.message(findings[0], "de")


# --- what belongs to a text ---------------------------------------------------------------------------------------


def test_text_alone_in_its_folder_has_the_folder_and_others_have_what_they_use(tmp_path: Path) -> None:
    files = {
        "index.md": "# Start\n\nText",
        "ton/index.md": "# Ton\n\nText",
        "ton/leichte-sprache.md": "# Ton",
        "kurs/index.md": "# Kurs\n\nText",
        "kurs/a.md": "# A\n\n[Blatt](blatt/a.txt) [Liste](../ton/ofen.csv) [mehr](b.md)",
        "kurs/b.md": "# B\n\nText",
    }
    source = source_of(tmp_path, files | dict.fromkeys(("ton/ofen.csv", "kurs/blatt/a.txt"), "x"))
    hub, _ = load_hub(source)
    library = read_library(source, hub, content_root(source, hub)).library
    used = ("kurs/blatt/a.txt", "kurs/blatt/a.txt.yml", "ton/ofen.csv", "ton/ofen.csv.yml")
    assert belongings(library) == {
        "ton/index.md": ("ton/",),
        "kurs/a.md": ("kurs/a.md", *used),
        "kurs/b.md": ("kurs/b.md",),
        "kurs/index.md": ("kurs/index.md",),
    }


def test_only_text_of_a_source_has_the_whole_source(tmp_path: Path) -> None:
    source = source_of(tmp_path, {"index.md": "# Ton\n\nText"})
    hub, _ = load_hub(source)
    assert belongings(read_library(source, hub, "").library) == {"index.md": ("/",)}
