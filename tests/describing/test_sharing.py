"""`--formats sharing`: one archive with everything that is open, and with nothing else."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from describing.strict import amb_validator, faults_of_catalogue
from describing.works import hub, unit
from teilbar.build import build
from teilbar.options import Options

if TYPE_CHECKING:
    from pathlib import Path

    from teilbar.outcome import Built

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
TEXTS = {
    "offen/index.md": unit("offen", "Offen"),
    "zu/index.md": unit("zu", "Zu").replace("CC BY 4.0", "CC BY-NC 4.0"),
    "bild/index.md": unit("bild", "Bild") + "\n![Ein Bild](bild.svg)\n",
    "ohne/index.md": unit("ohne", "Ohne").replace("lizenz: CC BY 4.0\n", ""),
    "weg/index.md": "---\nid: weg\nart: lernpfad\ntitel: Weg\nlizenz: CC0\neinheiten: [offen, ohne]\n---\n\nLos.\n",
    "zuweg/index.md": "---\nid: zuweg\nart: lernpfad\ntitel: Zuweg\nlizenz: CC0\neinheiten: [offen, zu]\n---\n\nLos.\n",
}
FORMATS = ("offline", "scorm12-single", "sharing")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write a hub with what is open, what is not, what holds a picture that is not, and what is withheld."""
    folder = hub(tmp_path / "hub", TEXTS)
    (folder / "content/bild/bild.svg").write_text(SVG, "utf-8")
    (folder / "content/bild/medien.yml").write_text("- {datei: bild.svg, urheber: Bo, lizenz: CC BY-ND 4.0}\n", "utf-8")
    return folder


def share(source: Path, folder: Path, **options: Any) -> tuple[Built, Path]:  # noqa: ANN401 - of a build
    given = {"site": False, "formats": FORMATS, "jobs": 1, **options}
    built = build(Options(source=str(source), out=folder / "site", cache=folder / "cache", **given))
    return built, folder / "site" / "downloads" / "sharing.zip"


def test_it_holds_what_is_open_down_to_the_last_picture(source: Path, tmp_path: Path) -> None:
    _, archive = share(source, tmp_path)
    with ZipFile(archive) as held:
        names = held.namelist()
        credits_ = held.read("LIZENZ.txt").decode()
    assert names == sorted(
        [
            "LIZENZ.txt",
            "downloads/SHA256SUMS",
            "downloads/offen/offen.offline.zip",
            "downloads/weg/weg.scorm12-single.zip",
            "einheiten/offen/amb.json",
            "katalog.json",
            "katalog.schema.json",
            "lernpfade/weg/amb.json",
        ]
    )
    assert "„Offen“ von Ada Muster, CC BY 4.0" in credits_
    assert "„Weg“" in credits_
    assert not any(word in credits_ for word in ("Zu", "Bild", "Ohne"))


def test_its_catalogue_lists_exactly_what_is_in_it(source: Path, tmp_path: Path) -> None:
    """With addresses that hold where the archive is unpacked, also if the hub has an address of its own."""
    hub_file = source / "mkdocs.yml"
    hub_file.write_text(hub_file.read_text("utf-8") + "site_url: https://hub.example/\n", "utf-8")
    _, archive = share(source, tmp_path)
    with ZipFile(archive) as held:
        data = held.read("katalog.json")
        said = json.loads(data)
        packages = {name for name in held.namelist() if PurePosixPath(name).suffix == ".zip"}
        listed = {one["url"]: one for work in (*said["units"], *said["paths"]) for one in work["downloads"]}
        assert set(listed) == packages
        for url, one in listed.items():
            content = held.read(url)
            assert (len(content), sha256(content).hexdigest()) == (one["size"], one["sha256"])
        record = json.loads(held.read("einheiten/offen/amb.json"))
        credits_ = held.read("LIZENZ.txt").decode()
    assert "https://hub.example/einheiten/offen/index.html" in credits_
    assert faults_of_catalogue(data) == []
    assert [work["id"] for work in said["units"]] == ["offen"]
    assert "url" not in said["units"][0]
    assert record["id"] == "https://hub.example/einheiten/offen/index.html"
    (package,) = record["encoding"]
    assert package["contentUrl"] == "https://hub.example/downloads/offen/offen.offline.zip"


def test_the_records_in_it_are_amb(source: Path, tmp_path: Path, amb: Path) -> None:
    _, archive = share(source, tmp_path)
    with ZipFile(archive) as held:
        records = [json.loads(held.read(name)) for name in held.namelist() if name.endswith("amb.json")]
    assert len(records) == 2
    assert [fault.message for one in records for fault in amb_validator(amb).iter_errors(one)] == []


def test_the_site_says_where_it_is_and_what_its_checksum_is(source: Path, tmp_path: Path) -> None:
    _, archive = share(source, tmp_path)
    said = json.loads((tmp_path / "site" / "katalog.json").read_text("utf-8"))["sharing"]
    assert said["url"] == "downloads/sharing.zip"
    assert (said["size"], said["sha256"]) == (archive.stat().st_size, sha256(archive.read_bytes()).hexdigest())
    subprocess.run(["sha256sum", "--check", "--quiet", "--strict", "SHA256SUMS"], cwd=archive.parent, check=True)


def test_it_is_made_again_if_anything_in_it_changes_and_only_then(source: Path, tmp_path: Path) -> None:
    _, archive = share(source, tmp_path)
    before = (archive.read_bytes(), archive.stat().st_ino)
    (source / "content/zu/index.md").write_text(TEXTS["zu/index.md"].replace("Text.", "Anders."), "utf-8")
    share(source, tmp_path)
    assert (archive.read_bytes(), archive.stat().st_ino) == before
    (source / "content/offen/index.md").write_text(TEXTS["offen/index.md"].replace("Text.", "Anders."), "utf-8")
    share(source, tmp_path)
    after = archive.read_bytes()
    assert after != before[0]
    share(source, tmp_path / "neu")
    assert (tmp_path / "neu/site/downloads/sharing.zip").read_bytes() == after


def test_there_is_none_where_nobody_asked_or_nothing_is_open(source: Path, tmp_path: Path) -> None:
    _, archive = share(source, tmp_path, formats=("offline",))
    assert not archive.exists()
    for name in ("offen", "weg", "zuweg"):
        (source / "content" / name / "index.md").unlink()
    _, archive = share(source, tmp_path)
    assert not archive.exists()
    assert "sharing" not in json.loads((tmp_path / "site" / "katalog.json").read_text("utf-8"))
