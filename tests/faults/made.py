"""Sources that plain files in a repository cannot express: links, bytes, names, sizes, histories, permissions."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from reading.repositories import commit
from website.sample import png

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PICTURE = png(16, 12, (43, 99, 147))

LFS_POINTER = b"""version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
"""

LONGEST_NAME = 255
"""Bytes of the longest name that the disks of Linux take."""

TRACE_OF_THE_HOOK = "hook-lief"
HOOK = f"""from pathlib import Path

Path(__file__).with_name("{TRACE_OF_THE_HOOK}").touch()
"""
"""A hook as MkDocs runs it: it leaves a trace when it is so much as imported."""


def header(title: str) -> str:
    """Return a header with all that a unit should say, so that only the fault is found."""
    name = unicodedata.normalize("NFC", title)
    said = f'id: {name}\ntitel: "{name}"\nkurz: Ein Satz.\nbereich: Bauen'
    return f"---\n{said}\nlizenz: CC BY 4.0\nautor: Ada Muster\n---\n"


def unit(source: Path, folder: str, text: str | bytes) -> Path:
    """Write a unit that has a header, and return its folder."""
    place = source / "einheiten" / folder
    place.mkdir(parents=True, exist_ok=True)
    body = text.encode() if isinstance(text, str) else text
    (place / "index.md").write_bytes(header(folder).encode() + body)
    return place


def picture(folder: Path, name: str, data: bytes = PICTURE) -> None:
    """Put a picture into a folder, with all that is to be said of it."""
    (folder / name).write_bytes(data)
    said = f'- datei: "{name}"\n  urheber: Ada Muster\n  lizenz: CC BY 4.0\n'
    with (folder / "medien.yml").open("a", encoding="utf-8") as file:
        file.write(said)


# --- names ----------------------------------------------------------------------------------------------------------

ODD_NAME = "Größe & Ähnlichkeit 🎬 (2)"
ODD_PICTURE = "Bär, groß 🐻.png"


def odd_names(source: Path, form: Literal["NFC", "NFD"]) -> None:
    """Write a unit and its picture under names with umlauts, spaces, signs and emoji, in a normalisation form."""
    place = unit(source, "x", f"Hier ist ein Bär: ![Ein Bär](<{ODD_PICTURE}>)\n")
    picture(place, ODD_PICTURE)
    (place / ODD_PICTURE).rename(place / unicodedata.normalize(form, ODD_PICTURE))
    place.rename(place.with_name(unicodedata.normalize(form, ODD_NAME)))
    unit(source, "y", f"Ein [Weg dorthin](<../{ODD_NAME}/index.md>).\n")


def name_in_both_forms(source: Path) -> None:
    place = source / "einheiten"
    forms: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
    for form in forms:
        (place / f"{unicodedata.normalize(form, 'Größe')}.md").write_text(
            f"{header('groesse')}Text in {form}\n", "utf-8"
        )


def longest_names(source: Path) -> None:
    name = "a" * (LONGEST_NAME - len(".png")) + ".png"
    place = unit(source, "lang", f"![Ein Turm]({name})\n")
    picture(place, name)
    text = (place / "index.md").read_text("utf-8").replace("id: lang\n", "")
    (place / "index.md").write_text(text, "utf-8")
    place.rename(place.with_name("ü" * (LONGEST_NAME // 2)))


def unusable_names(source: Path) -> None:
    place = source / "einheiten" / "turm"
    (place / "zeile\numbruch.png").write_bytes(PICTURE)
    (place / "gegen\\schraegstrich.png").write_bytes(PICTURE)
    (place / "kein-utf8-\udcff.png").write_bytes(PICTURE)


def name_in_another_case(source: Path) -> None:
    folder = source / "einheiten" / "bilder" / "bilder"
    folder.mkdir()
    (folder / "bär.png").write_bytes(PICTURE)


def name_with_colon(source: Path) -> None:
    (source / "einheiten" / "bilder" / "Bild: 1.png").write_bytes(PICTURE)


# --- links ----------------------------------------------------------------------------------------------------------


def links_out(source: Path) -> None:
    """Link to a text, a picture and a folder outside of the source, to nothing, and in a circle."""
    outside = source.parent / "geheim"
    outside.mkdir()
    (outside / "index.md").write_text("GEHEIM", "utf-8")
    (outside / "bild.png").write_bytes(PICTURE + b"GEHEIM")
    place = unit(source, "neugierig", "![Ein Turm](bild.png)\n")
    (place / "bild.png").symlink_to(outside / "bild.png")
    units = source / "einheiten"
    (units / "ordner").symlink_to(outside, target_is_directory=True)
    (units / "text").mkdir()
    (units / "text" / "index.md").symlink_to("../../../geheim/index.md")
    (units / "leer.md").symlink_to("gibt-es-nicht.md")
    (units / "turm" / "kreis").symlink_to("..", target_is_directory=True)


# --- bytes ----------------------------------------------------------------------------------------------------------


def not_utf8(source: Path) -> None:
    unit(source, "alt", "Zeile eins\nDie Größe zählt.\n".encode("latin-1"))
    (source / "einheiten" / "notizblock").mkdir()
    (source / "einheiten" / "notizblock" / "index.md").write_bytes("Die Größe zählt.\n".encode("utf-16"))
    unit(source, "bild", b"Vorher \0\1\2 nachher\n")


def ten_megabytes(source: Path) -> None:
    unit(source, "riesig", "Ein Satz, der sich wiederholt.\n\n" * (10 * 1024 * 1024 // 32))


def mark_and_line_ends(source: Path) -> None:
    """Write a text as Windows' editor does: a byte order mark, and lines that end in CR and LF."""
    place = unit(source, "windows", "## So geht's\n\n1. Becher stapeln\n2. Foto machen\n")
    file = place / "index.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))


def lfs_pointers(source: Path) -> None:
    place = unit(source, "zeiger", "![Ein Turm](bild.png)\n")
    picture(place, "bild.png", LFS_POINTER)
    (source / "einheiten" / "zeigertext").mkdir()
    (source / "einheiten" / "zeigertext" / "index.md").write_bytes(LFS_POINTER)


# --- histories, permissions, programs -------------------------------------------------------------------------------


def history(source: Path) -> None:
    commit(source, {"einheiten/neu/index.md": f"{header('neu')}Neu hier.\n"})


def read_only(source: Path) -> None:
    unit(source, "fest", "Hier darf niemand schreiben.\n")
    for path in sorted(source.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    source.chmod(0o555)


def programs(source: Path) -> None:
    """Bring along what MkDocs and Python would run: hooks, plugins, templates, tags, modules of well-known names."""
    (source / "mkdocs.yml").write_text(
        "site_name: Fremdes Haus\n"
        "hooks: [spur.py]\n"
        "plugins: [search, {macros: {module_name: spur}}, gibt-es-nicht]\n"
        "theme: {name: readthedocs, custom_dir: vorlagen}\n"
        "markdown_extensions:\n"
        "  - pymdownx.snippets\n"
        "  - toc: {slugify: !!python/name:spur.slugify }\n"
        "  - attr_list: !!python/object/apply:os.system ['touch spur-von-yaml']\n"
        "extra_javascript: [https://example.org/fremd.js]\n",
        "utf-8",
    )
    for name in ("spur.py", "yaml.py", "mkdocs.py", "sitecustomize.py", "usercustomize.py"):
        (source / name).write_text(HOOK, "utf-8")
    (source / "vorlagen").mkdir()
    (source / "vorlagen" / "main.html").write_text("FREMDE VORLAGE", "utf-8")
    unit(source, "einbettung", '--8<-- "mkdocs.yml"\n\n{{ config.site_name }} {% include "main.html" %}\n')


MADE: Mapping[str, Callable[[Path], object]] = MappingProxyType(
    {
        "byte-order-mark-and-crlf": mark_and_line_ends,
        "git-history": history,
        "git-lfs-pointers": lfs_pointers,
        "git-ref-missing": history,
        "hooks-and-plugins": programs,
        "longest-names": longest_names,
        "media-empty-and-undeclared": name_with_colon,
        "media-in-another-case": name_in_another_case,
        "name-in-both-forms": name_in_both_forms,
        "names-unusable": unusable_names,
        "not-utf-8": not_utf8,
        "odd-names-composed": lambda source: odd_names(source, "NFC"),
        "odd-names-decomposed": lambda source: odd_names(source, "NFD"),
        "read-only-source": read_only,
        "reserved-names": lambda source: unit(source, "con", "Hier steht etwas.\n"),
        "symbolic-links-out": links_out,
        "ten-megabytes": ten_megabytes,
    }
)
"""By the name of the case; what the case holds as plain files, and the good unit, are there already."""
