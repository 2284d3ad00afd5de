"""Names that an archive holds, and those that it refuses because somebody's system could not unpack them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from teilbar.exporting.archive import Entry, NameRefusedError, write_archive

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    "": "empty",
    "a\0b.txt": "control",
    "a\nb.txt": "control",
    "a\x7fb.txt": "control",
    "a\x85b.txt": "control",
    "a\ud800b.txt": "surrogate",
    "a\\b.txt": "backslash",
    "..\\b.txt": "backslash",
    "/etc/passwd": "absolute",
    "C:/b.txt": "absolute",
    "c:b.txt": "absolute",
    "..": "'..'",
    "../b.txt": "'..'",
    "a/../../b.txt": "'..'",
    "a/..": "'..'",
    ".": "'.'",
    "./b.txt": "'.'",
    "a/./b.txt": "'.'",
    "a//b.txt": "empty",
    "a/": "empty",
    "Was ist das?.html": "Windows",
    "ab:c.txt": "Windows",
    "a|b/c.txt": "Windows",
    'a"b.txt': "Windows",
    "a*b.txt": "Windows",
    "<a>.txt": "Windows",
    "a./b.txt": "Windows",
    "a /b.txt": "Windows",
    "b.txt ": "Windows",
    "...": "Windows",
    "aux": "device",
    "a/CON.html": "device",
    "nul.tar.gz": "device",
    "Com1/a.txt": "device",
    "lpt² .txt": "device",
    "ä" * 128: "255",
    "a/" * 32_768 + "b": "65535",
}

ACCEPTED = (
    ".htaccess",
    "..a/b...c",
    "a b/c d.txt",
    "console.js",
    "auxiliary/com10.txt",
    "~$!#%&'()+,;=@[]^_`{}-",
    "Maße & Größen.html",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{SCHOOL}.png",
    "ä" * 127,
)

CLASHES = {
    "twice": (("a.txt", "a.txt"), "twice"),
    "case": (("medien/Bild.JPG", "medien/bild.jpg"), "'medien/Bild.JPG'"),
    "case of a folder": (("Medien/bild.jpg", "medien/bild.jpg"), "case"),
    "case beyond ASCII": (("ÄPFEL.txt", "äpfel.txt"), "case"),
    "case as on a Mac": (("MASSE.txt", "maße.txt"), "case"),
    "normalisation": (("Mu\N{COMBINING DIAERESIS}cke.txt", "Mücke.txt"), "normalisation"),
    "both": (("MU\N{COMBINING DIAERESIS}CKE.txt", "mücke.txt"), "normalisation"),
    "file and folder": (("a", "a/b.txt"), "'a' is a file"),
    "file and folder above": (("a/b", "a/b/c/d.txt"), "'a/b' is a file"),
    "file and folder in another case": (("A/b.txt", "a"), "'a' is a file"),
}


def write(path: Path, *names: str) -> None:
    write_archive(path, [Entry(name, b"x") for name in names])


@pytest.mark.parametrize(("name", "reason"), REFUSED.items(), ids=[ascii(name)[:30] for name in REFUSED])
def test_a_name_that_some_system_cannot_unpack_is_refused(name: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(NameRefusedError) as refused:
        write(tmp_path / "archive.zip", "a.txt", name)
    assert refused.value.name == name
    assert reason in refused.value.reason
    assert str(refused.value).startswith(repr(name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_name_that_every_system_can_unpack_is_taken(name: str, tmp_path: Path) -> None:
    write(tmp_path / "archive.zip", name)
    assert (tmp_path / "archive.zip").is_file()


@pytest.mark.parametrize(("names", "reason"), CLASHES.values(), ids=CLASHES)
@pytest.mark.parametrize("turn", [1, -1], ids=["in order", "turned round"])
def test_names_that_some_system_takes_for_one_are_refused(
    names: tuple[str, ...], reason: str, turn: int, tmp_path: Path
) -> None:
    with pytest.raises(NameRefusedError, match=reason):
        write(tmp_path / "archive.zip", *names[::turn])
    assert list(tmp_path.iterdir()) == []


def test_what_is_to_stand_first_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(NameRefusedError, match=r"imsmanifest\.xml"):
        write_archive(tmp_path / "archive.zip", [Entry("a.txt", b"")], first=["a.txt", "imsmanifest.xml"])


def test_a_refusal_comes_back_from_another_process(tmp_path: Path) -> None:
    with pytest.raises(NameRefusedError) as refused:
        write(tmp_path / "archive.zip", "/a")
    again = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own, a line above
    assert (type(again), str(again)) == (NameRefusedError, str(refused.value))
